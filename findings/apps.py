"""Django's entry for the app."""

from django.apps import AppConfig


class FindingsConfig(AppConfig):
    """Configuration of the findings app."""

    name = "findings"
