"""Lines of an untagged PDF's page, from its text objects: columns apart, furniture left out.

Objects on one baseline are a line; a wide gap cuts it into segments. Where many lines have a gap
at the same place the page has two columns, read one after the other.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ingest.reading.extract.pdf_text import (
    Piece,
    printed,
    rows_of,
    text_of,
    usual_size,
)

MARGIN = 0.13
"""Share of the page's height at its top and bottom where headers and footers stand."""

EDGE = 0.075
"""Share of the page's height at its top and bottom where no body text stands."""

SEGMENT_GAP = 1.2
"""Of the size; a wider gap within a line may be one between columns or cells."""

CELL_GAP = 3.0
"""Of the size; a wider gap within a line lies between cells."""

LEAST_COLUMN_LINES = 6
FOOTNOTE_SIZE = 0.9
"""Of the body's size; smaller text opened by a number at the page's foot is a footnote."""

_PAGE_NUMBER = re.compile(
    r"(?:page\s*)?[-–\[]?\s*\d{1,4}\s*[-–\]]?(?:\s*(?:of|/)\s*\d{1,4})?$", re.I
)
_CONTENTS_TITLE = re.compile(r"(?:table of )?contents?$", re.I)
_CONTENTS = re.compile(r"(?:\.\s?){4,}\s*\d+\s*$")


@dataclass(slots=True)
class PageLine:
    """Pieces on one baseline, left to right; ``column`` counts the page's columns from 0."""

    pieces: list[Piece]
    column: int = 0
    cells: "list[list[Piece]]" = field(default_factory=list)

    @property
    def x0(self) -> float:
        """The left end, in points."""
        return self.pieces[0].x0

    @property
    def x1(self) -> float:
        """The right end, in points."""
        return max(piece.x1 for piece in self.pieces)

    @property
    def baseline(self) -> float:
        """The baseline of most of its text, in points from the page's top."""
        return max(self.pieces, key=lambda piece: len(piece.text)).baseline

    @property
    def size(self) -> float:
        """The size of most of its characters, in points."""
        return usual_size(self.pieces)

    @property
    def text(self) -> str:
        """Its text on one line."""
        return text_of(self.pieces)

    @property
    def raw(self) -> str:
        """Its text with the signs of symbol fonts."""
        return printed(self.pieces)


def lines_of(pieces: Iterable[Piece]) -> list[PageLine]:
    """The lines that ``pieces`` of a page make, in reading order."""
    return _in_columns(rows_of(piece for piece in pieces if piece.text.strip()))


def _segments(row: Sequence[Piece], gap: float) -> list[list[Piece]]:
    segments = [[row[0]]]
    for piece in row[1:]:
        right = max(other.x1 for other in segments[-1])
        if piece.x0 - right > gap * max(piece.size, 6.0):
            segments.append([piece])
        else:
            segments[-1].append(piece)
    return segments


def _in_columns(rows: Sequence[list[Piece]]) -> list[PageLine]:
    gutter = _gutter(rows)
    if gutter is None:
        return [_line(row) for row in rows]
    lines: list[PageLine] = []
    band: tuple[list[list[Piece]], list[list[Piece]]] = ([], [])
    for row in rows:
        left = [piece for piece in row if piece.x1 <= gutter + 2]
        right = [piece for piece in row if piece.x0 >= gutter - 2]
        if len(left) + len(right) < len(row):
            lines.extend(_band(band))
            band = ([], [])
            lines.append(_line(row))
            continue
        for side, found in zip(band, (left, right), strict=True):
            if found:
                side.append(found)
    return lines + _band(band)


def _band(band: tuple[list[list[Piece]], list[list[Piece]]]) -> list[PageLine]:
    return [_line(row, column) for column, side in enumerate(band) for row in side]


def _line(row: list[Piece], column: int = 0) -> PageLine:
    return PageLine(row, column, _segments(row, CELL_GAP))


def _gutter(rows: Sequence[list[Piece]]) -> float | None:
    """Where two columns of running text part, in points from the left; None for one column."""
    starts: Counter[int] = Counter()
    left_most = min((row[0].x0 for row in rows), default=0.0)
    right_most = max((piece.x1 for row in rows for piece in row), default=0.0)
    width = right_most - left_most
    for row in rows:
        segments = _segments(row, SEGMENT_GAP)
        starts.update(
            round(segment[0].x0 / 3)
            for segment in segments
            if 0.35 * width < segment[0].x0 - left_most < 0.65 * width
        )
    place, count = max(starts.items(), key=lambda item: item[1], default=(0, 0))
    gutter = place * 3 - 3.0
    crossing = sum(any(p.x0 < gutter - 2 and p.x1 > gutter + 6 for p in row) for row in rows)
    wide = [row for row in rows if _width(row, gutter) > 0.35 * width]
    if count < LEAST_COLUMN_LINES or crossing > count or len(wide) < LEAST_COLUMN_LINES:
        return None
    return gutter


def _width(row: Sequence[Piece], gutter: float) -> float:
    """The width of what stands right of the gutter: running text fills its column."""
    right = [piece for piece in row if piece.x0 >= gutter - 2]
    return max(piece.x1 for piece in right) - right[0].x0 if right else 0.0


def contents_lines(lines: Sequence[PageLine]) -> list[PageLine]:
    """The lines of a list of contents: dots or a gap lead to a page number.

    Without dots the page must be headed as contents; what wraps there belongs to the list.
    """
    dotted = [line for line in lines if _CONTENTS.search(line.text)]
    titles = [index for index, line in enumerate(lines) if _CONTENTS_TITLE.match(line.text)]
    if not titles:
        return dotted
    below = list(lines[titles[0] :])
    numbered = [line for line in below if line.cells[-1:] and text_of(line.cells[-1]).isdigit()]
    return below if len(numbered) > max(2, 0.4 * len(below)) else dotted


def repeated_lines(pages: Sequence[Sequence[PageLine]], heights: Sequence[float]) -> set[str]:
    """The wordings (digits as ``#``) of headers and footers: those that stand at the very edge of
    several pages, or in the margin of half of all; a heading may open several pages too."""
    in_margin: Counter[str] = Counter()
    at_edge: Counter[str] = Counter()
    for lines, height in zip(pages, heights, strict=True):
        in_margin.update({_wording(line) for line in lines if _in_margin(line, height)})
        at_edge.update({_wording(line) for line in lines if _in_margin(line, height, EDGE)})
    least = max(2, len(pages) / 2)
    return {
        wording for wording, count in in_margin.items() if count >= least or at_edge[wording] > 2
    }


def is_furniture(line: PageLine, number: int, height: float, repeated: set[str]) -> bool:
    """Whether a line of page ``number`` is its header, footer or number."""
    if not _in_margin(line, height):
        return False
    if len(line.cells) > 1 and text_of(line.cells[-1]) == str(number):
        return True
    return _wording(line) in repeated or bool(_PAGE_NUMBER.match(line.text))


def _in_margin(line: PageLine, height: float, share: float = MARGIN) -> bool:
    return line.baseline < share * height or line.baseline > (1 - share) * height


def _wording(line: PageLine) -> str:
    return re.sub(r"\d+", "#", line.text)


def footnote_start(lines: Sequence[PageLine], body_size: float, height: float) -> int:
    """The index of the first line of the footnotes at a page's foot; ``len(lines)`` for none."""
    start = len(lines)
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.size > FOOTNOTE_SIZE * body_size or line.baseline < 0.5 * height:
            break
        if re.match(r"\d{1,2}\s*\D|\*", line.text):
            start = index
    return start
