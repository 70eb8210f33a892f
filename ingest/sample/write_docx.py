"""Writes an invented document as DOCX: true heading and list styles, numbering by the numbers.

The bytes are the same each time: the archive is packed again with one fixed date.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

import docx as python_docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from ingest.sample.document_shape import Piece, PieceKind, SampleDocument

FIXED_DATE = (2026, 1, 1, 0, 0, 0)


def write_docx(document: SampleDocument) -> bytes:
    """The document as DOCX; the page header and footer stand in the section's own."""
    docx = python_docx.Document()
    docx.core_properties.title = document.title
    docx.core_properties.author = ""
    docx.core_properties.created = datetime(*FIXED_DATE, tzinfo=UTC)
    docx.core_properties.modified = datetime(*FIXED_DATE, tzinfo=UTC)
    docx.sections[0].header.paragraphs[0].text = document.page_header
    docx.sections[0].footer.paragraphs[0].text = document.page_footer
    numbering = _Numbering(docx)
    for piece in document.pieces:
        _add(docx, piece, numbering)
    saved = io.BytesIO()
    docx.save(saved)
    return _packed_again(saved.getvalue())


def _add(docx: Any, piece: Piece, numbering: _Numbering) -> None:
    if piece.new_page:
        docx.add_page_break()
    match piece.kind:
        case PieceKind.HEADING:
            docx.add_heading(piece.text, level=piece.level)
        case PieceKind.BULLET:
            docx.add_paragraph(piece.text, style="List Bullet")
        case PieceKind.NUMBERED:
            numbering.apply(docx.add_paragraph(piece.text, style="List Number"), int(piece.number))
        case PieceKind.TABLE:
            _add_table(docx, piece)
        case PieceKind.PARAGRAPH:
            docx.add_paragraph().add_run(piece.text).bold = piece.bold or None


def _add_table(docx: Any, piece: Piece) -> None:
    table = docx.add_table(rows=0, cols=len(piece.rows[0]), style="Table Grid")
    for row in piece.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


class _Numbering:
    """Gives numbered paragraphs their numbers, a new list wherever the count starts afresh."""

    def __init__(self, docx: Any) -> None:
        self.part = docx.part.numbering_part.element
        style = docx.styles["List Number"].element.pPr.numPr.numId.val
        self.abstract = self.part.num_having_numId(style).abstractNumId.val
        self.last = 0
        self.list_id: int | None = None

    def apply(self, paragraph: Any, number: int) -> None:
        """Make ``number`` this paragraph's number, as Word counts it."""
        if self.list_id is None or number != self.last + 1:
            self.list_id = self._new_list(number)
        self.last = number
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = self.list_id

    def _new_list(self, start: int) -> int:
        number = self.part.add_num(self.abstract)
        override = number.add_lvlOverride(ilvl=0)
        begin = OxmlElement("w:startOverride")
        begin.set(qn("w:val"), str(start))
        override.append(begin)
        return int(number.numId)


def _packed_again(content: bytes) -> bytes:
    """The same archive with one fixed date on every part of it."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, FIXED_DATE), old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
