"""Scanned pages: read by text recognition where it is installed, said to be unread where not."""

import io
import shutil
import subprocess
from collections.abc import Sequence
from contextlib import closing
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.reading import read
from ingest.reading.document import Unreadable
from ingest.reading.extract import extract, recognition
from ingest.reading.extract.pdf_text import Piece
from ingest.reading.extract.recognition import Word, pieces_of
from inspections.register import Register
from tests.ingest.extract.made_pdfs import Content, untagged_pdf

needs_tesseract = pytest.mark.skipif(
    shutil.which(recognition.COMMAND) is None, reason="tesseract is not installed"
)
PAGES = [
    [
        Content("What needs to improve", 700, font="F2", size=16),
        Content("Social workers visit children often and know them very well.", 660),
        Content("The quality of plans for young people who leave care.", 620),
    ],
    [Content("Managers oversee the work of every team closely.", 700)],
]


def scan_of(content: bytes) -> bytes:
    """A PDF of pictures of the pages of ``content``."""
    with closing(pypdfium2.PdfDocument(content)) as document:
        pictures: list[Image.Image] = [
            page.render(scale=200 / 72, grayscale=True).to_pil().convert("L") for page in document
        ]
    out = io.BytesIO()
    pictures[0].save(out, "PDF", resolution=200, save_all=True, append_images=pictures[1:])
    return out.getvalue()


def with_picture_beside_text() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.drawInlineImage(Image.new("RGB", (60, 80), "green"), 0, 0, *A4)
    canvas.drawString(72, 700, "A cover with a title on its picture")
    canvas.save()
    return out.getvalue()


def with_scanned_second_page() -> bytes:
    out = io.BytesIO()
    with (
        closing(pypdfium2.PdfDocument(untagged_pdf(PAGES[:1]))) as whole,
        closing(pypdfium2.PdfDocument(scan_of(untagged_pdf(PAGES[1:])))) as scan,
    ):
        whole.import_pages(scan)
        whole.save(out)
    return out.getvalue()


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)


@needs_tesseract
def test_a_scan_gives_the_blocks_of_the_document_where_they_stand() -> None:
    content = untagged_pdf(PAGES)
    printed, scanned = extract(content, "a.pdf"), extract(scan_of(content), "b.pdf")
    assert scanned.recognised_pages == (1, 2)
    assert [(b.kind, b.text) for b in scanned.blocks] == [(b.kind, b.text) for b in printed.blocks]
    for found, true in zip(scanned.blocks, printed.blocks, strict=True):
        box, place = found.boxes[0], true.boxes[0]
        assert box.page == place.page
        assert (box.x0, box.top, box.x1, box.bottom) == pytest.approx(
            (place.x0, place.top, place.x1, place.bottom), abs=2
        )


@needs_tesseract
def test_what_recognition_read_is_marked_with_its_pages() -> None:
    document = read(with_scanned_second_page(), "b.pdf", Register.shipped())
    marked = [problem for problem in document.problems if problem.code == "read-by-ocr"]
    assert len(marked) == 1
    assert marked[0].page == 2
    assert "page 2" in marked[0].message


@pytest.mark.usefixtures("no_tesseract")
def test_a_scan_without_recognition_is_unreadable_and_says_what_to_install() -> None:
    with pytest.raises(Unreadable) as refusal:
        extract(scan_of(untagged_pdf(PAGES)), "scan.pdf")
    assert refusal.value.code == "no-text"
    assert "unreadable: no text on pages 1-2" in refusal.value.message
    assert "apt install tesseract-ocr" in refusal.value.message


@pytest.mark.usefixtures("no_tesseract")
def test_a_scanned_page_among_others_is_named_as_unread() -> None:
    content = with_scanned_second_page()
    assert extract(content, "b.pdf").unread_pages == (2,)
    problems = read(content, "b.pdf", Register.shipped()).problems
    said = next(problem for problem in problems if problem.code == "pages-without-text")
    assert "page 2" in said.message
    assert said.page == 2


@pytest.mark.parametrize(
    "failure",
    [
        subprocess.TimeoutExpired("tesseract", 20),
        subprocess.CalledProcessError(1, "tesseract"),
        OSError("no such command"),
    ],
)
def test_recognition_that_fails_leaves_the_page_unread(
    failure: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: Any, **_options: Any) -> None:
        raise failure

    monkeypatch.setattr(shutil, "which", lambda _: "tesseract")
    monkeypatch.setattr(subprocess, "run", fail)
    assert extract(with_scanned_second_page(), "b.pdf").unread_pages == (2,)


def test_a_page_with_text_and_a_picture_is_not_put_through_recognition(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []

    def note(_: bytes, pages: Sequence[int]) -> dict[int, list[Piece]]:
        asked.extend(pages)
        return {}

    monkeypatch.setattr(recognition, "recognised", note)
    assert extract(with_picture_beside_text(), "a.pdf").unread_pages == ()
    assert asked == []


def test_words_with_and_without_tails_stand_on_one_baseline() -> None:
    line = ("1", "1", "1")
    words = [
        Word("Help", line, 0, 100, 80, 38),
        Word("and", line, 95, 100, 60, 30),
        Word("eager", line, 170, 109, 90, 29),
    ]
    pieces = pieces_of(iter(words), 2.0)
    assert {piece.baseline for piece in pieces} == {65.0}
    assert len({piece.size for piece in pieces}) == 1
    assert "".join(piece.text for piece in pieces) == "Help and eager"


def test_a_page_larger_than_any_sheet_is_drawn_small() -> None:
    with closing(pypdfium2.PdfDocument.new()) as document:
        page = document.new_page(14_400, 14_400)
        scale = recognition._scale(page)
        assert (14_400 * scale) ** 2 <= recognition.MOST_DOTS * 1.001
