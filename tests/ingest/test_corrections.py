"""What people state wins on every later reading, and is never lost in silence."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from findings.models import Finding
from ingest.corrections import Stated, apply_corrections, why_not
from ingest.held import as_stored
from ingest.merge import merge, remerge
from ingest.models import Correction, Document
from ingest.reading.schema import VisitFacts
from inspections.models import CitedJudgement, Judgement, Visit
from tests.ingest.readings import (
    cited,
    days,
    document_for,
    finding,
    judged,
    make_register,
    parsed,
    year,
)

READING = parsed(
    "report.pdf",
    VisitFacts("ilacs", period=days("2022-05-09", "2022-05-20"), lead_inspector="Ada Marsh"),
    judgements=judged(overall_effectiveness="good"),
    cited_judgements=(cited("inadequate", year(2018)),),
    findings=(finding(1, "Staff stay."), finding(2, "Plans drift.", "needs-improvement")),
)


def corrected(*stated: Stated) -> Any:
    return apply_corrections(as_stored(READING), stated)


class TestApplying:
    @pytest.mark.parametrize(
        ("field", "value", "path"),
        [
            ("visit.lead_inspector", "Ben Holt", ("visit", "lead_inspector")),
            ("visit.published", None, ("visit", "published")),
            ("visit.inspectors", ["Ben Holt"], ("visit", "inspectors")),
            ("visit.start", "2022-05-10", ("visit", "start")),
            ("document_type", "sif", ("document_type",)),
            ("findings.2.assessment", "mixed", ("findings", 1, "assessment")),
            ("cited_judgements.1.grade", "good", ("cited_judgements", 0, "grade")),
        ],
    )
    def test_puts_the_value_at_its_path_and_leaves_the_reading_as_it_was(
        self, field: str, value: Any, path: tuple[Any, ...]
    ) -> None:
        before = as_stored(READING)
        result = corrected(Stated(field, value))
        assert result.problems == ()
        place: Any = result.reading
        for step in path:
            place = place[step]
        assert place == value
        assert as_stored(READING) == before

    def test_of_two_statements_the_later_wins(self) -> None:
        result = corrected(
            Stated("visit.lead_inspector", "One"), Stated("visit.lead_inspector", "Two")
        )
        assert result.reading["visit"]["lead_inspector"] == "Two"

    def test_a_grade_can_be_stated_added_and_taken_away(self) -> None:
        result = corrected(
            Stated("judgements.leaders", "outstanding"),
            Stated("judgements.overall-effectiveness", None),
        )
        assert [(j["judgement"], j["grade"]) for j in result.reading["judgements"]] == [
            ("leaders", "outstanding")
        ]

    def test_a_finding_can_be_left_out_and_others_keep_their_place(self) -> None:
        result = corrected(Stated("findings.1", None), Stated("findings.2.role", "summary"))
        assert [(f["text"], f["role"]) for f in result.reading["findings"]] == [
            ("Plans drift.", "summary")
        ]

    def test_a_finding_is_found_again_by_its_words_when_it_moved(self) -> None:
        result = corrected(Stated("findings.1.assessment", "mixed", about="Plans drift."))
        assert [f["assessment"] for f in result.reading["findings"]] == ["strength", "mixed"]

    def test_a_finding_that_is_gone_becomes_a_problem_and_nothing_else_is_touched(self) -> None:
        result = corrected(
            Stated("findings.1.assessment", "mixed", about="Words that were read once.")
        )
        assert result.reading["findings"] == as_stored(READING)["findings"]
        assert [p["code"] for p in result.problems] == ["correction-not-applied"]
        assert "Words that were read once." in result.problems[0]["message"]

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("visit.colour", "blue"), ("findings.x.role", "summary"),
            ("findings.99.role", "summary"),
            ("findings.1.text", "Other words"), ("visit.start", "soon"), ("visit.number", "six"),
            ("visit.number", True), ("judgements.leaders", "excellent"), ("judgements.x", "good"),
            ("findings.1", "gone"), ("authority", ""), ("document_type", "novel"), ("", None),
            ("findings.1.themes", ["workforce"]), ("visit.inspectors", "Ada"),
        ],
    )  # fmt: skip
    def test_what_cannot_stand_becomes_a_problem(self, field: str, value: Any) -> None:
        result = corrected(Stated(field, value))
        assert [p["code"] for p in result.problems] == ["correction-not-applied"]
        assert result.reading == as_stored(READING)

    def test_dates_that_run_backwards_are_not_shown_and_said(self) -> None:
        result = corrected(Stated("visit.end", "2022-05-01"))
        assert result.reading["visit"]["start"] is None
        assert [p["code"] for p in result.problems] == ["correction-dates"]

    def test_one_day_is_enough_for_an_undated_visit(self) -> None:
        undated = replace(READING, visit=VisitFacts("ilacs"))
        result = apply_corrections(as_stored(undated), [Stated("visit.start", "2022-05-09")])
        visit = result.reading["visit"]
        assert (visit["end"], visit["date_precision"]) == ("2022-05-09", "day")

    def test_why_not_is_silent_where_a_value_can_stand(self) -> None:
        assert why_not("visit.number", 6) is None
        assert why_not("visit.number", "six") is not None


@pytest.fixture
def admin(db: None) -> User:
    make_register()
    return User.objects.create_superuser("ada", password="secret-and-long")


def state(document: Document, admin: User, field: str, value: Any, about: str = "") -> Correction:
    return Correction.objects.create(
        document=document, field=field, value=value, about=about, reason="Seen.", made_by=admin
    )


class TestStored:
    def test_a_correction_outlives_every_later_reading(self, admin: User) -> None:
        document = document_for(READING)
        merge(document, READING)
        state(document, admin, "visit.lead_inspector", "Ben Holt")
        state(document, admin, "findings.2.assessment", "mixed", "Plans drift.")
        for reading in (READING, replace(READING, findings=tuple(reversed(READING.findings)))):
            merge(document, replace(reading, findings=_counted(reading.findings)))
            assert Visit.objects.get().lead_inspector == "Ben Holt"
            assert Finding.objects.get(text="Plans drift.").assessment == "mixed"

    def test_the_machines_reading_stays_as_the_machine_gave_it(self, admin: User) -> None:
        document = document_for(READING)
        merge(document, READING)
        state(document, admin, "visit.lead_inspector", "Ben Holt")
        remerge(document)
        document.refresh_from_db()
        assert document.reading is not None
        assert document.reading["visit"]["lead_inspector"] == "Ada Marsh"

    def test_what_a_person_says_of_a_councils_paper_wins_over_ofsteds_report(
        self, admin: User
    ) -> None:
        paper = parsed(
            "paper.txt", READING.visit, document_type="committee-report",
            judgements=judged(overall_effectiveness="good"),
        )  # fmt: skip
        for reading in (READING, paper):
            merge(document_for(reading), reading)
        state(document_for(paper), admin, "judgements.overall-effectiveness", "outstanding")
        remerge(document_for(paper))
        assert Judgement.objects.get().grade == "outstanding"

    def test_withdrawn_it_counts_no_more(self, admin: User) -> None:
        document = document_for(READING)
        merge(document, READING)
        correction = state(document, admin, "visit.lead_inspector", "Ben Holt")
        remerge(document)
        correction.withdrawn = timezone.now()
        correction.save()
        remerge(document)
        assert Visit.objects.get().lead_inspector == "Ada Marsh"

    def test_stating_the_authority_brings_a_document_in(self, admin: User) -> None:
        nameless = replace(READING, authority=None)
        document = document_for(nameless)
        merge(document, nameless)
        assert not Visit.objects.exists()
        state(document, admin, "authority", "99002")
        remerge(document)
        assert Visit.objects.get().authority.name == "Eastmere"
        document.refresh_from_db()
        assert [p["code"] for p in document.problems] == []

    def test_a_second_file_of_one_letter_can_be_left_out(self, admin: User) -> None:
        copy = replace(READING, path="copy.docx", sha256="c" * 64)
        for reading in (READING, copy):
            merge(document_for(reading), reading)
        assert document_for(READING).state == "needs-review"
        state(document_for(copy), admin, "document_type", "unrecognised")
        remerge(document_for(copy))
        assert Finding.objects.count() == len(READING.findings)
        for reading in (READING, copy):
            assert (document_for(reading).state, document_for(reading).problems) == ("read", [])

    def test_a_value_that_a_reading_fell_silent_on_can_be_taken_away(self, admin: User) -> None:
        document = document_for(READING)
        merge(document, READING)
        silent = replace(READING, visit=replace(READING.visit, lead_inspector=None))  # type: ignore[type-var]
        merge(document, silent)
        state(document, admin, "visit.lead_inspector", None)
        remerge(document)
        document.refresh_from_db()
        assert (Visit.objects.get().lead_inspector, document.problems) == ("", [])

    def test_a_correction_of_another_documents_finding_is_still_seen_when_its_history_is_drawn(
        self, admin: User
    ) -> None:
        document = document_for(READING)
        merge(document, READING)
        state(document, admin, "findings.1.role", "summary", "No such words.")
        state(document, admin, "cited_judgements.1.grade", "good")
        other = parsed("letter.txt", VisitFacts("monitoring-visit", period=days("2021-01-05")))
        merge(document_for(other), other)
        document.refresh_from_db()
        assert [p["code"] for p in document.problems] == ["correction-not-applied"]
        assert CitedJudgement.objects.get().grade == "good"


class TestInTheAdmin:
    def test_a_correction_is_made_with_its_author_and_its_words_and_counts_at_once(
        self, admin: User, client: Client
    ) -> None:
        document = document_for(READING)
        merge(document, READING)
        client.force_login(admin)
        response = client.post(
            reverse("admin:ingest_correction_add"),
            {
                "document": document.pk, "field": "findings.2.assessment",
                "value": json.dumps("mixed"), "reason": "It says both.",
            },
        )  # fmt: skip
        assert response.status_code == 302
        correction = Correction.objects.get()
        assert (correction.made_by, correction.about) == (admin, "Plans drift.")
        assert Finding.objects.get(text="Plans drift.").assessment == "mixed"

    @pytest.mark.parametrize(
        ("field", "value"),
        [("visit.start", '"soon"'), ("visit.colour", '"blue"'), ("findings.7.role", '"summary"')],
    )
    def test_one_that_cannot_stand_is_refused(
        self, admin: User, client: Client, field: str, value: str
    ) -> None:
        document = document_for(READING)
        merge(document, READING)
        client.force_login(admin)
        data = {"document": document.pk, "field": field, "value": value, "reason": "-"}
        response = client.post(reverse("admin:ingest_correction_add"), data)
        assert response.status_code == 200
        assert not Correction.objects.exists()

    def test_it_is_withdrawn_and_never_deleted(self, admin: User, client: Client) -> None:
        document = document_for(READING)
        merge(document, READING)
        correction = state(document, admin, "visit.lead_inspector", "Ben Holt")
        remerge(document)
        client.force_login(admin)
        page = reverse("admin:ingest_correction_changelist")
        client.post(page, {"action": "withdraw", "_selected_action": [correction.pk]})
        correction.refresh_from_db()
        assert correction.withdrawn
        assert Visit.objects.get().lead_inspector == "Ada Marsh"
        delete = reverse("admin:ingest_correction_delete", args=[correction.pk])
        assert client.post(delete, {"post": "yes"}).status_code == 403

    @pytest.mark.parametrize("model", ["ingest_document", "inspections_visit", "findings_finding"])
    def test_machine_made_rows_can_be_looked_at_but_not_added(
        self, admin: User, client: Client, model: str
    ) -> None:
        document = document_for(READING)
        merge(document, READING)
        client.force_login(admin)
        assert client.get(reverse(f"admin:{model}_changelist")).status_code == 200
        assert client.get(reverse(f"admin:{model}_add")).status_code == 403


def _counted(findings: Any) -> Any:
    return tuple(replace(one, ordinal=place) for place, one in enumerate(findings, start=1))
