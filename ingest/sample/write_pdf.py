"""Writes an invented document as PDF, tagged or not, the same bytes each time.

A tagged file has the structure that word processors give: headings, paragraphs, lists with
labels and bodies, tables with cells, notes; page headers, footers and page numbers are artifacts.
A paragraph cut by a page break becomes two elements; a list item stays one that spans pages,
as both occur.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ingest.sample.document_shape import Piece, PieceKind, SampleDocument
from ingest.sample.pdf_structure import Element, StructureTree

WIDTH, HEIGHT = A4
LEFT, RIGHT = 64.0, WIDTH - 64.0
TOP, BOTTOM = HEIGHT - 84.0, 78.0
INDENT = 22.0
BODY_SIZE, LEADING = 11.0, 14.5
SPACE_AFTER = 8.0
NOTE_SIZE, NOTE_LEADING = 8.0, 10.0
HEADING_SIZES = {1: 15.0, 2: 12.5, 3: 11.5}
REGULAR, BOLD = "Helvetica", "Helvetica-Bold"
BULLET_SIGN = "•"


@dataclass(frozen=True, slots=True)
class Style:
    """How a piece's lines are set: font, size in points, distance of lines, left edge."""

    font: str = REGULAR
    size: float = BODY_SIZE
    leading: float = LEADING
    left: float = LEFT


def write_pdf(document: SampleDocument, *, tagged: bool = True, bottom: float = BOTTOM) -> bytes:
    """The document as PDF, with a structure tree where ``tagged``; text ends ``bottom`` points
    above the page's lower edge, so that another value puts the page breaks elsewhere."""
    return _PdfPages(document, tagged, bottom).write()


def wrapped(text: str, style: Style, right: float = RIGHT) -> list[str]:
    """The text as lines no wider than from the style's left edge to ``right``.

    A line may end at a hyphen inside a word; a line that ends at a space keeps it.
    """
    lines, line = [], ""
    for part in re.findall(r"[^\s-]*-+(?=\w)|\S+\s?", text):
        if line and stringWidth((line + part).rstrip(), style.font, style.size) > (
            right - style.left
        ):
            lines.append(line)
            line = ""
        line += part
    return [*lines, line]


def _style_of(piece: Piece) -> Style:
    if piece.kind is PieceKind.HEADING:
        size = HEADING_SIZES[piece.level]
        return Style(BOLD, size, size * 1.3)
    if piece.kind in (PieceKind.BULLET, PieceKind.NUMBERED):
        return Style(left=LEFT + INDENT)
    return Style(BOLD if piece.bold else REGULAR)


class _PdfPages:
    """Lays pieces on pages from top to bottom."""

    def __init__(self, document: SampleDocument, tagged: bool, bottom: float) -> None:
        self.document = document
        self.bottom = bottom
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=A4, invariant=1, pageCompression=1, lang="en-GB")
        self.canvas.setTitle(document.title)
        self.canvas.setAuthor("Sample data")
        self.tree = StructureTree(self.canvas) if tagged else None
        self.y = TOP
        self.notes: list[str] = []
        self.note_count = 0
        self.open_list: Element | None = None

    def write(self) -> bytes:
        for piece in self.document.pieces:
            self._place(piece)
        self._finish_page()
        if self.tree:
            self.tree.write()
        self.canvas.save()
        return self.buffer.getvalue()

    # -- pieces -----------------------------------------------------------------------------

    def _place(self, piece: Piece) -> None:
        if piece.kind not in (PieceKind.BULLET, PieceKind.NUMBERED):
            self.open_list = None
        if piece.new_page and self.y < TOP:
            self._next_page()
        if piece.kind is PieceKind.TABLE:
            self._place_table(piece)
        elif piece.kind in (PieceKind.BULLET, PieceKind.NUMBERED):
            self._place_list_item(piece)
        else:
            self._place_text(piece)
        self.y -= SPACE_AFTER

    def _place_text(self, piece: Piece) -> None:
        style = _style_of(piece)
        if piece.kind is PieceKind.HEADING:
            self._need(style.leading + 3 * LEADING)
            self.y -= SPACE_AFTER / 2
        tag = f"H{piece.level}" if piece.kind is PieceKind.HEADING else "P"
        element = self._element(tag)
        for line in wrapped(piece.text, style):
            if self._need(style.leading):
                element = self._element(tag)
            self._line(line, style, element)
        if piece.note:
            self._refer_to_note(piece, style, element)

    def _place_list_item(self, piece: Piece) -> None:
        style = _style_of(piece)
        label = BULLET_SIGN if piece.kind is PieceKind.BULLET else f"{piece.number}."
        self._need(style.leading)
        label_element, body = self._list_elements()
        with self._marked(label_element):
            self.canvas.setFont(style.font, style.size)
            self.canvas.drawString(LEFT, self.y - style.size, label)
        for line in wrapped(piece.text, style):
            self._need(style.leading)
            self._line(line, style, body)

    def _list_elements(self) -> tuple[Element | None, Element | None]:
        if not self.tree:
            return None, None
        if self.open_list is None:
            self.open_list = self.tree.document.add("L")
        item = self.open_list.add("LI")
        return item.add("Lbl"), item.add("LBody")

    def _place_table(self, piece: Piece) -> None:
        columns = len(piece.rows[0])
        edges = [LEFT + n * (RIGHT - LEFT) * 0.6 for n in range(2)] if columns == 2 else None
        edges = edges or [LEFT + n * (RIGHT - LEFT) / columns for n in range(columns)]
        edges.append(RIGHT)
        parent = self._element("Table")
        for position, row in enumerate(piece.rows):
            heads = piece.header_row and position == 0
            self._place_row(row, edges, parent.add("TR") if parent else None, heads=heads)

    def _place_row(
        self, row: tuple[str, ...], edges: list[float], parent: Element | None, *, heads: bool
    ) -> None:
        font = BOLD if heads else REGULAR
        cells = [Style(font, left=edge + 5) for edge in edges[:-1]]
        texts = [
            wrapped(text, style, right - 5)
            for text, style, right in zip(row, cells, edges[1:], strict=True)
        ]
        height = max(len(lines) for lines in texts) * LEADING + 6
        self._need(height)
        top = self.y
        for lines, style in zip(texts, cells, strict=True):
            self.y = top - 3
            element = parent.add("TH" if heads else "TD") if parent else None
            for line in lines:
                self._line(line, style, element)
        self.y = top - height
        with self._artifact("Layout"):
            self.canvas.grid(edges, [top, self.y])

    # -- lines and pages --------------------------------------------------------------------

    def _line(self, text: str, style: Style, element: Element | None) -> None:
        with self._marked(element):
            self.canvas.setFont(style.font, style.size)
            self.canvas.drawString(style.left, self.y - style.size, text)
        self.y -= style.leading

    def _need(self, height: float) -> bool:
        """Begin a new page if this one has not ``height`` points left; whether it did."""
        if self.y - height >= self.bottom + self._notes_height():
            return False
        self._next_page()
        return True

    def _next_page(self) -> None:
        self._finish_page()
        if self.tree:
            self.tree.next_page()
        self.y = TOP

    def _refer_to_note(self, piece: Piece, style: Style, element: Element | None) -> None:
        self.note_count += 1
        self.notes.append(f"{self.note_count} {piece.note}")
        last = wrapped(piece.text, style)[-1]
        x = style.left + stringWidth(last, style.font, style.size)
        with self._marked(element):
            self.canvas.setFont(style.font, style.size * 0.6)
            self.canvas.drawString(
                x, self.y + style.leading - style.size * 0.7, str(self.note_count)
            )

    def _note_lines(self) -> Iterator[tuple[str, list[str]]]:
        for note in self.notes:
            yield note, wrapped(note, Style(size=NOTE_SIZE))

    def _notes_height(self) -> float:
        return sum(len(lines) for _, lines in self._note_lines()) * NOTE_LEADING

    def _finish_page(self) -> None:
        style = Style(size=NOTE_SIZE, leading=NOTE_LEADING)
        self.y = self.bottom + self._notes_height() - 6
        for _, lines in self._note_lines():
            element = self._element("Note")
            for line in lines:
                self._line(line, style, element)
        self.notes = []
        with self._artifact("Pagination"):
            self.canvas.setFont(REGULAR, NOTE_SIZE)
            self.canvas.drawString(LEFT, HEIGHT - 50, self.document.page_header)
            self.canvas.drawString(LEFT, 44, self.document.page_footer)
            self.canvas.drawRightString(RIGHT, 44, str(self.canvas.getPageNumber()))
        self.canvas.showPage()

    # -- tags, where there are any ----------------------------------------------------------

    def _element(self, tag: str) -> Element | None:
        return self.tree.document.add(tag) if self.tree else None

    def _marked(self, element: Element | None) -> AbstractContextManager[None]:
        return self.tree.marked(element) if self.tree and element else nullcontext()

    def _artifact(self, kind: str) -> AbstractContextManager[None]:
        return self.tree.artifact(kind) if self.tree else nullcontext()
