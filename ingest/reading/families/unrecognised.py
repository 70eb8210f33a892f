"""The reading of a document that is about no visit of an authority in the register."""

from __future__ import annotations

from ingest.reading.schema import FamilyReading, Problem
from inspections.vocabulary import DocumentType


def unrecognised(code: str, message: str, page: int | None = None) -> FamilyReading:
    """A reading with nothing in it but the reason, in plain words, why there is nothing."""
    return FamilyReading(
        document_type=DocumentType.UNRECOGNISED.value,
        authority=None,
        visit=None,
        problems=(Problem(code, message, page),),
    )
