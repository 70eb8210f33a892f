"""An authority's visits, judgements and recalled judgements as rows, made what was drawn.

Rows keep their keys wherever they are still about the same: a visit by the documents that it
stands on, a judgement by its area, a recalled judgement by grade and date.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db.models import ProtectedError

from findings.models import Finding
from ingest.merge_citations import DrawnCitation
from ingest.merge_findings import set_values
from ingest.merge_visits import DrawnVisit
from inspections.models import Authority, Citation, CitedJudgement, Judgement, Source, Visit

Sources = Mapping[int, Source]
"""Each document's source, by the document's key."""


def store_visits(
    authority: Authority,
    drawn: Sequence[DrawnVisit],
    sources: Sources,
    left_behind: Collection[int] = (),
) -> list[Visit]:
    """Make an authority's visits those that were drawn; the rows in the order of ``drawn``.

    ``left_behind`` are keys of visits that a document no longer is about.
    """
    held = list(authority.visits.prefetch_related("sources").order_by("pk"))
    rows = _rows_for(drawn, held, sources)
    left = [row for row in held if row not in rows and (row.pk in left_behind or row.sources.all())]
    _free_their_dates([row for row in left if not _stands_on_more(row, sources)])
    _free_their_dates([row for row, d in zip(rows, drawn, strict=True) if row and _moves(row, d)])
    stored = [_store_visit(authority, row, d) for row, d in zip(rows, drawn, strict=True)]
    for visit, one in zip(stored, drawn, strict=True):
        own = [sources[document] for document in one.documents]
        visit.sources.set(own)
        Finding.objects.filter(source__in=own).exclude(visit=visit).update(visit=visit)
        _store_judgements(visit, one, sources)
    for row in left:
        _let_go(row, sources)
    return stored


def store_citations(
    authority: Authority,
    drawn: Sequence[DrawnCitation],
    visits: Sequence[Visit],
    sources: Sources,
) -> None:
    """Make an authority's recalled judgements those that were drawn."""
    held = list(authority.cited_judgements.order_by("pk"))
    matched = [_held_as(one, visits, held) for one in drawn]
    gone = [row.pk for row in held]
    CitedJudgement.objects.filter(pk__in=gone).delete()
    for one, row in zip(drawn, matched, strict=True):
        _store_cited(row or CitedJudgement(authority=authority), one, visits, sources)


def _rows_for(
    drawn: Sequence[DrawnVisit], held: Sequence[Visit], sources: Sources
) -> list[Visit | None]:
    """The held row of each drawn visit: most documents in common, then the same identity."""
    rows: list[Visit | None] = [None] * len(drawn)
    shared = sorted(
        (-_in_common(one, row, sources), row.pk, place, row)
        for place, one in enumerate(drawn)
        for row in held
        if _in_common(one, row, sources)
    )
    alike = [
        (0, row.pk, place, row)
        for place, one in enumerate(drawn)
        for row in held
        if _identity(row) == _drawn_identity(one) and row.start
    ]
    for _, _, place, row in shared + alike:
        if rows[place] is None and row not in rows:
            rows[place] = row
    return rows


def _in_common(drawn: DrawnVisit, row: Visit, sources: Sources) -> int:
    own = {sources[document].pk for document in drawn.documents}
    return len(own & {source.pk for source in row.sources.all()})


def _identity(row: Visit) -> tuple[Any, ...]:
    return (row.kind, row.start, row.end, row.number)


def _drawn_identity(drawn: DrawnVisit) -> tuple[Any, ...]:
    period = drawn.facts.period
    return (
        drawn.facts.kind,
        period and period.start,
        period and period.end,
        drawn.facts.number,
    )


def _moves(row: Visit, drawn: DrawnVisit) -> bool:
    return _identity(row) != _drawn_identity(drawn)


def _free_their_dates(rows: Sequence[Visit | None]) -> None:
    """Take dates off rows that go or change theirs, so that another row can have them."""
    keys = [row.pk for row in rows if row]
    Visit.objects.filter(pk__in=keys).update(start=None, end=None, date_precision="")


def _store_visit(authority: Authority, row: Visit | None, drawn: DrawnVisit) -> Visit:
    facts, period = drawn.facts, drawn.facts.period
    visit = row or Visit(authority=authority)
    freed = bool(row) and _moves(visit, drawn)
    changed = set_values(
        visit,
        {
            "kind": facts.kind,
            "number": facts.number,
            "start": period.start if period else None,
            "end": period.end if period else None,
            "date_precision": period.precision if period else "",
            "published": facts.published,
            "lead_inspector": (facts.lead_inspector or "")[:120],
            "inspectors": list(facts.inspectors),
            "focus": facts.focus or "",
            "outcome": facts.outcome or "",
        },
    )
    if changed or freed or visit.pk is None:
        visit.save()
    return visit


def _store_judgements(visit: Visit, drawn: DrawnVisit, sources: Sources) -> None:
    held = {row.judgement: row for row in visit.judgements.all()}
    for one in drawn.judgements:
        row = held.pop(one.read.judgement, None) or Judgement(
            visit=visit, judgement=one.read.judgement
        )
        values = {
            "grade": one.read.grade,
            "wording": one.read.wording,
            "page": one.read.page,
            "source_id": sources[one.document].pk,
        }
        if set_values(row, values):
            row.save()
    Judgement.objects.filter(pk__in=[row.pk for row in held.values()]).delete()


def _stands_on_more(row: Visit, sources: Sources) -> bool:
    """Whether a visit has findings or judgements of other origin than the known documents."""
    known = [source.pk for source in sources.values()]
    return (
        row.findings.exclude(source__in=known).exists()
        or row.judgements.exclude(source__in=known).exclude(source__in=row.sources.all()).exists()
    )


def _let_go(row: Visit, sources: Sources) -> None:
    """Remove a visit that no document is about any more, unless something else stands on it."""
    row.sources.remove(*sources.values())
    if _stands_on_more(row, sources) or row.sources.exists():
        return
    try:
        row.delete()
    except ProtectedError:
        return


def _held_as(
    drawn: DrawnCitation, visits: Sequence[Visit], held: list[CitedJudgement]
) -> CitedJudgement | None:
    """The held row of a drawn citation, taken out of ``held``: the one at its inspection first."""
    visit = visits[drawn.visit].pk if drawn.visit is not None else None
    period = drawn.period
    key = (drawn.judgement, drawn.grade, period and period.start, period and period.end)
    alike = [row for row in held if (row.judgement, row.grade, row.start, row.end) == key]
    undated = period is None
    alike = [row for row in alike if row.visit_id == visit or not undated]
    found = min(alike, key=lambda row: (row.visit_id != visit, row.pk), default=None)
    if found:
        held.remove(found)
    return found


def _store_cited(
    row: CitedJudgement, drawn: DrawnCitation, visits: Sequence[Visit], sources: Sources
) -> None:
    period = drawn.period
    values = {
        "judgement": drawn.judgement,
        "grade": drawn.grade,
        "start": period.start if period else None,
        "end": period.end if period else None,
        "date_precision": period.precision if period else "",
        "visit_id": visits[drawn.visit].pk if drawn.visit is not None else None,
    }
    if set_values(row, values) or row.pk is None:
        row.save()
    held = {one.source_id: one for one in row.citations.all()}
    for recalled in drawn.recalled:
        source = sources[recalled.by.document]
        citation = held.pop(source.pk, None) or Citation(cited_judgement=row, source=source)
        words = {"wording": recalled.cited.wording, "page": recalled.cited.page}
        if set_values(citation, words) or citation.pk is None:
            citation.save()
    Citation.objects.filter(pk__in=[one.pk for one in held.values()]).delete()
