"""Word documents."""

from ingest.reading.document import ExtractedDocument, Unreadable


def extract(content: bytes, name: str) -> ExtractedDocument:
    """The document in a Word file; raises Unreadable."""
    raise Unreadable("unsupported-format", f"{name} is a Word file. Save it as PDF and add that.")
