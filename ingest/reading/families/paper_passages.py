"""Who speaks in a council's paper: the inspectors, whose words are findings, or the council.

Sections decide where the paper has them: under a judgement's label, "Strengths", "Areas for
improvement" the inspectors are retold; under recommendations to members, consultations,
implications, risk the council speaks. A paper without such sections is told apart paragraph by
paragraph. What officers did, members asked and happens next is context wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from findings.vocabulary import Role
from ingest.reading.document import Block, BlockKind
from ingest.reading.families.headings import (
    OFFICERS_HEADINGS,
    PAPER_HEADINGS,
    bare_heading,
    is_heading,
    role_of_heading,
)
from ingest.reading.families.sections import (
    ASKING,
    NO_RECOMMENDATION,
    passage,
    printed_heading,
    whole_items,
)
from ingest.reading.families.visits_retold import VisitRetold, is_of, mentions_in
from ingest.reading.fields.citations import sentences
from ingest.reading.fields.grades import judgement_of_label
from ingest.reading.schema import Passage
from inspections.vocabulary import JudgementArea, VisitKind

FEWEST_WORDS = 5

OFFICERS_SAY = re.compile(
    r"\b(?:improvement|action|delivery|development)\s+plan\b[^.]{0,40}\b(?:(?:is|are|was|has|"
    r"have|will)\s+"
    r"(?:(?:now|also|already|be|been|being|in)\s+)*(?:develop\w*|updated|produced|drafted|revised|"
    r"refreshed|prepared|presented|monitored|put\s+together|created|submitted|agreed|shared)|"
    r"addresses)\b|"
    r"\bwill\s+be\s+(?:presented|reported|taken|considered|brought|submitted|shared|monitored|"
    r"overseen|"
    r"addressed|developed|reviewed)\b|"
    r"\b(?:work|actions?|steps?|measures?)\s+(?:has|have|is|are)\s+(?:already\s+|now\s+|also\s+"
    r")?(?:been\s+)?"
    r"(?:commenced|begun|started|taken|underway|under\s+way|put\s+in\s+"
    r"place)\b[^.]{0,40}\b(?:findings|"
    r"recommendations|areas\s+for|inspection|visit|letter|report)\b|"
    r"^\W*(?:in\s+response|since\s+(?:the|this)\s+(?:monitoring\s+|focus\w*\s+)?(?:visit|"
    r"inspection|publication)|"
    r"following\s+(?:the|this)\s+(?:monitoring\s+|focus\w*\s+)?(?:visit|inspection|"
    r"publication)[^.]{0,20},\s*(?:we|the\s+(?:council|service|"
    r"department|directorate|local\s+authority|team))|next\s+steps|the\s+next\b|action\s*:|"
    r"response\s*:|actions?\s+taken)|"
    r"^\W*we\s+(?:have|are|will|plan|intend|recogni[sz]e|accept|welcome|know|need|continue)\b|"
    r"\b(?:is|are)\s+(?:asked|recommended|invited|requested)\s+to\b|\bto\s+note\s+(?:the|and)\b",
    re.IGNORECASE,
)
MEMBERS_SAY = re.compile(
    r"^\W*(?:(?:a|the|one|some|several|another)\s+)?(?:members?|councillors?|cllrs?|chair(?:man|"
    r"person)?|vice-chair|cabinet\s+"
    r"member|committee|sub-committee|panel|board|leader|portfolio\s+holder|director|assistant\s+"
    r"director|"
    r"executive\s+director|corporate\s+director|strategic\s+director|head\s+of|officers?|"
    r"service\s+director|"
    r"chief\s+executive)\b[^.]{0,80}\b(?:asked|queried|questioned|thanked|congratulated|"
    r"welcomed|noted|"
    r"introduced|presented|explained|advised|responded|reported|outlined|opened|invited|"
    r"provided|gave|read|"
    r"agreed|commented|requested|expressed|sought|felt|said|stated|confirmed|informed|raised|"
    r"resolved|"
    r"considered|received|moved|highlighted)\b|"
    r"^\W*(?:in\s+(?:response|reply|answer)\s+to|(?:a\s+)?questions?\b|resolved|agreed|action\b|"
    r"it\s+was\s+"
    r"(?:resolved|agreed|moved|proposed|asked|queried|suggested)|during\s+(?:the\s+"
    r")?(?:discussion|debate))",
    re.IGNORECASE,
)
_SOURCE = (
    r"(?:inspectors?|ofsted|hmi|(?:the|their|its|this|ofsted['’]?s?)\s+(?:\w+\s+){0,2}(?:letter|"
    r"report|findings|"
    r"feedback|visit|inspection|outcome)|key\s+(?:findings|strengths)|strengths|positives)"
)
INSPECTORS_SAY = re.compile(
    rf"\b{_SOURCE}\b[^.]{{0,80}}?\b(?:found|finds?|noted|notes|recogni[sz]ed|recogni[sz]es|"
    rf"highlight(?:s|ed)?|"
    r"identif(?:y|ies|ied)|acknowledged|acknowledges|stated|states|said|says|saw|observed|"
    r"commented|concluded|concludes|"
    r"praised|commended|raised|confirmed|felt|agreed|recommended|describe[sd]?|pointed|included?|"
    r"reported\s+that|were\s+(?:impressed|assured|positive|clear|concerned|pleased|confident|"
    r"struck)|judged\s+that)\b|"
    r"\b(?:found|noted|identified|highlighted|recogni[sz]ed|seen|observed|praised|reported|"
    r"raised|described|"
    r"commended|acknowledged)\s+by\s+(?:the\s+)?(?:ofsted|inspectors?|hmi)\b|"
    r"^\W*they\s+(?:also\s+)?(?:found|noted|saw|said|recogni[sz]ed|highlighted|identified|observed|"
    r"commented|praised|acknowledged|were\s+(?:impressed|assured|pleased|concerned))\b|"
    r"\baccording\s+to\s+(?:the\s+)?(?:ofsted|inspectors?|(?:letter|report))\b|"
    r"^\W*(?:areas?\s+for\s+(?:improvement|development)|strengths)\s+(?:\w+\s+){0,3}(?:were|are|"
    r"included?)\b",
    re.IGNORECASE,
)
_PROCEDURE = re.compile(
    r"\binspectors?\b[^.]{0,60}\b(?:looked\s+at|sampled|reviewed\s+\d|met\s+with|spoke\s+(?:to|"
    r"with)|interviewed|"
    r"completed\s+\d|were\s+on\s+site|arrived|read\s+\d|considered\s+a\s+range|provided\s+"
    r"(?:verbal\s+)?feedback|"
    r"focus(?:s?ed)?\s+on)\b|\b(?:visit|inspection)\s+(?:focus(?:s?ed)?|looked|took\s+place|"
    r"was\s+(?:carried|undertaken))",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:areas?|things?|points?|issues?|aspects?|recommendations?|"
    r"matters?)\b[^.:]{0,60}\b(?:improve(?:d|ment|ments)?|"
    r"development|attention|address(?:ed)?|strengthen(?:ed)?|better|recommend(?:ed|ations)|"
    r"progress\s+further)\b|"
    r"\brecommend(?:ed|ations?)\b[^.:]*(?:were|are|that|:)|\bneeds?\s+to\s+(?:improve|be\s+"
    r"improved)\b",
    re.IGNORECASE,
)
_COMMITTEES_OWN = re.compile(
    r"\b(?:committee|members?|cabinet|panel|board|council|executive|"
    r"report)\b[^.]{0,60}\b(?:note|notes|noted|asked|approve|endorse|"
    r"comment|consider|receive|agree|recommended\s+to|scrutini[sz]e)\b|^\W*(?:to\s+)?(?:note|"
    r"approve|endorse|receive|"
    r"consider|agree|comment)\b|^\W*that\s+(?:the\s+)?(?:report|committee|members|cabinet)\b",
    re.IGNORECASE,
)
_ANSWERS = re.compile(r"^\W*(?:in\s+(?:response|reply|answer)|questions?)\b", re.IGNORECASE)
_ASKS_MEMBERS = re.compile(
    r"\b(?:asked|invited|requested|recommended)\s+to\b|\brecommend(?:s|ed|ation)?\s+that\s+(?:the\s+)?"
    r"(?:committee|members|cabinet|panel|board|council)\b|\bresolved\b",
    re.IGNORECASE,
)
_ATTACHMENT = re.compile(r"\bpdf\s+icon\b|\bPDF\s+\d+\s*[KM]B\b", re.IGNORECASE)
_CLOSED_SECTION = re.compile(
    r"\b(?:recommendations?|consultations?|implications?|risks?|next\s+steps?|actions?|"
    r"decisions?|resolved|"
    r"financ\w*|legal|equalit\w*|background\s+papers|appendi\w*|response|questions?|plan|"
    r"contact|options?|future|"
    r"reasons?|framework|discussion|policy|work)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Speaking:
    """Where the walk stands: the role and judgement of the section, its heading, whether the
    council alone speaks there, and whether it is about the visit that the paper is about."""

    role: Role = Role.CONTEXT
    judgement: str | None = None
    heading: str | None = None
    closed: bool = False
    about_it: bool = True
    columns: tuple[Role | None, ...] = ()
    column_heads: tuple[str, ...] = ()
    listing: Role | None = None


def paper_passages(
    blocks: Sequence[Block], visit: VisitRetold, used: frozenset[int], anchor: date | None
) -> Iterator[Passage]:
    """The passages of a paper's item; ``used`` are blocks that only hold judgements."""
    left = [block for index, block in enumerate(blocks) if index not in used]
    items = whole_items(left)
    sectioned = any(_finding_heading(items, index, visit) for index in range(len(items)))
    at = Speaking()
    for index, block in enumerate(items):
        following = items[index + 1] if index + 1 < len(items) else None
        if block.kind is BlockKind.TABLE_ROW:
            at, found = _table_row(block, at)
            yield from found
        elif _ATTACHMENT.search(block.text):
            continue
        elif _is_paper_heading(block, following):
            at = _under(block, following, at, visit, anchor, sectioned)
        elif len(block.text.split()) >= FEWEST_WORDS or block.kind is BlockKind.BULLET:
            at = _moved(block, following, at, visit, anchor)
            role = _role(block, at, sectioned)
            if role is not None:
                yield passage(block, role, at.heading, _judgement(role, at))


def _judgement(role: Role, at: Speaking) -> str | None:
    return at.judgement if role is not Role.CONTEXT or at.role is not Role.CONTEXT else None


def _is_paper_heading(block: Block, following: Block | None) -> bool:
    if block.kind is BlockKind.BULLET or len(block.text.split()) > 18:
        return False
    if is_heading(block, following, PAPER_HEADINGS) or _is_numbered_heading(block, following):
        return True
    bare = bare_heading(block.text)
    label = judgement_of_label(bare) is not None and not block.text.rstrip().endswith(".")
    return label or bool(len(bare.split()) <= 8 and OFFICERS_HEADINGS.match(bare))


def _is_numbered_heading(block: Block, following: Block | None) -> bool:
    """Whether a short numbered line heads paragraphs ("3. Third visit") and is no list's item."""
    return (
        block.kind is BlockKind.NUMBERED
        and len(block.text.split()) <= 12
        and not block.text.rstrip().endswith((".", ";", ",", ":"))
        and following is not None
        and len(following.text.split()) > 8
        and (following.kind is BlockKind.PARAGRAPH or "." in following.marker.strip("."))
    )


def _finding_heading(items: Sequence[Block], index: int, visit: VisitRetold) -> bool:
    block = items[index]
    following = items[index + 1] if index + 1 < len(items) else None
    if block.kind is BlockKind.TABLE_ROW or not _is_paper_heading(block, following):
        return False
    if following is None or len(following.text.split()) < FEWEST_WORDS:
        return False
    role = role_of_heading(block.text, PAPER_HEADINGS)
    return role is not None or _section_judgement(block.text, visit) is not None


def _section_judgement(heading: str, visit: VisitRetold) -> str | None:
    judgement = judgement_of_label(bare_heading(heading))
    if judgement == JudgementArea.OVERALL_EFFECTIVENESS:
        return None
    if visit.kind not in (VisitKind.SIF, VisitKind.ILACS):
        return None
    if visit.kind == VisitKind.SIF and judgement == JudgementArea.CHILDREN_IN_CARE:
        return JudgementArea.LOOKED_AFTER_AND_PERMANENCE.value
    if visit.kind == VisitKind.ILACS and judgement == JudgementArea.LOOKED_AFTER_AND_PERMANENCE:
        return JudgementArea.CHILDREN_IN_CARE.value
    return judgement


def _under(
    block: Block,
    following: Block | None,
    at: Speaking,
    visit: VisitRetold,
    anchor: date | None,
    sectioned: bool,
) -> Speaking:
    """Where the walk stands under a heading."""
    heading = printed_heading(block.text)
    bare = bare_heading(block.text)
    about_it = _about(block.text, visit, anchor, at.about_it)
    under = Speaking(heading=heading, about_it=about_it)
    judgement = _section_judgement(block.text, visit)
    if judgement is not None:
        return replace(under, role=Role.FINDING, judgement=judgement)
    role = role_of_heading(block.text, PAPER_HEADINGS)
    if role is not None:
        return replace(under, role=role, judgement=at.judgement)
    if re.fullmatch(r"recommendations?", bare, re.IGNORECASE) and sectioned and following:
        theirs = at.role is not Role.CONTEXT and not _COMMITTEES_OWN.search(following.text)
        if theirs and not OFFICERS_SAY.search(following.text):
            return replace(under, role=Role.RECOMMENDATION)
    if OFFICERS_HEADINGS.match(bare):
        return replace(under, closed=bool(_CLOSED_SECTION.search(bare)))
    if about_it is not at.about_it or at.role is Role.CONTEXT:
        return under
    if at.role in ASKING:
        return under
    return replace(at, heading=heading, about_it=about_it, listing=None)


def _about(text: str, visit: VisitRetold, anchor: date | None, before: bool) -> bool:
    """Whether the paper still speaks of its visit after a text that may turn to another."""
    told = [
        mention
        for mention in mentions_in(text, anchor)
        if (mention.period is not None or mention.number is not None) and not mention.looking_back
    ]
    if not told:
        return before
    return any(is_of(mention, visit) for mention in told)


def _moved(
    block: Block,
    following: Block | None,
    at: Speaking,
    visit: VisitRetold,
    anchor: date | None,
) -> Speaking:
    """Where the walk stands at a paragraph: which visit, and what a list after it will be."""
    opening = sentences(block.text)[0]
    about_it = _about(opening, visit, anchor, at.about_it)
    at = replace(at, about_it=about_it)
    if block.kind is BlockKind.BULLET:
        return at
    leads = block.text.rstrip().endswith((":", ": -")) and following is not None
    if not leads or following is None or following.kind is BlockKind.PARAGRAPH:
        return at if block.kind is BlockKind.NUMBERED and not leads else replace(at, listing=None)
    return replace(at, listing=_listed_role(block.text, at))


def _listed_role(lead_in: str, at: Speaking) -> Role | None:
    """The role of a list after a lead-in; None where each of its items has to be told alone."""
    if at.closed or OFFICERS_SAY.search(lead_in) or _ANSWERS.match(lead_in):
        return Role.CONTEXT
    if _ASKS_MEMBERS.search(lead_in):
        return Role.CONTEXT
    if _ASKS.search(lead_in):
        return Role.RECOMMENDATION
    if INSPECTORS_SAY.search(lead_in) or re.search(r"\b(?:strengths?|positives?)\b", lead_in, re.I):
        return Role.FINDING
    return None


def _role(block: Block, at: Speaking, sectioned: bool) -> Role | None:
    """The role of a paragraph or bullet; None for what is neither finding nor worth keeping."""
    text = block.text
    is_item = block.kind in (BlockKind.BULLET, BlockKind.NUMBERED)
    leads_in = text.rstrip().endswith(":")
    if at.listing is not None and is_item and not leads_in:
        return at.listing if at.about_it else Role.CONTEXT
    if not at.about_it or at.closed:
        return Role.CONTEXT
    if at.role in ASKING:
        if NO_RECOMMENDATION.match(text) or leads_in:
            return None
        return Role.CONTEXT if _council_speaks(text) else at.role
    if at.role is not Role.CONTEXT:
        short_lead_in = leads_in and len(text.split()) < 25
        return Role.CONTEXT if short_lead_in or _council_speaks(text) else at.role
    if _council_speaks(text) or not INSPECTORS_SAY.search(text) or leads_in:
        return Role.CONTEXT
    if _PROCEDURE.search(sentences(text)[0]) and len(sentences(text)) == 1:
        return Role.CONTEXT
    return Role.SUMMARY if sectioned else Role.FINDING


def _council_speaks(text: str) -> bool:
    opening = sentences(text)[0]
    if MEMBERS_SAY.search(opening):
        return True
    return bool(OFFICERS_SAY.search(opening))


def _table_row(block: Block, at: Speaking) -> tuple[Speaking, list[Passage]]:
    """A row of a table of strengths and areas for development, column by column."""
    heads = tuple(role_of_heading(cell, PAPER_HEADINGS) for cell in block.cells)
    if any(heads) and all(len(cell.split()) <= 12 for cell in block.cells):
        return replace(at, columns=heads, column_heads=block.cells), []
    if not at.columns or len(at.columns) != len(block.cells):
        return at, []
    found = [
        Passage(
            text=part,
            role=str(role),
            section=printed_heading(head),
            judgement=at.judgement,
            page=block.page,
            boxes=block.boxes,
        )
        for cell, role, head in zip(block.cells, at.columns, at.column_heads, strict=True)
        if role is not None and at.about_it
        for part in _items_of(cell)
    ]
    return at, found


def _items_of(cell: str) -> list[str]:
    parts = re.split(r"\s*[•▪◼\uf0b7\uf0a7]\s*", cell)
    return [part.strip() for part in parts if len(part.split()) >= 3]
