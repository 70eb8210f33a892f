"""From a file's bytes to an ExtractedDocument: one module a format, chosen by what the bytes are.

The content decides; the name's suffix is asked only where the content leaves it open (plain text
or Markdown). Whatever is wrong with a file ends in ``Unreadable`` with a code and plain words.
"""

from collections.abc import Callable

from ingest.reading.document import ExtractedDocument, Unreadable
from ingest.reading.extract import html, markdown, pdf, plain, word
from ingest.reading.extract.sniffing import SUPPORTED_SUFFIXES, Format, format_of

__all__ = ["SUPPORTED_SUFFIXES", "Unreadable", "extract"]

READINGS: dict[Format, Callable[[bytes, str], ExtractedDocument]] = {
    Format.PDF: pdf.extract,
    Format.DOCX: word.extract,
    Format.HTML: html.extract,
    Format.MARKDOWN: markdown.extract,
    Format.TEXT: plain.extract,
}


def extract(content: bytes, name: str) -> ExtractedDocument:
    """The document in ``content``; ``name`` is its file name, with suffix.

    Raises Unreadable, and nothing else, for a file that gives no text.
    """
    reading = READINGS[format_of(content, name)]
    try:
        document = reading(content, name)
    except Unreadable:
        raise
    except (Exception, RecursionError) as error:
        raise Unreadable(
            "damaged-file",
            f"{name} is damaged or was made in a way that cannot be read ({type(error).__name__}). "
            "Save it again from the program that made it, or get another copy.",
        ) from error
    if not document.blocks:
        raise Unreadable(
            "no-text", f"{name} holds no text to read. Check that it is the right file."
        )
    return document
