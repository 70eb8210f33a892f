"""The front door: a file comes in once, is read within limits, and never half."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from findings.models import Finding
from findings.theme_loading import load_themes
from ingest import front_door, tasks
from ingest.front_door import NotSetUp, Refused, clean_name, ingest_file, receive
from ingest.models import Document
from ingest.reading.schema import ParsedDocument
from inspections.models import Authority, Source, Visit
from tests.ingest.readings import make_register

State = Document.State


def letter(authority: str = "Northshire", number: str = "second") -> bytes:
    """An invented monitoring visit letter, as text."""
    return f"""22 March 2017

Ms Iris Penn
Director of Children's Services
{authority}

Dear Iris

Monitoring visit of {authority} children's services

This letter summarises the findings of the {number} monitoring visit to {authority}, which took
place on 27 and 28 February 2017. Services were judged inadequate in September 2015. The inspectors
were Cleo Vane, HMI, and Abel Stone, HMI.

Areas covered by the visit

During the visit, inspectors looked at the help that children receive from the locality teams.

Overview

Progress since the last visit is steady and leaders know what is left to do.

Findings and evaluation of progress

Social workers in the locality teams see children often and write down what they say.

Strategy meetings are held late, and health partners seldom come to them.

Managers sign off assessments quickly. Too few of them ask what life is like for the child.

Most children have a plan. Plans are reviewed on time but some say little about who does what.

Foster carers told inspectors that they feel well supported by their social workers.

A copy of this letter goes to the Department for Education.

Yours sincerely

Cleo Vane

Her Majesty's Inspector
""".encode()


def pdf(*, encrypted: bool = False) -> bytes:
    held, style = BytesIO(), getSampleStyleSheet()["BodyText"]
    lock = StandardEncryption("user", "owner") if encrypted else None
    story = [Paragraph(text, style) for text in letter().decode().split("\n\n")]
    SimpleDocTemplate(held, encrypt=lock).build(story)
    return held.getvalue()


def archive(*names: str) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        for name in names:
            file.writestr(name, "content")
    return held.getvalue()


JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 20
WEB_PAGE = b"<!doctype html><html><body><p>Page not found</p></body></html>"
SCHOOL = b"""12 May 2019

Dear Mrs Lark

Short inspection of Brookside Primary School

I came to your school on 1 May 2019. Pupils are happy there and learn well.
The school is still good.

Yours sincerely

Cleo Vane
Her Majesty's Inspector
"""
BAD = {
    "photo.pdf": JPEG,
    "page.pdf": WEB_PAGE,
    "locked.pdf": pdf(encrypted=True),
    "cut.pdf": pdf()[:400],
    "other.docx": archive("hello.txt"),
    "table.xlsx": archive("[Content_Types].xml", "xl/workbook.xml"),
    "school.txt": SCHOOL,
}


@pytest.fixture(autouse=True)
def _set_up(db: None, settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    make_register_with_themes()


def make_register_with_themes() -> None:
    make_register()
    from findings.models import Theme

    Theme.objects.all().delete()
    load_themes()


def kept_files(settings: Settings) -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


class TestTakingIn:
    def test_a_letter_becomes_its_visit(self) -> None:
        outcome = ingest_file(BytesIO(letter()), "letter.txt")
        assert outcome.document.state == State.READ, outcome.reasons
        assert str(outcome.change) == "created"
        visit = Visit.objects.get()
        assert (visit.authority.name, visit.kind, visit.number) == (
            "Northshire",
            "monitoring-visit",
            2,
        )
        assert visit == outcome.visit
        assert Finding.objects.filter(visit=visit).count() > 2

    def test_the_same_file_again_is_the_same_document_and_changes_nothing(self) -> None:
        first = ingest_file(BytesIO(letter()), "letter.txt")
        again = ingest_file(BytesIO(letter()), "copy of letter.txt")
        assert again.document == first.document
        assert (again.document.name, str(again.change)) == ("letter.txt", "unchanged")
        assert again.document.state_since == first.document.state_since
        assert Document.objects.count() == 1

    def test_it_is_kept_under_its_hash_whatever_its_name(self, settings: Settings) -> None:
        receive(BytesIO(letter()), "../../etc/letter.txt")
        (document,) = Document.objects.all()
        (kept,) = kept_files(settings)
        assert kept.name == f"{document.sha256}.txt"
        assert document.name == "letter.txt"
        assert kept.read_bytes() == letter()

    @pytest.mark.parametrize(
        ("given", "shown"),
        [
            ("letter.pdf", "letter.pdf"),
            ("C:\\My Files\\letter.pdf", "letter.pdf"),
            ("/etc/passwd", "passwd"),
            ("..", "document"),
            ("", "document"),
            ("a\x00b\n c.txt", "a b c.txt"),
            (".hidden.txt", "hidden.txt"),
            ("é" * 200 + ".pdf", "é" * 60 + ".pdf"),
        ],
    )
    def test_names_are_cleaned(self, given: str, shown: str) -> None:
        assert clean_name(given) == shown

    @pytest.mark.parametrize(("content", "said"), [(b"", "is empty"), (b"x" * 2001, "too large")])
    def test_an_empty_or_too_large_file_is_refused_and_nothing_kept(
        self, content: bytes, said: str, settings: Settings
    ) -> None:
        settings.LARGEST_DOCUMENT = 2000
        with pytest.raises(Refused, match=said):
            ingest_file(BytesIO(content), "letter.txt")
        assert not Document.objects.exists()
        assert kept_files(settings) == []

    def test_two_at_once_of_the_same_file_keep_one(
        self, monkeypatch: pytest.MonkeyPatch, settings: Settings
    ) -> None:
        held = receive(BytesIO(letter()), "first.txt").document
        monkeypatch.setattr(
            Document.objects, "filter", lambda **_: Document.objects.none(), raising=False
        )
        receipt = receive(BytesIO(letter()), "second.txt")
        assert (receipt.document, receipt.new) == (held, False)
        assert len(kept_files(settings)) == 1


class TestBadFiles:
    @pytest.mark.parametrize("name", BAD)
    def test_fail_with_a_reason_that_names_no_path_and_store_nothing_else(self, name: str) -> None:
        outcome = ingest_file(BytesIO(BAD[name]), name)
        assert outcome.failed
        assert len(outcome.reasons) > 30
        assert "Traceback" not in outcome.reasons
        assert "/" not in outcome.reasons.replace("letter/report", "")
        for model in (Visit, Source, Finding):
            assert not model._default_manager.exists()

    def test_with_text_of_nothing_but_spaces_fails_as_empty(self) -> None:
        assert "empty" in ingest_file(BytesIO(b" \n \n"), "blank.txt").reasons


class TestWhenSomethingBreaks:
    def test_a_fault_in_storing_leaves_a_failed_document_and_no_rows(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*_: Any) -> None:
            raise ValueError("inside")

        monkeypatch.setattr("ingest.merge.replace_findings", broken)
        outcome = ingest_file(BytesIO(letter()), "letter.txt")
        assert outcome.failed
        assert "fault in this program" in outcome.reasons
        assert not Visit.objects.exists()
        assert outcome.document.reading is None

    def test_a_re_reading_that_fails_leaves_what_was_stored(self) -> None:
        document = ingest_file(BytesIO(letter()), "letter.txt").document
        before = Finding.objects.count()
        Path(document.file.path).write_bytes(b"")
        front_door.queue_again(document)
        outcome = front_door.read_and_store(document)
        assert outcome.document.state == State.NEEDS_REVIEW
        assert "earlier reading still stands" in outcome.reasons
        assert Finding.objects.count() == before

    def test_a_file_that_was_lost_fails_with_a_reason(self) -> None:
        document = receive(BytesIO(letter()), "letter.txt").document
        Path(document.file.path).unlink()
        outcome = front_door.read_and_store(document)
        assert outcome.failed
        assert "cannot be opened" in outcome.reasons

    def test_without_register_or_themes_it_says_what_to_run(self) -> None:
        from findings.models import Theme

        Theme.objects.all().delete()
        with pytest.raises(NotSetUp, match="load_themes"):
            ingest_file(BytesIO(letter()), "letter.txt")
        Authority.objects.all().delete()
        with pytest.raises(NotSetUp, match="load_register"):
            ingest_file(BytesIO(letter()), "letter.txt")

    def test_what_somebody_else_has_read_meanwhile_is_left_alone(self) -> None:
        document = ingest_file(BytesIO(letter()), "letter.txt").document
        parsed = ParsedDocument("x", document.sha256, None, "unrecognised", None, None)
        front_door._store(document, parsed)
        assert Visit.objects.exists()


class TestInTheBackground:
    def test_a_queued_document_is_read(self) -> None:
        document = receive(BytesIO(letter()), "letter.txt").document
        assert document.state == State.QUEUED
        tasks.read_in_background(document)
        document.refresh_from_db()
        assert (document.state, document.attempts) == (State.READ, 1)

    def test_what_a_dead_worker_left_is_read_when_the_next_one_starts(self) -> None:
        document = receive(BytesIO(letter()), "letter.txt").document
        Document.objects.update(state=State.READING, attempts=1)
        assert tasks.requeue_abandoned() == [document]
        document.refresh_from_db()
        assert document.state == State.READ

    def test_what_broke_off_too_often_is_given_up_with_a_reason(self) -> None:
        receive(BytesIO(letter()), "letter.txt")
        Document.objects.update(state=State.READING, attempts=tasks.MOST_ATTEMPTS)
        assert tasks.requeue_abandoned() == []
        document = Document.objects.get()
        assert document.state == State.FAILED
        assert "broke off 3 times" in document.problems[0]["message"]

    def test_without_register_the_reason_is_on_the_document(self) -> None:
        document = receive(BytesIO(letter()), "letter.txt").document
        Authority.objects.all().delete()
        tasks.read_in_background(document)
        document.refresh_from_db()
        assert document.state == State.FAILED
        assert "load_register" in document.problems[0]["message"]
