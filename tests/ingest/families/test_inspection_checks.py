"""Numbered paragraphs that skip a number are said; lists with numbers of their own are not."""

import pytest

from ingest.reading.families.inspection_checks import number_gaps
from ingest.reading.schema import FamilyReading, Passage

RECOMMENDATION, FINDING = "recommendation", "finding"


def gaps(*numbered: tuple[str, str]) -> list[str]:
    passages = tuple(Passage("A text.", role, number=number) for role, number in numbered)
    reading = FamilyReading("sif", None, None, passages=passages)
    return [problem.message for problem in number_gaps(reading)]


@pytest.mark.parametrize(
    "numbered",
    [
        [(RECOMMENDATION, "1"), (RECOMMENDATION, "2"), (FINDING, "1"), (FINDING, "2")],
        [(FINDING, "26"), (RECOMMENDATION, "27"), (RECOMMENDATION, "28"), (FINDING, "29")],
        [(FINDING, "23"), (FINDING, "24"), (RECOMMENDATION, "1"), (FINDING, "25")],
    ],
    ids=["each list from 1", "one run through the report", "the board's list within a run"],
)
def test_numbers_that_go_on_are_no_gap(numbered: list[tuple[str, str]]) -> None:
    assert gaps(*numbered) == []


def test_a_skipped_number_is_said_with_the_one_before_it() -> None:
    assert gaps((FINDING, "1"), (FINDING, "2"), (FINDING, "4")) == [
        "Paragraph 4 follows paragraph 2."
    ]
    assert gaps((FINDING, "7"), (RECOMMENDATION, "1"), (FINDING, "9")) == [
        "Paragraph 9 follows paragraph 1."
    ]
