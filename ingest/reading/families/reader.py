"""What every family's reader is: it scores a document or declines it, and reads it."""

from typing import Protocol

from ingest.reading.document import ExtractedDocument
from ingest.reading.schema import FamilyReading
from inspections.register import Register


class Reader(Protocol):
    """A reader of one family of documents; readers know no authority by name."""

    name: str

    def score(self, document: ExtractedDocument) -> float | None:
        """How sure the reader is that the document is of its family: 0 to 1, None if it is not."""
        ...

    def read(self, document: ExtractedDocument, register: Register) -> FamilyReading:
        """Read the document; what is doubtful is a problem in the reading, never an exception."""
        ...
