"""``manage.py train_assessment``: the learned weights made again from labelled sentences."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from findings.labels.corpus_sentences import found_in, shipped_facts
from findings.labels.training import Labelled, is_set_aside, learn

WEIGHTS = Path(__file__).resolve().parents[2] / "data" / "assessment_weights.json"


class Command(BaseCommand):
    """Learns from the shipped facts' sentences, found in a folder of the documents, and from
    a file of labelled sentences without the documents set aside; writes the weights."""

    help = "Learn the weights of the assessment of sentences."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The folder of documents, more labelled sentences, and where the weights go."""
        parser.add_argument("corpus", type=Path, help="folder of the documents that facts name")
        parser.add_argument(
            "--sentences", type=Path, help="JSON Lines of {document, text, assessment}"
        )
        parser.add_argument("--output", type=Path, default=WEIGHTS)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Learn and write."""
        facts = shipped_facts()
        found = [(text, fact.first.assessment) for fact, text in found_in(options["corpus"], facts)]
        self.stdout.write(f"{len(found)} of {len(facts)} sentences found in the documents.")
        more = _from_file(options["sentences"]) if options["sentences"] else []
        self.stdout.write(f"{len(more)} sentences from the file, without documents set aside.")
        _write(learn([*found, *more]), options["output"])
        self.stdout.write(f"Weights written to {options['output'].name}.")


def _from_file(file: Path) -> list[Labelled]:
    rows = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return [(row["text"], row["assessment"]) for row in rows if not is_set_aside(row["document"])]


def _write(weights: dict[str, list[float]], file: Path) -> None:
    """One feature a line, so that a change shows in the diff."""
    lines = (f"{json.dumps(name)}: {json.dumps(row)}" for name, row in weights.items())
    file.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
