"""Untagged PDF: blocks by where the text stands, its size and its weight.

A line begins a new block after a gap, with a bullet sign or number, with another size or weight,
or when its first word would have fitted on the line before: that line was ended on purpose.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.reading.document import Block, BlockKind
from ingest.reading.extract.headings import is_short_title
from ingest.reading.extract.joining import Part
from ingest.reading.extract.pdf_cells import cells_of, with_whole_cells
from ingest.reading.extract.pdf_lines import (
    PageLine,
    contents_lines,
    footnote_start,
    is_furniture,
    lines_of,
    repeated_lines,
)
from ingest.reading.extract.pdf_tables import RuledTable, stands_in
from ingest.reading.extract.pdf_text import (
    Piece,
    all_bold,
    box_of,
    mostly_bold,
    printed,
    usual_size,
    without_footnote_marks,
)
from ingest.reading.extract.tables import parts_of_table
from ingest.reading.extract.typography import (
    kind_and_marker,
    one_line,
    split_bullet,
    split_number,
)

PARAGRAPH_GAP = 1.25
"""Of the usual distance between lines; a larger distance ends a paragraph."""

COMMON = 0.12
"""Of all text; the smallest distance between lines that as much stands at is the usual one."""

HEADING_LEADING = 1.35
"""Of its size; lines of one heading stand no further apart, however wide the body is set."""

HANGING = 5.0
"""Points that a list item's text stands right of its sign."""

HEADING_SIZE = 1.12
"""Of the body's size; larger short text is a heading, but for ``Report published: ...``."""

_END = re.compile(r"[.!?:;][\"'’”)\]]*$")


@dataclass(slots=True)
class Paragraph:
    """Lines of one block in the making."""

    lines: list[PageLine]
    after_gap: bool = False
    cells: list[list[Piece]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Measures:
    """What is usual in a document, in points: the body's size and distance between lines."""

    size: float
    leading: float


def measures_of(pages: Sequence[Sequence[PageLine]]) -> Measures:
    """What is usual over all ``pages``."""
    size = usual_size([piece for lines in pages for line in lines for piece in line.pieces])
    steps: Counter[float] = Counter()
    for lines in pages:
        for above, below in pairwise(lines):
            step = round(below.baseline - above.baseline, 0)
            if above.column == below.column and 0.9 * size < step < 2.2 * size:
                steps[step] += len(below.text)
    common = [step for step, weight in steps.items() if weight > COMMON * steps.total()]
    size = size or 12.0
    return Measures(size, min(common, default=1.2 * size))


@dataclass(frozen=True, slots=True)
class LaidOutPage:
    """An untagged page: its number from 1, height in points, text and ruled tables."""

    number: int
    height: float
    pieces: Sequence[Piece]
    tables: Sequence[RuledTable] = ()

    def running_lines(self) -> list[PageLine]:
        """The lines outside its tables."""
        return lines_of(p for p in self.pieces if not any(t.holds(p) for t in self.tables))


def read_pages(pages: Sequence[LaidOutPage]) -> list[tuple[list[Part], Counter[str]]]:
    """The parts of each page and what was left out of it by kind (characters)."""
    running = [page.running_lines() for page in pages]
    measures = measures_of(running)
    repeated = repeated_lines(running, [page.height for page in pages])
    readings: list[tuple[list[Part], Counter[str]]] = []
    for page, lines in zip(pages, running, strict=True):
        left_out: Counter[str] = Counter()
        body = _body(lines, page, repeated, measures, left_out)
        readings.append((list(_with_tables(page, body, measures)), left_out))
    return readings


def _with_tables(
    page: LaidOutPage, lines: Sequence[PageLine], measures: Measures
) -> Iterator[Part]:
    rest = list(lines)
    for table in sorted(page.tables, key=lambda table: table.area[1]):
        above = [line for line in rest if line.baseline <= table.area[1]]
        rest = [line for line in rest if line.baseline > table.area[1]]
        yield from _parts(above, page.number, measures)
        yield from parts_of_table(_rows(page, table, measures))
    yield from _parts(rest, page.number, measures)


def _rows(page: LaidOutPage, table: RuledTable, measures: Measures) -> list[list[list[Part]]]:
    inside = [piece for piece in page.pieces if table.holds(piece)]
    rows: list[list[list[Part]]] = []
    for areas in table.rows:
        rows.append([])
        for area in areas:
            cell = [piece for piece in inside if stands_in(piece, area)]
            inside = [piece for piece in inside if piece not in cell]
            lines = [replace(line, column=0, cells=[]) for line in lines_of(cell)]
            rows[-1].append(list(_parts(lines, page.number, measures)))
    return rows


def _body(
    lines: Sequence[PageLine],
    page: LaidOutPage,
    repeated: set[str],
    measures: Measures,
    left_out: Counter[str],
) -> list[PageLine]:
    kept: list[PageLine] = []
    contents = contents_lines(lines)
    for line in lines:
        if is_furniture(line, page.number, page.height, repeated):
            left_out["header-or-footer"] += len(line.text)
        elif line in contents:
            left_out["contents"] += len(line.text)
        else:
            kept.append(line)
    start = footnote_start(kept, measures.size, page.height)
    left_out["footnote"] += sum(len(line.text) for line in kept[start:])
    return kept[:start]


def _parts(lines: Sequence[PageLine], page: int, measures: Measures) -> Iterator[Part]:
    right = {
        column: max(line.x1 for line in lines if line.column == column)
        for column in {line.column for line in lines}
    }
    for paragraph in _paragraphs(lines, right, measures):
        part = _part(paragraph, page, measures, right[paragraph.lines[-1].column])
        if part.block.text:
            yield part


def _paragraphs(
    lines: Sequence[PageLine], right: dict[int, float], measures: Measures
) -> list[Paragraph]:
    paragraphs: list[Paragraph] = []
    for line in with_whole_cells(lines):
        cells = cells_of(line)
        above = paragraphs[-1] if paragraphs else None
        if cells:
            paragraphs.append(Paragraph([line], cells=cells))
        elif above is None or above.cells or _begins_block(above, line, right, measures):
            new_column = above is not None and above.lines[-1].column != line.column
            paragraphs.append(Paragraph([line], after_gap=new_column))
        else:
            above.lines.append(line)
    return paragraphs


def _begins_block(
    above: Paragraph, line: PageLine, right: dict[int, float], measures: Measures
) -> bool:
    last = above.lines[-1]
    if last.column != line.column:
        return True
    step = line.baseline - last.baseline
    if step <= 0 or (
        step > _longest_step(above, line, measures) and not _runs_on(last, line, step, right)
    ):
        return True
    if abs(line.size - last.size) > 0.9 or all_bold(line.pieces) != all_bold(last.pieces):
        return _unlike(above, last, line)
    return _ended(above, last, line, right[line.column])


def _longest_step(above: Paragraph, line: PageLine, measures: Measures) -> float:
    """The largest distance in points at which ``line`` may belong to the paragraph above it."""
    leading = measures.leading / measures.size
    if all_bold(line.pieces):
        # A document of one-line paragraphs has no usual distance but that between blocks.
        leading = min(leading, HEADING_LEADING)
    usual = max(leading, 1.0) * line.size
    if len(above.lines) > 1:
        usual = max(usual, 0.9 * (above.lines[-1].baseline - above.lines[-2].baseline))
    return PARAGRAPH_GAP * usual


def _runs_on(last: PageLine, line: PageLine, step: float, right: dict[int, float]) -> bool:
    """Whether a widely spaced line goes on with the full line before it."""
    full = 1.25 * _first_word_width(line) >= right[line.column] - last.x1
    widest = PARAGRAPH_GAP * HEADING_LEADING if all_bold(line.pieces) else 2.2
    return full and step < widest * line.size and not _END.search(last.text)


def _unlike(above: Paragraph, last: PageLine, line: PageLine) -> bool:
    """Whether a change of size or weight lies between two blocks, not within a sentence."""
    if split_bullet(line.raw):
        return True
    within = not _END.search(last.text) and line.text[:1].islower()
    return not (within and not all(all_bold(other.pieces) for other in above.lines))


def _ended(above: Paragraph, last: PageLine, line: PageLine, right: float) -> bool:
    if split_bullet(line.raw) and line.x0 <= above.lines[0].x0 + 60:
        return True
    hangs = line.x0 > above.lines[0].x0 + HANGING
    fits = (1.6 if hangs else 1.25) * _first_word_width(line) < right - last.x1
    finished = bool(_END.search(last.text))
    if split_number(line.raw) and (finished or fits):
        return True
    is_item = len(above.lines) > 1 or split_bullet(above.lines[0].raw) is not None
    if is_item and line.x0 < above.lines[-1].x0 - HANGING and finished:
        return True
    return fits and (finished or not line.text[:1].islower())


def _first_word_width(line: PageLine) -> float:
    words = line.text.split(maxsplit=1)
    letters = max(len(line.text), 1)
    return (len(words[0]) + 1) * (line.x1 - line.x0) / letters if words else 0.0


def _part(paragraph: Paragraph, page: int, measures: Measures, right: float) -> Part:
    found = [piece for line in paragraph.lines for piece in line.pieces]
    pieces = without_footnote_marks(found) or found
    if paragraph.cells:
        return Part(_row(paragraph.cells, pieces, page))
    kind, marker, text = kind_and_marker(BlockKind.PARAGRAPH, printed(pieces))
    size = usual_size(pieces)
    large = size > HEADING_SIZE * measures.size and not re.search(r":\s+\S", text)
    strong = all_bold(pieces) or large
    if kind is BlockKind.PARAGRAPH and strong and is_short_title(text):
        kind = BlockKind.HEADING
    block = Block(
        kind=kind,
        text=text,
        page=page,
        boxes=(box_of(pieces, page),),
        marker=marker,
        level=int(kind in (BlockKind.BULLET, BlockKind.NUMBERED)),
        bold=mostly_bold(pieces),
        size=size,
    )
    last = paragraph.lines[-1]
    return Part(block, after_gap=paragraph.after_gap, full=right - last.x1 < 6 * size)


def _row(cells: Sequence[Sequence[Piece]], pieces: Sequence[Piece], page: int) -> Block:
    texts = tuple(one_line(printed(without_footnote_marks(cell))) for cell in cells)
    return Block(
        kind=BlockKind.TABLE_ROW,
        text=" ".join(texts),
        page=page,
        boxes=(box_of(pieces, page),),
        bold=mostly_bold(pieces),
        size=usual_size(pieces),
        cells=texts,
    )


def hanging_on(parts: Sequence[Part]) -> list[Part]:
    """Marks what stands at a page's or column's top as deep as a list item's text before it."""
    marked: list[Part] = []
    for part in parts:
        above = marked[-1].block if marked else None
        item = above is not None and above.kind in (BlockKind.BULLET, BlockKind.NUMBERED)
        if part.after_gap and above is not None and item and _hangs(above, part.block):
            part = replace(part, unmarked_item=True)
        marked.append(part)
    return marked


def _hangs(item: Block, block: Block) -> bool:
    if block.kind is not BlockKind.PARAGRAPH or not (item.boxes and block.boxes):
        return False
    return HANGING < block.boxes[0].x0 - item.boxes[-1].x0 < 60
