"""What an invented document declares of itself, and what a reading gave, in one shape."""

from __future__ import annotations

from functools import cache
from typing import Any

from ingest.reading import read
from ingest.reading.as_json import as_json
from ingest.sample.authorities import with_sample
from ingest.sample.document_shape import ExpectedGrade, FileFormat, PieceKind, SampleDocument
from ingest.sample.generate import sample_documents, written
from inspections.register import Register
from inspections.vocabulary import DocumentType

BY_NAME = {document.name: document for document in sample_documents()}
CONTEXT_BESIDE_THE_DECLARED = frozenset(
    {
        DocumentType.COMMITTEE_REPORT,
        DocumentType.LOCAL_SUMMARY,
        DocumentType.SIF,
        DocumentType.JTAI,
    }
)
"""Documents that hold more than findings: what else stands in them may be read as context."""

Row = tuple[str, str | None, str | None, str | None, str]


@cache
def _register() -> Register:
    return with_sample(Register.shipped())


@cache
def reading(name: str, file_format: FileFormat) -> dict[str, Any]:
    """What reading the document in that format gives, as ``manage.py parse`` prints it."""
    return reading_of(written(BY_NAME[name], file_format), name + file_format.suffix)


def reading_of(content: bytes, name: str) -> dict[str, Any]:
    """What reading a file gives, with the sample authorities in the register."""
    return as_json(read(content, name, _register()))


def declared_findings(document: SampleDocument) -> list[Row]:
    """(role, section, judgement, number, text) of each piece that is a finding, in order."""
    return [
        (
            piece.finding.role,
            piece.finding.section,
            piece.finding.judgement,
            piece.number if piece.kind is PieceKind.NUMBERED else None,
            piece.text,
        )
        for piece in document.pieces
        if piece.finding
    ]


def read_findings(document: SampleDocument, data: dict[str, Any]) -> list[Row]:
    """The same of the reading; context that the document does not declare is left out where
    it may stand, and a section is compared only where one is declared."""
    declared = {piece.text: piece.finding for piece in document.pieces if piece.finding}
    rows = []
    for found in data["findings"]:
        expected = declared.get(found["text"])
        beside = document.facts.document_type in CONTEXT_BESIDE_THE_DECLARED
        if expected is None and found["role"] == "context" and beside:
            continue
        section = None if expected and expected.section is None else found["section"]
        row = (found["role"], section, found["judgement"], found["number"], found["text"])
        rows.append(row)
    return rows


def declared_grade(grade: ExpectedGrade) -> tuple[str | None, ...]:
    """(judgement, grade, first day, last day, precision) as the reading prints them."""
    start, end = (day.isoformat() if day else None for day in (grade.start, grade.end))
    return (str(grade.judgement), str(grade.grade), start, end, grade.precision)


def declared_facts(document: SampleDocument) -> dict[str, Any]:
    """The document's facts under the names that the reading has for them."""
    facts = document.facts
    return {
        "document_type": str(facts.document_type),
        "urn": facts.urn,
        "kind": str(facts.kind),
        "number": facts.number,
        "start": facts.start.isoformat(),
        "end": facts.end.isoformat(),
        "date_precision": facts.precision,
        "published": facts.published.isoformat() if facts.published else None,
        "lead_inspector": facts.lead_inspector,
        "judgements": {(str(g.judgement), str(g.grade)) for g in facts.judgements},
        "cited_judgements": {declared_grade(grade) for grade in facts.cited},
    }


def read_facts(data: dict[str, Any]) -> dict[str, Any]:
    """The facts of a reading in the same shape."""
    visit = data["visit"] or {}
    keys = ("kind", "number", "start", "end", "date_precision", "published", "lead_inspector")
    return {
        "document_type": data["document_type"],
        "urn": data["authority"] and data["authority"]["urn"],
        **{key: visit.get(key) for key in keys},
        "judgements": {(g["judgement"], g["grade"]) for g in data["judgements"]},
        "cited_judgements": {
            (g["judgement"], g["grade"], g["start"], g["end"], g["date_precision"])
            for g in data["cited_judgements"]
        },
    }
