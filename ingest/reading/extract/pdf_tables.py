"""Tables that an untagged PDF draws with lines, found with pdfplumber.

pdfplumber lays a page out anew, which is slow; only pages that draw enough lines are asked.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pdfplumber

from ingest.reading.extract.pdf_text import Piece

LEAST_PATHS = 4
"""Drawn lines or rectangles that a table has at least."""

MOST_PATHS = 20_000
"""Drawn lines or rectangles; a page with more is a map or a plan."""

Area = tuple[float, float, float, float]
"""x0, top, x1, bottom in points from the page's top left."""


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table's area and the areas of its cells, by rows."""

    area: Area
    rows: list[list[Area]]

    def holds(self, piece: Piece) -> bool:
        """Whether a piece of text stands in the table."""
        return stands_in(piece, self.area)

    def is_table_of(self, pieces: Sequence[Piece]) -> bool:
        """Whether half of its filled rows have text in two cells; coloured lines of running text
        look like a table too."""
        inside = [piece for piece in pieces if self.holds(piece)]
        filled = [
            sum(any(stands_in(piece, area) for piece in inside) for area in row)
            for row in self.rows
        ]
        return 2 * sum(count > 1 for count in filled) >= sum(count > 0 for count in filled) > 0


def stands_in(piece: Piece, area: Area) -> bool:
    """Whether the middle of ``piece`` lies in ``area``."""
    x, y = (piece.x0 + piece.x1) / 2, (piece.top + piece.bottom) / 2
    return area[0] <= x <= area[2] and area[1] <= y <= area[3]


def ruled_tables(content: bytes, pages: Sequence[int]) -> dict[int, list[RuledTable]]:
    """The tables drawn on ``pages`` (from 1), by page; a page that pdfplumber cannot read has
    none. A table of one column is a frame or marked text, which reads as running text."""
    if not pages:
        return {}
    found: dict[int, list[RuledTable]] = {}
    try:
        with pdfplumber.open(io.BytesIO(content), pages=list(pages)) as document:
            for page in document.pages:
                tables = [_table(table) for table in page.find_tables()]
                found[page.page_number] = [t for t in tables if any(len(row) > 1 for row in t.rows)]
                page.close()
    except Exception:  # whatever pdfplumber stumbles over, the text itself is read without it
        return found
    return found


def _table(table: "pdfplumber.table.Table") -> RuledTable:
    rows = [[_area(cell) for cell in row.cells if cell] for row in table.rows]
    return RuledTable(_area(table.bbox), [row for row in rows if row])


def _area(box: Sequence[float]) -> Area:
    return box[0], box[1], box[2], box[3]
