"""ILACS inspection reports: inspections of local authority children's services, 2018 on.

The first page holds the title (2018-20 the authority's name above "Inspection of children's
social care services"; from 2021 "Inspection of X local authority children's services"), the
line ``Inspection dates:``, the line ``Lead inspector:`` (title of office on the same line or the
next, sometimes two names) and a table of judgements. No date of publication is printed.

The table's rows tell the framework: to 2022 the impact of leaders, help and protection,
children in care and care leavers as one, overall effectiveness; from 2023 care leavers have a
row of their own; from April 2026 there is no overall effectiveness, though the prose may still
name the old one. Paragraphs that sum the report up follow the table. "What needs to improve" is
a list of bullets, from 2025 with the outcome of the national framework in brackets; an
excellent authority may have none. A section for each judgement follows, its heading ending in
its grade ("... is inadequate", later "...: good"), with paragraphs numbered through the report.
The closing page is about Ofsted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from findings.vocabulary import Role
from ingest.reading.document import Block, BlockKind, ExtractedDocument
from ingest.reading.families.accounting import Left, account
from ingest.reading.families.inspection_blocks import (
    first_pages,
    without_closing_page,
    words_of,
)
from ingest.reading.families.inspection_checks import ilacs_problems
from ingest.reading.families.inspection_cited import cited_judgements
from ingest.reading.families.inspection_cover import text_before_labels
from ingest.reading.families.inspection_judgements import VERDICT, RowLabel, judgement_rows
from ingest.reading.families.inspection_report import (
    authority_in,
    inspection_period,
    lead_inspectors,
)
from ingest.reading.families.inspection_sections import SectionRule, passages_by_section
from ingest.reading.schema import Aside, FamilyReading, Passage, VisitFacts
from inspections.register import Register
from inspections.vocabulary import DocumentType, JudgementArea, VisitKind

EXPERIENCES = r"(?:the )?experiences?(?: and progress)? of "
LABELS: tuple[tuple[str, JudgementArea], ...] = (
    (
        r"(?:the )?impact of leaders on social work practice(?: with children and families)?",
        JudgementArea.LEADERS,
    ),
    (
        EXPERIENCES + r"children (?:and families )?(?:who|that) need help and protection",
        JudgementArea.HELP_AND_PROTECTION,
    ),
    (
        EXPERIENCES + r"children in care and care leavers",
        JudgementArea.CHILDREN_IN_CARE_AND_CARE_LEAVERS,
    ),
    (EXPERIENCES + r"children in care", JudgementArea.CHILDREN_IN_CARE),
    (EXPERIENCES + r"(?:children )?care leavers", JudgementArea.CARE_LEAVERS),
)
"""Judgements of the framework by their labels in table and headings, the longer first."""

ROWS = tuple(
    RowLabel(re.compile(pattern), area)
    for pattern, area in (*LABELS, (r"overall effectiveness", JudgementArea.OVERALL_EFFECTIVENESS))
)
IMPROVEMENT = re.compile(r"(?:areas? for improvement|what needs to improve)\??.{0,60}")
RULES = (
    SectionRule(IMPROVEMENT, Role.RECOMMENDATION),
    SectionRule(re.compile(r"areas? for priority action"), Role.PRIORITY_ACTION),
    *(
        SectionRule(re.compile(rf"{pattern}{VERDICT}?"), Role.FINDING, area)
        for pattern, area in LABELS
    ),
)
_TITLE = re.compile(r"\binspection of\b")


HEADING_AT_END = re.compile(
    r"(?<=[.!?;]) (?=The (?:experiences?(?: and progress)? of|impact of leaders on) [^.]{10,110}$)"
)


class IlacsReader:
    """Reads ILACS inspection reports."""

    name = "ilacs"

    def score(self, document: ExtractedDocument) -> float | None:
        """Sure where title, dates and at least two of the framework's judgements stand on the
        first pages; a letter about a visit has no such table."""
        cover = first_pages(document.blocks, 2)
        opening = words_of(cover[:8])
        if not _TITLE.search(opening) or "inspection date" not in words_of(cover[:14]):
            return None
        return 0.95 if len(judgement_rows(cover, ROWS)) >= 2 else None

    def read(self, document: ExtractedDocument, register: Register) -> FamilyReading:
        """Title, dates and table from the first pages, passages from all that follows."""
        cover = first_pages(document.blocks, 2)
        period, date_problems = inspection_period(cover)
        authority, name_problems = authority_in(
            text_before_labels(cover), register, period.start if period else None
        )
        rows = judgement_rows(cover, ROWS)
        leads = lead_inspectors(cover)
        left: list[Left] = []
        passages = _passages(document.blocks, [block for block, _ in rows], left)
        visit = VisitFacts(
            kind=VisitKind.ILACS,
            period=period,
            lead_inspector=leads[0] if leads else None,
            inspectors=leads,
        )
        reading = FamilyReading(
            document_type=DocumentType.ILACS,
            authority=authority,
            visit=visit,
            judgements=tuple(judgement for _, judgement in rows),
            cited_judgements=cited_judgements(passages, period),
            passages=passages,
            left_out=account(document.blocks, passages, left),
        )
        problems = (*name_problems, *date_problems, *ilacs_problems(reading))
        return replace(reading, problems=problems)


def _passages(
    blocks: Sequence[Block], rows: Sequence[Block], left: list[Left]
) -> tuple[Passage, ...]:
    """What follows the table's last row: first the summary, then section by section."""
    after_table = max((index for index, block in enumerate(blocks) if block in rows), default=-1)
    left += [Left(Aside.COVER, block.text) for block in blocks[: after_table + 1]]
    body = _headings_apart(without_closing_page(blocks[after_table + 1 :], left))
    return passages_by_section(body, RULES, left, role=Role.SUMMARY)


def _headings_apart(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with a judgement's heading that was run into the item before it on its own."""
    for block in blocks:
        cut = HEADING_AT_END.search(block.text)
        if cut is None:
            yield block
        else:
            yield replace(block, text=block.text[: cut.start()].rstrip())
            yield replace(
                block, kind=BlockKind.HEADING, text=block.text[cut.start() :].strip(), marker=""
            )


READER = IlacsReader()
