"""Rows of tables that an untagged PDF prints without lines around their cells.

Text with a wide gap in it is a row of cells. A row with a narrower gap is one too where its text
starts below that of a row beside it, and a line that stands in one of the later columns alone is
part of the cell above or below it: a cell's text wraps, and a label may stand beside its middle.
"""

from collections.abc import Iterator, Sequence

from ingest.reading.extract.pdf_lines import SEGMENT_GAP, PageLine
from ingest.reading.extract.pdf_text import Piece, printed
from ingest.reading.extract.typography import split_bullet, split_number

ALIGNED = 2.5
"""Points that the left ends of a column's texts differ by at most."""

LEAST_GAP = 0.6
"""Of the size; a narrower gap before a column's text is the space between two words."""

ROW_STEP = 3.0
"""Of the size; rows of one table are no further apart, from baseline to baseline."""

CELL_STEP = 1.4
"""Of the size; lines of one cell are no further apart."""

LINE_HEIGHT = 0.9
"""Of the size; lines below each other are further apart, from baseline to baseline."""

LONGEST_WRAPPED = 40
"""Characters; a longer line stands beside nothing by chance."""


def cells_of(line: PageLine) -> list[list[Piece]]:
    """The cells of a line with wide gaps in it; none when the first is but a list item's sign."""
    if len(line.cells) < 2 or (len(line.cells) == 2 and _is_sign(line.cells[0])):
        return []
    return line.cells


def _is_sign(pieces: Sequence[Piece]) -> bool:
    first = printed(pieces) + " x"
    found = (split_bullet(first), split_number(first))
    return any(split is not None and split[1].strip() == "x" for split in found)


def with_whole_cells(lines: Sequence[PageLine]) -> list[PageLine]:
    """The lines of a page, rows told by their neighbours and wrapped cells put together."""
    lines = _beside_labels(lines)
    for index, line in enumerate(lines):
        if len(line.cells) < 2:
            line.cells = _cut_as_neighbours(line, _beside(lines, index)) or line.cells
    taken: set[int] = set()
    for index, row in enumerate(lines):
        if cells_of(row):
            above, below = _wrapped(lines, index)
            taken.update(above, below)
            for other in (*reversed(above), *below):
                _take_in(row, lines[other], other < index)
    return [line for index, line in enumerate(lines) if index not in taken]


def _beside_labels(lines: Sequence[PageLine]) -> list[PageLine]:
    """The lines with those of a cell of two lines put beside the label at its middle's height."""
    whole: list[PageLine] = []
    rest = list(lines)
    while rest:
        first, label, second = (*rest[:3], None, None)[:3]
        if first and label and second and _are_around(first, label, second):
            cell = [*first.pieces, *second.pieces]
            row = PageLine([*label.pieces, *cell], label.column, [label.pieces, cell])
            whole.append(row)
            rest = rest[3:]
        else:
            whole.append(rest.pop(0))
    return whole


def _are_around(first: PageLine, label: PageLine, second: PageLine) -> bool:
    """Whether two lines of one cell stand right of a label, one a little above, one below."""
    overlap = LINE_HEIGHT * label.size
    return (
        first.column == label.column == second.column
        and abs(first.x0 - second.x0) <= ALIGNED
        and first.x0 > label.x1
        and label.baseline - first.baseline < overlap
        and second.baseline - label.baseline < overlap
    )


def _beside(lines: Sequence[PageLine], index: int) -> Iterator[PageLine]:
    """The lines above and below in the same column of the page, near enough for one table."""
    line = lines[index]
    for other in (*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2]):
        near = abs(other.baseline - line.baseline) <= ROW_STEP * line.size
        if near and other.column == line.column:
            yield other


def _cut_as_neighbours(line: PageLine, beside: Iterator[PageLine]) -> list[list[Piece]]:
    for other in beside:
        cells = cells_of(other)
        close = abs(other.baseline - line.baseline) <= CELL_STEP * line.size
        if cells:
            starts, gap = [cell[0].x0 for cell in cells[1:]], LEAST_GAP
        elif close and other.x0 > line.x0 and len(other.text) <= LONGEST_WRAPPED:
            starts, gap = [other.x0], SEGMENT_GAP
        else:
            continue
        cut = _cut(line, starts, gap)
        if len(cut) > 1 and not _is_sign(cut[0]):
            return cut
    return []


def _cut(line: PageLine, starts: Sequence[float], gap: float) -> list[list[Piece]]:
    """The pieces of a line cut before those that begin where a column does."""
    cells = [line.pieces[:1]]
    for piece in line.pieces[1:]:
        right = max(other.x1 for other in cells[-1])
        begins = any(abs(piece.x0 - start) <= ALIGNED for start in starts)
        if begins and piece.x0 - right >= gap * max(piece.size, 6.0):
            cells.append([piece])
        else:
            cells[-1].append(piece)
    return cells


def _wrapped(lines: Sequence[PageLine], index: int) -> tuple[list[int], list[int]]:
    """The lines above and below a row that are parts of its cells, the nearest first; what is as
    near to the row above belongs to that one."""
    above: list[int] = []
    for other in range(index - 1, -1, -1):
        step = lines[other + 1].baseline - lines[other].baseline
        if not _is_part(lines[other], lines[index], step):
            break
        before = lines[other - 1] if other else None
        if (
            before is not None
            and cells_of(before)
            and _column_of(lines[other], before)
            and (lines[other].baseline - before.baseline <= step + 1)
        ):
            break
        above.append(other)
    below: list[int] = []
    for other in range(index + 1, len(lines)):
        step = lines[other].baseline - lines[other - 1].baseline
        if not _is_part(lines[other], lines[index], step):
            break
        after = lines[other + 1] if other + 1 < len(lines) else None
        if (
            after is not None
            and cells_of(after)
            and _column_of(lines[other], after)
            and (after.baseline - lines[other].baseline < step - 1)
        ):
            break
        below.append(other)
    return above, below


def _is_part(line: PageLine, row: PageLine, step: float) -> bool:
    alone = len(line.cells) < 2 and line.column == row.column
    return alone and 0 < step <= CELL_STEP * line.size and _column_of(line, row) > 0


def _column_of(line: PageLine, row: PageLine) -> int:
    """Which of the row's later cells stands where ``line`` does; 0 for none."""
    for index, cell in enumerate(row.cells[1:], start=1):
        if abs(cell[0].x0 - line.x0) <= ALIGNED:
            return index
    return 0


def _take_in(row: PageLine, line: PageLine, stands_above: bool) -> None:
    column = _column_of(line, row)
    cell = row.cells[column]
    row.cells = list(row.cells)
    row.cells[column] = [*line.pieces, *cell] if stands_above else [*cell, *line.pieces]
    row.pieces = [piece for pieces in row.cells for piece in pieces]
