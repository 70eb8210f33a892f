"""Web pages: what stands in main or article, without navigation, forms and page furniture."""

from ingest.reading.document import ExtractedDocument, Unreadable


def extract(content: bytes, name: str) -> ExtractedDocument:
    """The document in a web page; raises Unreadable."""
    raise Unreadable("unsupported-format", f"{name} is a web page. Save it as PDF and add that.")
