"""``manage.py reread``: read the documents that are held again, with the present reader."""

from __future__ import annotations

import os
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from ingest.front_door import NotSetUp, needs_reading, queue_again, read_and_store_many
from ingest.models import Document


class Command(BaseCommand):
    """Reads again what an older reader read, and what failed."""

    help = "Read again the documents that an older reader read or could not read; --all for all."

    def add_arguments(self, parser: CommandParser) -> None:
        """All documents, or those that need it."""
        parser.add_argument("--all", action="store_true", help="also what is up to date")
        parser.add_argument("--jobs", metavar="N", type=int, default=os.cpu_count() or 1)

    def handle(self, *_args: Any, **options: Any) -> None:
        """One line for each document that came out otherwise than it was."""
        chosen = [d for d in Document.objects.order_by("pk") if options["all"] or needs_reading(d)]
        for document in chosen:
            queue_again(document)
        try:
            outcomes = read_and_store_many(chosen, options["jobs"])
            with tqdm(outcomes, total=len(chosen), file=sys.stderr, disable=None) as progress:
                for outcome in progress:
                    word = "failed" if outcome.failed else outcome.change
                    with progress.external_write_mode(file=sys.stdout):
                        self.stdout.write(f"{word:<10} {outcome.document.name}")
        except NotSetUp as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"Documents read again: {len(chosen)}.")
