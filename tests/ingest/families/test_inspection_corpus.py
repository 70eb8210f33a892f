"""Ofsted's own reports against a key of facts made by looking at the documents."""

import json
from pathlib import Path
from typing import Any

import pytest

from findings.vocabulary import Role
from ingest.reading.extract import extract
from ingest.reading.families.registry import read_family
from ingest.reading.schema import FamilyReading
from inspections.register import Register
from inspections.vocabulary import JudgementArea
from tests.conftest import SHARED

CORPUS = SHARED / "corpus"
KEY: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parent / "inspection_key.json").read_text()
)

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside this checkout"),
]


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.shipped()


@pytest.mark.parametrize("path", KEY)
def test_report_is_read_as_the_key_says(path: str, register: Register) -> None:
    reading = read_family(extract((CORPUS / path).read_bytes(), Path(path).name), register)
    assert facts_of(reading) == KEY[path]


def facts_of(reading: FamilyReading) -> dict[str, Any]:
    """A reading's facts in the shape of the key."""
    visit = reading.visit
    assert visit is not None
    period = visit.period
    return {
        "type": str(reading.document_type),
        "urn": reading.authority.urn if reading.authority else None,
        "start": period.start.isoformat() if period else None,
        "end": period.end.isoformat() if period else None,
        "published": visit.published.isoformat() if visit.published else None,
        "lead": visit.lead_inspector,
        "outcome": str(visit.outcome) if visit.outcome else None,
        "grades": {str(item.judgement): str(item.grade) for item in reading.judgements},
        "recommendations": _count(reading, Role.RECOMMENDATION, of_board=False),
        "priority_actions": _count(reading, Role.PRIORITY_ACTION, of_board=False),
        "board_recommendations": _count(reading, Role.RECOMMENDATION, of_board=True),
    }


def _count(reading: FamilyReading, role: Role, *, of_board: bool) -> int:
    return sum(
        passage.role == role and (passage.judgement == JudgementArea.LSCB) == of_board
        for passage in reading.passages
    )
