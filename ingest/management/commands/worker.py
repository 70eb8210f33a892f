"""``manage.py worker``: read documents and label findings in the background, until stopped."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from ingest.tasks import requeue_abandoned
from ingest.vocabulary_tasks import requeue_abandoned_changes


class Command(BaseCommand):
    """Puts back what a dead worker left, then works the queue."""

    help = (
        "Read uploaded documents, and label findings after a change to the vocabulary, in the "
        "background. What an earlier worker left unfinished is "
        "queued again first, so run one; more can be started as “manage.py db_worker”."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Work until Ctrl-C or SIGTERM; a document that is being read is finished first."""
        if left := requeue_abandoned():
            self.stdout.write(f"Documents queued again: {len(left)}")
        if changes := requeue_abandoned_changes():
            self.stdout.write(f"Changes to the vocabulary queued again: {len(changes)}")
        call_command("db_worker", interval=0.5, startup_delay=False, reload=False, verbosity=0)
