"""Grades of earlier inspections that a report recalls: in a sentence, and as a list."""

from datetime import date

import pytest

from ingest.reading.families.inspection_cited import cited_judgements
from ingest.reading.schema import CitedJudgement, Passage, Period

PERIOD = Period(date(2018, 5, 14), date(2018, 6, 8), "day")
LEAD_IN = (
    "The last inspection report for the local authority’s children’s services was published in "
    "July 2015. The judgements for the local authority were:"
)
LIST = (
    "Overall effectiveness: Inadequate",
    "Children who need help and protection: Requires improvement",
    "Adoption performance: Good.",
)


def cited(*texts: str, role: str = "context") -> tuple[CitedJudgement, ...]:
    return cited_judgements([Passage(text, role, page=5) for text in texts], PERIOD)


def told(*texts: str, role: str = "context") -> list[tuple[str, str]]:
    return [(str(item.judgement), str(item.grade)) for item in cited(*texts, role=role)]


def test_the_grades_listed_for_the_last_inspection_are_recalled_with_its_date() -> None:
    assert told(LEAD_IN, *LIST, "The director came in May 2017.") == [
        ("overall-effectiveness", "inadequate"),
        ("help-and-protection", "requires-improvement"),
        ("adoption", "good"),
    ]
    first = cited(LEAD_IN, *LIST)[0]
    assert first.period == Period(date(2015, 7, 1), date(2015, 7, 31), "month")
    assert first.page == 5


def test_a_list_ends_with_what_is_no_grade() -> None:
    assert told(LEAD_IN, LIST[0], "The director came in May 2017.", LIST[1]) == [
        ("overall-effectiveness", "inadequate")
    ]


def test_grades_without_such_a_lead_in_are_none() -> None:
    assert told("The local authority operates one home.", *LIST) == []


def test_a_list_of_an_inspection_before_the_frameworks_is_none() -> None:
    assert told(LEAD_IN.replace("2015", "2012"), *LIST) == []


@pytest.mark.parametrize(
    "text",
    [
        "Children’s services were judged requires improvement in 2016.",
        "Northshire children's social care services were last judged to require improvement in "
        "2016.",
    ],
)
def test_services_judged_in_a_year_are_recalled_without_the_word_inspection(text: str) -> None:
    assert told(text, role="summary") == [("overall-effectiveness", "requires-improvement")]


def test_practice_judged_in_a_year_is_no_grade() -> None:
    assert told("Audits were judged good in 2016 by managers.", role="finding") == []
