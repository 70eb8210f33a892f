"""PDF: opened once with pdfium, read through its structure tree, by geometry where it has none."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import groupby

import pypdfium2 as pdfium

from ingest.reading.document import ExtractedDocument, LeftOut, Unreadable
from ingest.reading.extract import pdf_geometry, pdf_tags, recognition
from ingest.reading.extract.joining import Part, join_broken
from ingest.reading.extract.lists import with_depths
from ingest.reading.extract.pdf_tables import LEAST_PATHS, MOST_PATHS, ruled_tables
from ingest.reading.extract.pdf_text import PageText, Piece
from ingest.reading.extract.pdf_tree import tree_of

MOST_PAGES = 1000

LEAST_REACHED = 0.6
"""Of a page's characters; a tree that reaches fewer is not gone by."""

MOST_FURNITURE = 250
"""Characters that a page's header and footer have at most; a tree passes them by."""

LEAST_PICTURED = 0.6
"""Of a page's area; pictures of pages cover more."""

LONGEST_PAGE_NUMBER = 12
"""Characters; councils number the scanned pages of their packs: Page 117."""


def extract(content: bytes, name: str) -> ExtractedDocument:
    """The document in a PDF; raises Unreadable."""
    with closing(_opened(content, name)) as document:
        count = _page_count(document, name)
        pages = [_page_or_empty(document, index) for index in range(count)]
    scanned = [page for page in pages if page.is_scanned]
    _recognise(content, scanned)
    _read_by_geometry(content, [page for page in pages if page.badly_tagged])
    left_out: Counter[str] = sum((page.left_out for page in pages), Counter())
    blocks = tuple(
        block
        for stretch in _stretches(pages)
        for block in join_broken(pdf_geometry.hanging_on(stretch))
    )
    damaged = tuple(page.number for page in pages if page.damaged)
    if not blocks:
        raise _damaged(name) if damaged else _without_text(name, count)
    found = tuple(LeftOut(kind, characters) for kind, characters in left_out.items())
    return ExtractedDocument(
        name,
        "pdf",
        count,
        with_depths(blocks),
        found,
        recognised_pages=tuple(page.number for page in scanned if page.recognised),
        unread_pages=tuple(page.number for page in scanned if not page.recognised),
        damaged_pages=damaged,
    )


def _stretches(pages: Sequence["Page"]) -> Iterator[list[Part]]:
    """The parts of pages that follow one another; nothing goes on over a page that is missing."""
    for damaged, stretch in groupby(pages, key=lambda page: page.damaged):
        if not damaged:
            yield [part for page in stretch for part in _after_page_break(page.parts)]


def _without_text(name: str, pages: int) -> Unreadable:
    where = "its only page" if pages == 1 else f"pages 1-{pages}"
    if recognition.is_installed():
        advice = "Text recognition found none either. Get the document as text and add that."
    else:
        advice = (
            f"Such documents are read where {recognition.COMMAND} is installed "
            f"({recognition.INSTALL}). Install it and add the document again, or get the document "
            "as text."
        )
    return Unreadable(
        "no-text",
        f"{name} is unreadable: no text on {where}. It is probably a scan, a picture of the "
        f"document. {advice}",
    )


def _recognise(content: bytes, scanned: Sequence["Page"]) -> None:
    """Gives scanned pages the text that recognition finds on them, where it is installed."""
    found = recognition.recognised(content, [page.number for page in scanned])
    for page in scanned:
        pieces = found.get(page.number, [])
        if pieces:
            page.pieces, page.recognised = pieces, True
            page.characters, page.reached = _letters(pieces), 0


def _opened(content: bytes, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise Unreadable(
                "encrypted",
                f"{name} is locked with a password. Save a copy without the password and add that.",
            ) from error
        raise _damaged(name) from error


def _damaged(name: str) -> Unreadable:
    return Unreadable(
        "damaged-pdf",
        f"{name} is a damaged or incomplete PDF. Download it again, or get another copy.",
    )


def _page_count(document: pdfium.PdfDocument, name: str) -> int:
    pages = len(document)
    if pages > MOST_PAGES:
        raise Unreadable(
            "too-many-pages",
            f"{name} has {pages} pages; documents of up to {MOST_PAGES} are read. "
            "Cut the letter or report out of it and add that.",
        )
    if not pages:
        raise Unreadable("damaged-pdf", f"{name} is a PDF without pages. Get another copy of it.")
    return pages


@dataclass(slots=True)
class Page:
    """What a page gave: its parts, what was left out by kind (characters), all its text objects,
    how many characters of text its structure tree reached of how many there are, how many lines
    and shapes are drawn, the share of it that pictures cover, whether its text comes from
    text recognition, and whether it is too damaged to be loaded."""

    number: int
    height: float
    pieces: list[Piece]
    parts: list[Part]
    left_out: Counter[str]
    reached: int
    characters: int
    paths: int
    pictured: float = 0.0
    recognised: bool = False
    damaged: bool = False

    @property
    def is_scanned(self) -> bool:
        """Whether it is the picture of a page, with no text but perhaps a number put on it."""
        return self.pictured > LEAST_PICTURED and self.characters <= LONGEST_PAGE_NUMBER

    @property
    def badly_tagged(self) -> bool:
        """Whether the tree reaches too little of the page to go by it."""
        unreached = self.characters - self.reached
        if not self.reached:
            return self.characters > 0
        return unreached > MOST_FURNITURE and self.reached < LEAST_REACHED * self.characters


def _page_or_empty(document: pdfium.PdfDocument, index: int) -> Page:
    """A page, or an empty one in place of one that is too damaged: the others are read."""
    try:
        return _page(document, index)
    except pdfium.PdfiumError:
        return Page(index + 1, 0.0, [], [], Counter(), 0, 0, 0, damaged=True)


def _page(document: pdfium.PdfDocument, index: int) -> Page:
    with closing(document[index]) as page, closing(page.get_textpage()) as text_page:
        height, width = page.get_height(), page.get_width()
        text = PageText(page.raw, text_page.raw, height)
        tree = tree_of(page.raw)
    marked = text.by_mark
    reading = pdf_tags.TagReading(marked)
    if tree is not None:
        reading.read(tree)
    reached = sum(_letters(pieces) for mark, pieces in marked.items() if mark in reading.seen)
    characters = sum(_letters(pieces) for pieces in marked.values())
    left_out = reading.left_out
    unreached = characters - reached
    left_out["header-or-footer" if unreached <= MOST_FURNITURE else "untagged"] += unreached
    pieces = [piece for found in marked.values() for piece in found]
    parts = list(pdf_tags.parts_of(reading.items, index + 1))
    pictured = text.pictured / max(width * height, 1.0)
    return Page(
        index + 1, height, pieces, parts, left_out, reached, characters, text.paths, pictured
    )


def _read_by_geometry(content: bytes, pages: Sequence[Page]) -> None:
    """Replaces what the tree gave of ``pages`` by what a reading by geometry gives."""
    ruled = [page.number for page in pages if LEAST_PATHS <= page.paths <= MOST_PATHS]
    tables = ruled_tables(content, ruled)
    laid_out = [
        pdf_geometry.LaidOutPage(
            page.number,
            page.height,
            page.pieces,
            [table for table in tables.get(page.number, []) if table.is_table_of(page.pieces)],
        )
        for page in pages
    ]
    for page, (parts, left_out) in zip(pages, pdf_geometry.read_pages(laid_out), strict=True):
        page.parts, page.left_out = parts, left_out


def _letters(pieces: Sequence[Piece]) -> int:
    return sum(len(piece.text.strip()) for piece in pieces)


def _after_page_break(parts: list[Part]) -> list[Part]:
    return [replace(part, after_gap=part.after_gap or not n) for n, part in enumerate(parts)]
