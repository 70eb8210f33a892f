"""A council's own summary of a visit: a page for staff or residents, a news item.

Layout: a title that names visit and authority, perhaps with a month; a paragraph or two on when
and what was looked at; what inspectors saw as positive; what needs attention. No marks of a
committee's paper, none of a letter. A date without a year is the title's.
"""

from __future__ import annotations

from ingest.reading.document import ExtractedDocument
from ingest.reading.families.committee_report import read_paper, retells_a_visit
from ingest.reading.families.paper_item import council_signs, paper_item
from ingest.reading.schema import FamilyReading
from inspections.register import Register
from inspections.vocabulary import DocumentType


class LocalSummaryReader:
    """Reads a council's own summary of a visit or inspection."""

    name = "local-summary"

    def score(self, document: ExtractedDocument) -> float | None:
        """Half sure of a page whose title names a visit and that bears no committee's marks."""
        if not retells_a_visit(document) or not paper_item(document).title:
            return None
        return 0.5 if council_signs(document.blocks) < 2 else 0.35

    def read(self, document: ExtractedDocument, register: Register) -> FamilyReading:
        """The visit that the page is about and what it says that inspectors found."""
        return read_paper(document, register, DocumentType.LOCAL_SUMMARY)


READER = LocalSummaryReader()
