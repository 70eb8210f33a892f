"""Tables that an untagged PDF draws with lines: pdfium gives the lines, pdfplumber finds the cells.

pdfplumber's own reading of a page is slow, and on damaged pages very slow; only what it does with
lines once they are known is asked of it.
"""

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
from pdfplumber.table import (
    Table,
    cells_to_tables,
    edges_to_intersections,
    intersections_to_cells,
    merge_edges,
)

from ingest.reading.extract.pdf_lines_drawn import Edge, drawn_edges
from ingest.reading.extract.pdf_text import Piece

LEAST_PATHS = 4
"""Drawn lines or rectangles that a table has at least."""

MOST_PATHS = 20_000
"""Drawn lines or rectangles; a page with more is a map or a plan."""

MOST_EDGES = 400
"""Of one direction, after those in one line are joined; a page with more is a drawing."""

MOST_CROSSINGS = 4000
"""Of edges; the largest table met has some 900."""

TOLERANCE = 3
"""Points between edges that are one, or that meet."""

LEAST_GAP = 0.6
"""Of the size; texts of two cells that are nearer on one line are words of one text."""

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
        look like a table too, of words a space apart."""
        inside = [piece for piece in pieces if self.holds(piece) and piece.text.strip()]
        filled = [_cells_filled(row, inside) for row in self.rows]
        return 2 * sum(count > 1 for count in filled) >= sum(count > 0 for count in filled) > 0


def _cells_filled(row: Sequence[Area], pieces: Sequence[Piece]) -> int:
    """How many cells of a row have text, those counted as one whose texts run on."""
    filled = [found for area in row if (found := [p for p in pieces if stands_in(p, area)])]
    apart = sum(not _runs_on(left, right) for left, right in pairwise(filled))
    return apart + 1 if filled else 0


def _runs_on(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Whether the text of a cell goes on in the next as close as one word after another."""
    return any(
        first.baseline == second.baseline and second.x0 - first.x1 < LEAST_GAP * first.size
        for first in left
        for second in right
    )


def stands_in(piece: Piece, area: Area) -> bool:
    """Whether the middle of ``piece`` lies in ``area``."""
    x, y = (piece.x0 + piece.x1) / 2, (piece.top + piece.bottom) / 2
    return area[0] <= x <= area[2] and area[1] <= y <= area[3]


def ruled_tables(content: bytes, pages: Sequence[int]) -> dict[int, list[RuledTable]]:
    """The tables drawn on ``pages`` (from 1), by page. A table of one column is a frame or marked
    text, which reads as running text."""
    if not pages:
        return {}
    found: dict[int, list[RuledTable]] = {}
    with closing(pdfium.PdfDocument(content)) as document:
        for number in pages:
            with closing(document[number - 1]) as page:
                edges = drawn_edges(page.raw, page.get_height())
            found[number] = [
                table for table in tables_of(edges) if any(len(row) > 1 for row in table.rows)
            ]
    return found


def tables_of(edges: Iterable[Edge]) -> list[RuledTable]:
    """The tables that ``edges`` of a page draw; none when they are too many to be one."""
    merged = merge_edges([edge.as_object() for edge in edges], *[TOLERANCE] * 4)
    upright = sum(edge["orientation"] == "v" for edge in merged)
    if max(upright, len(merged) - upright) > MOST_EDGES:
        return []
    crossings = edges_to_intersections(merged, TOLERANCE, TOLERANCE)
    if len(crossings) > MOST_CROSSINGS:
        return []
    cells = intersections_to_cells(crossings)
    no_page: Any = None  # which Table needs only for text
    return [_table(Table(no_page, group)) for group in cells_to_tables(cells)]


def _table(table: Table) -> RuledTable:
    rows = [[_area(cell) for cell in row.cells if cell] for row in table.rows]
    return RuledTable(_area(table.bbox), [row for row in rows if row])


def _area(box: Sequence[float]) -> Area:
    return box[0], box[1], box[2], box[3]
