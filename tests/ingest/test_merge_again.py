"""Reading a document again: what stays, what moves, what goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from findings.models import Finding, Sentence
from ingest.merge import Change, merge
from inspections.models import Judgement, Source, Visit
from tests.ingest.readings import (
    EASTMERE,
    days,
    document_for,
    finding,
    make_register,
    month,
    parsed,
    rows,
)
from tests.ingest.test_merge import INSPECTION, LETTER, PAPER, store, with_visit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _register() -> None:
    make_register()


class TestReadingAgain:
    def test_findings_with_the_same_words_keep_their_rows_though_they_move(self) -> None:
        store(LETTER)
        before = {f.text: f.pk for f in Finding.objects.all()}
        sentences = {s.finding_id: s.pk for s in Sentence.objects.all()}
        first, second = LETTER.findings
        new = finding(1, "A new opening paragraph.")
        again = replace(
            LETTER, findings=(new, replace(second, ordinal=2), replace(first, ordinal=3))
        )
        assert merge(document_for(again), again).change == Change.UPDATED
        after = {f.text: f.pk for f in Finding.objects.order_by("ordinal")}
        assert list(after) == [f.passage.text for f in again.findings]
        assert {text: after[text] for text in before} == before
        assert all(Sentence.objects.get(finding_id=f).pk == s for f, s in sentences.items())

    def test_findings_that_are_gone_go_and_those_of_other_documents_stay(self) -> None:
        store(LETTER, INSPECTION)
        others = list(Finding.objects.filter(source__name="report.pdf").values_list())
        store(replace(LETTER, findings=LETTER.findings[:1]))
        assert Finding.objects.filter(source__name="letter.txt").count() == 1
        assert list(Finding.objects.filter(source__name="report.pdf").values_list()) == others

    def test_changed_labels_change_the_same_rows(self) -> None:
        store(LETTER)
        pk = Finding.objects.get(ordinal=2).pk
        text = LETTER.findings[1].passage.text
        other = finding(2, text, "improving", "strategy-discussions")
        store(replace(LETTER, findings=(LETTER.findings[0], other)))
        row = Finding.objects.get(ordinal=2)
        assert (row.pk, row.assessment) == (pk, "improving")
        assert [(j.theme.slug, j.assessment) for j in row.finding_themes.all()] == [
            ("strategy-discussions", "improving")
        ]
        assert [t.slug for t in row.sentences.get().themes.all()] == ["strategy-discussions"]

    @pytest.mark.parametrize(
        "silent",
        [
            {"lead_inspector": None}, {"inspectors": ()}, {"published": None}, {"number": None},
            {"period": None},
        ],
        ids=lambda facts: next(iter(facts)),
    )  # fmt: skip
    def test_that_is_silent_never_wipes_a_value_and_says_so(self, silent: dict[str, Any]) -> None:
        store(LETTER)
        before = rows()["visits"]
        store(with_visit(LETTER, **silent))
        assert rows()["visits"] == before
        assert [p["code"] for p in document_for(LETTER).problems] == ["reading-fell-silent"]
        store(LETTER)
        assert document_for(LETTER).problems == []

    def test_that_finds_no_grades_keeps_the_grades(self) -> None:
        store(INSPECTION)
        store(replace(INSPECTION, judgements=()))
        assert Judgement.objects.count() == 2

    def test_with_another_date_moves_the_visit_with_its_key(self) -> None:
        store(LETTER)
        pk = Visit.objects.get().pk
        store(with_visit(LETTER, period=days("2017-03-01", "2017-03-02")))
        assert (Visit.objects.get().pk, Visit.objects.get().start) == (pk, date(2017, 3, 1))

    def test_as_another_authoritys_leaves_nothing_with_the_first(self) -> None:
        store(INSPECTION)
        store(replace(INSPECTION, authority=EASTMERE))
        visit = Visit.objects.get()
        assert visit.authority.name == "Eastmere"
        assert {j.visit_id for j in Judgement.objects.all()} == {visit.pk}
        assert {f.visit_id for f in Finding.objects.all()} == {visit.pk}

    def test_that_leaves_a_shared_visit_leaves_it_to_the_other_document(self) -> None:
        store(INSPECTION, PAPER)
        store(with_visit(PAPER, period=month("2014-06-01", "2014-06-30")))
        assert [v.start for v in Visit.objects.order_by("start")] == [
            date(2014, 6, 1), date(2018, 6, 4),
        ]  # fmt: skip
        report = Visit.objects.get(start=date(2018, 6, 4))
        assert {j.source.name for j in report.judgements.all()} == {"report.pdf"}
        assert report.published is None

    def test_two_visits_that_change_dates_with_each_other_do_not_collide(self) -> None:
        other = with_visit(LETTER, "other.txt", period=days("2017-09-05", "2017-09-06"), number=3)
        store(LETTER, other)
        store(with_visit(other, period=days("2017-02-27", "2017-02-28"), number=2))
        assert Visit.objects.count() == 1
        store(with_visit(LETTER, period=days("2017-09-05", "2017-09-06"), number=3))
        assert sorted(str(v.start) for v in Visit.objects.all()) == ["2017-02-27", "2017-09-05"]

    def test_as_no_visit_at_all_takes_away_all_that_stood_on_it(self) -> None:
        store(INSPECTION, LETTER)
        (document,) = store(parsed("report.pdf", None))
        assert [v.kind for v in Visit.objects.all()] == ["monitoring-visit"]
        assert not Judgement.objects.exists()
        assert (document.source, document.state) == (None, "failed")
        assert Source.objects.count() == 1

    def test_never_removes_a_visit_on_which_something_else_stands(self) -> None:
        store(LETTER)
        visit = Visit.objects.get()
        by_hand = Source.objects.create(sha256="0" * 64, name="by hand", document_type="sif")
        Finding.objects.create(
            visit=visit, source=by_hand, ordinal=1, role="finding", text="Noted.",
            assessment="strength",
        )  # fmt: skip
        store(parsed("letter.txt", None))
        assert Visit.objects.get().pk == visit.pk
