"""SIF reports: inspections of services for children in need of help and protection, children
looked after and care leavers, November 2013 to 2018, with re-inspections.

The first page holds the authority's name, the title ("Inspection of services ..." or
"Re-inspection of services ..."), mostly "and Review of the effectiveness of the Local
Safeguarding Children Board", the line ``Inspection date(s):`` (two ranges where inspectors came
twice), from spring 2014 ``Report published:``, a sentence with the overall judgement ("The
overall judgement is that children's services ..."; from summer 2015 "Children's services in X
require improvement ...", over one line or two) and a table of five rows: 1, 2, 2.1 adoption,
2.2 care leavers, 3. "Not judged" occurs in it. The board's grade stands on the first page to
early 2015, later as a heading of its part; re-inspections have no such part.

2013-15: "Section 1: the Local Authority", summary of (key) findings as bullets under
subheadings, "What does the local authority need to improve?" with "Priority and immediate
action" and "Areas for improvement" (numbered through the report, or bullets), strengths,
progress, the summary for children and young people, information about the area, then the
judgements. From summer 2015: executive summary, contents, information about the area,
recommendations from 1, the summary for children. Each judgement's section opens with a row of
label and grade and a heading "Summary", whose paragraphs sum it up, then "Inspection findings"
(2014-15 without that heading: there the numbers say where findings begin); adoption and care
leavers open with "The graded judgement for ... is that it is ...". The board's part has summary,
recommendations and findings of its own. At the end (2014: after the areas for improvement)
"Information about this inspection" and the inspection team with the lead inspector.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from findings.vocabulary import Role
from ingest.reading.document import Block, ExtractedDocument
from ingest.reading.families.accounting import Left, account
from ingest.reading.families.inspection_blocks import (
    first_pages,
    is_heading,
    out_of_layout_tables,
    plain,
    without_closing_page,
    words_of,
)
from ingest.reading.families.inspection_checks import sif_problems
from ingest.reading.families.inspection_cited import cited_judgements
from ingest.reading.families.inspection_cover import text_before_labels
from ingest.reading.families.inspection_judgements import (
    GRADE_WORDING,
    VERDICT,
    RowLabel,
    areas_not_judged,
    judgement_rows,
)
from ingest.reading.families.inspection_report import (
    authority_in,
    inspection_period,
    publication_date,
)
from ingest.reading.families.inspection_sections import (
    REPORT_SUMMARY,
    SectionRule,
    passages_by_section,
)
from ingest.reading.families.inspection_team import team_by_office
from ingest.reading.fields.grades import grade_of
from ingest.reading.schema import Aside, FamilyReading, JudgementRead, Passage, VisitFacts
from inspections.register import Register
from inspections.vocabulary import DocumentType, JudgementArea, VisitKind

TITLE = re.compile(
    r"\b(?:re-?\s?)?inspection of services for children in need of help and protection"
)
NUMBER = r"(?:\d(?:\.\s?\d)?\.?\s*)?"
LABELS: tuple[tuple[str, JudgementArea], ...] = (
    (
        r"(?:the )?(?:experiences? and progress of )?(?:children|children and young people) "
        r"who need help and protection",
        JudgementArea.HELP_AND_PROTECTION,
    ),
    (
        r"(?:the )?(?:experiences? and progress of )?(?:children|children and young people) "
        r"looked after and achieving permanence",
        JudgementArea.LOOKED_AFTER_AND_PERMANENCE,
    ),
    (r"adoption performance", JudgementArea.ADOPTION),
    (r"(?:the )?experiences? and progress of care leavers", JudgementArea.CARE_LEAVERS),
    (r"leadership,? management and governance", JudgementArea.LEADERS),
)
SHORT_LABELS: tuple[tuple[str, JudgementArea], ...] = (
    (r"(?<=graded judgement for )adoption", JudgementArea.ADOPTION),
    (r"(?<=graded judgement for )care leavers", JudgementArea.CARE_LEAVERS),
    (r"(?<=graded judgment for )adoption", JudgementArea.ADOPTION),
    (r"(?<=graded judgment for )care leavers", JudgementArea.CARE_LEAVERS),
)
"""Labels that name an area only behind the words that announce a grade."""

ROWS = tuple(RowLabel(re.compile(NUMBER + pattern), area) for pattern, area in LABELS)

_BOARD = (
    r"(?:the )?(?:(?:effectiveness|arrangements) (?:of )?(?:the )?)?"
    r"(?:(?:[a-z'&, ]{0,60} )?(?:local )?safeguarding children(?:'s)? board|"
    r"local safeguarding children|lscb)"
    r"(?: \([a-z&]{3,8}\))?"
)
OVERALL = re.compile(
    r"\b(?:the )?overall judgement is(?: that children's services)?(?: (?:is|are))?\s*"
    rf"(?P<first>{GRADE_WORDING})\b"
    r"|\bchildren's services (?:in|at|for) (?:[^.:]{2,80}?) (?:is|are)?\s*"
    rf"(?P<second>{GRADE_WORDING})\b"
)
BOARD_GRADE = re.compile(rf"{_BOARD}(?: in [a-z' -]{{2,40}})?{VERDICT}\b")

_IN_LISTS = frozenset({Role.RECOMMENDATION, Role.PRIORITY_ACTION, REPORT_SUMMARY})
_BOARDS_PART = frozenset({JudgementArea.LSCB})
_GRADES_MEANING = frozenset({Aside.ABOUT_GRADES})


def _judgement_rules() -> list[SectionRule]:
    rules: list[SectionRule] = []
    lead_in = r"(?:the )?(?:graded )?(?:judge?ment )?(?:for |about |on )?(?:the )?"
    for label, area in (*LABELS, *SHORT_LABELS):
        graded = re.compile(rf"{lead_in}{label}(?:{VERDICT}| not judged)")
        bare = re.compile(rf"{lead_in}{label}")
        rules.append(
            SectionRule(graded, Role.FINDING, area, not_under=_BOARDS_PART | {REPORT_SUMMARY})
        )
        rules.append(SectionRule(bare, Role.FINDING, area, not_under=_BOARDS_PART | _IN_LISTS))
    return rules


RULES = (
    SectionRule(re.compile(r"contents"), None, left_as=Aside.CONTENTS),
    SectionRule(
        re.compile(r"key judge?ment judge?ment grade"),
        None,
        keeps_judgement=True,
        left_as=Aside.GRADES,
    ),
    SectionRule(
        re.compile(r"(?:section \d: )?(?:the )?local authority"),
        None,
        part="",
        not_under=_IN_LISTS | _GRADES_MEANING,
    ),
    SectionRule(
        re.compile(
            r"(?:section 1: (?:the )?local authority(?: -)? )?summary of (?:key )?findings"
            r"(?: .{0,60})?"
        ),
        Role.SUMMARY,
    ),
    SectionRule(re.compile(r"executive summary"), Role.SUMMARY, numbered_role=Role.FINDING),
    SectionRule(
        re.compile(r"(?:what does .{3,60} need to improve\??|recommendations?)"),
        Role.RECOMMENDATION,
    ),
    SectionRule(re.compile(r"areas? for improvement"), Role.RECOMMENDATION),
    SectionRule(
        re.compile(
            r"(?:areas? for )?(?:priority and immediate|immediate and priority|priority) "
            r"actions?"
        ),
        Role.PRIORITY_ACTION,
    ),
    SectionRule(
        re.compile(r"(?:a )?summary for (?:children|young people)(?: .{0,40})?"),
        Role.CONTEXT,
        part="",
    ),
    SectionRule(
        re.compile(r"information about (?:this|the) (?:local authority|area).*"),
        Role.CONTEXT,
        part="",
    ),
    SectionRule(
        re.compile(r"information about (?:this|the) (?:lscb )?inspection.*"), Role.CONTEXT, part=""
    ),
    SectionRule(re.compile(r"(?:the )?inspection team"), None, part="", left_as=Aside.TEAM),
    SectionRule(
        re.compile(r"what the .{0,40}inspection judge?ments mean.*"),
        None,
        part="",
        left_as=Aside.ABOUT_GRADES,
    ),
    SectionRule(
        re.compile(
            r"(?:the )?(?:local authority|authority|lscb|board)(?:'s| has the following) strengths"
            r"|progress since the last inspection"
            r"|key strengths and weaknesses.*"
            r"|inspection judge?ments? about (?:the )?(?:local )?authority.*"
        ),
        Role.FINDING,
        not_under=frozenset({REPORT_SUMMARY}),
    ),
    SectionRule(
        re.compile(r"inspection judge?ments? about .*"),
        Role.FINDING,
        JudgementArea.LSCB,
        part=JudgementArea.LSCB,
    ),
    SectionRule(
        re.compile(r"summary"),
        Role.SUMMARY,
        keeps_judgement=True,
        numbered_role=Role.FINDING,
        not_under=frozenset({REPORT_SUMMARY}),
    ),
    SectionRule(re.compile(r"inspection findings.*"), Role.FINDING, keeps_judgement=True),
    SectionRule(
        re.compile(r"(?:the )?lscb"),
        Role.SUMMARY,
        JudgementArea.LSCB,
        part=JudgementArea.LSCB,
        not_under=_GRADES_MEANING,
    ),
    SectionRule(
        re.compile(rf"(?!(?:the )?lscb$)(?:section \d: )?{_BOARD}(?:{VERDICT})?"),
        Role.SUMMARY,
        JudgementArea.LSCB,
        part=JudgementArea.LSCB,
    ),
    *_judgement_rules(),
)
"""What the SIF's headings open; headings of a judgement inside a list are its subheadings."""


_OPENS_REPORT = re.compile(r"executive summary|contents|section 1: .*|summary of (?:key )?findings")
"""Headings that end the cover where no page does."""


class SifReader:
    """Reads SIF inspection reports and re-inspections."""

    name = "sif"

    def score(self, document: ExtractedDocument) -> float | None:
        """Sure where the framework's title and dates stand at the beginning."""
        opening = words_of(first_pages(document.blocks, 1)[:12])
        if not TITLE.search(opening) or "inspection date" not in opening:
            return None
        return 0.95

    def read(self, document: ExtractedDocument, register: Register) -> FamilyReading:
        """Title, dates and grades from the first pages, passages and team from what follows."""
        blocks = list(out_of_layout_tables(document.blocks))
        cover = first_pages(blocks, 2)
        period, date_problems = inspection_period(cover)
        authority, name_problems = authority_in(
            text_before_labels(cover), register, period.start if period else None
        )
        team = team_by_office(blocks)
        not_judged = areas_not_judged(cover, ROWS)
        start = _after_cover(blocks)
        left = [Left(Aside.COVER, block.text) for block in blocks[:start]]
        body = without_closing_page(blocks[start:], left)
        passages = _with_openings_as_summaries(passages_by_section(body, RULES, left))
        reading = FamilyReading(
            document_type=DocumentType.SIF,
            authority=authority,
            visit=VisitFacts(
                kind=VisitKind.SIF,
                period=period,
                published=publication_date(cover),
                lead_inspector=team.lead,
                inspectors=team.inspectors,
            ),
            judgements=tuple(_judgements(blocks, cover)),
            cited_judgements=cited_judgements(passages, period),
            passages=passages,
            left_out=account(document.blocks, passages, left),
        )
        problems = (*name_problems, *date_problems, *sif_problems(reading, not_judged))
        return replace(reading, problems=problems)


def _after_cover(blocks: Sequence[Block]) -> int:
    """Where the report begins: behind the table's last row, and what follows it on its page."""
    rows = {id(block) for block, _ in judgement_rows(first_pages(blocks, 2), ROWS)}
    last = max((index for index, block in enumerate(blocks) if id(block) in rows), default=-1)
    if last < 0:
        return 0
    page, start = blocks[last].page, last + 1
    while start < len(blocks) and page is not None and blocks[start].page == page:
        if _OPENS_REPORT.fullmatch(plain(blocks[start].text)):
            break
        start += 1
    return start


def _with_openings_as_summaries(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Paragraphs between a judgement's heading and its first numbered finding sum it up, also
    where the heading "Summary" was left out."""
    numbered = {
        passage.judgement: index
        for index, passage in reversed(list(enumerate(passages)))
        if passage.role == Role.FINDING and passage.number is not None
    }
    return tuple(
        replace(passage, role=Role.SUMMARY)
        if passage.role == Role.FINDING
        and passage.judgement is not None
        and index < numbered.get(passage.judgement, 0)
        else passage
        for index, passage in enumerate(passages)
    )


def _judgements(blocks: Sequence[Block], cover: Sequence[Block]) -> list[JudgementRead]:
    overall = _overall(cover)
    rows = [judgement for _, judgement in judgement_rows(cover, ROWS)]
    board = _board(blocks)
    return [*([overall] if overall else []), *rows, *([board] if board else [])]


def _overall(cover: Sequence[Block]) -> JudgementRead | None:
    """The overall grade from its sentence, which may run over two blocks."""
    for index, block in enumerate(cover):
        following = cover[index + 1].text if index + 1 < len(cover) else ""
        text = plain(block.text)
        match = OVERALL.search(text) or OVERALL.search(plain(f"{block.text} {following}"))
        if match is None:
            continue
        wording = match["first"] or match["second"]
        grade = grade_of(wording)
        if grade:
            return JudgementRead(JudgementArea.OVERALL_EFFECTIVENESS, grade, wording, block.page)
    return None


def _board(blocks: Sequence[Block]) -> JudgementRead | None:
    """The board's grade: a heading or a line of its own that is nothing but its verdict."""
    for index, block in enumerate(blocks):
        if len(block.text) > 160:
            continue
        text = plain(block.text)
        match = BOARD_GRADE.fullmatch(text)
        if match is None and (is_heading(block) or block.page == 1) and index + 1 < len(blocks):
            match = BOARD_GRADE.fullmatch(plain(f"{block.text} {blocks[index + 1].text[:40]}"))
        grade = grade_of(match["grade"]) if match else None
        if match and grade:
            return JudgementRead(JudgementArea.LSCB, grade, match["grade"], block.page)
    return None


READER = SifReader()
