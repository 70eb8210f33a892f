"""PDF: opened once with pdfium, read through its structure tree, by geometry where it has none."""

from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace

import pypdfium2 as pdfium

from ingest.reading.document import ExtractedDocument, LeftOut, Unreadable
from ingest.reading.extract import pdf_tags
from ingest.reading.extract.joining import Part, join_broken
from ingest.reading.extract.pdf_text import PageText, Piece
from ingest.reading.extract.pdf_tree import tree_of

MOST_PAGES = 1000


def extract(content: bytes, name: str) -> ExtractedDocument:
    """The document in a PDF; raises Unreadable."""
    with closing(_opened(content, name)) as document:
        pages = _page_count(document, name)
        read = [_tagged_page(document, index) for index in range(pages)]
    parts: list[Part] = []
    left_out: Counter[str] = Counter()
    for page in read:
        parts.extend(_after_page_break(page.parts))
        left_out.update(page.left_out)
        left_out["header-or-footer"] += page.unreached
    return ExtractedDocument(
        name,
        "pdf",
        pages,
        join_broken(parts),
        tuple(LeftOut(kind, count) for kind, count in left_out.items() if count),
    )


def _opened(content: bytes, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise Unreadable(
                "encrypted",
                f"{name} is locked with a password. Save a copy without the password and add that.",
            ) from error
        raise Unreadable(
            "damaged-pdf",
            f"{name} is a damaged or incomplete PDF. Download it again, or get another copy.",
        ) from error


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


@dataclass(frozen=True, slots=True)
class PageReading:
    """What a page gave: its parts, what was left out by kind (characters), how many characters
    of text its structure tree reached and how many it did not."""

    parts: list[Part]
    left_out: Counter[str]
    reached: int
    unreached: int


def _tagged_page(document: pdfium.PdfDocument, index: int) -> PageReading:
    with closing(document[index]) as page, closing(page.get_textpage()) as text_page:
        marked = PageText(page.raw, text_page.raw, page.get_height()).by_mark
        tree = tree_of(page.raw)
    reading = pdf_tags.TagReading(marked)
    if tree is not None:
        reading.read(tree)
    seen = sum(_letters(pieces) for mark, pieces in marked.items() if mark in reading.seen)
    everything = sum(_letters(pieces) for pieces in marked.values())
    parts = list(pdf_tags.parts_of(reading.items, index + 1))
    return PageReading(parts, reading.left_out, seen, everything - seen)


def _letters(pieces: Sequence[Piece]) -> int:
    return sum(len(piece.text.strip()) for piece in pieces)


def _after_page_break(parts: list[Part]) -> list[Part]:
    return [replace(part, after_gap=not index) for index, part in enumerate(parts)]
