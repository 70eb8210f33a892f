"""``manage.py evaluate``: how well the labeller does on sentences that people labelled."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from findings.labels.corpus_sentences import shipped_facts
from findings.labels.evaluation import (
    Evaluation,
    LabelledSentence,
    agreement,
    evaluate,
    report,
)


class Command(BaseCommand):
    """Prints accuracy, F1, a score for each label, the confusion, and the errors with reasons."""

    help = "Compare the labeller with sentences labelled by people (JSON Lines)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file of labelled sentences, and whether to list the errors."""
        parser.add_argument(
            "file",
            type=Path,
            nargs="?",
            help="JSON Lines of {id, text, assessment, themes: [slug, ...]}",
        )
        parser.add_argument(
            "--corpus",
            type=Path,
            help="folder of the documents that the shipped facts name: how far their readers"
            " agree, and the labeller cross-validated by authority",
        )
        parser.add_argument("--no-errors", action="store_true", help="print the figures alone")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Evaluate the file and print the report."""
        errors = not options["no_errors"]
        if options["file"] is None and options["corpus"] is None:
            raise CommandError(
                "Name a file of labelled sentences, or --corpus FOLDER.", returncode=2
            )
        if options["file"] is not None:
            self._print("", evaluate(_labelled_sentences(options["file"])), errors)
        if options["corpus"] is not None:
            facts = shipped_facts()
            self._print("Second readers against first", agreement(facts), False)
            self._print("Cross-validated by authority", _cross_validated(options["corpus"]), errors)

    def _print(self, title: str, evaluation: Evaluation, errors: bool) -> None:
        if title:
            self.stdout.write(f"\n{title}")
        for line in report(evaluation, errors=errors):
            self.stdout.write(line)


def _cross_validated(folder: Path) -> Evaluation:
    try:
        from findings.labels.cross_validation import cross_validate
    except ImportError as missing:
        raise CommandError(
            f"Learning needs {missing.name}: pip install -r requirements-dev.txt"
        ) from None
    return cross_validate(shipped_facts(), folder)


def _labelled_sentences(file: Path) -> Iterator[LabelledSentence]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{file} could not be read: {error}", returncode=2) from None
    for number, line in enumerate(lines, start=1):
        try:
            yield LabelledSentence.from_json(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise CommandError(
                f"{file}, line {number}: is no labelled sentence ({error})", returncode=2
            ) from None
