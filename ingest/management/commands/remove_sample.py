"""``manage.py remove_sample``: take the sample data out of the database."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from ingest.sample.removing import Removed, remove_sample


class Command(BaseCommand):
    """Remove every row and file of the sample data, and nothing else."""

    help = "Remove the sample data: its documents and files, what they say, its authorities."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Remove it and say what went."""
        for line in plain_words(remove_sample()):
            self.stdout.write(line)


def plain_words(removed: Removed) -> list[str]:
    """What was removed as lines for people."""
    lines = [f"{name} stays: documents of your own are about it." for name in sorted(removed.kept)]
    counts = [f"{count} {what}" for what, count in removed.rows.items() if count]
    if not counts and not removed.files:
        return [*lines, "There is no sample data to remove."]
    files = f" and {removed.files} files" if removed.files else ""
    return [*lines, f"Removed {', '.join(counts)}{files}."]
