"""The PDFs that are written hold what a reader of real ones will meet."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest

from ingest.sample.document_shape import (
    ExpectedFacts,
    Piece,
    SampleDocument,
    bullet,
    heading,
    numbered,
    paragraph,
    table,
)
from ingest.sample.write_pdf import Style, wrapped, write_pdf

SENTENCE = "Front-door work in Northshire is careful — managers’ oversight of it is well-informed. "
FACTS = ExpectedFacts("ilacs", "S0001", "ilacs", date(2020, 1, 6), date(2020, 1, 10))


def _document(*pieces: Piece) -> SampleDocument:
    return SampleDocument(
        "a", "A title", pieces, FACTS, page_header="Head of page", page_footer="Foot of page"
    )


def _name(element: Any) -> str:
    size = pdfium_c.FPDF_StructElement_GetType(element, None, 0)
    text = ctypes.create_string_buffer(size)
    pdfium_c.FPDF_StructElement_GetType(element, text, size)
    return text.raw[: size - 2].decode("utf-16-le")


def _tags(element: Any, depth: int = 0) -> Iterator[tuple[int, str, int]]:
    """Depth, tag and number of pieces of marked content on this page, in order."""
    count = pdfium_c.FPDF_StructElement_CountChildren(element)
    own: Callable[[int], int] = lambda n: pdfium_c.FPDF_StructElement_GetChildMarkedContentID(  # noqa: E731
        element, n
    )
    yield depth, _name(element), sum(own(n) >= 0 for n in range(count))
    for number in range(count):
        child = pdfium_c.FPDF_StructElement_GetChildAtIndex(element, number)
        if child:
            yield from _tags(child, depth + 1)


def _page_tags(content: bytes, number: int = 0) -> list[tuple[int, str, int]]:
    pdf = pdfium.PdfDocument(content)
    tree = pdfium_c.FPDF_StructTree_GetForPage(pdf[number])
    top = range(pdfium_c.FPDF_StructTree_CountChildren(tree))
    found = [t for n in top for t in _tags(pdfium_c.FPDF_StructTree_GetChildAtIndex(tree, n))]
    pdfium_c.FPDF_StructTree_Close(tree)
    return found


def test_each_kind_of_piece_has_its_tags() -> None:
    content = write_pdf(
        _document(
            heading("Findings", 2),
            paragraph("Plain."),
            bullet("First."),
            bullet("Second."),
            numbered(7, "Third."),
            table(("Judgement", "Grade"), ("Overall", "Good"), header_row=True),
        )
    )
    assert _page_tags(content) == [
        (0, "Document", 0),
        (1, "H2", 1),
        (1, "P", 1),
        (1, "L", 0),
        *[(2, "LI", 0), (3, "Lbl", 1), (3, "LBody", 1)] * 3,
        (1, "Table", 0),
        *[(2, "TR", 0), (3, "TH", 1), (3, "TH", 1)],
        *[(2, "TR", 0), (3, "TD", 1), (3, "TD", 1)],
    ]


def test_a_footnote_is_a_note_at_the_foot_of_its_page() -> None:
    content = write_pdf(_document(heading("What needs to improve?", note="A remark.")))
    assert _page_tags(content)[-1] == (1, "Note", 1)
    text = pdfium.PdfDocument(content)[0].get_textpage().get_text_range()
    assert "What needs to improve?1" in text
    assert "1 A remark." in text


def test_header_footer_and_page_number_stand_outside_the_tree() -> None:
    content = write_pdf(_document(paragraph("Only this.")))
    assert _page_tags(content) == [(0, "Document", 0), (1, "P", 1)]
    text = pdfium.PdfDocument(content)[0].get_textpage().get_text_range()
    assert "Head of page" in text
    assert "Foot of page" in text


def test_a_paragraph_over_a_page_break_is_two_elements() -> None:
    content = write_pdf(_document(paragraph("Short."), paragraph(SENTENCE * 60)))
    assert [tag for _, tag, own in _page_tags(content, 0) if own] == ["P", "P"]
    assert [tag for _, tag, own in _page_tags(content, 1) if own] == ["P"]


def test_a_list_item_over_a_page_break_is_one_element_that_spans_both() -> None:
    content = write_pdf(_document(paragraph("Short."), numbered(1, SENTENCE * 60)))
    assert [tag for _, tag, own in _page_tags(content, 0) if own] == ["P", "Lbl", "LBody"]
    assert [tag for _, tag, own in _page_tags(content, 1) if own] == ["LBody"]


def test_an_untagged_file_has_the_same_text_and_no_tree() -> None:
    pieces = (heading("Findings"), bullet(SENTENCE * 3), paragraph(SENTENCE * 3))
    tagged, untagged = (write_pdf(_document(*pieces), tagged=t) for t in (True, False))
    texts = [pdfium.PdfDocument(c)[0].get_textpage().get_text_range() for c in (tagged, untagged)]
    assert texts[0] == texts[1]
    assert "managers’ oversight" in texts[0]
    page = pdfium.PdfDocument(untagged)[0]
    tree = pdfium_c.FPDF_StructTree_GetForPage(page)
    assert not tree or pdfium_c.FPDF_StructTree_CountChildren(tree) == 0


@pytest.mark.parametrize("tagged", [True, False])
def test_the_same_document_gives_the_same_bytes(tagged: bool) -> None:
    document = _document(heading("Findings"), paragraph(SENTENCE * 80))
    assert write_pdf(document, tagged=tagged) == write_pdf(document, tagged=tagged)


def test_lines_together_are_the_text_and_none_is_too_wide() -> None:
    text = (SENTENCE * 9).strip()
    lines = wrapped(text, Style())
    assert "".join(lines) == text
    assert len(lines) > 3
    assert all(line.endswith((" ", "-")) for line in lines[:-1])
