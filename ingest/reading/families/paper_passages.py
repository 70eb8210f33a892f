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
from ingest.reading.families.accounting import Left
from ingest.reading.families.headings import (
    OFFICERS_HEADINGS,
    PAPER_HEADINGS,
    bare_heading,
    is_heading,
    role_of_heading,
)
from ingest.reading.families.paper_lists import leads_in, listed_role, opens_list
from ingest.reading.families.paper_voice import (
    Voice,
    is_motion,
    paragraph_voice,
    quotation_voice,
    sentence_voice,
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
from ingest.reading.fields.dates import find_periods
from ingest.reading.fields.grades import judgement_of_label
from ingest.reading.schema import Aside, Passage
from inspections.vocabulary import JudgementArea, VisitKind

FEWEST_WORDS = 5

_PROCEDURE = re.compile(
    r"\binspectors?\b[^.]{0,60}\b(?:looked\s+at|sampled|reviewed\s+\d|met\s+with|spoke\s+(?:to|"
    r"with)|interviewed|"
    r"completed\s+\d|were\s+on\s+site|arrived|read\s+\d|considered\s+a\s+range|provided\s+"
    r"(?:verbal\s+)?feedback|"
    r"focus(?:s?ed)?\s+on)\b|\b(?:visit|inspection)\s+(?:focus(?:s?ed)?|looked|took\s+place|"
    r"was\s+(?:carried|undertaken))",
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
_OWN_HEADING = re.compile(
    r"(?:what|how)\s+(?:we|the\s+(?:council|service|department|trust)|officers)\s+(?:are|is|have|"
    r"has|will|did|plan|need\s+to\s+do)\b.*|our\s+(?:response|actions?|plans?|next)\b.*|what\s+"
    r"(?:next|happens\s+next)|(?:the\s+)?way\s+forward|looking\s+(?:ahead|forward)|"
    r"(?:the\s+)?council['’]?s?\s+response.*|(?:our\s+)?improvement\s+(?:activity|work)\b.*",
    re.IGNORECASE,
)
_LATEST = re.compile(
    r"^\W*(?:the|our|this|its)\s+(?:most\s+recent|latest|current)\s+(?:\w+\s+){0,3}(?:visit|"
    r"inspection|letter|report)\b",
    re.IGNORECASE,
)
_EARLIER_VISITS = re.compile(
    r"\b(?:after|at|during|following|from|in)\s+(?:the|our|its|their)\s+(?:first|second|third|"
    r"previous|earlier|last)(?:\s+(?:two|three|four))?\s+(?:monitoring\s+|focus\w*\s+)?visits?\b",
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
    council alone speaks there, whether it is about the visit that the paper is about; the role of
    a list that a lead-in opened, the block that opened the section, who spoke last."""

    role: Role = Role.CONTEXT
    judgement: str | None = None
    heading: str | None = None
    closed: bool = False
    about_it: bool = True
    columns: tuple[Role | None, ...] = ()
    column_heads: tuple[str, ...] = ()
    listing: Role | None = None
    listed: BlockKind | None = None
    opened: Block | None = None
    voice: Voice | None = None


def paper_passages(
    blocks: Sequence[Block],
    visit: VisitRetold,
    used: frozenset[int],
    anchor: date | None,
    left: list[Left],
) -> Iterator[Passage]:
    """The passages of a paper's item; ``used`` are blocks that only hold judgements. What is no
    passage is added to ``left``."""
    left += [Left(Aside.GRADES, blocks[index].text) for index in sorted(used)]
    items = whole_items([block for index, block in enumerate(blocks) if index not in used])
    sectioned = any(_finding_heading(items, index, visit) for index in range(len(items)))
    at = Speaking()
    for index, block in enumerate(items):
        following = items[index + 1] if index + 1 < len(items) else None
        if block.kind is BlockKind.TABLE_ROW:
            at, found = _table_row(block, at)
            yield from found
            left.append(Left(Aside.TABLE, "" if found else block.text))
        elif _ATTACHMENT.search(block.text):
            left.append(Left(Aside.ATTACHMENT, block.text))
        elif _is_paper_heading(block, following):
            left.append(Left(Aside.HEADING, block.text))
            at = _under(block, following, at, visit, anchor, sectioned)
        elif _is_text(block) or _is_item(block, at):
            at = _moved(block, following, at, visit, anchor)
            role = _role(block, at, sectioned)
            whole = len(block.text.split()) >= FEWEST_WORDS or _is_item(block, at)
            if role is not None and whole:
                yield passage(block, role, at.heading, _judgement(role, at))
            else:
                left.append(Left(_kind_of(block, role), block.text))
        else:
            left.append(Left(Aside.SHORT_LINE, block.text))


def _kind_of(block: Block, role: Role | None) -> Aside:
    """What a text is that is no passage: too short, opening a list, or asking for nothing."""
    if role is not None:
        return Aside.SHORT_LINE
    return Aside.NOTHING_ASKED if NO_RECOMMENDATION.match(block.text) else Aside.LEAD_IN


def _is_text(block: Block) -> bool:
    return (
        len(block.text.split()) >= FEWEST_WORDS
        or block.kind is BlockKind.BULLET
        or leads_in(block.text)
    )


def _is_item(block: Block, at: Speaking) -> bool:
    return block.kind is BlockKind.BULLET or (
        block.kind is BlockKind.NUMBERED and at.listing is not None
    )


def _role_of(heading: str) -> Role | None:
    """The role of a section by its heading, whichever visit of a series the heading counts."""
    plain = re.sub(
        r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|latest|recent)\s+"
        r"(?=(?:monitoring\s+|focus\w*\s+)?(?:visit|inspection))",
        "",
        heading,
        flags=re.IGNORECASE,
    )
    return role_of_heading(plain, PAPER_HEADINGS)


def _judgement(role: Role, at: Speaking) -> str | None:
    return at.judgement if role is not Role.CONTEXT or at.role is not Role.CONTEXT else None


def _is_paper_heading(block: Block, following: Block | None) -> bool:
    if re.match(r"\W*(?:published|posted|date|updated|last\s+updated)\b", block.text, re.I):
        return False
    if block.kind is BlockKind.BULLET or len(block.text.split()) > 18:
        return False
    if opens_list(block.text):
        return False
    if _role_of(block.text) is not None and block.text.isupper():
        return True
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
    role = _role_of(block.text)
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
    under = Speaking(heading=heading, about_it=about_it, opened=block)
    if _OWN_HEADING.fullmatch(bare):
        return replace(under, closed=True)
    judgement = _section_judgement(block.text, visit)
    if judgement is not None:
        return replace(under, role=Role.FINDING, judgement=judgement)
    role = _role_of(block.text)
    if role is not None:
        return replace(under, role=role, judgement=at.judgement)
    if re.fullmatch(r"recommendations?", bare, re.IGNORECASE) and sectioned and following:
        theirs = at.role is not Role.CONTEXT and not _COMMITTEES_OWN.search(following.text)
        if theirs and sentence_voice(following.text) is not Voice.COUNCIL:
            return replace(under, role=Role.RECOMMENDATION)
    if OFFICERS_HEADINGS.match(bare):
        return replace(under, closed=bool(_CLOSED_SECTION.search(bare)))
    if about_it is not at.about_it or at.role is Role.CONTEXT or at.role in ASKING:
        return under
    if at.opened is not None and _ends_section(at.opened, block):
        return under
    return replace(at, heading=heading, about_it=about_it, listing=None)


def _ends_section(opened: Block, block: Block) -> bool:
    """Whether a heading stands as high as the one that opened the section: by number, by level,
    or in capitals like it."""
    one, other = _number_depth(opened), _number_depth(block)
    if one and other:
        return other <= one
    if opened.level and block.level and opened.kind is block.kind:
        return block.level < opened.level
    return opened.text.isupper() and block.text.isupper()


def _number_depth(block: Block) -> int:
    """How many parts a heading's number has, 0 without one; "3.0" is as high as "3"."""
    match = re.match(r"\W*(\d{1,2}(?:\.\d{1,2})*)\b", f"{block.marker} {block.text}")
    return len(re.sub(r"(?:\.0)+$", "", match[1]).split(".")) if match else 0


def _about(text: str, visit: VisitRetold, anchor: date | None, before: bool) -> bool:
    """Whether the paper still speaks of its visit after a text that may turn to another."""
    if re.match(r"\W*(?:this|it)\s+(?:is|was|had\s+been|also)\b", text, re.IGNORECASE):
        return before
    told = [
        mention
        for mention in mentions_in(text, anchor)
        if (mention.period is not None or mention.number is not None) and not mention.looking_back
    ]
    if not told:
        return before
    return any(is_of(mention, visit) for mention in told)


def _turns_back_to_it(text: str, visit: VisitRetold, anchor: date | None) -> bool:
    """Whether a paragraph that opened with another visit comes to this one, or to the latest."""
    if _LATEST.match(text) and not find_periods(text):
        return True
    return visit.period is not None and any(
        mention.period == visit.period for mention in mentions_in(text, anchor)
    )


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
    at = replace(at, about_it=about_it or _turns_back_to_it(block.text, visit, anchor))
    leads = leads_in(block.text) and following is not None
    if block.kind is BlockKind.PARAGRAPH or leads:
        goes_on = _quote_goes_on(block.text, at)
        spoken = quotation_voice(block.text) if goes_on else paragraph_voice(block.text, at.voice)
        at = replace(at, voice=spoken)
    if block.kind is BlockKind.BULLET and not leads:
        return replace(at, listed=at.listed or block.kind)
    if not leads or following is None or following.kind is BlockKind.PARAGRAPH:
        of_the_list = block.kind is BlockKind.NUMBERED and at.listed in (None, block.kind)
        inside = of_the_list and not leads and at.listing is not None
        return replace(at, listed=block.kind) if inside else replace(at, listing=None, listed=None)
    return replace(at, listing=_listed_role(block.text, at), listed=None)


def _quote_goes_on(text: str, at: Speaking) -> bool:
    """Whether a paragraph only continues what somebody was quoted as saying."""
    return at.voice is Voice.COUNCIL and bool(re.match(r"^\W*[“\"]", text)) and text[:1] in '“"'


def _listed_role(lead_in: str, at: Speaking) -> Role | None:
    return Role.CONTEXT if at.closed else listed_role(lead_in, at.voice)


def _role(block: Block, at: Speaking, sectioned: bool) -> Role | None:
    """The role of a paragraph or bullet; None for what is neither finding nor worth keeping."""
    text = block.text
    is_item = block.kind in (BlockKind.BULLET, BlockKind.NUMBERED)
    leading = leads_in(text)
    if is_item and is_motion(text):
        return Role.CONTEXT
    if at.listing is not None and is_item and not leading:
        return at.listing if at.about_it else Role.CONTEXT
    if not at.about_it or at.closed:
        return Role.CONTEXT
    council_speaks = sentence_voice(sentences(text)[0]) in (Voice.COUNCIL, Voice.PROCEDURE)
    if at.role in ASKING:
        if NO_RECOMMENDATION.match(text) or leading:
            return None
        return Role.CONTEXT if council_speaks else at.role
    if at.role is not Role.CONTEXT:
        short_lead_in = leading and len(text.split()) < 25
        return Role.CONTEXT if short_lead_in or council_speaks else at.role
    voice = paragraph_voice(text) if is_item else at.voice
    if voice is not Voice.INSPECTORS or leading or _EARLIER_VISITS.search(text):
        return Role.CONTEXT
    if _PROCEDURE.search(sentences(text)[0]) and len(sentences(text)) == 1:
        return Role.CONTEXT
    return Role.SUMMARY if sectioned else Role.FINDING


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
