"""Councils' papers about a visit or inspection: committee and cabinet reports, minutes, decisions.

Layout: perhaps a site's navigation and header; a title; summary, recommendation to members,
background, perhaps a table of judgements, what the inspectors found (by judgement, as strengths
and areas for improvement, or paragraph by paragraph), then what officers did, consultations,
implications, risk. ``published`` is when the report or letter was, never the meeting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from findings.vocabulary import Role
from ingest.reading.document import Block, ExtractedDocument
from ingest.reading.families.accounting import account
from ingest.reading.families.letter_parts import letter_parts
from ingest.reading.families.other_bodies import another_matter
from ingest.reading.families.paper_item import (
    VISIT_WORDS,
    PaperItem,
    council_signs,
    paper_item,
)
from ingest.reading.families.paper_judgements import paper_judgements
from ingest.reading.families.paper_passages import paper_passages
from ingest.reading.families.unrecognised import unrecognised
from ingest.reading.families.visits_retold import VisitRetold, published_on, visit_retold
from ingest.reading.families.whose import Whose, whose
from ingest.reading.fields.citations import sentences
from ingest.reading.fields.dates import find_periods, first_day
from ingest.reading.fields.grades import overall_title
from ingest.reading.fields.people import leader_named
from ingest.reading.schema import FamilyReading, VisitFacts
from inspections.register import Register
from inspections.vocabulary import DatePrecision, DocumentType

_RETELLS = re.compile(r"\b(?:ofsted|inspectors?|HMI)\b", re.IGNORECASE)
_A_LETTER = re.compile(
    r"\bthis\s+letter\s+summari[sz]es\b|^\W*yours\s+(?:sincerely|faithfully)", re.I
)
_RECALLED = re.compile(
    r"\b(?:since|judged|rated|graded|inadequate|previous(?:ly)?|last|earlier|will|would|by|until|"
    r"expected|planned|next|due)\b[^.;]{0,60}$",
    re.I,
)
_JOINT_BOARD = re.compile(
    r"\b(?:[A-Z][\w'’-]+,?\s+)+(?:and|&)\s+(?:[A-Z][\w'’-]+\s+)+?(?:Local\s+)?Safeguarding\s+"
    r"Children(?:['’]s)?\s+(?:Board|Partnership)\b"
)
_TODAY = re.compile(
    r"\b(?:ofsted|letter|report)\b[^.;]{0,60}\b(?:published\s+today|today\s+(?:\w+\s+)?published)\b|"
    r"\b(?:today|this\s+morning)\b[^.;]{0,20}\bofsted\b[^.;]{0,20}\bpublished\b",
    re.IGNORECASE,
)
_LED_BY = re.compile(
    r"\blead\s+inspector,\s*(?P<name>(?-i:[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){1,2})),|"
    r"\b(?P<before>(?-i:[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){1,2})),\s+who\s+led\s+the\s+(?:\w+\s+)?"
    r"(?:inspection|visit|team|inspectors)\b",
    re.IGNORECASE,
)
_COUNCIL_LINE = re.compile(
    r"\b(?:council|borough|children['’]?s\s+services\s+(?:in|for|at)|city\s+of|"
    r"county)\b",
    re.IGNORECASE,
)


class CommitteeReportReader:
    """Reads a council's committee paper, minutes or decision."""

    name = "committee-report"

    def score(self, document: ExtractedDocument) -> float | None:
        """By how many marks of a committee's paper stand in a paper that retells inspectors."""
        if not retells_a_visit(document):
            return None
        signs = council_signs(document.blocks)
        return min(0.45 + 0.05 * signs, 0.85) if signs >= 2 else None

    def read(self, document: ExtractedDocument, register: Register) -> FamilyReading:
        """The latest visit that the paper retells, its judgements, and who said what of it."""
        return read_paper(document, register, DocumentType.COMMITTEE_REPORT)


@lru_cache(maxsize=1)
def retells_a_visit(document: ExtractedDocument) -> bool:
    """Whether a document that is no letter of Ofsted's speaks of a visit and of inspectors."""
    texts = [block.text for block in document.blocks]
    if not any(_RETELLS.search(text) for text in texts) or another_matter(document) is not None:
        return False
    if letter_parts(document) is not None and any(_A_LETTER.search(t) for t in texts[:45]):
        return council_signs(document.blocks[:20]) >= 2
    item = paper_item(document)
    if item.title:
        return True
    return sum(bool(VISIT_WORDS.search(block.text)) for block in item.blocks) >= 2


def read_paper(
    document: ExtractedDocument, register: Register, document_type: DocumentType
) -> FamilyReading:
    """A council's paper or page read as ``document_type``."""
    item = paper_item(document)
    texts = [block.text for block in item.blocks]
    anchor = _anchor(item)
    visit = visit_retold(item.title, texts, anchor)
    if visit is None:
        return unrecognised(
            "no-visit", "This is a council's paper, but it is about no visit or inspection."
        )
    owner = _owner(item, visit, register, anchor)
    judged = paper_judgements(item.blocks, visit.kind, visit.period, anchor)
    left = list(item.left)
    passages = tuple(paper_passages(item.blocks, visit, judged.used, anchor, left))
    told = visit.period or judged.own or any(p.role != Role.CONTEXT for p in passages)
    if owner.authority is None and not told:
        return unrecognised(
            "no-visit",
            "This names no authority, gives no date of a visit and retells no findings.",
        )
    return FamilyReading(
        document_type=document_type.value,
        authority=owner.authority,
        visit=_facts(item, visit, anchor),
        judgements=judged.own,
        cited_judgements=judged.cited,
        passages=passages,
        left_out=account(document.blocks, passages, left),
        problems=(*owner.problems, *judged.problems),
    )


def _facts(item: PaperItem, visit: VisitRetold, anchor: date | None) -> VisitFacts:
    texts = [block.text for block in item.blocks]
    lead = next((name for text in texts if (name := _lead_named(text))), None)
    return VisitFacts(
        kind=visit.kind,
        number=visit.number,
        period=visit.period,
        published=published_on(texts, visit, anchor) or _published_today(item),
        lead_inspector=lead,
        inspectors=(lead,) if lead else (),
    )


def _published_today(item: PaperItem) -> date | None:
    """The day of a page that says that the letter or report was published "today"."""
    blocks = (*item.before[-10:], *item.blocks)
    if not any(_TODAY.search(block.text) for block in blocks):
        return None
    for block in blocks[:12]:
        day = first_day(block.text)
        if day is not None and len(block.text.split()) <= 8:
            return day
    return None


def _lead_named(text: str) -> str | None:
    told = _LED_BY.search(text)
    if told is not None:
        return str(told["name"] or told["before"])
    return leader_named(text) if re.search(r"\blead\s+inspector", text, re.I) else None


def _anchor(item: PaperItem) -> date | None:
    """The date by which dates without a year are understood: the title's, else the paper's own."""
    early = [block.text for block in (*item.before[-30:], *item.blocks[:12])]
    short = [text for text in early if len(text.split()) <= 12]
    for text in (item.title, *short):
        for found in find_periods(text):
            if found.period.precision != DatePrecision.YEAR and not _recalled(text, found.start):
                return found.period.end
    dated = [
        found.period.end
        for block in item.blocks
        for sentence in sentences(block.text)
        for found in find_periods(sentence)
        if found.period.precision != DatePrecision.YEAR and not _recalled(sentence, found.start)
    ]
    return max(dated) if dated else None


def _recalled(text: str, start: int) -> bool:
    """Whether the date at ``start`` is of something earlier or still to come."""
    return bool(_RECALLED.search(text[:start]))


def _owner(item: PaperItem, visit: VisitRetold, register: Register, anchor: date | None) -> Whose:
    on = visit.period.start if visit.period else anchor
    texts = [_without_joint_boards(block.text, register) for block in item.blocks]
    return whose(register, _telling(item, texts), on, [block.text for block in item.before] + texts)


def _without_joint_boards(text: str, register: Register) -> str:
    """A text without the boards of two places, which name an authority that it is not about."""

    def kept(match: re.Match[str]) -> str:
        authority = register.resolve(match[0], None).authority
        return match[0] if authority and re.search(r"\band\b|&", authority.name) else ""

    return _JOINT_BOARD.sub(kept, text)


def _telling(item: PaperItem, texts: Sequence[str]) -> Iterator[str]:
    """The texts that say whose paper it is, the most telling first."""
    yield item.title
    yield from (text for text in texts if overall_title(text))
    short = [block.text for block in (*item.before[:60], *item.blocks[:15]) if _short(block)]
    yield from (text for text in short if _COUNCIL_LINE.search(text))
    for text in texts:
        yield from (
            sentence
            for sentence in sentences(text)
            if VISIT_WORDS.search(sentence) or _COUNCIL_LINE.search(sentence)
        )


def _short(block: Block) -> bool:
    return len(block.text.split()) <= 14


READER = CommitteeReportReader()
