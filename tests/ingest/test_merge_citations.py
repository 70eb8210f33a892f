"""Recalled judgements: once, whichever documents recall them, and linked to what is held."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ingest.merge import merge
from ingest.reading.schema import CitedJudgement as Recalled
from ingest.reading.schema import ParsedDocument, VisitFacts
from inspections.models import CitedJudgement, Visit
from tests.ingest.readings import (
    EASTMERE,
    cited,
    days,
    document_for,
    judged,
    make_register,
    month,
    parsed,
    rows,
    year,
)

pytestmark = pytest.mark.django_db

SEPTEMBER = month("2015-09-01", "2015-09-30")
INSPECTION = parsed(
    "sif.pdf",
    VisitFacts("sif", period=days("2015-09-14", "2015-10-08"), published=date(2015, 11, 27)),
    judgements=judged(overall_effectiveness="inadequate", adoption="good"),
)


@pytest.fixture(autouse=True)
def _register() -> None:
    make_register()


def letter(name: str, *recalled: Recalled, on: str = "2017-02-27", **more: Any) -> ParsedDocument:
    visit = VisitFacts("monitoring-visit", period=days(on))
    return parsed(name, visit, cited_judgements=recalled, **more)


def store(*readings: ParsedDocument) -> None:
    for reading in readings:
        merge(document_for(reading), reading)


def codes(reading: ParsedDocument) -> list[str]:
    return [problem["code"] for problem in document_for(reading).problems]


def test_two_letters_that_recall_one_grade_make_one_row_with_two_citations() -> None:
    store(
        letter("a.txt", cited("inadequate", SEPTEMBER)),
        letter("b.txt", cited("inadequate", SEPTEMBER), on="2017-06-01"),
    )
    one = CitedJudgement.objects.get()
    assert (one.start, one.end, one.date_precision) == (
        date(2015, 9, 1),
        date(2015, 9, 30),
        "month",
    )
    assert [c.source.name for c in one.citations.order_by("source__name")] == ["a.txt", "b.txt"]


@pytest.mark.parametrize("turned", [False, True])
def test_the_narrower_date_stands_in_either_order(turned: bool) -> None:
    both = [
        letter("a.txt", cited("inadequate", year(2015))),
        letter("b.txt", cited("inadequate", SEPTEMBER), on="2017-06-01"),
    ]
    store(*(reversed(both) if turned else both))
    assert CitedJudgement.objects.get().date_precision == "month"


@pytest.mark.parametrize(
    "other",
    [
        letter("b.txt", cited("inadequate", month("2013-09-01", "2013-09-30")), on="2017-06-01"),
        letter("b.txt", cited("inadequate", SEPTEMBER, "leaders"), on="2017-06-01"),
        letter("b.txt", cited("inadequate", SEPTEMBER), on="2017-06-01", authority=EASTMERE),
    ],
    ids=["another date", "another judgement", "another authority"],
)
def test_other_recalled_grades_stay_apart(other: ParsedDocument) -> None:
    store(letter("a.txt", cited("inadequate", SEPTEMBER)), other)
    assert CitedJudgement.objects.count() == 2


def test_two_grades_at_one_date_are_a_problem_on_both_documents() -> None:
    one = letter("a.txt", cited("inadequate", SEPTEMBER))
    two = letter("b.txt", cited("good", SEPTEMBER), on="2017-06-01")
    store(one, two)
    assert CitedJudgement.objects.count() == 2
    assert codes(one) == codes(two) == ["cited-grades-differ"]


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    "when",
    [
        SEPTEMBER,
        year(2015),
        month("2015-11-01", "2015-11-30"),
        days("2015-11-27"),
        None,
    ],
    ids=["its month", "its year", "month of publication", "day of publication", "no date"],
)
def test_a_recalled_grade_is_linked_to_the_held_inspection_whichever_came_first(
    when: Any, turned: bool
) -> None:
    both = [INSPECTION, letter("a.txt", cited("inadequate", when))]
    store(*(reversed(both) if turned else both))
    assert CitedJudgement.objects.get().visit == Visit.objects.get(kind="sif")


def test_a_month_soon_after_an_inspection_of_unknown_publication_is_its_publication() -> None:
    report = parsed(
        "ilacs.pdf", VisitFacts("ilacs", period=days("2019-01-07", "2019-01-18")),
        judgements=judged(overall_effectiveness="inadequate"),
    )  # fmt: skip
    store(
        report,
        letter("a.txt", cited("inadequate", month("2019-03-01", "2019-03-31")), on="2019-09-03"),
    )
    assert CitedJudgement.objects.get().visit == Visit.objects.get(kind="ilacs")


def test_recallings_of_one_held_inspection_by_different_dates_are_one() -> None:
    store(
        INSPECTION,
        letter("a.txt", cited("inadequate", SEPTEMBER)),
        letter("b.txt", cited("inadequate", None), on="2017-06-01"),
        letter("c.txt", cited("inadequate", month("2015-11-01", "2015-11-30")), on="2017-09-01"),
    )
    assert CitedJudgement.objects.get().citations.count() == 3


def test_a_grade_without_a_date_is_that_of_the_latest_inspection_before_the_visit() -> None:
    def inspection(name: str, day: str) -> ParsedDocument:
        grades = judged(overall_effectiveness="inadequate")
        return parsed(name, VisitFacts("ilacs", period=days(day)), judgements=grades)

    store(
        inspection("1.pdf", "2018-03-01"),
        inspection("2.pdf", "2021-03-01"),
        inspection("3.pdf", "2024-03-01"),
        letter("a.txt", cited("inadequate", None), on="2022-05-05"),
    )
    linked = CitedJudgement.objects.get().visit
    assert linked is not None
    assert linked.start == date(2021, 3, 1)


def test_a_grade_without_a_date_joins_the_same_grade_recalled_with_one() -> None:
    store(
        letter("a.txt", cited("inadequate", None)),
        letter("b.txt", cited("inadequate", SEPTEMBER), on="2017-06-01"),
    )
    assert CitedJudgement.objects.get().start == date(2015, 9, 1)


def test_a_grade_without_a_date_and_without_anything_held_stands_once_undated() -> None:
    store(
        letter("a.txt", cited("inadequate", None)),
        letter("b.txt", cited("inadequate", None), on="2017-06-01"),
    )
    one = CitedJudgement.objects.get()
    assert (one.start, one.visit, one.citations.count()) == (None, None, 2)


def test_an_inspection_after_the_visit_is_never_what_it_recalls() -> None:
    store(INSPECTION, letter("a.txt", cited("inadequate", None), on="2014-02-02"))
    assert CitedJudgement.objects.get().visit is None


def test_a_report_does_not_recall_itself() -> None:
    earlier = cited("inadequate", year(2015))
    report = parsed(
        "sif.pdf", INSPECTION.visit, judgements=INSPECTION.judgements, cited_judgements=(earlier,)
    )
    store(report)
    assert CitedJudgement.objects.get().visit is None


def test_a_recalled_grade_that_the_held_report_contradicts_is_a_problem() -> None:
    wrong = letter("a.txt", cited("good", SEPTEMBER))
    store(INSPECTION, wrong)
    assert codes(wrong) == ["cited-grade-differs"]
    assert codes(INSPECTION) == []


def test_read_again_without_it_the_recalled_grade_goes_with_its_last_citation() -> None:
    first = letter("a.txt", cited("inadequate", SEPTEMBER))
    second = letter("b.txt", cited("inadequate", SEPTEMBER), on="2017-06-01")
    store(first, second)
    store(letter("a.txt"))
    assert CitedJudgement.objects.get().citations.get().source.name == "b.txt"
    store(letter("b.txt", on="2017-06-01"))
    assert not CitedJudgement.objects.exists()


def test_merging_the_same_again_changes_nothing() -> None:
    readings = [
        INSPECTION,
        letter("a.txt", cited("inadequate", SEPTEMBER), cited("good", None, "adoption")),
    ]
    store(*readings)
    before, keys = rows(), sorted(CitedJudgement.objects.values_list())
    store(*readings)
    assert rows() == before
    assert sorted(CitedJudgement.objects.values_list()) == keys
