"""The vocabulary's changes worked out and carried through in the background.

The state stands on the change's row, not in the queue: what a worker left when it died is begun
again (what a change would do) or gone on with (labelling anew, after the last document done).
"""

from __future__ import annotations

import logging

from django.db.models import F
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from findings.models import VocabularyChange
from findings.vocabulary_changes import UNDER_WAY, VocabularyWork
from findings.vocabulary_touch import Touch
from ingest.models import Document
from ingest.relabelling import PresentReader, relabel_document
from ingest.vocabulary_effect import effect_of

logger = logging.getLogger(__name__)
State = VocabularyChange.State

MOST_ATTEMPTS = 3
"""Times that a worker may break off on a change before it is given up."""

AT_ONCE = 250
"""Findings that are looked at while somebody waits for the page; of more the worker does."""


@task()
def carry_out(change: int) -> str:
    """Do what is to be done of a change, by its key; its state afterwards."""
    row = VocabularyChange.objects.filter(pk=change, state__in=UNDER_WAY).first()
    if row is None:
        return "nothing to do"
    VocabularyChange.objects.filter(pk=change).update(attempts=F("attempts") + 1)
    try:
        if row.state == State.COUNTING:
            _count(row, Touch(row))
        else:
            relabel_findings(row)
    except Exception as error:
        logger.exception("A change to the vocabulary broke off: %s", row.what)
        _give_up(row, f"A fault in this program broke it off ({type(error).__name__}).")
    row.refresh_from_db(fields=["state"])
    return str(row.state)


def work_out(change: VocabularyChange) -> None:
    """Work out what a proposed change would do: at once where that is quick."""
    if change.state != State.COUNTING:
        return
    touch = Touch(change)
    candidates = touch.candidates().order_by()
    total = candidates.count()
    VocabularyChange.objects.filter(pk=change.pk).update(total=total, done=0)
    if total <= AT_ONCE:
        _count(change, touch)
    else:
        carry_out.enqueue(change.pk)
    change.refresh_from_db()


def relabel(change: VocabularyChange) -> None:
    """Label findings anew in the background, where a change that was made calls for it."""
    if change.state == State.RELABELLING:
        carry_out.enqueue(change.pk)


def try_again(change: VocabularyChange) -> None:
    """Go on with a change that broke off."""
    state = State.RELABELLING if change.made else State.COUNTING
    broken_off = VocabularyChange.objects.filter(pk=change.pk, state=State.BROKEN_OFF)
    if broken_off.update(state=state, problem="", attempts=0):
        carry_out.enqueue(change.pk)


def requeue_abandoned_changes() -> list[VocabularyChange]:
    """Queue anew the changes that a dead worker left; for the start of a worker."""
    waiting = DBTaskResult.objects.ready().filter(task_path=carry_out.module_path)
    keys = {int(args["args"][0]) for args in waiting.values_list("args_kwargs", flat=True)}
    left = []
    for change in VocabularyChange.objects.filter(state__in=UNDER_WAY).exclude(pk__in=keys):
        if change.attempts >= MOST_ATTEMPTS:
            _give_up(change, f"The worker broke off {change.attempts} times.")
        else:
            carry_out.enqueue(change.pk)
            left.append(change)
    return left


def relabel_findings(change: VocabularyChange) -> None:
    """Label anew the findings that a made change touches, from the document last reached."""
    touch, reader = Touch(change), PresentReader()
    rows = VocabularyChange.objects.filter(pk=change.pk)
    documents = Document.objects.filter(reading__isnull=False).order_by("pk")
    rows.update(total=documents.count(), done=documents.filter(pk__lte=change.reached).count())
    for document in list(documents.filter(pk__gt=change.reached).values_list("pk", flat=True)):
        changed = relabel_document(document, reader, touch.touches)
        rows.update(reached=document, done=F("done") + 1, relabelled=F("relabelled") + changed)
    rows.update(state=State.DONE, effect=None)


def _count(change: VocabularyChange, touch: Touch) -> None:
    rows = VocabularyChange.objects.filter(pk=change.pk, state=State.COUNTING)

    def tell(done: int) -> None:
        rows.update(done=done)

    effect = effect_of(change, touch, tell)
    rows.update(effect=effect.written(), state=State.PROPOSED)


def _give_up(change: VocabularyChange, problem: str) -> None:
    rows = VocabularyChange.objects.filter(pk=change.pk, state__in=UNDER_WAY)
    rows.update(state=State.BROKEN_OFF, problem=problem)


VOCABULARY_WORK = VocabularyWork(work_out, relabel, try_again)
