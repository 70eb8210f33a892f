"""``manage.py classify``: labels for sentences, JSON Lines in and out, without a database."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from findings.labels import label_sentence


class Command(BaseCommand):
    """Reads ``{"id", "text"}`` a line; writes ``{"id", "assessment", "themes"}`` in that order.

    A line that is no such object is named by its number on standard error, and the exit status
    is then 2; the other lines are labelled all the same.
    """

    help = (
        "Label sentences: JSON Lines of {id, text} from standard input, labels to standard output."
    )
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Label standard input, line by line."""
        bad = 0
        for number, line in enumerate(sys.stdin.buffer, start=1):
            try:
                labelled = _labelled(line)
            except ValueError as error:
                bad += 1
                self.stderr.write(f"line {number}: {error}")
            else:
                self.stdout.write(labelled)
        if bad:
            raise CommandError(f"{bad} lines could not be labelled.", returncode=2)


def _labelled(line: bytes) -> str:
    """The output line for an input line; ValueError says in plain words why there is none."""
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        raise ValueError("is not a JSON object in UTF-8") from None
    if not isinstance(row, dict):
        raise ValueError('is not a JSON object with "id" and "text"')
    if "id" not in row:
        raise ValueError('has no "id"')
    if not isinstance(row.get("text"), str):
        raise ValueError('has no "text", or one that is not a string')
    labels = label_sentence(row["text"])
    return json.dumps(
        {"id": row["id"], "assessment": labels.assessment, "themes": list(labels.themes)}
    )
