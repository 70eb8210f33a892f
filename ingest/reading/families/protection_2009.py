"""Inspections of 2009 to 2013, before the SIF: safeguarding, looked after children, protection.

Three frameworks share one layout: safeguarding and looked after children's services (2009-12),
arrangements for the protection of children (2012-13), looked after children services (2013).
The first page holds title, authority, ``Inspection dates:``, ``Reporting inspector`` (or lead)
and ``Published:``; running headers name report and authority. Paragraphs are numbered through
the report. Each judged aspect is a heading with "Grade 3 (Adequate)" under it: overall
effectiveness, capacity to improve, outcomes or quality, leadership. "Areas for improvement" are
bullets under "Immediately", "Within three months", "Within six months", which some files tag as
headings. "Record of main findings" at the end is a table of all grades on the scale of that time,
with adequate. About the inspection, the meaning of the grades and the service come first.

None of the product's kinds of visit is any of these; the SIF followed them and is the nearest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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
from ingest.reading.families.inspection_checks import earlier_framework_problems
from ingest.reading.families.inspection_cover import text_before_labels
from ingest.reading.families.inspection_judgements import RowLabel, judgement_rows
from ingest.reading.families.inspection_report import (
    authority_in,
    inspection_period,
    lead_inspectors,
    publication_date,
)
from ingest.reading.families.inspection_sections import SectionRule, passages_by_section
from ingest.reading.schema import Aside, FamilyReading, VisitFacts
from inspections.register import Register
from inspections.vocabulary import DocumentType, JudgementArea, VisitKind

TITLE = re.compile(
    r"\binspection of (?:safeguarding and looked after children services"
    r"|safeguarding and looked after children's services"
    r"|looked after children(?:'s)? services"
    r"|(?:local authority )?arrangements for the protection of children)"
)
ROWS = (
    RowLabel(re.compile(r"overall effectiveness"), JudgementArea.OVERALL_EFFECTIVENESS),
    RowLabel(
        re.compile(r"(?:the )?effectiveness of the help and protection provided to .{5,80}carers"),
        JudgementArea.HELP_AND_PROTECTION,
    ),
    RowLabel(re.compile(r"leadership and (?:management|governance)"), JudgementArea.LEADERS),
)
"""Rows of the record of main findings that the product's judgements have; the others are left."""

_TIME_LIMIT = re.compile(r"(?:immediately|within (?:one|two|three|four|six|nine|twelve) months?)")
RULES = (
    SectionRule(re.compile(r"contents"), None, left_as=Aside.CONTENTS),
    SectionRule(re.compile(r"(?:about|information about) this inspection"), Role.CONTEXT),
    SectionRule(re.compile(r"(?:the )?inspection judgements and what they mean"), Role.CONTEXT),
    SectionRule(re.compile(r"service information|about the area.*"), Role.CONTEXT),
    SectionRule(re.compile(r"areas? for improvement"), Role.RECOMMENDATION),
    SectionRule(re.compile(r"record of main findings.*"), None, left_as=Aside.GRADES),
    SectionRule(re.compile(r"glossary.*"), None, left_as=Aside.GLOSSARY),
    SectionRule(
        re.compile(r"(?:the )?overall effectiveness.{0,100}|capacity (?:for|to) improve.{0,40}"),
        Role.FINDING,
        JudgementArea.OVERALL_EFFECTIVENESS,
    ),
    SectionRule(
        re.compile(r"leadership and (?:management|governance).{0,60}"),
        Role.FINDING,
        JudgementArea.LEADERS,
    ),
    SectionRule(
        re.compile(r"(?:the )?effectiveness of the help and protection provided.{0,100}"),
        Role.FINDING,
        JudgementArea.HELP_AND_PROTECTION,
    ),
    SectionRule(
        re.compile(
            r"(?:outcomes for|quality of (?:provision|practice)|safeguarding outcomes"
            r"|the quality of practice).{0,80}"
        ),
        Role.FINDING,
    ),
)


class EarlierInspectionReader:
    """Reads inspection reports of the frameworks of 2009 to 2013."""

    name = "protection-2009"

    def score(self, document: ExtractedDocument) -> float | None:
        """Sure where one of the three titles and the dates stand at the beginning."""
        opening = words_of(first_pages(document.blocks, 1)[:12])
        if not TITLE.search(opening) or "inspection date" not in opening:
            return None
        return 0.9

    def read(self, document: ExtractedDocument, register: Register) -> FamilyReading:
        """Cover, passages, and the grades from the record of main findings at the end."""
        blocks = list(out_of_layout_tables(document.blocks))
        cover = first_pages(blocks, 2)
        period, date_problems = inspection_period(cover)
        authority, name_problems = authority_in(
            text_before_labels(cover), register, period.start if period else None
        )
        leads = lead_inspectors(cover)
        rows = judgement_rows(blocks, ROWS)
        left: list[Left] = []
        body = _with_lists(without_closing_page(blocks, left))
        passages = passages_by_section(body, RULES, left)
        reading = FamilyReading(
            document_type=DocumentType.SIF,
            authority=authority,
            visit=VisitFacts(
                kind=VisitKind.SIF,
                period=period,
                published=publication_date(cover),
                lead_inspector=leads[0] if leads else None,
                inspectors=leads,
            ),
            judgements=tuple(judgement for _, judgement in rows),
            passages=passages,
            left_out=account(document.blocks, passages, left),
        )
        problems = (*name_problems, *date_problems, *earlier_framework_problems(reading))
        return replace(reading, problems=problems)


def _with_lists(blocks: Iterable[Block]) -> Iterator[Block]:
    """Areas for improvement that are tagged as headings, as the bullets that they are."""
    under_time_limit = False
    for block in blocks:
        if _TIME_LIMIT.fullmatch(plain(block.text)):
            under_time_limit = True
        elif under_time_limit and block.kind == BlockKind.HEADING and not block.bold:
            yield replace(block, kind=BlockKind.BULLET, level=1)
            continue
        elif block.kind not in {BlockKind.BULLET, BlockKind.PARAGRAPH}:
            under_time_limit = False
        yield block


READER = EarlierInspectionReader()
