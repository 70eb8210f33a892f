"""``manage.py parse PATH...``: what documents say, as JSON Lines (docs/parse-output.md).

Touches no database: it stands on the reading alone.
"""

import argparse
import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from ingest.reading.as_json import as_json
from ingest.reading.many import documents_below, read_many
from inspections.register import Register

UNREAD = 1
WRONG_ARGUMENTS = 2


class Command(BaseCommand):
    """Prints what documents say."""

    help = (
        "Reads letters, reports and council papers and prints one JSON object a line for each, "
        "in the order given. A folder is searched for documents. Exit status: 0 when every "
        "document was read, 1 when any could not be, 2 for wrong arguments."
    )
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        """Paths and the number of processes."""
        parser.add_argument("paths", metavar="PATH", nargs="+", type=Path, help="file or folder")
        parser.add_argument(
            "--jobs",
            metavar="N",
            type=_positive,
            default=_cores(),
            help="documents read at the same time (one a core unless told)",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print one line a document; exit with 1 when any could not be read."""
        paths = self._documents(options["paths"])
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8")
        unread = 0
        try:
            unread = self._print(paths, options["jobs"])
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        except KeyboardInterrupt:
            self.stderr.write("Stopped.")
            sys.exit(130)
        if unread:
            sys.exit(UNREAD)

    def _documents(self, given: list[Path]) -> list[Path]:
        documents: list[Path] = []
        for path in given:
            try:
                below = documents_below(path)
            except FileNotFoundError:
                raise CommandError(
                    f"There is no file or folder {path}.", returncode=WRONG_ARGUMENTS
                ) from None
            if not below:
                self.stderr.write(f"{path} holds no documents of the types that are read.")
            documents.extend(below)
        return documents

    def _print(self, paths: list[Path], jobs: int) -> int:
        unread = 0
        readings = read_many(paths, Register.shipped(), min(jobs, len(paths) or 1))
        with tqdm(total=len(paths), file=sys.stderr, disable=None, unit="document") as progress:
            for path, document in readings:
                if document.document_type == "unreadable":
                    unread += 1
                    for problem in document.problems:
                        progress.write(f"{path}: {problem.message}", file=sys.stderr)
                self.stdout.write(json.dumps(as_json(document), ensure_ascii=False))
                self.stdout.flush()
                progress.update()
        return unread


def _positive(text: str) -> int:
    with suppress(ValueError):
        if int(text) > 0:
            return int(text)
    raise argparse.ArgumentTypeError(f"{text} is not a number of processes")


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
