"""Rows of tables as blocks, the same for every format that has tables.

A table of one column is but a frame: what stands in it is given as if it stood outside. So are
lists side by side, under their columns' headings: councils print strengths beside areas for
development in this way. Every other row is one block with its cells.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.reading.document import Block, BlockKind, Box
from ingest.reading.extract.joining import Part

Cell = Sequence[Part]
Row = Sequence[Cell]

LONGEST_COLUMN_HEADING = 12
"""Words."""

_ITEMS = (BlockKind.BULLET, BlockKind.NUMBERED)


def parts_of_table(
    rows: Sequence[Row], runs_in: bool = False, runs_on: bool = False
) -> Iterator[Part]:
    """The parts of a table, in reading order.

    ``runs_in`` and ``runs_on``: the first row begins, or the last ends, on another page.
    """
    rows = [row for row in rows if any(row)]
    if runs_in and rows:
        yield from _rest_of_row(rows[0])
        rows = rows[1:]
    parts = list(_whole_rows(rows))
    if runs_on and parts and parts[-1].block.kind is BlockKind.TABLE_ROW:
        parts[-1] = replace(parts[-1], runs_on=True)
    yield from parts


def _rest_of_row(row: Row) -> Iterator[Part]:
    """What lies on this page of a row cut in two: a frame around a table
    gives that table's rows, which know themselves which of them is cut."""
    filled = [cell for cell in row if cell]
    if len(filled) == 1 and any(part.block.kind is BlockKind.TABLE_ROW for part in filled[0]):
        yield from filled[0]
    else:
        yield replace(_row(row), runs_in=True)


def _whole_rows(rows: Sequence[Row]) -> Iterator[Part]:
    if all(sum(map(bool, row)) < 2 for row in rows):
        yield from (part for row in rows for cell in row for part in cell)
        return
    headings = _column_headings(rows)
    side_by_side = [row for row in rows if _holds_lists(row)]
    for index, row in enumerate(rows):
        filled = [cell for cell in row if cell]
        if len(filled) == 1 and len(filled[0]) > 1:
            yield from filled[0]
        elif row in side_by_side and len(side_by_side) <= 2:
            yield from _one_after_the_other(row, headings)
        elif index or not (headings and side_by_side and len(side_by_side) <= 2):
            yield _row(row)


def _holds_lists(row: Row) -> bool:
    """Whether lists stand side by side; one list beside a plain cell is part of its row."""
    items = [sum(part.block.kind in _ITEMS for part in cell) for cell in row if cell]
    return len(items) > 1 and min(items) > 0 and max(items) > 1


def _column_headings(rows: Sequence[Row]) -> list[Part]:
    """The first row's cells when they are headings of two columns or more."""
    first = [cell[0] for cell in rows[0] if len(cell) == 1]
    short = all(len(part.block.text.split()) <= LONGEST_COLUMN_HEADING for part in first)
    if len(first) < 2 or len(first) != len(rows[0]) or not short or _holds_lists(rows[0]):
        return []
    return first


def _one_after_the_other(row: Row, headings: Sequence[Part]) -> Iterator[Part]:
    for index, cell in enumerate(row):
        if cell and index < len(headings):
            heading = headings[index]
            yield replace(heading, block=replace(heading.block, kind=BlockKind.HEADING, cells=()))
        yield from cell


def _row(row: Row) -> Part:
    blocks = [part.block for cell in row for part in cell]
    cells = tuple(" ".join(_in_cell(part.block) for part in cell) for cell in row)
    letters = sum(len(block.text) for block in blocks)
    bold = sum(len(block.text) for block in blocks if block.bold)
    return Part(
        Block(
            kind=BlockKind.TABLE_ROW,
            text=" ".join(filter(None, cells)),
            page=blocks[0].page,
            boxes=around([box for block in blocks for box in block.boxes]),
            bold=None if blocks[0].bold is None else 2 * bold > letters,
            size=blocks[0].size,
            cells=cells,
        )
    )


def _in_cell(block: Block) -> str:
    if block.kind is BlockKind.NUMBERED:
        dot = "" if "." in block.marker else "."
        return f"{block.marker}{dot} {block.text}"
    return block.text


def around(boxes: Sequence[Box]) -> tuple[Box, ...]:
    """One box a page around all ``boxes``."""
    pages: dict[int, Box] = {}
    for box in boxes:
        known = pages.setdefault(box.page, box)
        pages[box.page] = Box(
            box.page,
            min(known.x0, box.x0),
            min(known.top, box.top),
            max(known.x1, box.x1),
            max(known.bottom, box.bottom),
        )
    return tuple(pages.values())
