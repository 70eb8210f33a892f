"""``manage.py ingest``: a line for each document, and an exit status that scripts can trust."""

from __future__ import annotations

from io import StringIO
from itertools import permutations
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from findings.models import Finding, FindingTheme, Sentence, Theme
from findings.theme_loading import load_themes
from ingest.management.commands import ingest
from ingest.merge import merge
from ingest.models import Document
from ingest.reading.many import read_file
from inspections.loading import load_register, register_from_database
from inspections.models import Authority, CitedJudgement, Judgement, Source, Visit
from inspections.register import Register
from tests.ingest.readings import document_for, keys, make_register, rows
from tests.ingest.test_front_door import BAD, letter

STORED = (Visit, Judgement, CitedJudgement, Source, Finding, FindingTheme, Sentence, Document)


@pytest.fixture(autouse=True)
def _set_up(db: None, settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    make_register()
    Theme.objects.all().delete()
    load_themes()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


def run(*paths: Path, jobs: int = 1) -> tuple[list[str], int]:
    """The lines that it prints, and its exit status."""
    out = StringIO()
    try:
        call_command("ingest", *map(str, paths), jobs=jobs, stdout=out, stderr=StringIO())
    except SystemExit as end:
        return out.getvalue().splitlines(), int(end.code or 0)
    return out.getvalue().splitlines(), 0


def test_each_new_document_is_said_with_what_it_is_about(folder: Path) -> None:
    (folder / "a.txt").write_bytes(letter())
    (folder / "b.txt").write_bytes(letter("Eastmere"))
    lines, status = run(folder, jobs=2)
    assert lines == [
        "created    a.txt: Northshire: Monitoring visit, 27 and 28 February 2017",
        "created    b.txt: Eastmere: Monitoring visit, 27 and 28 February 2017",
        "2 documents: 2 created.",
    ]
    assert status == 0


def test_the_same_documents_again_change_not_one_row_and_it_says_so(folder: Path) -> None:
    (folder / "a.txt").write_bytes(letter())
    (folder / "b.txt").write_bytes(letter("Eastmere"))
    run(folder)
    before = [keys(model) for model in STORED]
    lines, status = run(folder)
    assert lines == ["unchanged  a.txt", "unchanged  b.txt", "2 documents: 2 unchanged."]
    assert status == 0
    assert [keys(model) for model in STORED] == before


def test_a_file_under_two_names_is_read_once_and_named_as_a_duplicate(folder: Path) -> None:
    (folder / "a.txt").write_bytes(letter())
    (folder / "z.txt").write_bytes(letter())
    lines, _ = run(folder)
    assert lines[1:] == ["duplicate  z.txt of a.txt", "2 documents: 1 created, 1 duplicate."]
    assert Document.objects.count() == 1


def test_one_bad_file_among_good_ones_fails_alone_with_its_reason(folder: Path) -> None:
    (folder / "a.txt").write_bytes(letter())
    (folder / "photo.pdf").write_bytes(BAD["photo.pdf"])
    (folder / "void.txt").write_bytes(b"")
    lines, status = run(folder)
    assert lines[0].startswith("created")
    assert lines[1].startswith("failed     photo.pdf because: ")
    assert lines[2].startswith("failed     void.txt because: void.txt is empty")
    assert lines[3] == "3 documents: 1 created, 2 failed."
    assert status == ingest.SOME_FAILED


def test_a_huge_file_is_refused_before_it_is_read(folder: Path) -> None:
    with (folder / "huge.pdf").open("wb") as file:
        file.truncate(300_000_000)
    lines, status = run(folder)
    assert "huge.pdf is too large: 300 MB" in lines[0]
    assert status == ingest.SOME_FAILED
    assert not Document.objects.exists()


def test_what_failed_is_tried_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.txt").write_bytes(letter())

    def broken(*_: object) -> None:
        raise ValueError

    with monkeypatch.context() as patched:
        patched.setattr("ingest.merge.replace_findings", broken)
        assert run(folder)[1] == ingest.SOME_FAILED
    assert run(folder)[0][0].startswith("created")


def test_what_an_older_reader_read_is_read_again(folder: Path) -> None:
    (folder / "a.txt").write_bytes(letter())
    run(folder)
    Document.objects.update(reader_version="0")
    assert run(folder)[0][0].startswith("unchanged")
    assert Document.objects.get().reader_version != "0"


def test_reread_reads_only_what_needs_it(folder: Path) -> None:
    (folder / "a.txt").write_bytes(letter())
    (folder / "b.txt").write_bytes(letter("Eastmere"))
    run(folder)
    Document.objects.filter(name="b.txt").update(reader_version="0")
    out = StringIO()
    call_command("reread", jobs=1, stdout=out)
    assert out.getvalue().splitlines() == ["unchanged  b.txt", "Documents read again: 1."]


def test_a_path_that_is_not_there_is_a_wrong_argument(folder: Path) -> None:
    with pytest.raises(CommandError, match="no file or folder") as refusal:
        run(folder / "none.pdf")
    assert refusal.value.returncode == ingest.WRONG_ARGUMENTS


@pytest.mark.parametrize(
    ("missing", "remedy"), [(Theme, "load_themes"), (Authority, "load_register")]
)
def test_without_register_or_themes_it_says_what_to_run(
    folder: Path, missing: type[Theme | Authority], remedy: str
) -> None:
    (folder / "a.txt").write_bytes(letter())
    missing._default_manager.all().delete()
    with pytest.raises(CommandError, match=remedy):
        run(folder)
    assert not Document.objects.exists()


@pytest.mark.corpus
class TestTheFoundingDocuments:
    """The five real documents that this was first built on, where they are to be had."""

    @pytest.fixture(autouse=True)
    def _register(self, _set_up: None) -> None:
        load_register(Register.shipped())

    def test_lancashire_stands_as_its_readers_know_it(self, seeds: Path) -> None:
        lines, _ = run(*sorted(seeds.glob("*.txt")))
        assert lines[-1] == "5 documents: 5 created."
        lancashire = Authority.objects.get(slug="lancashire")
        recalled = lancashire.cited_judgements.get(judgement="overall-effectiveness")
        assert (recalled.grade, f"{recalled.start:%Y-%m}") == ("inadequate", "2015-09")
        monitoring, inspection = lancashire.visits.order_by("start")
        assert (monitoring.kind, monitoring.number) == ("monitoring-visit", 6)
        assert f"{monitoring.start} {monitoring.end}" == "2018-02-27 2018-02-28"
        assert (inspection.kind, f"{inspection.start:%Y-%m}") == ("sif", "2018-06")
        assert {j.judgement: j.grade for j in inspection.judgements.all()} == {
            "overall-effectiveness": "requires-improvement",
            "help-and-protection": "requires-improvement",
            "looked-after-and-permanence": "requires-improvement",
            "adoption": "good",
            "care-leavers": "requires-improvement",
            "leaders": "requires-improvement",
        }

    def test_concerns_of_february_2018_lead_to_their_sentences(self, seeds: Path) -> None:
        run(*sorted(seeds.glob("*.txt")))
        concerns = FindingTheme.objects.filter(
            finding__visit__authority__slug="lancashire",
            finding__visit__kind="monitoring-visit",
            assessment="needs-improvement",
        )
        for slug in ("strategy-discussions", "domestic-abuse"):
            finding = concerns.filter(theme__slug=slug)[0].finding
            assert finding.sentences.filter(themes__slug=slug).exists()

    def test_run_again_changes_not_one_row(self, seeds: Path) -> None:
        run(*sorted(seeds.glob("*.txt")))
        before = [keys(model) for model in STORED]
        lines, status = run(*sorted(seeds.glob("*.txt")))
        assert (lines[-1], status) == ("5 documents: 5 unchanged.", 0)
        assert [keys(model) for model in STORED] == before

    def test_any_order_gives_the_same_rows(self, seeds: Path) -> None:
        register = register_from_database()
        readings = [read_file(path, register) for path in sorted(seeds.glob("*.txt"))]
        made = None
        for order in list(permutations(readings))[::13]:
            for model in (Finding, Judgement, CitedJudgement, Visit, Document, Source):
                model._default_manager.all().delete()
            for reading in order:
                merge(document_for(reading), reading)
            assert made in (None, rows())
            made = rows()
