"""Addresses of the ingest pages."""

from django.urls import path

from ingest import views

urlpatterns = [
    path("documents/", views.list_documents, name="documents"),
    path("documents/upload/", views.upload, name="upload"),
    path("documents/arrivals/", views.show_arrivals, name="arrivals"),
    path("documents/<int:pk>/", views.show_document, name="document"),
    path("documents/<int:pk>/read-again/", views.read_again, name="read-again"),
    path("sources/<str:sha256>/file", views.source_file, name="source-file"),
]
