"""PDF: opened once with pdfium, read through its structure tree, by geometry where it has none."""

from collections import Counter
from contextlib import closing
from dataclasses import replace

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from ingest.reading.document import ExtractedDocument, LeftOut, Unreadable
from ingest.reading.extract import pdf_tags
from ingest.reading.extract.joining import Part, join_broken
from ingest.reading.extract.pdf_text import PageText

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


def _tagged_page(document: pdfium.PdfDocument, index: int) -> pdf_tags.TaggedPage:
    with closing(document[index]) as page, closing(page.get_textpage()) as text_page:
        text = PageText(page.raw, text_page.raw, page.get_height())
        return pdf_tags.read_page(page.raw, text, index + 1)


def _after_page_break(parts: list[Part]) -> list[Part]:
    return [replace(part, after_gap=not index) for index, part in enumerate(parts)]
