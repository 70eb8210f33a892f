"""Reading in the background. The state lives on the document's row, not in the queue.

The queue has no crash recovery of its own: ``requeue_abandoned`` puts back what a worker that
died left being read, and what waits without a task.
"""

from __future__ import annotations

from django_tasks import task
from django_tasks_db.models import DBTaskResult

from ingest.front_door import NotSetUp, give_up, queue_again, read_and_store
from ingest.models import Document

MOST_ATTEMPTS = 3
"""Readings that may break off, with the worker, before a document is given up."""


@task()
def read_document(document: int) -> str:
    """Read one queued document, by its key; its state afterwards."""
    found = Document.objects.filter(pk=document, state=Document.State.QUEUED).first()
    if found is None:
        return "nothing to do"
    try:
        return str(read_and_store(found).document.state)
    except NotSetUp as error:
        give_up(found, "not-set-up", f"{error} Then read the document again.")
        return str(found.state)


def read_in_background(document: Document) -> None:
    """Queue a document for the worker, whatever its state."""
    queue_again(document)
    read_document.enqueue(document.pk)


def requeue_abandoned() -> list[Document]:
    """Queue anew what a dead worker left; for the start of a worker, when none is running.

    A document on which the worker broke off ``MOST_ATTEMPTS`` times is given up.
    """
    for document in Document.objects.filter(state=Document.State.READING):
        if document.attempts >= MOST_ATTEMPTS:
            give_up(
                document,
                "reading-abandoned",
                f"Reading broke off {document.attempts} times and was given up. Save the file "
                "again from the program that made it, or read it again from its page.",
            )
        else:
            queue_again(document)
    waiting = _waiting_in_the_queue()
    left = [
        document
        for document in Document.objects.filter(state=Document.State.QUEUED)
        if document.pk not in waiting
    ]
    for document in left:
        read_document.enqueue(document.pk)
    return left


def _waiting_in_the_queue() -> set[int]:
    """Keys of the documents for which a task waits."""
    ready = DBTaskResult.objects.ready().filter(task_path=read_document.module_path)
    return {int(args["args"][0]) for args in ready.values_list("args_kwargs", flat=True)}
