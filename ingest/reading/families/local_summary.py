"""A council's own summary of a visit: a page for staff or residents, a news item.

Layout: a title that names visit and authority, perhaps with a month; a paragraph or two on when
and what was looked at; what inspectors saw as positive; what needs attention. Many a news item's
title names no visit, or the page begins with its first paragraph: there the opening tells of
Ofsted, a visit and when, and the page must be one authority's. No marks of a committee's paper,
none of a letter. A date without a year is the title's. A round-up of several councils is none.
"""

from __future__ import annotations

import re

from ingest.reading.document import Block, ExtractedDocument
from ingest.reading.families.committee_report import read_paper, retells_a_visit
from ingest.reading.families.other_bodies import another_matter
from ingest.reading.families.paper_item import council_signs, paper_item
from ingest.reading.families.paper_voice import tells_of_inspectors
from ingest.reading.families.unrecognised import unrecognised
from ingest.reading.fields.citations import sentences
from ingest.reading.fields.dates import find_periods
from ingest.reading.fields.ordinals import visit_number
from ingest.reading.schema import FamilyReading
from inspections.register import Register
from inspections.vocabulary import DocumentType

OPENING_BLOCKS = 14
SEVERAL = 3
"""So many authorities visited, or as headings, make a round-up."""

_OFSTED = re.compile(r"\b(?:ofsted|inspectors|HMI)\b", re.IGNORECASE)
_VISITED = re.compile(
    r"\b(?:inspections?|re-?inspect\w*|inspected|visit(?:s|ed)?|monitoring\s+regime)\b", re.I
)
_SEVERAL_COUNCILS = re.compile(
    r"\b(?:two|three|four|five|six|several|more|\d{1,2}|final)\s+(?:councils|(?:local\s+)?authorities|"
    r"boroughs|counties)\b",
    re.IGNORECASE,
)
_LATEST = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|latest|recent(?:ly)?|today|this\s+"
    r"(?:week|month|morning)|new)\b",
    re.IGNORECASE,
)
_CHILDRENS_SERVICES = re.compile(
    r"\bchildren['’]?s?['’]?\s+(?:(?:and\s+\w+|social\s+(?:care|work))\s+)?services?\b|"
    r"\bchildren['’]?s?['’]?\s+social\s+(?:care|work)\b|\bchildren\s+(?:in\s+care|in\s+need|"
    r"looked\s+after|and\s+families)\b|\bcare\s+leavers\b|\bchildren['’]?s\s+trust\b|\bSEND\b|"
    r"\bspecial\s+educational\s+needs\b",
    re.IGNORECASE,
)


class LocalSummaryReader:
    """Reads a council's own summary of a visit or inspection."""

    name = "local-summary"

    def score(self, document: ExtractedDocument) -> float | None:
        """Half sure of a page whose title names a visit and that bears no committee's marks."""
        if not any(_CHILDRENS_SERVICES.search(block.text) for block in document.blocks):
            return None
        if not (retells_a_visit(document) and paper_item(document).title):
            return 0.4 if opens_with_a_visit(document) else None
        return 0.5 if council_signs(document.blocks) < 2 else 0.35

    def read(self, document: ExtractedDocument, register: Register) -> FamilyReading:
        """The visit that the page is about and what it says that inspectors found."""
        if is_round_up(document.blocks, register):
            return unrecognised(
                "several-authorities",
                "This tells of visits to several authorities. Add what is about one of them.",
            )
        reading = read_paper(document, register, DocumentType.LOCAL_SUMMARY)
        if reading.document_type == DocumentType.UNRECOGNISED:
            return reading
        found = any(passage.role != "context" for passage in reading.passages)
        if reading.authority is None and not (found and paper_item(document).title):
            return unrecognised(
                "no-authority",
                "This speaks of visits or inspections, but of none of one authority's services.",
            )
        return reading


def opens_with_a_visit(document: ExtractedDocument) -> bool:
    """Whether the first paragraphs tell when Ofsted visited, and inspectors are retold."""
    if another_matter(document) is not None or _is_letter(document.blocks):
        return False
    opening = [block.text for block in document.blocks[:OPENING_BLOCKS]]
    told = [
        sentence
        for text in opening
        for sentence in sentences(text)
        if _OFSTED.search(sentence) or _VISITED.search(sentence)
    ]
    if not any(map(_OFSTED.search, told)) or not any(map(_VISITED.search, told)):
        return False
    when = any(
        find_periods(part) or visit_number(part) or _LATEST.search(part)
        for part in told
        if _VISITED.search(part)
    )
    return when and any(tells_of_inspectors(b.text) for b in document.blocks)


def is_round_up(blocks: tuple[Block, ...], register: Register) -> bool:
    """Whether several authorities head sections of a page or are each said to be visited."""
    titles = [block.text for block in blocks[:3] if len(block.text.split()) <= 16]
    if any(map(_SEVERAL_COUNCILS.search, titles)):
        return True
    named: set[str] = set()
    for block in blocks:
        heading = len(block.text.split()) <= 7
        opening = sentences(block.text)[0]
        if not heading and not (_VISITED.search(opening) and _OFSTED.search(opening)):
            continue
        authority = register.resolve(opening, None).authority
        if authority is not None:
            named.add(authority.urn)
    return len(named) >= SEVERAL


def _is_letter(blocks: tuple[Block, ...]) -> bool:
    return any(re.match(r"^\W*(?:dear\s|yours\s+sincerely)", block.text, re.I) for block in blocks)


READER = LocalSummaryReader()
