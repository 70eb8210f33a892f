"""Addresses below ``compare/``."""

from django.urls import path

from findings.views import compare, kept

urlpatterns = [
    path("", compare.show_comparison, name="compare"),
    path("strengths/", compare.show_strengths, name="compare-strengths"),
    path("choose/", compare.choose_authorities, name="compare-choose"),
    path("kept/", kept.keep_comparison, name="compare-keep"),
    path("kept/<int:pk>/", kept.rename_comparison, name="compare-rename"),
    path("kept/<int:pk>/delete/", kept.delete_comparison, name="compare-delete"),
]
