"""The shape of an invented document: what stands in it, and what reading it must give.

A document is a list of pieces (heading, paragraph, bullet, numbered paragraph, table) whatever
format it is written in. Each piece that is a finding says so itself, so that a test can compare
the reading with the content, in every format.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PieceKind(StrEnum):
    """What a piece is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    NUMBERED = "numbered"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class ExpectedFinding:
    """What reading must make of a piece: its role, the heading it stands under (None before
    the first heading), and the judgement area of that part of the document, if it has one."""

    role: str
    section: str | None = None
    judgement: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """One heading, paragraph, bullet, numbered paragraph or table.

    ``level`` is a heading's (from 1); ``number`` a numbered paragraph's as printed, without its
    dot; ``rows`` a table's, the first being its header where ``header_row`` is set; ``note`` a
    footnote to this piece, which only PDFs show; ``new_page`` begins a page in formats with pages.
    """

    kind: PieceKind
    text: str = ""
    level: int = 0
    number: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    header_row: bool = False
    bold: bool = False
    note: str = ""
    new_page: bool = False
    finding: ExpectedFinding | None = None


@dataclass(frozen=True, slots=True)
class ExpectedGrade:
    """A grade that reading must give: for an earlier inspection with its first and last day."""

    judgement: str
    grade: str
    start: date | None = None
    end: date | None = None
    precision: str | None = None


@dataclass(frozen=True, slots=True)
class ExpectedFacts:
    """What reading the document must give of its visit; names without titles."""

    document_type: str
    urn: str
    kind: str
    start: date
    end: date
    precision: str = "day"
    number: int | None = None
    published: date | None = None
    lead_inspector: str | None = None
    inspectors: tuple[str, ...] = ()
    judgements: tuple[ExpectedGrade, ...] = ()
    cited: tuple[ExpectedGrade, ...] = ()


class FileFormat(StrEnum):
    """The formats that a sample document can be written in; the value is the file's suffix,
    but for untagged PDF, which shares its suffix with tagged PDF."""

    PDF = ".pdf"
    UNTAGGED_PDF = ".untagged.pdf"
    DOCX = ".docx"
    TEXT = ".txt"
    MARKDOWN = ".md"
    HTML = ".html"

    @property
    def suffix(self) -> str:
        """The suffix of a file in this format."""
        return ".pdf" if self is FileFormat.UNTAGGED_PDF else self.value


@dataclass(frozen=True, slots=True)
class SampleDocument:
    """An invented document: ``name`` is its file's name without suffix, ``file_format`` the one
    that the sample set has it in."""

    name: str
    title: str
    pieces: tuple[Piece, ...]
    facts: ExpectedFacts
    file_format: FileFormat = FileFormat.PDF
    page_header: str = ""
    page_footer: str = ""


def heading(text: str, level: int = 1, note: str = "", *, new_page: bool = False) -> Piece:
    """A heading; ``level`` 1 is the highest."""
    return Piece(PieceKind.HEADING, text, level=level, bold=True, note=note, new_page=new_page)


def paragraph(
    text: str,
    finding: ExpectedFinding | None = None,
    *,
    bold: bool = False,
    new_page: bool = False,
) -> Piece:
    """A plain paragraph."""
    return Piece(PieceKind.PARAGRAPH, text, bold=bold, finding=finding, new_page=new_page)


def bullet(text: str, finding: ExpectedFinding | None = None) -> Piece:
    """An item of a bulleted list."""
    return Piece(PieceKind.BULLET, text, finding=finding)


def numbered(number: int, text: str, finding: ExpectedFinding | None = None) -> Piece:
    """A numbered paragraph or item of a numbered list."""
    return Piece(PieceKind.NUMBERED, text, number=str(number), finding=finding)


def table(*rows: tuple[str, ...], header_row: bool = False) -> Piece:
    """A table of cells, row by row."""
    return Piece(PieceKind.TABLE, rows=rows, header_row=header_row)
