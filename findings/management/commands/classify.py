"""``manage.py classify``: labels for sentences, JSON Lines in and out, without a database."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from findings.labels import label_in_order, label_sentence
from findings.labels.shape import SentenceLabels


class Command(BaseCommand):
    """Reads ``{"id", "text"}`` a line; writes ``{"id", "assessment", "themes"}`` in that order.

    Lines that follow each other as in a document are read so: "they" and "this" stand for what
    the line before speaks of. A line that is no such object is named by its number on standard
    error, and the exit status is then 2; the other lines are labelled all the same.
    """

    help = (
        "Label sentences: JSON Lines of {id, text} from standard input, labels to standard output."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether each line stands for itself, and whether to say why."""
        parser.add_argument(
            "--apart",
            action="store_true",
            help="read each line alone, even where the lines follow each other as in a document",
        )

        parser.add_argument(
            "--why", action="store_true", help="add the words that decided each label"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Label standard input, line by line."""
        rows, bad = [], 0
        for number, line in enumerate(sys.stdin.buffer, start=1):
            try:
                rows.append(_row(line))
            except ValueError as error:
                bad += 1
                self.stderr.write(f"line {number}: {error}")
        texts = [row["text"] for row in rows]
        labels = map(label_sentence, texts) if options["apart"] else label_in_order(texts)
        for row, said in zip(rows, labels, strict=True):
            self.stdout.write(json.dumps(_labelled(row, said, why=options["why"])))
        if bad:
            raise CommandError(f"{bad} lines could not be labelled.", returncode=2)


def _row(line: bytes) -> dict[str, Any]:
    """The object of a line; ValueError says in plain words why there is none."""
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
    return row


def _labelled(row: dict[str, Any], said: SentenceLabels, *, why: bool) -> dict[str, Any]:
    """The object to write for a line: its labels, and with ``why`` the words behind each."""
    labelled = {"id": row["id"], "assessment": said.assessment, "themes": list(said.themes)}
    if why:
        labelled["why"] = [asdict(reason) for reason in said.reasons]
    return labelled
