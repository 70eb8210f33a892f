"""Damaged files are read or refused: none raises, hangs, crashes its process or fills memory."""

import random
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.reading import read
from ingest.reading.document import Unreadable
from ingest.reading.extract import extract, pdf
from ingest.reading.many import SECONDS, read_many
from ingest.sample.document_shape import FileFormat
from ingest.sample.generate import sample_documents, written
from inspections.register import Register
from tests.conftest import SHARED
from tests.ingest.extract.damage import DAMAGES, Damage, damaged
from tests.ingest.extract.made_pdfs import Content, untagged_pdf

CORPUS = SHARED / "corpus"
REGISTER = Register.shipped()
FAULTS = {"timed-out", "reading-crashed", "too-much-memory", "reading-failed", "reader-failed"}
REAL_CASES = 60
FORMATS = [form for form in FileFormat if form is not FileFormat.TEXT]
LETTER = sample_documents()[1]


def chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 -- the same again is what is wanted


@pytest.mark.parametrize("file_format", FORMATS)
@settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seed=st.integers(0, 2**32))
def test_a_damaged_file_is_read_or_refused_in_good_time(file_format: FileFormat, seed: int) -> None:
    _, content = damaged(written(LETTER, file_format), chance(seed))
    started = time.process_time()
    document = read(content, f"letter{Path(file_format).suffix}", REGISTER)
    assert not FAULTS & {problem.code for problem in document.problems}
    assert time.process_time() - started < SECONDS


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_every_harm_changes_the_file(damage: Damage) -> None:
    content = written(LETTER, FileFormat.PDF)
    assert any(damage(content, chance(seed)) != content for seed in range(5))


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside this checkout")
def test_damaged_real_reports_are_read_or_refused_within_the_limits(tmp_path: Path) -> None:
    by_chance = chance(20261121)
    reports = sorted(CORPUS.rglob("*.pdf"))
    harms: dict[Path, str] = {}
    for number in range(REAL_CASES):
        path, report = tmp_path / f"{number}.pdf", by_chance.choice(reports)
        harm, content = damaged(report.read_bytes(), by_chance)
        path.write_bytes(content)
        harms[path] = f"{harm} of {report.parent.name}/{report.name}"
    for path, document in read_many(harms, REGISTER, jobs=2):
        assert not FAULTS & {problem.code for problem in document.problems}, harms[path]


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside this checkout")
def test_the_longest_report_is_read_well_within_the_limit_even_by_geometry(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    longest = max(CORPUS.rglob("*.pdf"), key=lambda path: path.stat().st_size)
    monkeypatch.setattr(pdf.Page, "badly_tagged", property(lambda page: page.characters > 0))
    started = time.process_time()
    assert read(longest.read_bytes(), longest.name, REGISTER).pages
    assert time.process_time() - started < SECONDS / 2


def test_a_page_of_thousands_of_crossing_lines_is_no_table_and_takes_no_time() -> None:
    squares = [(0, 20 + 5.0 * n, 20 + 7.0 * (n % 110), 3, 4) for n in range(5000)]
    content = untagged_pdf([[Content("Leaders listen to children.", 400)]], squares)
    started = time.process_time()
    with suppress(Unreadable):
        extract(content, "plan.pdf")
    assert time.process_time() - started < 5
