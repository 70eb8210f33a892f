"""Tagged PDF: blocks through the structure tree that Word and its like write.

The tree of a page is walked in order; marked content and child elements interleave. Elements
that hold a word in pieces (Span, Link) are joined without a space. Headers, footers and page
numbers are artifacts outside the tree; notes and contents are inside it and left out by name.
"""

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium_raw

from ingest.reading.document import Block, BlockKind
from ingest.reading.extract.joining import Part
from ingest.reading.extract.pdf_text import (
    PageText,
    Piece,
    all_bold,
    box_of,
    mostly_bold,
    text_of,
    usual_size,
    without_footnote_marks,
)
from ingest.reading.extract.typography import split_bullet, split_number

DEEPEST = 60
"""Levels; a tree deeper than this is damaged."""

LEFT_OUT = {
    "Note": "footnote",
    "FENote": "footnote",
    "TOC": "contents",
    "TOCI": "contents",
    "Artifact": "artifact",
}
_HEADINGS = {"H": 1, "Title": 1, **{f"H{level}": level for level in range(1, 10)}}
_INLINE = {
    "Span",
    "Link",
    "Quote",
    "Reference",
    "Code",
    "Em",
    "Strong",
    "Sub",
    "Annot",
    "BibEntry",
    "Ruby",
    "Warichu",
    "Form",
}
_LONGEST_HEADING = 35
"""Words."""


@dataclass(slots=True)
class Item:
    """A block in the making: its pieces, and whether some of it lies on another page."""

    kind: BlockKind
    level: int = 0
    pieces: list[Piece] = field(default_factory=list)
    label: list[Piece] = field(default_factory=list)
    runs_in: bool = False
    runs_on: bool = False
    cells: list[list["Item"]] | None = None


@dataclass(slots=True)
class TaggedPage:
    """What a page's tree gave: its parts, what was left out by kind (characters), and how many
    characters of text the tree reached and did not reach."""

    parts: list[Part]
    left_out: Counter[str]
    reached: int
    unreached: int


class TreeWalk:
    """Walks one page's structure tree and keeps the blocks it comes by."""

    def __init__(self, text: PageText) -> None:
        self.text = text
        self.items: list[Item] = []
        self.left_out: Counter[str] = Counter()
        self.seen: set[int] = set()
        self._list_depth = 0
        self._current: Item | None = None

    def walk(self, tree: object) -> None:
        """Read all that stands on the page, in the tree's order."""
        for index in range(pdfium_raw.FPDF_StructTree_CountChildren(tree)):
            child = pdfium_raw.FPDF_StructTree_GetChildAtIndex(tree, index)
            if child:
                self._element(child, 0)

    def _element(self, element: object, depth: int) -> None:
        if depth > DEEPEST:
            return
        kind = _type_of(element)
        if kind in LEFT_OUT:
            self._leave_out(element, LEFT_OUT[kind], depth)
        elif kind in _HEADINGS:
            self._block(element, Item(BlockKind.HEADING, _HEADINGS[kind]), depth)
        elif kind == "LI":
            self._block(element, Item(BlockKind.BULLET, max(self._list_depth, 1)), depth)
        elif kind == "L":
            self._list_depth += 1
            self._children(element, depth)
            self._list_depth -= 1
        elif kind == "TR":
            self._row(element, depth)
        elif kind == "Lbl":
            self._label(element, depth)
        elif kind in _INLINE or kind == "LBody":
            self._children(element, depth)
        elif kind == "P" and self._in_empty_item():
            self._children(element, depth)
        else:
            self._block(element, Item(BlockKind.PARAGRAPH), depth)

    def _in_empty_item(self) -> bool:
        return self._current is not None and self._current.kind is BlockKind.BULLET

    def _block(self, element: object, item: Item, depth: int) -> None:
        outer = self._current
        self._current = item
        self.items.append(item)
        self._children(element, depth)
        self._current = (
            outer if outer is None or not outer.pieces else Item(outer.kind, outer.level)
        )
        if self._current is not None and self._current is not outer:
            self.items.append(self._current)

    def _children(self, element: object, depth: int) -> None:
        for index in range(pdfium_raw.FPDF_StructElement_CountChildren(element)):
            child = pdfium_raw.FPDF_StructElement_GetChildAtIndex(element, index)
            if child:
                self._element(child, depth + 1)
                continue
            mark = pdfium_raw.FPDF_StructElement_GetChildMarkedContentID(element, index)
            if mark >= 0:
                self._pieces(mark)
            elif self._current is not None:
                self._elsewhere(self._current)

    @staticmethod
    def _elsewhere(item: Item) -> None:
        if item.pieces:
            item.runs_on = True
        else:
            item.runs_in = True

    def _pieces(self, mark: int) -> None:
        if mark in self.seen:
            return
        self.seen.add(mark)
        pieces = self.text.by_mark.get(mark, [])
        if not pieces:
            return
        if self._current is None:
            self._current = Item(BlockKind.PARAGRAPH)
            self.items.append(self._current)
        self._current.runs_on = False
        self._current.pieces.extend(pieces)

    def _label(self, element: object, depth: int) -> None:
        outer, label = self._current, Item(BlockKind.PARAGRAPH)
        self._current = label
        self._children(element, depth)
        self._current = outer
        if outer is not None:
            outer.label.extend(label.pieces)

    def _leave_out(self, element: object, kind: str, depth: int) -> None:
        inside = TreeWalk(self.text)
        inside.seen = self.seen
        inside._children(element, depth)
        self.left_out[kind] += sum(len(text_of(item.pieces)) for item in inside.items)

    def _row(self, element: object, depth: int) -> None:
        cells: list[list[Item]] = []
        for index in range(pdfium_raw.FPDF_StructElement_CountChildren(element)):
            child = pdfium_raw.FPDF_StructElement_GetChildAtIndex(element, index)
            if not child or depth > DEEPEST:
                continue
            inside = TreeWalk(self.text)
            inside.seen = self.seen
            inside._children(child, depth + 1)
            self.left_out.update(inside.left_out)
            if _type_of(child) in ("TD", "TH") or any(item.pieces for item in inside.items):
                cells.append([item for item in inside.items if item.pieces or item.cells])
        if any(cells):
            self.items.append(Item(BlockKind.TABLE_ROW, cells=cells))


def _type_of(element: object) -> str:
    length = pdfium_raw.FPDF_StructElement_GetType(element, None, 0)
    if length <= 2:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium_raw.FPDF_StructElement_GetType(element, buffer, length)
    return buffer.raw[: length - 2].decode("utf-16-le", errors="replace")


def read_page(page: object, text: PageText, number: int) -> TaggedPage:
    """The parts that the structure tree of page ``number`` gives."""
    walk = TreeWalk(text)
    tree = pdfium_raw.FPDF_StructTree_GetForPage(page)
    if tree:
        try:
            walk.walk(tree)
        finally:
            pdfium_raw.FPDF_StructTree_Close(tree)
    unreached = sum(
        len(piece.text.strip())
        for mark, pieces in text.by_mark.items()
        if mark not in walk.seen
        for piece in pieces
    )
    total = sum(len(p.text.strip()) for pieces in text.by_mark.values() for p in pieces)
    parts = list(_parts(walk.items, number))
    return TaggedPage(parts, walk.left_out, total - unreached, unreached)


def _parts(items: list[Item], page: int) -> Iterator[Part]:
    for item in items:
        if item.cells is not None:
            yield from _row_parts(item.cells, page)
        elif item.pieces or item.label:
            part = _part(item, page)
            if part.block.text:
                yield part


def _row_parts(cells: list[list[Item]], page: int) -> Iterator[Part]:
    """A row as one part; a row that is but a frame around paragraphs and lists as those."""
    filled = [cell for cell in cells if cell]
    if len(filled) == 1 and len(filled[0]) > 1:
        yield from _parts(filled[0], page)
        return
    pieces = [_all_pieces(cell) for cell in cells]
    texts = tuple(" ".join(text_of(p) for p in cell if p) for cell in pieces)
    flat = [piece for cell in pieces for run in cell for piece in run]
    if flat and any(texts):
        yield Part(
            Block(
                BlockKind.TABLE_ROW,
                " ".join(filter(None, texts)),
                page,
                (box_of(flat, page),),
                bold=mostly_bold(flat),
                size=usual_size(flat),
                cells=texts,
            )
        )


def _all_pieces(items: list[Item]) -> list[list[Piece]]:
    runs: list[list[Piece]] = []
    for item in items:
        for cell in item.cells or []:
            runs.extend(_all_pieces(cell))
        runs.append(without_footnote_marks(item.label + item.pieces))
    return runs


def _part(item: Item, page: int) -> Part:
    pieces = without_footnote_marks(item.pieces) or item.pieces or item.label
    raw = "".join(piece.text for piece in item.label) + " " + text_of_raw(pieces)
    kind, marker, text = _kind_and_marker(item.kind, raw)
    bold = all_bold(pieces)
    if kind is BlockKind.PARAGRAPH and bold and _is_short_title(text):
        kind = BlockKind.HEADING
    elif kind is BlockKind.HEADING and len(text.split()) > 2 * _LONGEST_HEADING:
        kind = BlockKind.PARAGRAPH
    block = Block(
        kind,
        text,
        page,
        (box_of(item.label + pieces, page),),
        marker,
        item.level if kind is not BlockKind.PARAGRAPH else 0,
        mostly_bold(pieces),
        usual_size(pieces),
    )
    return Part(
        block,
        runs_in=item.runs_in,
        runs_on=item.runs_on,
        unmarked_item=item.kind is BlockKind.BULLET and not marker,
    )


def text_of_raw(pieces: list[Piece]) -> str:
    """As ``text_of``, with the signs of symbol fonts still in it."""
    from ingest.reading.extract.pdf_text import _with_gaps

    return "".join(_with_gaps(pieces))


def _kind_and_marker(kind: BlockKind, raw: str) -> tuple[BlockKind, str, str]:
    from ingest.reading.extract.typography import one_line

    if kind is not BlockKind.HEADING:
        bullet = split_bullet(raw)
        if bullet:
            return BlockKind.BULLET, bullet[0], one_line(bullet[1])
        number = split_number(raw, bare=kind is BlockKind.BULLET)
        if number:
            return BlockKind.NUMBERED, number[0], one_line(number[1])
    return kind, "", one_line(raw)


def _is_short_title(text: str) -> bool:
    return (
        len(text.split()) <= _LONGEST_HEADING
        and not re.search(r"[.;,][\"'’”)]*$", text)
        and not text[:1].islower()
    )
