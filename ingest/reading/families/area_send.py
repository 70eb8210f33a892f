"""Area SEND inspection reports of Ofsted and the Care Quality Commission, framework of 2023.

The first page holds "Local Area Partnership report", the title "Area SEND inspection of X Local
Area Partnership", ``Inspection dates:``, ``Date(s) of previous inspection:``, then "Inspection
outcome": one of three set statements instead of grades, followed by set sentences on when the
next inspection is due and what the partnership must send in. No date of publication is printed.

Sections: "Information about the local area partnership"; "What is it like to be a child or young
person with SEND in this area?" (paragraphs); "What is the area partnership doing that is
effective?" and "What does the area partnership need to do better?" (bullets); "Areas for
priority action" (only with widespread failings: a table of responsible body and area, whose
second cell may hold bullets) and "Areas for improvement" (a drawn table of one column, a row or a
paragraph for each); "Local area partnership details" (two columns of addresses); "Information
about this inspection"; "Inspection team" in two columns, Ofsted's and the CQC's, each with a
lead inspector.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from findings.vocabulary import Role
from ingest.reading.document import Block, BlockKind, ExtractedDocument
from ingest.reading.families.accounting import Left, account
from ingest.reading.families.inspection_blocks import (
    first_pages,
    out_of_layout_tables,
    plain,
    without_closing_page,
    words_of,
)
from ingest.reading.families.inspection_checks import area_send_problems
from ingest.reading.families.inspection_report import authority_in, inspection_period
from ingest.reading.families.inspection_sections import (
    SectionRule,
    passages_by_section,
)
from ingest.reading.families.inspection_team import team_in_columns
from ingest.reading.schema import Aside, FamilyReading, Passage, VisitFacts
from inspections.register import Register
from inspections.vocabulary import DocumentType, Outcome, VisitKind

TITLE = re.compile(r"\barea send inspection of (?P<area>.+)")
OUTCOMES: tuple[tuple[re.Pattern[str], Outcome], ...] = (
    (re.compile(r"widespread and/or systemic failings"), Outcome.WIDESPREAD_SYSTEMIC_FAILINGS),
    (re.compile(r"lead to inconsistent experiences and outcomes"), Outcome.INCONSISTENT),
    (
        re.compile(r"typically lead to positive experiences and outcomes"),
        Outcome.TYPICALLY_POSITIVE,
    ),
)
"""The framework's outcome statements by the words that set them apart, in plain form."""

RULES = (
    SectionRule(re.compile(r"inspection outcome"), Role.SUMMARY),
    SectionRule(
        re.compile(r"information about (?:the|this) local area(?: partnership)?"), Role.CONTEXT
    ),
    SectionRule(
        re.compile(r"what is it like to be a child or young person with .{2,80}"), Role.FINDING
    ),
    SectionRule(
        re.compile(r"what is the (?:local )?(?:area )?partnership doing that is effective\??"),
        Role.FINDING,
    ),
    SectionRule(
        re.compile(r"what does the (?:local )?(?:area )?partnership need to do better\??"),
        Role.FINDING,
    ),
    SectionRule(
        re.compile(r"(?:responsible bod(?:y|ies) )?areas? for priority action"),
        Role.PRIORITY_ACTION,
        paragraph_items=True,
    ),
    SectionRule(re.compile(r"responsible bod(?:y|ies)"), None, left_as=Aside.RESPONSIBLE_BODY),
    SectionRule(
        re.compile(r"(?:responsible bod(?:y|ies) )?areas? for improvement"),
        Role.RECOMMENDATION,
        paragraph_items=True,
    ),
    SectionRule(re.compile(r"local area partnership details"), None, left_as=Aside.ADDRESSES),
    SectionRule(re.compile(r"information about (?:the|this) inspection"), Role.CONTEXT),
    SectionRule(re.compile(r"(?:the )?inspection team"), None, left_as=Aside.TEAM),
)
SET_SENTENCES = re.compile(
    r"the next (?:full )?area send inspection|ofsted and .{2,50}\bask\b"
    r"|a monitoring inspection will|as a result of this inspection, (?:hmci|his majesty)"
    r"|this inspection was carried out"
)
"""Openings of the set sentences under the outcome, in plain form."""


class AreaSendReader:
    """Reads area SEND inspection reports of the framework of 2023."""

    name = "area-send"

    def score(self, document: ExtractedDocument) -> float | None:
        """Sure where the title stands at the beginning and an outcome is given."""
        opening = words_of(first_pages(document.blocks, 1)[:14])
        if not TITLE.search(opening) or "inspection outcome" not in opening:
            return None
        return 0.95

    def read(self, document: ExtractedDocument, register: Register) -> FamilyReading:
        """Title, dates and outcome from the first page, passages and team from what follows."""
        blocks = list(out_of_layout_tables(document.blocks))
        cover = first_pages(blocks, 1)
        period, date_problems = inspection_period(cover)
        authority, name_problems = authority_in(
            _title(cover), register, period.start if period else None
        )
        team = team_in_columns(blocks)
        left: list[Left] = []
        passages = _passages(blocks, left)
        reading = FamilyReading(
            document_type=DocumentType.AREA_SEND,
            authority=authority,
            visit=VisitFacts(
                kind=VisitKind.AREA_SEND,
                period=period,
                lead_inspector=team.lead,
                inspectors=team.inspectors,
                outcome=_outcome(cover),
            ),
            passages=passages,
            left_out=account(document.blocks, passages, left),
        )
        problems = (*name_problems, *date_problems, *area_send_problems(reading))
        return replace(reading, problems=problems)


def _title(cover: Sequence[Block]) -> str:
    return next((block.text for block in cover if TITLE.search(plain(block.text))), "")


def _outcome(cover: Iterable[Block]) -> str | None:
    """The outcome of the first block that is one of the set statements."""
    for block in cover:
        text = plain(block.text)
        for pattern, outcome in OUTCOMES:
            if pattern.search(text):
                return outcome
    return None


def _passages(blocks: Sequence[Block], left: list[Left]) -> tuple[Passage, ...]:
    body = list(_with_actions_alone(without_closing_page(blocks, left), left))
    return tuple(
        replace(passage, role=Role.CONTEXT)
        if passage.role == Role.SUMMARY and SET_SENTENCES.match(plain(passage.text))
        else passage
        for passage in passages_by_section(body, RULES, left)
    )


def _with_actions_alone(blocks: Iterable[Block], left: list[Left]) -> Iterable[Block]:
    """Rows of responsible body and action as the action alone: the body is no part of it."""
    for block in blocks:
        cells = [cell.strip() for cell in block.cells if cell.strip()]
        if block.kind == BlockKind.TABLE_ROW and len(cells) == 2 and len(cells[1].split()) > 6:
            left.append(Left(Aside.RESPONSIBLE_BODY, cells[0]))
            yield replace(block, text=cells[1])
        else:
            yield block


READER = AreaSendReader()
