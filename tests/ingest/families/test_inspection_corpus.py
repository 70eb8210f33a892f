"""Ofsted's own reports against keys of facts made by looking at the documents.

A key is a JSON object, document by document, of the facts that ``facts_of`` names; an entry
holds as many of them as were looked up. Facts only: texts stand as hashes.
"""

import hashlib
import json
from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from findings.vocabulary import Role
from ingest.reading.extract import extract
from ingest.reading.families.registry import read_family
from ingest.reading.schema import FamilyReading, Passage
from inspections.register import Register
from inspections.vocabulary import JudgementArea
from tests.conftest import SHARED

CORPUS = SHARED / "corpus"
KEY: dict[str, dict[str, Any]] = {
    path: facts
    for file in sorted(Path(__file__).parent.glob("inspection_key*.json"))
    for path, facts in json.loads(file.read_text()).items()
}
ALWAYS = {"type", "urn", "start", "end", "published", "lead", "outcome", "grades"}

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside this checkout"),
]


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.shipped()


@pytest.mark.parametrize("path", KEY)
def test_report_is_read_as_the_key_says(path: str, register: Register) -> None:
    known = KEY[path]
    assert known.keys() >= ALWAYS
    reading = read_family(extract((CORPUS / path).read_bytes(), Path(path).name), register)
    read = facts_of(reading)
    assert {fact: read[fact] for fact in known} == known


def facts_of(reading: FamilyReading) -> dict[str, Any]:
    """A reading's facts in the shape of the key.

    ``counts`` are passages by "role/judgement" ("finding/leaders", "summary/-"); ``sections`` the
    [role, passages] of each heading in reading order; ``numbers`` the runs of printed numbers,
    [first, last], by "role/judgement", without context; hashes are of letters and digits alone,
    ``items`` those of all recommendations and priority actions in reading order.
    """
    visit = reading.visit
    assert visit is not None
    period = visit.period
    findings = [passage for passage in reading.passages if passage.role == Role.FINDING]
    return {
        "type": str(reading.document_type),
        "urn": reading.authority.urn if reading.authority else None,
        "start": period.start.isoformat() if period else None,
        "end": period.end.isoformat() if period else None,
        "published": visit.published.isoformat() if visit.published else None,
        "lead": visit.lead_inspector,
        "inspectors": list(visit.inspectors),
        "outcome": str(visit.outcome) if visit.outcome else None,
        "grades": {str(item.judgement): str(item.grade) for item in reading.judgements},
        "recommendations": _count(reading, Role.RECOMMENDATION, of_board=False),
        "priority_actions": _count(reading, Role.PRIORITY_ACTION, of_board=False),
        "board_recommendations": _count(reading, Role.RECOMMENDATION, of_board=True),
        "counts": dict(
            Counter(f"{item.role}/{item.judgement or '-'}" for item in reading.passages)
        ),
        "sections": _sections(reading.passages),
        "numbers": _numbers(reading.passages),
        "first_finding": text_hash(findings[0].text) if findings else None,
        "last_finding": text_hash(findings[-1].text) if findings else None,
        "items": [
            text_hash(passage.text)
            for passage in reading.passages
            if passage.role in {Role.RECOMMENDATION, Role.PRIORITY_ACTION}
        ],
    }


def text_hash(text: str) -> str:
    """The first 16 hex digits of the SHA-256 of a text's letters and digits in lower case."""
    kept = "".join(sign for sign in text.lower() if sign.isascii() and sign.isalnum())
    return hashlib.sha256(kept.encode()).hexdigest()[:16]


def _sections(passages: tuple[Passage, ...]) -> list[list[str | int]]:
    by_heading = groupby(passages, key=lambda item: (str(item.role), item.section))
    return [[role, len(list(group))] for (role, _), group in by_heading]


def _numbers(passages: tuple[Passage, ...]) -> dict[str, list[list[int]]]:
    runs: dict[str, list[list[int]]] = {}
    for passage in passages:
        if passage.number is None or passage.role == Role.CONTEXT:
            continue
        of_part = runs.setdefault(f"{passage.role}/{passage.judgement or '-'}", [])
        number = int(passage.number)
        if of_part and of_part[-1][1] + 1 == number:
            of_part[-1][1] = number
        else:
            of_part.append([number, number])
    return runs


def _count(reading: FamilyReading, role: Role, *, of_board: bool) -> int:
    return sum(
        passage.role == role and (passage.judgement == JudgementArea.LSCB) == of_board
        for passage in reading.passages
    )
