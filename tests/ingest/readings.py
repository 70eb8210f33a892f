"""Readings of invented documents about invented authorities, for tests of merging."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any

from findings.labels.shape import Reason, SentenceLabels, ThemeAssessment
from findings.models import Finding, Theme
from ingest.models import Document
from ingest.reading.schema import (
    AuthorityRef,
    CitedJudgement,
    JudgementRead,
    ParsedDocument,
    ParsedFinding,
    Passage,
    Period,
    VisitFacts,
)
from inspections.models import Authority, Visit
from inspections.models import CitedJudgement as Cited

NORTHSHIRE = AuthorityRef("Northshire", "99001", "E99000001")
EASTMERE = AuthorityRef("Eastmere", "99002", "E99000002")


def make_register() -> None:
    """Two invented authorities and two themes in the database."""
    for ref in (NORTHSHIRE, EASTMERE):
        Authority.objects.create(
            name=ref.name, slug=ref.name.lower(), urn=ref.urn, ons_code=ref.ons_code, region="North"
        )
    for place, slug in enumerate(("strategy-discussions", "workforce"), start=1):
        Theme.objects.create(slug=slug, name=slug, group="Practice", definition="-", position=place)


def days(first: str, last: str = "") -> Period:
    """Exact days, as ISO dates."""
    return Period(date.fromisoformat(first), date.fromisoformat(last or first), "day")


def month(first: str, last: str) -> Period:
    """A month by its first and last day."""
    return Period(date.fromisoformat(first), date.fromisoformat(last), "month")


def year(number: int) -> Period:
    """A calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31), "year")


def finding(
    ordinal: int, text: str, assessment: str = "strength", theme: str = "workforce"
) -> ParsedFinding:
    """A finding of one sentence."""
    reason = Reason(assessment, 0, 4, text[:4])
    sentence = SentenceLabels(0, len(text), assessment, (theme,), (reason,))
    return ParsedFinding(
        ordinal,
        Passage(text, "finding", section="Findings", page=1),
        assessment,
        (ThemeAssessment(theme, assessment),),
        (sentence,),
    )


def cited(
    grade: str, period: Period | None, judgement: str = "overall-effectiveness"
) -> CitedJudgement:
    """A grade of an earlier inspection."""
    return CitedJudgement(judgement, grade, f"judged {grade}", period)


def judged(**grades: str) -> tuple[JudgementRead, ...]:
    """Grades by judgement area, its hyphens as underscores."""
    return tuple(
        JudgementRead(area.replace("_", "-"), grade, f"{area} {grade}", 1)
        for area, grade in grades.items()
    )


def parsed(
    name: str,
    visit: VisitFacts | None,
    *,
    document_type: str = "",
    authority: AuthorityRef | None = NORTHSHIRE,
    **more: Any,
) -> ParsedDocument:
    """A reading whose hash comes from its name."""
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    kind = document_type or (visit.kind if visit else "unrecognised")
    return ParsedDocument(name, sha256, 3, kind, authority, visit, **more)


def document_for(reading: ParsedDocument) -> Document:
    """The document that a reading is of, as the front door would have stored it."""
    document, _ = Document.objects.get_or_create(
        sha256=reading.sha256, defaults={"name": reading.path, "size": 1, "file": reading.path}
    )
    return document


def rows() -> dict[str, Any]:
    """Everything that merging stores, without keys, in an order that does not hang on them."""
    return {
        "visits": sorted(_visit_row(visit) for visit in Visit.objects.all()),
        "cited": sorted(_cited_row(one) for one in Cited.objects.all()),
        "findings": sorted(
            repr((f.source.name, f.ordinal, f.text, f.assessment, str(f.visit)))
            for f in Finding.objects.select_related("source", "visit__authority")
        ),
        "problems": sorted(
            repr((d.name, d.state, sorted(p["message"] for p in d.problems)))
            for d in Document.objects.all()
        ),
    }


def _visit_row(visit: Visit) -> str:
    facts = (
        visit.authority.name, visit.kind, visit.number, visit.start, visit.end,
        visit.date_precision, visit.published, visit.lead_inspector, visit.inspectors,
        visit.focus, visit.outcome,
    )  # fmt: skip
    judgements = sorted(
        (j.judgement, j.grade, j.wording, j.source.name) for j in visit.judgements.all()
    )
    return repr((facts, judgements, sorted(s.name for s in visit.sources.all())))


def _cited_row(one: Cited) -> str:
    citations = sorted((c.source.name, c.wording) for c in one.citations.all())
    held = str(one.visit) if one.visit else None
    return repr((one.authority.name, one.judgement, one.grade, one.start, one.end, held, citations))


def keys(model: Any) -> Sequence[tuple[Any, ...]]:
    """All rows of a model with their keys, to see that nothing at all changed."""
    return sorted(model.objects.values_list())
