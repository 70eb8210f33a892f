"""``manage.py ingest PATH...``: take documents in, one line for each."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from ingest.front_door import (
    NotSetUp,
    Outcome,
    Refused,
    needs_reading,
    queue_again,
    read_and_store_many,
    receive,
    require_set_up,
)
from ingest.merge import Change
from ingest.models import Document
from ingest.reading.many import documents_below

SOME_FAILED = 1
WRONG_ARGUMENTS = 2


@dataclass(frozen=True, slots=True)
class Arrival:
    """A path with the document that it is; ``refused`` says why it was not taken in."""

    path: Path
    document: Document | None = None
    to_read: bool = False
    refused: str = ""


class Command(BaseCommand):
    """Takes documents in and says what came of each."""

    help = (
        "Take in letters, reports and council papers: files, or folders that are searched. "
        "Exit status: 0 when every document was read, 1 when any could not be, 2 for wrong "
        "arguments."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Paths and the number of processes."""
        parser.add_argument("paths", metavar="PATH", nargs="+", type=Path, help="file or folder")
        parser.add_argument(
            "--jobs",
            metavar="N",
            type=_positive,
            default=os.cpu_count() or 1,
            help="documents read at the same time (one a core unless told)",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Receive all, read in processes, store one after the other, and sum up."""
        paths = self._documents(options["paths"])
        try:
            require_set_up()
            counts = self._take_in(_arrivals(paths), options["jobs"])
        except NotSetUp as error:
            raise CommandError(str(error), returncode=WRONG_ARGUMENTS) from None
        except KeyboardInterrupt:
            self.stderr.write("Stopped. What was not read waits for the worker or the next run.")
            sys.exit(130)
        self.stdout.write(_summary(counts))
        if counts["failed"]:
            sys.exit(SOME_FAILED)

    def _documents(self, given: Sequence[Path]) -> list[Path]:
        found: list[Path] = []
        for path in given:
            try:
                below = documents_below(path)
            except FileNotFoundError:
                message = f"There is no file or folder {path}."
                raise CommandError(message, returncode=WRONG_ARGUMENTS) from None
            if not below:
                self.stderr.write(f"{path} holds no documents of the types that are read.")
            found += below
        return found

    def _take_in(self, arrivals: Sequence[Arrival], jobs: int) -> Counter[str]:
        """Print a line for each arrival, in the order given; how many came to what."""
        counts: Counter[str] = Counter()
        reading = [a.document for a in arrivals if a.document and a.to_read]
        outcomes = read_and_store_many(reading, jobs)
        with tqdm(total=len(arrivals), file=sys.stderr, disable=None, unit="document") as progress:
            for arrival in arrivals:
                progress.set_postfix_str(arrival.path.name[:40])
                outcome, line = _came_to(arrival, outcomes)
                counts[outcome] += 1
                with progress.external_write_mode(file=sys.stdout):
                    self.stdout.write(f"{outcome:<10} {arrival.path.name}{line}")
                progress.update()
        return counts


def _arrivals(paths: Sequence[Path]) -> list[Arrival]:
    """Each file received; the same file under two names is read once."""
    arrivals: list[Arrival] = []
    taken: set[int] = set()
    for path in dict.fromkeys(paths):
        arrival = _arrival(path)
        if arrival.document and arrival.document.pk in taken:
            arrival = replace(arrival, to_read=False)
        elif arrival.document:
            taken.add(arrival.document.pk)
        arrivals.append(arrival)
    return arrivals


def _arrival(path: Path) -> Arrival:
    try:
        with path.open("rb") as file:
            receipt = receive(file, path.name)
    except Refused as refusal:
        return Arrival(path, refused=str(refusal))
    except OSError as error:
        return Arrival(path, refused=f"It cannot be opened: {error.strerror}.")
    to_read = receipt.new or needs_reading(receipt.document)
    if to_read and not receipt.new:
        queue_again(receipt.document)
    return Arrival(path, receipt.document, to_read)


def _came_to(arrival: Arrival, outcomes: Iterator[Outcome]) -> tuple[str, str]:
    """What came of an arrival, as a word and the rest of its line."""
    document = arrival.document
    if document is None:
        return "failed", f" because: {arrival.refused}"
    if not arrival.to_read:
        if document.name == arrival.path.name:
            return "unchanged", ""
        return "duplicate", f" of {document.name}"
    outcome = next(outcomes)
    if outcome.failed:
        return "failed", f" because: {outcome.reasons}"
    return str(outcome.change), _found(outcome)


def _found(outcome: Outcome) -> str:
    """What was read, and how much of it a person should look at."""
    visit = f": {outcome.visit}" if outcome.visit else ""
    problems = outcome.document.problems
    review = f" (to check: {outcome.reasons})" if problems else ""
    return f"{visit}{review}"


def _summary(counts: Counter[str]) -> str:
    words = [*(str(change) for change in Change), "duplicate", "failed"]
    parts = [f"{counts[word]} {word}" for word in words if counts[word]]
    total = sum(counts.values())
    documents = "1 document" if total == 1 else f"{total} documents"
    return f"{documents}: {', '.join(parts)}." if parts else "No documents."


def _positive(text: str) -> int:
    with suppress(ValueError):
        if int(text) > 0:
            return int(text)
    raise argparse.ArgumentTypeError(f"{text} is not a number of processes")
