"""``manage.py load_themes``: the shipped themes into the database; says what changed."""

from typing import Any

from django.core.management.base import BaseCommand

from findings.theme_loading import load_themes


class Command(BaseCommand):
    """Adds and updates themes by their slug; the same again changes nothing and says so."""

    help = "Load the vocabulary of themes that comes with the program."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Load, then print each theme added or changed and a sum; of a first load the sum alone."""
        loaded = load_themes()
        first_load = not (loaded.changed or loaded.unchanged)
        for name in () if first_load else loaded.added:
            self.stdout.write(f"added: {name}")
        for name in loaded.changed:
            self.stdout.write(f"changed: {name}")
        self.stdout.write(
            f"Themes: {len(loaded.added)} added, {len(loaded.changed)} changed, "
            f"{loaded.unchanged} as they were."
        )
        if loaded.relabels:
            self.stdout.write(
                "Findings are labelled anew when the worker starts: "
                "start “manage.py worker”, or stop it and start it again."
            )
