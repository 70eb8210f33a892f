"""Takes the sample data out again: every row and file of it, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from findings.models import Finding
from ingest.merge import remerge
from ingest.models import Correction, Document
from inspections.models import (
    Authority,
    Citation,
    CitedJudgement,
    Judgement,
    Source,
    Trust,
    Visit,
)


@dataclass(slots=True)
class Removed:
    """How many rows went, by what they are in plain words; ``files`` that were deleted, and
    ``kept`` the sample authorities that real documents are about."""

    rows: dict[str, int] = field(default_factory=dict)
    files: int = 0
    kept: list[str] = field(default_factory=list)


def removed_mark() -> Path:
    """The file whose being there says that somebody has taken the sample data out, so that
    starting again on a still empty database does not bring it back."""
    return Path(settings.DATA_DIR) / "sample-removed"


def remove_sample() -> Removed:
    """Remove the sample data in one transaction, then its files; leave a mark that says so.

    An invented authority that somebody has loaded a document of their own about stays, with
    what that document says.
    """
    removed = Removed()
    files = [(d.file.storage, str(d.file.name)) for d in Document.objects.filter(sample=True)]
    with transaction.atomic():
        _remove_what_documents_say(removed)
        _remove_documents(removed)
        _remove_authorities(removed)
    for storage, name in files:
        if storage.exists(name):
            storage.delete(name)
            removed.files += 1
    removed_mark().parent.mkdir(parents=True, exist_ok=True)
    removed_mark().touch()
    return removed


def _remove_what_documents_say(removed: Removed) -> None:
    of_sample = Q(source__sample=True)
    _delete(removed, "findings", Finding.objects.filter(of_sample))
    _delete(removed, "grades", Judgement.objects.filter(of_sample))
    _delete(removed, "recalled grades", Citation.objects.filter(of_sample))
    CitedJudgement.objects.filter(authority__sample=True, citations=None).delete()
    for source in Source.objects.filter(sample=True):
        source.visits.clear()
    bare = Visit.objects.filter(authority__sample=True, sources=None)
    _delete(removed, "visits", bare.filter(findings=None, judgements=None))


def _remove_documents(removed: Removed) -> None:
    Correction.objects.filter(document__sample=True).delete()
    _delete(removed, "documents", Document.objects.filter(sample=True))
    Source.objects.filter(sample=True).delete()


def _remove_authorities(removed: Removed) -> None:
    sample = Authority.objects.filter(sample=True)
    kept = sample.filter(Q(visits__isnull=False) | Q(cited_judgements__isnull=False)).distinct()
    removed.kept = [authority.name for authority in kept]
    _draw_anew(kept)
    leaving = sample.exclude(name__in=removed.kept)
    trusts = list(Trust.objects.filter(authorities__in=leaving).values_list("pk", flat=True))
    _delete(removed, "authorities", leaving)
    _delete(removed, "trusts", Trust.objects.filter(pk__in=trusts, deliveries=None))


def _draw_anew(authorities: Iterable[Authority]) -> None:
    """What is left of an authority rests on people's own documents alone."""
    about = Document.objects.filter(source__visits__authority__in=list(authorities))
    for document in about.distinct():
        remerge(document)


def _delete(removed: Removed, what: str, rows: QuerySet) -> None:  # type: ignore[type-arg]
    """Delete the rows and count them, without what hangs on them."""
    removed.rows[what] = rows.count()
    rows.delete()
