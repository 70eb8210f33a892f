"""Inspection reports since 2018 against what can be counted without reading them.

A third of the corpus, spread over all its years: dates against the date of listing, the table's
rows against the framework of the time, recommendations against bullet signs in plain text.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from findings.vocabulary import Role
from ingest.reading.extract import extract
from ingest.reading.families.registry import read_family
from ingest.reading.schema import FamilyReading
from inspections.register import Register
from inspections.vocabulary import DocumentType, JudgementArea
from tests.conftest import SHARED

CORPUS = SHARED / "corpus"
EVERY = 3
FIRST_ILACS_LISTED = "2018-05-21"
DAYS_TO_LISTING = range(10, 150)
LEAST_WHOLE = 0.99
"""Of the findings; some paragraphs are printed without their full stop."""

SIGN = r"^\s*[◼▪■•\uf06e\uf0b7\uf0a7]"
OPENS = re.compile(r"^\s*(?:what needs to improve\??|areas? for improvement)\s*1?\s*$", re.I)
CLOSES = re.compile(r"^\s*the (?:experiences? |impact of leaders)", re.I)
AREAS = JudgementArea
BEFORE_2023 = {
    AREAS.LEADERS,
    AREAS.HELP_AND_PROTECTION,
    AREAS.CHILDREN_IN_CARE_AND_CARE_LEAVERS,
    AREAS.OVERALL_EFFECTIVENESS,
}
FROM_2023 = {
    AREAS.LEADERS,
    AREAS.HELP_AND_PROTECTION,
    AREAS.CHILDREN_IN_CARE,
    AREAS.CARE_LEAVERS,
    AREAS.OVERALL_EFFECTIVENESS,
}

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside this checkout"),
]


@dataclass(frozen=True)
class Report:
    row: Mapping[str, str]
    reading: FamilyReading

    @property
    def path(self) -> str:
        return self.row["path"]

    @property
    def end(self) -> date:
        visit = self.reading.visit
        assert visit is not None, self.path
        assert visit.period is not None, self.path
        return visit.period.end


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    register = Register.shipped()
    with (CORPUS / "index.csv").open(encoding="utf-8") as index:
        rows = [row for row in csv.DictReader(index) if _is_since_2018(row)]
    return [
        Report(row, read_family(extract((CORPUS / row["path"]).read_bytes(), "a.pdf"), register))
        for row in rows[::EVERY]
    ]


def _is_since_2018(row: Mapping[str, str]) -> bool:
    if row["kind"] == "inspection":
        return row["listed_date"] >= FIRST_ILACS_LISTED
    return row["kind"] == "area-send"


def _ilacs(reports: list[Report]) -> Iterator[Report]:
    return (item for item in reports if item.reading.document_type == DocumentType.ILACS)


def test_authority_is_the_one_that_the_report_is_listed_under(reports: list[Report]) -> None:
    for report in reports:
        assert report.reading.authority is not None, report.path
        assert report.reading.authority.urn == report.row["urn"], report.path


def test_inspection_ended_a_few_weeks_before_its_report_was_listed(reports: list[Report]) -> None:
    for report in reports:
        listed = date.fromisoformat(report.row["listed_date"])
        assert (listed - report.end).days in DAYS_TO_LISTING, report.path


def test_table_has_the_rows_of_its_framework(reports: list[Report]) -> None:
    for report in _ilacs(reports):
        given = {item.judgement for item in report.reading.judgements}
        if (report.end.year, report.end.month) >= (2026, 4):
            assert given == FROM_2023 - {AREAS.OVERALL_EFFECTIVENESS}, report.path
        else:
            assert given == (FROM_2023 if report.end.year >= 2023 else BEFORE_2023), report.path


def test_recommendations_are_as_many_as_bullets_under_their_heading(reports: list[Report]) -> None:
    for report in _ilacs(reports):
        read = sum(item.role == Role.RECOMMENDATION for item in report.reading.passages)
        assert read == _bullets(CORPUS / report.path), report.path


def test_findings_begin_and_end_as_sentences_do(reports: list[Report]) -> None:
    findings = [
        passage.text
        for report in reports
        for passage in report.reading.passages
        if passage.role == Role.FINDING
    ]
    broken = [
        text for text in findings if text[:1].islower() or not re.search(r"[.!?:;)’”\"'\d]$", text)
    ]
    assert len(broken) <= (1 - LEAST_WHOLE) * len(findings), broken


def _bullets(path: Path) -> int:
    """Lines with a bullet sign between the heading of the list and the first judgement's."""
    document = pdfium.PdfDocument(path)
    lines = [
        line
        for page in document
        for line in page.get_textpage().get_text_range().replace("\r", "").split("\n")
    ]
    document.close()
    openings = [number for number, line in enumerate(lines) if OPENS.match(line)]
    count = 0
    for line in lines[openings[-1] + 1 :] if openings else []:
        if CLOSES.match(line):
            break
        count += re.match(SIGN, line) is not None
    return count
