"""Markdown: the same lines as plain text with marks, read the same way."""

from ingest.reading.document import ExtractedDocument
from ingest.reading.extract.furniture import without_furniture
from ingest.reading.extract.joining import join_broken
from ingest.reading.extract.lines import lines_of, parts_of
from ingest.reading.extract.plain import decoded


def extract(content: bytes, name: str) -> ExtractedDocument:
    """The document in a Markdown file; raises Unreadable when it is no text."""
    lines, left_out = without_furniture(lines_of(decoded(content, name)))
    return ExtractedDocument(name, "markdown", None, join_broken(parts_of(lines)), left_out)
