"""Addresses of the ingest pages."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
