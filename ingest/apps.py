"""Django's entry for the app."""

from django.apps import AppConfig


class IngestConfig(AppConfig):
    """Configuration of the ingest app."""

    name = "ingest"
