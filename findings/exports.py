"""Findings as files: CSV and XLSX of exactly what a selection shows, in its order."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter
from django.utils.text import slugify

from findings import vocabulary
from findings.filters import Selection
from findings.models import Finding
from findings.querysets import OPEN_RECOMMENDATION
from inspections.vocabulary import DOCUMENT_TYPE_LABELS, PRECISION_LABELS

Cell = str | int | date | None

AT_ONCE = 500
"""How many findings are fetched at a time."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the files: its heading, its width in XLSX, and what a finding has in it."""

    heading: str
    width: int
    cell: Callable[[Finding], Cell]


def _themes(finding: Finding) -> str:
    marks = finding.finding_themes.all()
    return "; ".join(f"{mark.theme.name} ({mark.get_assessment_display()})" for mark in marks)


def _in_whose_words(finding: Finding) -> str:
    return "the council’s" if finding.source.in_councils_words else "the inspectors’"


COLUMNS: tuple[Column, ...] = (
    Column("Authority", 24, lambda f: f.visit.authority.name),
    Column("Region", 18, lambda f: f.visit.authority.region),
    Column("Kind of visit", 20, lambda f: f.visit.get_kind_display()),
    Column("Visit number", 8, lambda f: f.visit.number),
    Column("Visit from", 12, lambda f: f.visit.start),
    Column("Visit to", 12, lambda f: f.visit.end),
    Column("Date known to", 11, lambda f: PRECISION_LABELS.get(f.visit.date_precision, "")),
    Column("Role", 18, lambda f: f.get_role_display()),
    Column("Assessment", 18, lambda f: f.get_assessment_display()),
    Column("Themes and their assessments", 40, _themes),
    Column("Judgement area", 22, lambda f: f.get_judgement_display() if f.judgement else ""),
    Column("Section", 26, lambda f: f.section),
    Column("Paragraph", 9, lambda f: f.number),
    Column("Finding", 90, lambda f: f.text),
    Column("In whose words", 14, _in_whose_words),
    Column("Document", 34, lambda f: f.source.name),
    Column("Kind of document", 22, lambda f: DOCUMENT_TYPE_LABELS[f.source.document_type]),
    Column("Page", 6, lambda f: f.page),
)


def file_name(selection: Selection, suffix: str, today: date) -> str:
    """A name that says what the file holds: ``findings-northshire-neglect-2026-11-21.csv``."""
    said = "-".join(slugify(on.words) for on in selection.applied())[:80].strip("-")
    return "-".join(part for part in ("findings", said, today.isoformat()) if part) + f".{suffix}"


def csv_lines(selection: Selection) -> Iterator[str]:
    """The CSV line by line, with a mark at the start by which Excel knows it is UTF-8.

    A cell that a spreadsheet would take for a formula starts with an apostrophe.
    """
    writer = csv.writer(_Echo())
    yield "\ufeff" + str(writer.writerow([column.heading for column in COLUMNS]))
    for finding in _findings(selection):
        yield str(writer.writerow([_as_text(column.cell(finding)) for column in COLUMNS]))


def xlsx(selection: Selection, made: datetime, address: str) -> bytes:
    """The workbook: the findings, and a sheet that says which they are, from where and when."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"constant_memory": True}) as book:
        count = _write_findings(book, _findings(selection))
        _write_about(book, selection, made, address, count)
    return content.getvalue()


def _findings(selection: Selection) -> Iterator[Finding]:
    return selection.findings.with_themes().iterator(chunk_size=AT_ONCE)


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, line: str) -> str:
        """The line itself."""
        return line


def _as_text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    text = str(cell)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _write_findings(book: Any, findings: Iterable[Finding]) -> int:
    sheet = book.add_worksheet("Findings")
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "d mmm yyyy", "valign": "top", "align": "left"})
    for at, column in enumerate(COLUMNS):
        sheet.set_column(at, at, column.width)
        sheet.write_string(0, at, column.heading, bold)
    sheet.freeze_panes(1, 1)
    row = 0
    for row, finding in enumerate(findings, start=1):
        for at, column in enumerate(COLUMNS):
            _write(sheet, row, at, column.cell(finding), wrapped, day)
    sheet.autofilter(0, 0, max(row, 1), len(COLUMNS) - 1)
    return row


def _write(sheet: Any, row: int, at: int, cell: Cell, wrapped: Any, day: Any) -> None:
    if cell is None:
        return
    if isinstance(cell, date):
        sheet.write_datetime(row, at, datetime(cell.year, cell.month, cell.day), day)
    elif isinstance(cell, int):
        sheet.write_number(row, at, cell, wrapped)
    else:
        sheet.write_string(row, at, cell, wrapped)


def _write_about(book: Any, selection: Selection, made: datetime, address: str, count: int) -> None:
    sheet = book.add_worksheet("About")
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 90)
    for row, (label, words) in enumerate(_about(selection, made, address, count)):
        sheet.write_string(row, 0, label, bold)
        sheet.write_string(row, 1, words, wrapped)


def _about(selection: Selection, made: datetime, address: str, count: int) -> list[tuple[str, str]]:
    return [
        ("What this is", "Findings of inspections and visits of children’s services"),
        ("Made", f"{made.day} {made:%B %Y, %H:%M %Z}"),
        ("Number of findings", str(count)),
        *(selection.in_words() or [("Filters", "none: all findings held")]),
        ("The same on the page", address),
        (
            "Assessment",
            "By machine from the words. " + "; ".join(vocabulary.ASSESSMENT_LABELS.values()),
        ),
        ("With themes chosen", "The filter by assessment is that of the theme in the finding."),
        ("Open recommendations", OPEN_RECOMMENDATION),
    ]
