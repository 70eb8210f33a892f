"""The five founding documents give what ``expected.json`` beside them says, value by value."""

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from findings.vocabulary import Role
from ingest.reading import read
from ingest.reading.as_json import as_json
from inspections.register import Register

NAMES = [f"00{number}" for number in range(5)]


@cache
def reading_of(path: Path) -> dict[str, Any]:
    return as_json(read(path.read_bytes(), path.name, Register.shipped()))


@pytest.fixture(params=NAMES)
def document(request: pytest.FixtureRequest, seeds: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is expected of a founding document, and what reading it gives."""
    expected = json.loads((seeds / "expected.json").read_text("utf-8"))
    name = next(name for name in expected if name.startswith(request.param))
    return expected[name], reading_of(seeds / name)


Pair = tuple[dict[str, Any], dict[str, Any]]


def test_type_and_authority_are_right(document: Pair) -> None:
    expected, given = document
    assert given["document_type"] == expected["document_type"]
    assert given["authority"]["name"] == expected["authority"]


def test_every_fact_of_the_visit_is_right(document: Pair) -> None:
    expected, given = document
    assert {key: given["visit"][key] for key in expected["visit"]} == expected["visit"]


def test_judgements_are_right_in_order(document: Pair) -> None:
    expected, given = document
    told = [{key: row[key] for key in ("judgement", "grade")} for row in given["judgements"]]
    assert told == expected["judgements"]


def test_recalled_judgements_are_right(document: Pair) -> None:
    expected, given = document
    keys = ("judgement", "grade", "start", "end", "date_precision")
    told = [{key: row[key] for key in keys} for row in given["cited_judgements"]]
    assert told == expected["cited_judgements"]


def test_findings_are_counted_alike_for_every_role_named(document: Pair) -> None:
    expected, given = document
    counts = Counter(finding["role"] for finding in given["findings"])
    assert {role: counts[role] for role in expected["findings"]} == expected["findings"]


def test_findings_stand_under_their_judgement(document: Pair) -> None:
    expected, given = document
    counts = Counter(
        finding["judgement"] for finding in given["findings"] if finding["role"] == Role.FINDING
    )
    wanted = expected.get("findings_by_judgement")
    assert wanted is None or counts == wanted


def test_findings_that_a_page_break_cuts_are_whole(document: Pair) -> None:
    expected, given = document
    texts = [plain(finding["text"]) for finding in given["findings"]]
    for whole in expected.get("must_be_one_finding", []):
        assert plain(whole) in texts


def test_what_the_council_says_is_never_a_finding(document: Pair) -> None:
    expected, given = document
    told = [finding["text"] for finding in given["findings"] if finding["role"] != Role.CONTEXT]
    for never in expected.get("never_a_finding", []):
        assert not any(never in text for text in told)


def test_good_documents_raise_no_problem(document: Pair) -> None:
    _, given = document
    assert given["problems"] == []


def test_sentences_are_slices_of_their_finding(document: Pair) -> None:
    _, given = document
    for finding in given["findings"]:
        assert finding["sentences"]
        for sentence in finding["sentences"]:
            assert 0 <= sentence["start"] < sentence["end"] <= len(finding["text"])


def plain(text: str) -> str:
    return text.replace("’", "'").replace("**", "")
