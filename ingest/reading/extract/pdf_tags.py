"""Tagged PDF: blocks through the structure tree that Word and its like write.

Marked content and child elements interleave and are taken in order. Elements that hold a word
in pieces (Span, Link) are joined without a space. Headers, footers and page numbers are artifacts
outside the tree; notes and contents are inside it and left out by name. A paragraph typed with
a bullet sign or number is a list item; one that is short and all bold is a heading.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.reading.document import Block, BlockKind
from ingest.reading.extract.headings import is_short_title, is_tagged_heading
from ingest.reading.extract.joining import Part
from ingest.reading.extract.pdf_text import (
    Piece,
    all_bold,
    box_of,
    in_print_order,
    mostly_bold,
    printed,
    text_of,
    usual_size,
    without_footnote_marks,
)
from ingest.reading.extract.pdf_tree import Element
from ingest.reading.extract.tables import parts_of_table
from ingest.reading.extract.typography import kind_and_marker, one_line

LEFT_OUT = {
    "Note": "footnote",
    "FENote": "footnote",
    "TOC": "contents",
    "TOCI": "contents",
    "Artifact": "header-or-footer",
}
HEADINGS = {"H": 1, "Title": 1, **{f"H{level}": level for level in range(1, 10)}}
INLINE = {
    "Span", "Link", "Quote", "Reference", "Code", "Em", "Strong", "Sub", "Annot", "BibEntry",
    "Ruby", "RB", "Warichu", "Form", "LBody",
}  # fmt: skip
FULL_LINE = 6
"""Of the size; a line that ends nearer to the right margin is full, but for a long word."""

BLANK_LINE = 2.0
"""Of the size, from baseline to baseline; lines of one paragraph are 1.2 to 1.5 apart."""

SENTENCE_END = re.compile(r"[.!?][\"'’”)]*$")
SENTENCE_START = re.compile(r"[\"'‘“(]*[A-Z0-9]")

LONGEST_LABEL = 6
"""Characters; some files hold the beginning of an item's text in its label."""


@dataclass(slots=True)
class Item:
    """A block in the making: its pieces, and whether some of it lies on another page."""

    kind: BlockKind
    level: int = 0
    pieces: list[Piece] = field(default_factory=list)
    label: list[Piece] = field(default_factory=list)
    runs_in: bool = False
    runs_on: bool = False
    rows: "list[list[list[Item]]] | None" = None


class TagReading:
    """Reads the elements of one page; keeps the items, what was left out by kind (characters)
    and which marked content was seen."""

    def __init__(self, marked: Mapping[int, Sequence[Piece]]) -> None:
        self.marked = marked
        self.items: list[Item] = []
        self.left_out: Counter[str] = Counter()
        self.seen: set[int] = set()
        self._list_depth = 0
        self._current: Item | None = None

    def read(self, element: Element) -> None:
        """Read all children of ``element`` in order."""
        for child in element.children:
            if isinstance(child, Element):
                self._element(child)
            elif child is not None:
                self._mark(child)
            elif self._current is not None:
                self._elsewhere(self._current)

    def _element(self, element: Element) -> None:
        kind = element.kind
        if kind in LEFT_OUT:
            self._leave_out(element)
        elif kind in INLINE or (kind == "P" and self._in_list_item()):
            self.read(element)
        elif kind == "Lbl":
            self._label(element)
        elif kind == "L":
            self._list_depth += 1
            self.read(element)
            self._list_depth -= 1
        elif kind == "Table":
            self._table(element)
        else:
            self._block(element, self._item_for(kind))

    def _in_list_item(self) -> bool:
        return self._current is not None and self._current.kind is BlockKind.BULLET

    def _item_for(self, kind: str) -> Item:
        if kind in HEADINGS:
            item = Item(BlockKind.HEADING, HEADINGS[kind])
            if self._current is not None and self._current.label and not self._current.pieces:
                item.label, self._current.label = self._current.label, []
            return item
        if kind == "LI":
            return Item(BlockKind.BULLET, max(self._list_depth, 1))
        return Item(BlockKind.PARAGRAPH)

    def _block(self, element: Element, item: Item) -> None:
        outer, before = self._current, len(self.items)
        self._current = item
        self.items.append(item)
        self.read(element)
        self._current = outer
        if outer is not None and outer.pieces and any(i.pieces for i in self.items[before:]):
            self._current = Item(outer.kind, outer.level)
            self.items.append(self._current)

    def _mark(self, mark: int) -> None:
        pieces = [] if mark in self.seen else self.marked.get(mark, [])
        self.seen.add(mark)
        if not pieces:
            return
        if self._current is None:
            self._current = Item(BlockKind.PARAGRAPH)
            self.items.append(self._current)
        self._current.runs_on = False
        self._current.pieces.extend(pieces)

    @staticmethod
    def _elsewhere(item: Item) -> None:
        if item.pieces:
            item.runs_on = True
        else:
            item.runs_in = True

    def _label(self, element: Element) -> None:
        label = [p for mark in element.marks() for p in self.marked.get(mark, [])]
        self.seen.update(element.marks())
        if self._current is not None:
            self._current.label.extend(label)

    def _leave_out(self, element: Element) -> None:
        marks = [mark for mark in element.marks() if mark not in self.seen]
        self.seen.update(marks)
        pieces = [piece for mark in marks for piece in self.marked.get(mark, [])]
        self.left_out[LEFT_OUT[element.kind]] += len(text_of(pieces))

    def _table(self, element: Element) -> None:
        elements = list(_rows_of(element))
        rows = [self._cells(row) for row in elements]
        item = Item(BlockKind.TABLE_ROW, rows=rows)
        item.runs_in = bool(elements) and _first_is_elsewhere(elements[0])
        item.runs_on = bool(elements) and _last_is_elsewhere(elements[-1])
        self.items.append(item)

    def _cells(self, row: Element) -> list[list[Item]]:
        cells: list[list[Item]] = []
        for child in row.children:
            if child is None:
                continue
            cell = child if isinstance(child, Element) else Element("TD", [child])
            items = self._inside(cell)
            if items or cell.kind in ("TD", "TH"):
                cells.append(items)
        return cells

    def _inside(self, element: Element) -> list[Item]:
        reading = TagReading(self.marked)
        reading.seen = self.seen
        reading.read(element)
        self.left_out.update(reading.left_out)
        return [item for item in reading.items if item.pieces or item.rows]


def _first_is_elsewhere(element: Element) -> bool:
    """Whether the first content within ``element`` lies on another page."""
    return _leaf(element, 0) is None


def _last_is_elsewhere(element: Element) -> bool:
    return _leaf(element, -1) is None


def _leaf(element: Element, end: int) -> int | None:
    child = element.children[end] if element.children else 0
    return _leaf(child, end) if isinstance(child, Element) else child


def _rows_of(table: Element) -> Iterator[Element]:
    for child in table.children:
        if not isinstance(child, Element):
            continue
        if child.kind in ("THead", "TBody", "TFoot"):
            yield from _rows_of(child)
        elif child.kind == "TR":
            yield child
        else:
            yield Element("TR", [Element("TD", [child])])


def parts_of(items: Sequence[Item], page: int) -> Iterator[Part]:
    """The parts that ``items`` of ``page`` are, empty ones dropped."""
    right = max((piece.x1 for item in items for piece in item.pieces), default=0.0)
    _put_strays_in_place(items)
    for item in items:
        if item.rows is not None:
            rows = [[list(parts_of(cell, page)) for cell in row] for row in item.rows]
            yield from parts_of_table(rows, item.runs_in, item.runs_on)
        elif item.pieces or len(text_of(item.label)) > LONGEST_LABEL:
            for whole in _apart_at_blank_lines(item):
                part = _part(whole, page, right)
                if part.block.text:
                    yield part


def _put_strays_in_place(items: Sequence[Item]) -> None:
    """Moves words that the file calls the label of an item far away to the line they stand on."""
    for item in items:
        for piece in [p for p in item.label if _is_astray(p, item)]:
            host = next((other for other in items if _has_line_of(other, piece)), None)
            if host is not None:
                item.label.remove(piece)
                host.pieces.insert(_place_of(piece, host.pieces), piece)


def _is_astray(piece: Piece, item: Item) -> bool:
    """Whether a piece of the label is none: far from the item's first line, or, where the item
    itself is on another page, longer than labels are."""
    if not item.pieces:
        return len(piece.text.strip()) > LONGEST_LABEL
    first = min(other.baseline for other in item.pieces)
    return abs(piece.baseline - first) > max(piece.size, 1.0)


def _place_of(stray: Piece, pieces: Sequence[Piece]) -> int:
    """Before which of ``pieces`` the stray one stands: the next on its line, or the line below."""
    slack = 0.2 * max(stray.size, 1.0)
    for index, piece in enumerate(pieces):
        below = piece.baseline - stray.baseline
        if piece.text.strip() and (below > slack or (below > -slack and piece.x0 > stray.x0)):
            return index
    return len(pieces)


def _has_line_of(item: Item, stray: Piece) -> bool:
    return any(
        piece.text.strip() and abs(piece.baseline - stray.baseline) < 0.2 * max(stray.size, 1.0)
        for piece in item.pieces
    )


def _apart_at_blank_lines(item: Item) -> Iterator[Item]:
    """The paragraphs of one element: some writers leave blank lines inside a paragraph."""
    if item.kind is not BlockKind.PARAGRAPH or item.label:
        yield item
        return
    cuts = list(_blank_lines(item.pieces))
    for start, end in pairwise([0, *cuts, len(item.pieces)]):
        yield replace(
            item,
            pieces=item.pieces[start:end],
            runs_in=item.runs_in and not start,
            runs_on=item.runs_on and end == len(item.pieces),
        )


def _blank_lines(pieces: Sequence[Piece]) -> Iterator[int]:
    """Where a sentence begins below a blank line, by the number of its first piece."""
    for index, (above, below) in enumerate(pairwise(pieces), start=1):
        step = below.baseline - above.baseline
        if step > BLANK_LINE * max(above.size, below.size) and below.x0 < above.x1:
            ends = SENTENCE_END.search(text_of(pieces[:index]))
            if ends and SENTENCE_START.match(text_of(pieces[index:])):
                yield index


def _part(item: Item, page: int, right: float) -> Part:
    found = item.label + item.pieces
    pieces = in_print_order(without_footnote_marks(found) or found)
    bold, raw = all_bold(pieces), printed(pieces)
    tagged = item.kind
    if tagged is BlockKind.HEADING and not is_tagged_heading(one_line(raw), bold):
        tagged = BlockKind.PARAGRAPH
    kind, marker, text = kind_and_marker(tagged, raw)
    if kind is BlockKind.PARAGRAPH and bold and is_short_title(text):
        kind = BlockKind.HEADING
    level = {BlockKind.PARAGRAPH: 0, BlockKind.HEADING: item.level}.get(kind, max(item.level, 1))
    if item.kind is BlockKind.HEADING and kind is not BlockKind.HEADING:
        level = int(kind is not BlockKind.PARAGRAPH)
    block = Block(
        kind=kind,
        text=one_line(text),
        page=page,
        boxes=(box_of(pieces, page),),
        marker=marker,
        level=level,
        bold=mostly_bold(pieces),
        size=usual_size(pieces),
    )
    unmarked = item.kind is BlockKind.BULLET and not marker
    full = right - pieces[-1].x1 < FULL_LINE * (block.size or 0.0)
    return Part(
        block, full=full, runs_on=item.runs_on, runs_in=item.runs_in, unmarked_item=unmarked
    )
