"""Joint targeted area inspections: letters of Ofsted, CQC, HMICFRS and HMI Probation, 2016 on.

A letter to all leaders of a local safeguarding partnership. The first line is its date, then
the addressees (people of police, health and council: never the authority), "Dear ...", the
subject "Joint targeted area inspection of ..." as a bold line, and when the inspection was: 2016-20
"Between 7 and 11 March 2016, Ofsted, ... undertook a joint inspection", later "This inspection
took place from ... to ...". No grades and no lead inspector; several chief inspectors sign.

2016-20: paragraphs that sum up, "Key strengths" (bullets of half a page under subheadings),
sometimes "Areas for priority action", "Areas for improvement" (bullets alike), boxes headed
"Case study: highly effective practice" or "Case study: area for improvement" whose paragraphs
belong to neither list, "Next steps". From 2022: sometimes "Context", "Headline findings",
sometimes "Areas for priority action", "What needs to improve?", "Strengths", "Main findings"
(numbered paragraphs or plain ones), boxes "Practice study: ...", "Next steps".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from findings.vocabulary import Role
from ingest.reading.document import Block, BlockKind, ExtractedDocument
from ingest.reading.families.accounting import Left, account
from ingest.reading.families.inspection_blocks import (
    first_pages,
    out_of_layout_tables,
    plain,
    words_of,
)
from ingest.reading.families.inspection_checks import jtai_problems
from ingest.reading.families.inspection_report import authority_in
from ingest.reading.families.inspection_sections import SectionRule, passages_by_section
from ingest.reading.fields.dates import find_periods, first_day
from ingest.reading.schema import Aside, FamilyReading, Passage, Period, Problem, VisitFacts
from inspections.register import Register
from inspections.vocabulary import DatePrecision, DocumentType, VisitKind

SUBJECT = re.compile(r"joint targeted area inspection (?:of|in|to)\b")
HELD = re.compile(
    r"(?:undertook|carried out|conducted) a joint (?:targeted area )?inspection"
    r"|inspection (?:took place|was carried out|was undertaken)"
    r"|findings of the joint targeted area inspection"
)
BOX = r"(?:case|practice) stud(?:y|ies)\b.*|places and spaces\b.*"
RULES = (
    SectionRule(re.compile(BOX), Role.FINDING, aside=True),
    SectionRule(re.compile(r"(?:context|background)"), Role.CONTEXT),
    SectionRule(
        re.compile(r"(?:headline findings|overview|summary(?: of findings)?)"), Role.SUMMARY
    ),
    SectionRule(
        re.compile(r"areas? for (?:immediate and )?priority actions?"), Role.PRIORITY_ACTION
    ),
    SectionRule(
        re.compile(r"(?:areas? for improvement|what needs to improve\??)(?: .{0,60})?"),
        Role.RECOMMENDATION,
    ),
    SectionRule(
        re.compile(r"(?:[a-z'-]+ ){0,4}strengths?|(?:main )?findings|evaluation"),
        Role.FINDING,
    ),
    SectionRule(re.compile(r"next steps?"), Role.CONTEXT),
    SectionRule(re.compile(r"yours sincerely.*"), None, left_as=Aside.SIGNATURE),
)
ABOUT_THE_LETTER = re.compile(
    r"(?:this (?:joint targeted area )?inspection took place|this letter\b|between \d"
    r"|from \d{1,2} .{0,60}inspect|.{0,250}undertook a joint inspection)"
)
"""Openings of the paragraphs that say which inspection, when and to whom, in plain form."""

ABOUT_THE_THEME = re.compile(
    r"(?:the inspectorates recognise|the findings in (?:the|this) (?:report|letter)"
    r"|this inspection (?:included|focused|considered|was)|.{0,80}deep dive)"
)
"""Openings of set paragraphs on the theme of the round of inspections, in plain form."""


class JtaiReader:
    """Reads letters on joint targeted area inspections."""

    name = "jtai"

    def score(self, document: ExtractedDocument) -> float | None:
        """Sure where a line of the first page is the subject and the text says it was held."""
        opening = first_pages(document.blocks, 2)[:60]
        if _subject_at(opening) is None or not HELD.search(words_of(opening)):
            return None
        return 0.95

    def read(self, document: ExtractedDocument, register: Register) -> FamilyReading:
        """Date and subject from the letter's head, passages from what follows the subject."""
        blocks = list(out_of_layout_tables(document.blocks))
        at = _subject_at(blocks)
        start = at if at is not None else 0
        published = _letter_date(blocks[:start])
        body = blocks[start + 1 :]
        period, date_problems = _period(body[:6], published)
        authority, name_problems = authority_in(
            blocks[start].text if blocks else "", register, period.start if period else published
        )
        left = [Left(Aside.LETTER_HEAD, block.text) for block in blocks[:start]]
        left += [Left(Aside.SUBJECT, block.text) for block in blocks[start : start + 1]]
        passages = _passages(body, left)
        reading = FamilyReading(
            document_type=DocumentType.JTAI,
            authority=authority,
            visit=VisitFacts(kind=VisitKind.JTAI, period=period, published=published),
            passages=passages,
            left_out=account(document.blocks, passages, left),
        )
        problems = (*name_problems, *date_problems, *jtai_problems(reading))
        return replace(reading, problems=problems)


def _subject_at(blocks: Sequence[Block]) -> int | None:
    """Where the subject line is: a short line of its own that opens with the set words."""
    for index, block in enumerate(blocks):
        if len(block.text) < 250 and SUBJECT.match(plain(block.text)):
            return index
    return None


def _letter_date(head: Sequence[Block]) -> date | None:
    return next((day for day in (first_day(block.text) for block in head) if day), None)


def _period(
    opening: Sequence[Block], published: date | None
) -> tuple[Period | None, list[Problem]]:
    """When it was held; the sentence may lack the year, which the letter's date then tells."""
    for block in opening:
        if not ABOUT_THE_LETTER.match(plain(block.text)):
            continue
        for found in find_periods(block.text, published):
            if found.period.precision == DatePrecision.DAY:
                return found.period, []
    return None, [Problem("no-inspection-dates", "The letter does not say when it was held.", 1)]


def _passages(body: Sequence[Block], left: list[Left]) -> tuple[Passage, ...]:
    kept: list[Block] = []
    for index, block in enumerate(body):
        if plain(block.text).startswith("yours sincerely"):
            left += [Left(Aside.SIGNATURE, later.text) for later in body[index:]]
            break
        if block.kind == BlockKind.PARAGRAPH and ABOUT_THE_LETTER.match(plain(block.text)):
            left.append(Left(Aside.OPENING, block.text))
            continue
        kept.append(block)
    passages = passages_by_section(kept, RULES, left, role=Role.SUMMARY)
    return tuple(
        replace(passage, role=Role.CONTEXT)
        if passage.role == Role.SUMMARY and ABOUT_THE_THEME.match(plain(passage.text))
        else passage
        for passage in passages
    )


READER = JtaiReader()
