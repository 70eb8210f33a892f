"""Django's entry for the app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class FindingsConfig(AppConfig):
    """Configuration of the findings app."""

    name = "findings"

    def ready(self) -> None:
        """Have the index of words kept after every migrate."""
        from findings.word_index import keep_after_migrate

        post_migrate.connect(keep_after_migrate, sender=self)
