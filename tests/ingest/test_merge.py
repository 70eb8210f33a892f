"""Merging: what one or several readings make of visits, judgements and findings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import Any

import pytest

from findings.models import Finding, FindingTheme, Sentence
from ingest.merge import Change, merge
from ingest.merge_findings import ThemesMissing
from ingest.models import Document
from ingest.reading.schema import ParsedDocument, VisitFacts
from inspections.models import CitedJudgement, Judgement, Source, Visit
from tests.ingest.readings import (
    EASTMERE,
    NORTHSHIRE,
    days,
    document_for,
    finding,
    judged,
    keys,
    make_register,
    month,
    parsed,
    rows,
    year,
)

pytestmark = pytest.mark.django_db

JUNE = month("2018-06-01", "2018-06-30")
INSPECTION = parsed(
    "report.pdf",
    VisitFacts(
        "sif", period=days("2018-06-04", "2018-06-28"), lead_inspector="Ada Marsh",
        inspectors=("Ada Marsh", "Ben Holt"),
    ),
    judgements=judged(overall_effectiveness="requires-improvement", adoption="good"),
    findings=(finding(1, "Staff are well supported."),),
)  # fmt: skip
PAPER = parsed(
    "committee.txt",
    VisitFacts("sif", period=JUNE, published=date(2018, 8, 17)),
    document_type="committee-report",
    judgements=judged(overall_effectiveness="requires-improvement", leaders="good"),
    findings=(finding(1, "Members heard that staff were well supported."),),
)
LETTER = parsed(
    "letter.txt",
    VisitFacts(
        "monitoring-visit", number=2, period=days("2017-02-27", "2017-02-28"),
        published=date(2017, 3, 22), lead_inspector="Cleo Vane", inspectors=("Cleo Vane",),
    ),
    findings=(
        finding(1, "Strategy discussions are brief.", "needs-improvement", "strategy-discussions"),
        finding(2, "Social workers like to work here."),
    ),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _register() -> None:
    make_register()


def store(*readings: ParsedDocument) -> list[Document]:
    documents = []
    for reading in readings:
        merge(document_for(reading), reading)
        documents.append(document_for(reading))
    return documents


def codes(reading: ParsedDocument) -> list[str]:
    return [problem["code"] for problem in document_for(reading).problems]


def with_visit(reading: ParsedDocument, name: str = "", **facts: Any) -> ParsedDocument:
    assert reading.visit
    changed = replace(reading, visit=replace(reading.visit, **facts))
    return parsed(
        name or reading.path, changed.visit, document_type=changed.document_type,
        authority=changed.authority, judgements=changed.judgements, findings=changed.findings,
        cited_judgements=changed.cited_judgements,
    )  # fmt: skip


def in_any_order(*readings: ParsedDocument) -> dict[str, Any]:
    """The rows that readings make, after seeing that each order makes the same."""
    made = None
    for order in permutations(readings):
        for model in (Finding, Judgement, CitedJudgement, Visit):
            model._default_manager.all().delete()
        Document.objects.all().delete()
        Source.objects.all().delete()
        store(*order)
        assert made is None or rows() == made
        made = rows()
    assert made is not None
    return made


class TestOneDocument:
    def test_makes_its_visit_with_all_that_it_says(self) -> None:
        store(LETTER)
        visit = Visit.objects.get()
        assert (visit.authority.name, visit.kind, visit.number) == (
            "Northshire",
            "monitoring-visit",
            2,
        )
        assert (visit.start, visit.end, visit.date_precision) == (
            date(2017, 2, 27), date(2017, 2, 28), "day",
        )  # fmt: skip
        assert (visit.published, visit.lead_inspector) == (date(2017, 3, 22), "Cleo Vane")
        assert [f.text for f in visit.findings.all()] == [
            "Strategy discussions are brief.",
            "Social workers like to work here.",
        ]

    def test_keeps_the_words_that_decided_each_label(self) -> None:
        store(LETTER)
        first = Sentence.objects.select_related("finding").first()
        assert first is not None
        assert first.reasons == [
            {"label": "needs-improvement", "start": 0, "end": 4, "words": "Stra"}
        ]
        assert [theme.slug for theme in first.themes.all()] == ["strategy-discussions"]

    def test_is_read_when_clean_and_needs_review_when_the_reading_has_problems(self) -> None:
        from ingest.reading.schema import Problem

        doubtful = replace(INSPECTION, problems=(Problem("odd-date", "The date looks odd.", 1),))
        clean, odd = store(LETTER, doubtful)
        assert (clean.state, clean.problems) == ("read", [])
        assert odd.state == "needs-review"
        assert odd.problems == [{"code": "odd-date", "message": "The date looks odd.", "page": 1}]

    def test_merged_again_changes_not_one_row(self) -> None:
        store(LETTER, INSPECTION, PAPER)
        models = (Visit, Judgement, Source, Finding, FindingTheme, Sentence, Document)
        before = [keys(model) for model in models]
        assert merge(document_for(LETTER), LETTER).change == Change.UNCHANGED
        assert merge(document_for(PAPER), PAPER).change == Change.UNCHANGED
        assert [keys(model) for model in models] == before

    def test_without_an_authority_stores_no_visit_and_says_so(self) -> None:
        (document,) = store(replace(LETTER, authority=None))
        assert not Visit.objects.exists()
        assert document.state == "needs-review"
        assert [p["code"] for p in document.problems] == ["authority-unknown"]

    def test_of_an_authority_that_is_not_loaded_says_what_to_run(self) -> None:
        (document,) = store(replace(LETTER, authority=replace(NORTHSHIRE, urn="77777")))
        assert not Visit.objects.exists()
        assert "load_register" in document.problems[0]["message"]

    def test_with_a_theme_that_is_not_loaded_stores_nothing_at_all(self) -> None:
        reading = replace(LETTER, findings=(finding(1, "Text.", theme="no-such-theme"),))
        with pytest.raises(ThemesMissing, match="load_themes"):
            merge(document_for(reading), reading)
        assert not Visit.objects.exists()
        assert document_for(reading).reading is None


class TestLetterAndPaperMeetInOneVisit:
    def test_a_months_paper_and_the_report_on_days_in_it_in_either_order(self) -> None:
        made = in_any_order(INSPECTION, PAPER)
        assert len(made["visits"]) == 1
        visit = Visit.objects.get()
        assert (visit.start, visit.end) == (date(2018, 6, 4), date(2018, 6, 28))
        assert (visit.lead_inspector, visit.published) == ("Ada Marsh", date(2018, 8, 17))
        assert {j.judgement for j in visit.judgements.all()} == {
            "overall-effectiveness", "adoption", "leaders",
        }  # fmt: skip
        assert {f.source.name for f in visit.findings.all()} == {"report.pdf", "committee.txt"}

    def test_ofsteds_own_grade_wins_over_the_councils_in_either_order(self) -> None:
        wrong = replace(PAPER, judgements=judged(overall_effectiveness="good"))
        in_any_order(INSPECTION, wrong)
        grade = Judgement.objects.get(judgement="overall-effectiveness")
        assert (grade.grade, grade.source.name) == ("requires-improvement", "report.pdf")

    @pytest.mark.parametrize(
        ("field", "councils", "ofsteds"),
        [
            ("lead_inspector", "A. N. Other", "Ada Marsh"),
            ("inspectors", ("A. N. Other",), ("Ada Marsh", "Ben Holt")),
            ("period", days("2018-06-05", "2018-06-27"), days("2018-06-04", "2018-06-28")),
        ],
    )
    def test_ofsteds_own_facts_win_in_either_order(
        self, field: str, councils: Any, ofsteds: Any
    ) -> None:
        in_any_order(INSPECTION, with_visit(PAPER, **{field: councils}))
        visit = Visit.objects.get()
        if field == "period":
            assert (visit.start, visit.end) == (ofsteds.start, ofsteds.end)
        else:
            assert getattr(visit, field) == (list(ofsteds) if field == "inspectors" else ofsteds)

    def test_a_councils_exact_days_fill_in_ofsteds_month(self) -> None:
        in_any_order(
            with_visit(INSPECTION, period=JUNE), with_visit(PAPER, period=days("2018-06-04"))
        )
        assert Visit.objects.get().start == date(2018, 6, 4)

    def test_a_paper_that_calls_an_ilacs_a_sif_is_still_about_it(self) -> None:
        report = parsed("ilacs.pdf", VisitFacts("ilacs", period=days("2018-06-04", "2018-06-15")))
        in_any_order(report, PAPER)
        assert Visit.objects.get().kind == "ilacs"

    def test_an_assurance_visit_that_a_paper_calls_focused_is_one_visit(self) -> None:
        letter = parsed(
            "a.pdf", VisitFacts("assurance-visit", period=days("2021-02-02", "2021-02-04"))
        )
        paper = parsed(
            "b.txt", VisitFacts("focused-visit", period=month("2021-02-01", "2021-02-28")),
            document_type="local-summary",
        )  # fmt: skip
        in_any_order(letter, paper)
        assert Visit.objects.get().kind == "assurance-visit"

    def test_a_paper_that_gives_the_month_of_publication_meets_the_letter(self) -> None:
        paper = parsed(
            "p.txt", VisitFacts("monitoring-visit", period=month("2017-03-01", "2017-03-31")),
            document_type="local-summary",
        )  # fmt: skip
        in_any_order(LETTER, paper)
        assert Visit.objects.get().start == date(2017, 2, 27)

    def test_an_undated_paper_finds_its_visit_by_number(self) -> None:
        paper = parsed(
            "p.txt", VisitFacts("monitoring-visit", number=2), document_type="local-summary"
        )
        in_any_order(LETTER, paper)
        assert Visit.objects.count() == 1

    def test_a_later_precise_date_makes_one_visit_of_two_papers_and_the_letter(self) -> None:
        first = with_visit(PAPER, "first.txt", period=JUNE)
        second = with_visit(PAPER, "second.txt", period=year(2018))
        in_any_order(first, second, INSPECTION)
        assert Visit.objects.get().start == date(2018, 6, 4)


class TestVisitsThatStayApart:
    @pytest.mark.parametrize(
        "other",
        [
            with_visit(LETTER, "next.txt", period=days("2017-06-01", "2017-06-02"), number=3),
            with_visit(LETTER, "kind.txt", kind="focused-visit"),
            parsed("away.txt", LETTER.visit, authority=EASTMERE),
            parsed(
                "month.txt",
                VisitFacts("monitoring-visit", number=3, period=month("2017-02-01", "2017-02-28")),
            ),
            parsed("undated.txt", VisitFacts("monitoring-visit", number=3)),
        ],
        ids=lambda reading: reading.path,
    )
    def test_by_date_kind_authority_or_number(self, other: ParsedDocument) -> None:
        in_any_order(LETTER, other)
        assert Visit.objects.count() == 2

    def test_a_paper_that_could_be_about_two_visits_stands_alone_and_says_so(self) -> None:
        other = with_visit(LETTER, "other.txt", period=days("2017-09-05", "2017-09-06"), number=3)
        vague = parsed(
            "vague.txt", VisitFacts("monitoring-visit", period=year(2017)),
            document_type="committee-report",
        )  # fmt: skip
        in_any_order(LETTER, other, vague)
        assert Visit.objects.count() == 3
        problems = document_for(vague).problems
        assert [p["code"] for p in problems] == ["visit-unclear"]
        assert "27 February 2017 to 28 February 2017" in problems[0]["message"]

    def test_ofsteds_reports_on_an_ilacs_and_a_sif_are_never_one(self) -> None:
        other = parsed("ilacs.pdf", VisitFacts("ilacs", period=days("2018-06-04", "2018-06-15")))
        in_any_order(INSPECTION, other)
        assert Visit.objects.count() == 2


class TestContradictions:
    @pytest.mark.parametrize(
        ("facts", "code"),
        [
            ({"lead_inspector": "Dora Finch"}, "contradiction-lead-inspector"),
            ({"number": 3}, "contradiction-number"),
            ({"published": date(2017, 3, 30)}, "contradiction-published"),
            ({"period": days("2017-02-28", "2017-03-01")}, "contradiction-period"),
        ],
    )
    def test_between_documents_of_equal_standing_are_problems_on_both(
        self, facts: dict[str, Any], code: str
    ) -> None:
        other = with_visit(LETTER, "reissued.txt", **facts)
        in_any_order(LETTER, other)
        assert Visit.objects.count() == 1
        for reading in (LETTER, other):
            document = document_for(reading)
            assert code in [p["code"] for p in document.problems]
            assert document.state == "needs-review"

    def test_of_grades_name_both_documents_and_both_grades(self) -> None:
        other = parsed(
            "reissued.pdf", INSPECTION.visit, judgements=judged(overall_effectiveness="good")
        )
        in_any_order(INSPECTION, other)
        (problem,) = [
            p for p in document_for(other).problems if p["code"] == "contradiction-judgement"
        ]
        for word in ("report.pdf", "reissued.pdf", "Requires improvement", "Good"):
            assert word in problem["message"]

    def test_go_when_the_other_document_is_read_otherwise(self) -> None:
        other = with_visit(LETTER, "reissued.txt", lead_inspector="Dora Finch")
        store(LETTER, other)
        assert "contradiction-lead-inspector" in codes(LETTER)
        store(with_visit(other, lead_inspector="Cleo Vane"))
        assert "contradiction-lead-inspector" not in codes(LETTER)

    @pytest.mark.parametrize("same", ["Cleo  Vane", "CLEO VANE", "Cleo-Vane"])
    def test_are_not_made_of_hyphens_and_case(self, same: str) -> None:
        store(LETTER, with_visit(LETTER, "reissued.txt", lead_inspector=same, inspectors=(same,)))
        assert codes(LETTER) == ["held-twice"]

    def test_do_not_arise_where_a_paper_gives_only_the_first_day(self) -> None:
        one = with_visit(PAPER, "one.txt", period=days("2018-06-04"))
        two = with_visit(PAPER, "two.txt", period=days("2018-06-04", "2018-06-28"))
        in_any_order(one, two)
        assert Visit.objects.get().end == date(2018, 6, 28)
        assert document_for(one).problems == []


class TestOneLetterInTwoFiles:
    def test_is_said_on_both_since_its_findings_count_twice(self) -> None:
        in_any_order(LETTER, with_visit(LETTER, "letter.docx"))
        assert Visit.objects.count() == 1
        assert codes(LETTER) == ["held-twice"]
        assert "“letter.docx” and “letter.txt”" in document_for(LETTER).problems[0]["message"]

    def test_is_nothing_to_say_of_a_letter_and_councils_papers(self) -> None:
        papers = [with_visit(PAPER, name, period=JUNE) for name in ("one.txt", "two.txt")]
        in_any_order(INSPECTION, *papers)
        assert codes(INSPECTION) == codes(papers[0]) == []


class TestNumberedVisitsOfOneYear:
    def test_stay_two_though_only_the_year_is_known(self) -> None:
        papers = [
            parsed(
                f"{number}.txt", VisitFacts("monitoring-visit", number=number, period=year(2018)),
                document_type="local-summary",
            )
            for number in (1, 2)
        ]  # fmt: skip
        in_any_order(*papers)
        assert [v.number for v in Visit.objects.order_by("number")] == [1, 2]

    def test_and_two_papers_that_could_be_about_either_do_not_collide(self) -> None:
        papers = [
            parsed(
                f"{place}.txt", VisitFacts("monitoring-visit", number=number, period=year(2018)),
                document_type="local-summary",
            )
            for place, number in enumerate((1, 2, None, None))
        ]  # fmt: skip
        in_any_order(*papers)
        assert Visit.objects.count() == 3
