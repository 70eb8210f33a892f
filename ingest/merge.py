"""What a reading means for what is stored: one short transaction.

The reading is the machine's cell and is stored whole on ``Document.reading``. An authority's
visits, judgements and recalled judgements are then drawn anew from all its documents' readings
with people's corrections laid over them, and the rows are made what was drawn. So the same
documents give the same rows whichever came first, and the same document twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.utils import timezone

from ingest.corrections import Reading
from ingest.evidence import DocumentProblem
from ingest.held import (
    NOT_A_VISIT,
    Held,
    as_problems,
    as_stored,
    findings_as_stored,
    held_on,
    hold,
)
from ingest.kept import kept_values
from ingest.merge_citations import draw_citations
from ingest.merge_findings import remove_findings, replace_findings
from ingest.merge_rows import store_citations, store_visits
from ingest.merge_visits import draw_visits
from ingest.models import Document
from ingest.reading import READER_VERSION
from ingest.reading.as_json import from_json
from ingest.reading.schema import ParsedDocument, Problem
from inspections.models import Authority, Citation, Judgement, Source, Visit

STORED = frozenset({Document.State.READ.value, Document.State.NEEDS_REVIEW.value})


class Change(StrEnum):
    """What a document's merging did to what was stored."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class MergeOutcome:
    """What came of a merge; ``visit`` is None where the document is about none that is known."""

    change: Change
    visit: Visit | None
    problems: tuple[Problem, ...]


def merge(document: Document, parsed: ParsedDocument) -> MergeOutcome:
    """Store a document's reading, and make of it and all others on its authority the rows.

    Raises ThemesMissing where the vocabulary of themes is not loaded; then nothing is stored.
    """
    reading = as_stored(parsed)
    with transaction.atomic():
        row = _locked(document, reading)
        before, was_stored = row.reading, row.source_id is not None
        row.kept = kept_values(before, row.kept, reading)
        row.reading, row.family = reading, parsed.document_type
        row.reader_version = READER_VERSION
        row.save(update_fields=["reading", "kept", "family", "reader_version"])
        visit, problems = _draw_anew(row)
    if not was_stored:
        change = Change.CREATED
    else:
        change = Change.UNCHANGED if before == reading else Change.UPDATED
    return MergeOutcome(change, visit, problems)


def remerge(document: Document) -> MergeOutcome:
    """Make the rows anew from the stored reading, after a correction was made or withdrawn."""
    document.refresh_from_db(fields=["reading", "kept"])
    if document.reading is None:
        return MergeOutcome(Change.UNCHANGED, None, ())
    with transaction.atomic():
        row = _locked(document, document.reading)
        visit, problems = _draw_anew(row)
    return MergeOutcome(Change.UPDATED, visit, problems)


def _locked(document: Document, reading: Reading) -> Document:
    """The document's row, locked after the authorities that it touches, in one order for all."""
    urns = [hold(document, reading).urn]
    touched = {visit.authority_id for visit in _former_visits(document)}
    touched |= set(Authority.objects.filter(urn__in=urns).values_list("pk", flat=True))
    list(Authority.objects.select_for_update().filter(pk__in=touched).order_by("pk"))
    return Document.objects.select_for_update().get(pk=document.pk)


def _draw_anew(document: Document) -> tuple[Visit | None, tuple[Problem, ...]]:
    """Rows from the stored reading; the document's problems and state with them."""
    held = hold(document, document.reading or {})
    authority = Authority.objects.filter(urn=held.urn).first() if held.urn else None
    former = _former_visits(document)
    if authority is None or not held.is_about_a_visit:
        return None, _stand_aside(held, former)
    source = _store_source(held)
    elsewhere = [visit for visit in former if visit.authority_id != authority.pk]
    _leave(source, elsewhere)
    visit = _rebuild(authority, held, former)[document.pk]
    replace_findings(source, visit, findings_as_stored(held.reading))
    for other in _authorities(elsewhere):
        _rebuild(other, None, elsewhere)
    document.refresh_from_db(fields=["problems", "state"])
    return visit, as_problems(document.problems)


def _former_visits(document: Document) -> list[Visit]:
    """The visits that a document stands on now."""
    on = Visit.objects.filter(sources__document=document).order_by("pk")
    return list(on.select_related("authority"))


def _authorities(visits: Iterable[Visit]) -> list[Authority]:
    by_key = {visit.authority_id: visit.authority for visit in visits}
    return [by_key[key] for key in sorted(by_key)]


def _stand_aside(held: Held, former: Sequence[Visit]) -> tuple[Problem, ...]:
    """Take away what a document said before, where it is now about no visit that is known."""
    document, source = held.document, held.document.source
    if source is not None:
        remove_findings(source)
        _leave(source, former)
        Citation.objects.filter(source=source).delete()
        document.source = None
        document.save(update_fields=["source"])
        for authority in _authorities(former):
            _rebuild(authority, None, former)
        source.delete()
    problems = (*held.problems, *_without_authority(held))
    _settle(document, problems, _state_aside(held, problems))
    return problems


def _state_aside(held: Held, problems: Sequence[Problem]) -> Document.State:
    """The state of a document of which nothing is shown; a person may have stated that."""
    if held.reading["document_type"] in NOT_A_VISIT:
        left_out = "document_type" in held.corrected.stated
        return Document.State.READ if left_out and not problems else Document.State.FAILED
    return Document.State.NEEDS_REVIEW


def _without_authority(held: Held) -> list[Problem]:
    """Why nothing of the document is shown, where its own problems do not say it."""
    if held.reading["document_type"] in NOT_A_VISIT:
        return []
    if held.urn and held.is_about_a_visit:
        message = (
            f"The authority with the Ofsted URN {held.urn} is not in the database: run "
            "“manage.py load_register” and read the document again, or correct the URN."
        )
        return [Problem("authority-not-held", message)]
    if any(problem.code.startswith("authority") for problem in held.problems):
        return []
    missing = "visit of a known kind" if held.urn else "authority of the register for certain"
    message = f"The document names no {missing}: nothing of it is shown until a correction does."
    return [Problem("authority-unknown" if not held.urn else "visit-unknown", message)]


def _leave(source: Source, visits: Sequence[Visit]) -> None:
    """Take a document off visits that it is no longer about."""
    Judgement.objects.filter(source=source, visit__in=visits).delete()
    source.visits.remove(*visits)


def _store_source(held: Held) -> Source:
    """The document as pages know it."""
    document, reading = held.document, held.reading
    published = from_json({**reading, "findings": []}).visit
    source, _ = Source.objects.update_or_create(
        sha256=document.sha256,
        defaults={
            "name": document.name,
            "document_type": reading["document_type"],
            "pages": reading["pages"],
            "published": published.published if published else None,
            "sample": document.sample,
        },
    )
    if document.source_id != source.pk:
        document.source = source
        document.save(update_fields=["source"])
    return source


def _rebuild(
    authority: Authority, new: Held | None, left_behind: Sequence[Visit]
) -> dict[int, Visit]:
    """Draw an authority's history from all its documents; each document's visit.

    ``new`` is a document that may not stand on one of its visits yet; ``left_behind`` are
    visits that a document no longer is about.
    """
    known = [one for one in held_on(authority) if not new or one.document.pk != new.document.pk]
    known += [new] if new else []
    evidence = [one.evidence for one in known]
    sources = {one.document.pk: _source_of(one.document) for one in known}
    drawn, disagreements = draw_visits(evidence)
    recalled, doubts = draw_citations(evidence, drawn)
    own = [visit.pk for visit in left_behind if visit.authority_id == authority.pk]
    visits = store_visits(authority, drawn, sources, own)
    store_citations(authority, recalled, visits, sources)
    _settle_all(known, new, [*disagreements, *doubts])
    return {
        document: visit
        for visit, one in zip(visits, drawn, strict=True)
        for document in one.documents
    }


def _source_of(document: Document) -> Source:
    assert document.source is not None  # noqa: S101
    return document.source


def _settle_all(known: Sequence[Held], new: Held | None, found: Sequence[DocumentProblem]) -> None:
    """Problems and state of all documents; one that waits to be read again keeps its state."""
    for one in known:
        more = [f.problem for f in found if f.document == one.document.pk]
        problems = (*one.problems, *more)
        state = Document.State.NEEDS_REVIEW if problems else Document.State.READ
        if one is not new and one.document.state not in STORED:
            state = Document.State(one.document.state)
        _settle(one.document, problems, state)


def _settle(document: Document, problems: Sequence[Problem], state: Document.State) -> None:
    """Write a document's problems and state, if they are not so already."""
    listed = [asdict(problem) for problem in dict.fromkeys(problems)]
    changed: dict[str, Any] = {}
    if document.problems != listed:
        changed["problems"] = listed
    if document.state != state:
        changed |= {"state": state, "state_since": timezone.now()}
    if changed:
        Document.objects.filter(pk=document.pk).update(**changed)
