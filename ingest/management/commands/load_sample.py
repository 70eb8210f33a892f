"""``manage.py load_sample``: the invented authorities and documents into the database."""

from __future__ import annotations

import os
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from ingest.front_door import NotSetUp, Outcome, require_set_up
from ingest.sample.authorities import SAMPLE_AUTHORITIES
from ingest.sample.loading import (
    NotEmpty,
    SampleFile,
    load_authorities,
    load_documents,
    require_empty,
    sample_files,
)
from ingest.sample.removing import removed_mark


class Command(BaseCommand):
    """Load the sample data into a database without documents."""

    help = (
        "Load sample data: invented authorities with invented letters and reports. Only into a "
        "database without documents, unless told otherwise."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """What to do where there are documents already."""
        parser.add_argument(
            "--force", action="store_true", help="load it beside the documents that are there"
        )
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="where there are documents, or it was removed before, do nothing and end well",
        )
        parser.add_argument(
            "--jobs", type=int, default=min(os.cpu_count() or 1, 4), help="files read at a time"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load authorities, then documents with a progress bar, and say what was done."""
        if options["if_empty"] and removed_mark().exists():
            return
        files = sample_files()
        try:
            require_set_up()
            if not options["force"]:
                require_empty(files)
        except NotEmpty as error:
            if options["if_empty"]:
                return
            raise CommandError(str(error)) from None
        except NotSetUp as error:
            raise CommandError(str(error)) from None
        removed_mark().unlink(missing_ok=True)
        load_authorities()
        failed = self._say(self._load(files, options["jobs"]), len(files))
        if failed and not options["if_empty"]:
            sys.exit(1)

    def _load(self, files: list[SampleFile], jobs: int) -> list[Outcome]:
        outcomes = []
        with tqdm(total=len(files), file=sys.stderr, disable=None, unit="document") as progress:
            progress.set_description("Sample data")
            for outcome in load_documents(files, jobs):
                progress.set_postfix_str(outcome.document.name)
                progress.update()
                outcomes.append(outcome)
        return outcomes

    def _say(self, outcomes: list[Outcome], total: int) -> int:
        """Print what came of it; how many documents could not be read."""
        failed = [outcome for outcome in outcomes if outcome.failed]
        for outcome in failed:
            self.stderr.write(f"{outcome.document.name} was not read: {outcome.reasons}")
        if not outcomes:
            self.stdout.write(f"The sample data is loaded already: {total} documents.")
        if len(outcomes) > len(failed):
            names = ", ".join(authority.name for authority in SAMPLE_AUTHORITIES)
            self.stdout.write(
                f"Loaded {len(outcomes) - len(failed)} of {total} sample documents about {names}. "
                "All of it is invented; “manage.py remove_sample” takes it out again."
            )
        return len(failed)
