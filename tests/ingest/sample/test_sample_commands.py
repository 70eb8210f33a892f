"""Loading the sample data and taking it out again, through the two commands."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from findings.theme_loading import load_themes
from ingest.front_door import ingest_file
from ingest.models import Document
from ingest.sample.document_shape import FileFormat
from ingest.sample.generate import sample_documents, written
from inspections.loading import load_register
from inspections.models import Authority, Judgement, Visit
from inspections.register import Register

pytestmark = pytest.mark.django_db(transaction=True)
OURS = ("inspections", "findings", "ingest")


@pytest.fixture(autouse=True)
def set_up(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    load_register(Register.shipped())
    load_themes()


def _load(**options: Any) -> str:
    out = io.StringIO()
    call_command("load_sample", jobs=1, if_empty=True, stdout=out, stderr=out, **options)
    return out.getvalue()


def _remove() -> str:
    out = io.StringIO()
    call_command("remove_sample", stdout=out)
    return out.getvalue()


def _counts() -> dict[str, int]:
    models = [model for app in OURS for model in apps.get_app_config(app).get_models()]
    return {model.__name__: model.objects.count() for model in models}  # type: ignore[attr-defined]


def _own_letter() -> bytes:
    """A letter that somebody else might load: about a sample authority, not of the set."""
    (letter,) = [d for d in sample_documents() if d.name == "wexcombe-2025-focused-visit"]
    return written(letter, FileFormat.MARKDOWN)


def test_loading_an_empty_database_takes_in_every_document_and_says_so(tmp_path: Path) -> None:
    said = _load()
    total = len(sample_documents())
    assert f"Loaded {total} of {total} sample documents" in said
    assert "remove_sample" in said
    assert Document.objects.filter(sample=True).count() == total
    assert not Document.objects.filter(state=Document.State.FAILED).exists()
    assert set(Authority.objects.filter(sample=True).values_list("name", flat=True)) == {
        "Northshire",
        "Eastmere",
        "Wexcombe",
    }
    files = [path for path in (tmp_path / "media").rglob("*") if path.is_file()]
    assert len(files) == total


def test_loading_again_changes_nothing_and_says_so() -> None:
    _load()
    before = _counts()
    assert "loaded already" in _load()
    assert _counts() == before


def test_the_report_and_the_committees_paper_on_one_inspection_meet_in_one_visit() -> None:
    _load()
    inspection = Visit.objects.get(authority__name="Northshire", start="2018-06-04")
    assert set(inspection.sources.values_list("document_type", flat=True)) == {
        "sif",
        "committee-report",
    }
    assert Judgement.objects.filter(visit=inspection).count() == 6


def test_removing_takes_out_every_row_and_file_and_nothing_else(tmp_path: Path) -> None:
    before = _counts()
    _load()
    said = _remove()
    assert _counts() == before
    assert f"{len(sample_documents())} documents" in said
    assert "3 authorities" in said
    assert not [path for path in (tmp_path / "media").rglob("*") if path.is_file()]


def test_removing_where_there_is_none_says_so() -> None:
    assert "no sample data" in _remove()


def test_a_database_with_documents_is_left_alone_unless_told_otherwise() -> None:
    ingest_file(io.BytesIO(b"A letter about nothing at all.\n"), "letter.txt")
    assert _load() == ""
    assert not Authority.objects.filter(sample=True).exists()
    with pytest.raises(CommandError, match=r"holds 1 document already.*--force"):
        call_command("load_sample", jobs=1)
    assert "sample documents" in _load(force=True)
    assert Document.objects.filter(sample=False).count() == 1


def test_a_document_of_ones_own_about_a_sample_authority_outlives_the_sample() -> None:
    _load()
    outcome = ingest_file(io.BytesIO(_own_letter()), "own.md")
    assert not outcome.failed
    found = outcome.document.source.findings.count()  # type: ignore[union-attr]
    said = _remove()
    assert "Wexcombe stays" in said
    assert list(Document.objects.values_list("name", flat=True)) == ["own.md"]
    assert [visit.findings.count() for visit in Visit.objects.all()] == [found]
    assert list(Authority.objects.filter(sample=True).values_list("name", flat=True)) == [
        "Wexcombe"
    ]


def test_without_the_register_loading_says_what_to_run() -> None:
    Authority.objects.all().delete()
    with pytest.raises(CommandError, match="load_register"):
        call_command("load_sample", jobs=1)


def test_once_taken_out_starting_again_does_not_bring_it_back_but_asking_for_it_does() -> None:
    _load()
    _remove()
    assert _load() == ""
    assert Document.objects.count() == 0
    call_command("load_sample", jobs=1, stdout=io.StringIO(), stderr=io.StringIO())
    assert Document.objects.filter(sample=True).count() == len(sample_documents())
