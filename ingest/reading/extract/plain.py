"""Plain text, also with Markdown's marks in it, as copies of letters often are.

Lines may be one a paragraph or wrapped; page breaks are left as blank lines that cut paragraphs
and bullets; tables are lines that a tab opens, a blank line between two rows.
"""

import codecs

from ingest.reading.document import ExtractedDocument, Unreadable
from ingest.reading.extract.furniture import without_furniture
from ingest.reading.extract.joining import join_broken
from ingest.reading.extract.lines import lines_of, parts_of

MARKS_OF_ENCODINGS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def extract(content: bytes, name: str) -> ExtractedDocument:
    """The document in a text file of UTF-8, UTF-16 or Windows-1252; raises Unreadable."""
    lines, left_out = without_furniture(lines_of(decoded(content, name)))
    return ExtractedDocument(name, "text", None, join_broken(parts_of(lines)), left_out)


def decoded(content: bytes, name: str) -> str:
    """The text of ``content``; raises Unreadable when it is no text at all."""
    text = _decoded(content)
    odd = sum(char < " " and char not in "\t\r\n\v\f" for char in text)
    if "\x00" in text or odd > 0.02 * len(text):
        raise Unreadable(
            "not-text",
            f"{name} holds no text but data of another kind. "
            "Add the document as PDF, Word (.docx) or plain text.",
        )
    return text


def _decoded(content: bytes) -> str:
    for mark, encoding in MARKS_OF_ENCODINGS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    if content[1::2].count(0) > 0.3 * len(content) / 2:
        return content.decode("utf-16-le", errors="replace")
    if content[::2].count(0) > 0.3 * len(content) / 2:
        return content.decode("utf-16-be", errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
