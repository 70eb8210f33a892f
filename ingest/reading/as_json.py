"""A parsed document as the JSON object of ``docs/parse-output.md``, and back.

Every key is always there; what the document does not say is null. Readings that were stored
before there was an account of what is left out have none. The words that decided a
sentence's labels are not part of the object, so reading it back gives sentences without reasons.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from findings.labels.shape import SentenceLabels, ThemeAssessment
from ingest.reading.document import Box, LeftOut
from ingest.reading.schema import (
    AuthorityRef,
    CitedJudgement,
    JudgementRead,
    ParsedDocument,
    ParsedFinding,
    Passage,
    Period,
    Problem,
    VisitFacts,
)

Json = dict[str, Any]


def as_json(document: ParsedDocument) -> Json:
    """The object that ``manage.py parse`` prints for ``document``: plain lists, dicts, strings."""
    return {
        "path": document.path,
        "sha256": document.sha256,
        "pages": document.pages,
        "document_type": str(document.document_type),
        "authority": _authority_json(document.authority),
        "visit": _visit_json(document.visit),
        "judgements": [_judgement_json(judgement) for judgement in document.judgements],
        "cited_judgements": [_cited_json(cited) for cited in document.cited_judgements],
        "findings": [_finding_json(finding) for finding in document.findings],
        "problems": [
            {"code": problem.code, "message": problem.message, "page": problem.page}
            for problem in document.problems
        ],
        "left_out": {left.kind: left.characters for left in document.left_out},
    }


def from_json(data: Json) -> ParsedDocument:
    """The document that ``as_json`` gave; raises KeyError, TypeError or ValueError for others."""
    authority = data["authority"]
    return ParsedDocument(
        path=data["path"],
        sha256=data["sha256"],
        pages=data["pages"],
        document_type=data["document_type"],
        authority=AuthorityRef(**authority) if authority else None,
        visit=_visit(data["visit"]),
        judgements=tuple(JudgementRead(**judgement) for judgement in data["judgements"]),
        cited_judgements=tuple(_cited(cited) for cited in data["cited_judgements"]),
        findings=tuple(_finding(finding) for finding in data["findings"]),
        problems=tuple(Problem(**problem) for problem in data["problems"]),
        left_out=tuple(LeftOut(*kind) for kind in data.get("left_out", {}).items()),
    )


def _authority_json(authority: AuthorityRef | None) -> Json | None:
    if authority is None:
        return None
    return {"name": authority.name, "urn": authority.urn, "ons_code": authority.ons_code}


def _visit_json(visit: VisitFacts | None) -> Json | None:
    if visit is None:
        return None
    return {
        "kind": str(visit.kind),
        "number": visit.number,
        **_period_json(visit.period),
        "published": visit.published.isoformat() if visit.published else None,
        "lead_inspector": visit.lead_inspector,
        "inspectors": list(visit.inspectors),
        "focus": visit.focus,
        "outcome": str(visit.outcome) if visit.outcome else None,
    }


def _visit(data: Json | None) -> VisitFacts | None:
    if data is None:
        return None
    return VisitFacts(
        kind=data["kind"],
        number=data["number"],
        period=_period(data),
        published=date.fromisoformat(data["published"]) if data["published"] else None,
        lead_inspector=data["lead_inspector"],
        inspectors=tuple(data["inspectors"]),
        focus=data["focus"],
        outcome=data["outcome"],
    )


def _period_json(period: Period | None) -> Json:
    if period is None:
        return {"start": None, "end": None, "date_precision": None}
    return {
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
        "date_precision": str(period.precision),
    }


def _period(data: Json) -> Period | None:
    if data["start"] is None:
        return None
    start, end = (date.fromisoformat(data[key]) for key in ("start", "end"))
    return Period(start, end, data["date_precision"])


def _judgement_json(judgement: JudgementRead | CitedJudgement) -> Json:
    return {
        "judgement": str(judgement.judgement),
        "grade": str(judgement.grade),
        "wording": judgement.wording,
        "page": judgement.page,
    }


def _cited_json(cited: CitedJudgement) -> Json:
    return {**_judgement_json(cited), **_period_json(cited.period)}


def _cited(data: Json) -> CitedJudgement:
    return CitedJudgement(
        judgement=data["judgement"],
        grade=data["grade"],
        wording=data["wording"],
        period=_period(data),
        page=data["page"],
    )


def _finding_json(finding: ParsedFinding) -> Json:
    passage = finding.passage
    return {
        "ordinal": finding.ordinal,
        "number": passage.number,
        "section": passage.section,
        "judgement": str(passage.judgement) if passage.judgement else None,
        "role": str(passage.role),
        "page": passage.page,
        "boxes": [_box_json(box) for box in passage.boxes] or None,
        "text": passage.text,
        "assessment": str(finding.assessment),
        "themes": [
            {"theme": theme.theme, "assessment": str(theme.assessment)} for theme in finding.themes
        ],
        "sentences": [_sentence_json(sentence) for sentence in finding.sentences],
    }


def _finding(data: Json) -> ParsedFinding:
    return ParsedFinding(
        ordinal=data["ordinal"],
        passage=Passage(
            text=data["text"],
            role=data["role"],
            section=data["section"],
            judgement=data["judgement"],
            number=data["number"],
            page=data["page"],
            boxes=tuple(Box(**box) for box in data["boxes"] or ()),
        ),
        assessment=data["assessment"],
        themes=tuple(ThemeAssessment(**theme) for theme in data["themes"]),
        sentences=tuple(
            SentenceLabels(
                sentence["start"],
                sentence["end"],
                sentence["assessment"],
                tuple(sentence["themes"]),
            )
            for sentence in data["sentences"]
        ),
    )


def _box_json(box: Box) -> Json:
    return {"page": box.page, "x0": box.x0, "top": box.top, "x1": box.x1, "bottom": box.bottom}


def _sentence_json(sentence: SentenceLabels) -> Json:
    return {
        "start": sentence.start,
        "end": sentence.end,
        "assessment": str(sentence.assessment),
        "themes": list(sentence.themes),
    }
