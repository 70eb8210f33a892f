"""Django's entry for the app."""

from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    """Configuration of the inspections app."""

    name = "inspections"
