"""Files that give no text end in Unreadable with a message that says what to do."""

import io
import zipfile
from contextlib import suppress

import docx
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from ingest.reading.document import Unreadable
from ingest.reading.extract import extract, sniffing
from tests.ingest.extract.made_pdfs import Content, tagged_pdf, untagged_pdf


def photograph() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 40), "red").save(out, "JPEG")
    return out.getvalue()


def archive(**members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in members.items():
            packed.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return out.getvalue()


def encrypted() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(72, 700, "Leaders listen.")
    canvas.save()
    return out.getvalue()


def scanned(pages: int) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(595, 842)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


WEB_PAGE = b"<!DOCTYPE html><html><body><h1>404</h1><p>Page not found</p></body></html>"

CUT = untagged_pdf([[Content("Leaders listen.", 700)]])[:300]
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600

BAD = [
    ("empty.pdf", b"", "empty-file", "empty"),
    ("blank.txt", b" \n\n", "empty-file", "empty"),
    ("photo.pdf", photograph(), "not-a-document", "photograph"),
    ("page.pdf", WEB_PAGE, "not-a-pdf", "web page"),
    ("locked.pdf", encrypted(), "encrypted", "password"),
    ("cut.pdf", CUT, "damaged-pdf", "incomplete"),
    ("other.docx", archive(readme="hello"), "not-a-docx", "ZIP"),
    ("sheet.xlsx", archive(xl__workbook_xml="<x/>"), "spreadsheet", "spreadsheet"),
    ("sheet.docx", archive(xl__workbook_xml="<x/>"), "spreadsheet", "spreadsheet"),
    ("list.csv", b"a,b\n1,2\n", "spreadsheet", "spreadsheet"),
    ("old.doc", OLD_OFFICE, "unsupported-format", "Office"),
    ("broken.docx", b"PK\x03\x04" + b"\x01" * 50, "damaged-file", "damaged"),
    ("scan.pdf", scanned(7), "no-text", "no text on pages 1-7"),
    ("rubbish.bin", bytes(range(256)) * 8, "not-text", "no text"),
    ("rubbish.pdf", bytes(range(256)) * 8, "not-a-pdf", "not one"),
    ("words.pdf", b"Just some words.", "not-a-pdf", "not one"),
    ("letter.rtf", b"{\\rtf1 hello}", "unsupported-format", "rich text"),
    ("long.pdf", scanned(1001), "too-many-pages", "1001 pages"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "code", "words"), BAD, ids=[bad[0] for bad in BAD])
def test_a_bad_file_is_unreadable_with_its_reason(
    name: str, content: bytes, code: str, words: str
) -> None:
    with pytest.raises(Unreadable) as refusal:
        extract(content, name)
    assert refusal.value.code == code
    assert words in refusal.value.message
    assert refusal.value.message.startswith(name)


def test_a_file_over_the_limit_is_refused_by_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sniffing, "LARGEST_FILE", 1000)
    with pytest.raises(Unreadable) as refusal:
        extract(b"%PDF-1.7" + b"x" * 1000, "big.pdf")
    assert refusal.value.code == "too-large"


def test_a_docx_that_unpacks_to_far_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sniffing, "LARGEST_UNPACKED", 10_000)
    with pytest.raises(Unreadable) as refusal:
        extract(archive(word__document_xml="x" * 20_000), "bomb.docx")
    assert refusal.value.code == "too-large"


def test_content_decides_over_the_name() -> None:
    document = extract(untagged_pdf([[Content("Leaders listen.", 700)]]), "letter.txt")
    assert document.format == "pdf"


PDFS = [
    tagged_pdf(
        [("P", [Content("Leaders listen.", 700)]), ("L", [("LI", [Content("1. Plans", 680)])])]
    ),
    untagged_pdf([[Content("Leaders listen.", 700), Content("Plans", 680)]]),
]


def word_file() -> bytes:
    document = docx.Document()
    document.add_paragraph("Leaders listen.", style="List Bullet")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


WORD = word_file()


def extracted_or_refused(content: bytes, name: str) -> None:
    with suppress(Unreadable):
        assert extract(content, name).blocks


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(PDFS),
    st.floats(0, 1),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=6),
)
def test_a_pdf_cut_or_with_bytes_changed_is_read_or_refused(
    content: bytes, end: float, changes: list[tuple[float, int]]
) -> None:
    extracted_or_refused(damaged(content, end, changes), "letter.pdf")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.floats(0.5, 1), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=4))
def test_a_docx_cut_or_with_bytes_changed_is_read_or_refused(
    end: float, changes: list[tuple[float, int]]
) -> None:
    extracted_or_refused(damaged(WORD, end, changes), "letter.docx")


@settings(max_examples=100, deadline=None)
@given(
    st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "a.html", "a.pdf", "a.docx", "a"])
)
def test_any_bytes_are_read_or_refused(content: bytes, name: str) -> None:
    extracted_or_refused(content, name)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_no_word_of_a_text_is_lost_or_made_up(text: str) -> None:
    try:
        document = extract(("Plans. " + text).encode("utf-8", "replace"), "a.txt")
    except Unreadable:
        return
    assert document.blocks
    for block in document.blocks:
        assert block.text == " ".join(block.text.split())
        assert block.text


def damaged(content: bytes, end: float, changes: list[tuple[float, int]]) -> bytes:
    changed = bytearray(content)
    for place, byte in changes:
        changed[int(place * (len(changed) - 1))] = byte
    return bytes(changed[: max(1, int(end * len(changed)))])
