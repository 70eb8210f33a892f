"""``manage.py train_labels``: the learned weights made again from labelled sentences."""

import json
from argparse import ArgumentParser
from itertools import pairwise
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from findings.labels.corpus_sentences import found_in, shipped_facts
from findings.labels.cross_validation import lessons_of
from findings.labels.features import Before
from findings.labels.learned import as_text
from findings.labels.training import Lesson, is_set_aside, learn

WEIGHTS = Path(__file__).resolve().parents[2] / "data" / "label_weights.json"


class Command(BaseCommand):
    """Learns from the shipped facts' sentences, found in a folder of the documents, and from
    a file of labelled sentences without the documents set aside; writes the weights."""

    help = "Learn the weights of the labels of sentences."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The folder of documents, more labelled sentences, and where the weights go."""
        parser.add_argument("corpus", type=Path, help="folder of the documents that facts name")
        parser.add_argument(
            "--sentences",
            type=Path,
            help="JSON Lines of {document, page, text, assessment, themes} in reading order",
        )
        parser.add_argument("--output", type=Path, default=WEIGHTS)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Learn and write."""
        facts = shipped_facts()
        lessons = lessons_of(list(found_in(options["corpus"], facts)))
        self.stdout.write(f"{len(lessons)} of {len(facts)} sentences found in the documents.")
        more = _from_file(options["sentences"]) if options["sentences"] else []
        self.stdout.write(f"{len(more)} sentences from the file, without documents set aside.")
        options["output"].write_text(as_text(learn([*lessons, *more])), encoding="utf-8")
        self.stdout.write(f"Weights written to {options['output'].name}.")


def _from_file(file: Path) -> list[Lesson]:
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    lessons = []
    for last, row in pairwise([{}, *rows]):
        follows = all(last.get(key) == row[key] for key in ("document", "page"))
        if not is_set_aside(row["document"]):
            before = Before(last["assessment"], tuple(last["themes"])) if follows else None
            themes = frozenset(row["themes"])
            lessons.append(Lesson(row["text"], before, row["assessment"], themes))
    return lessons
