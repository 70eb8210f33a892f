"""From blocks to passages: sections by their headings, bullets whole, lead-ins told apart.

What stands under a heading has the heading's role; a heading that is in no list is a sub-heading
and keeps the role of its section. Sub-bullets belong to their parent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from findings.vocabulary import Role
from ingest.reading.document import Block, BlockKind
from ingest.reading.families.accounting import Left
from ingest.reading.families.headings import (
    HeadingRule,
    bare_heading,
    is_heading,
    is_lead_in_heading,
    role_of_heading,
)
from ingest.reading.schema import Aside, Passage

BASED_ON_EVIDENCE = re.compile(r"^\W*based\s+on\s+(?:the\s+)?evidence\b", re.IGNORECASE)

_VERDICT = re.compile(
    r"\b(?:authority|council|borough|trust|services)\b.{0,30}?\b(?:is|are|has|have|continues?)\s+(?:now\s+)?"
    r"(?:making|made|to\s+make|beginning|improv\w+|not)\b",
    re.IGNORECASE,
)
NO_RECOMMENDATION = re.compile(
    r"^\W*(?:there\s+(?:were|are|is|was)\s+no\b|no\s+(?:specific\s+)?(?:areas?|recommendations?|"
    r"priority)\b|"
    r"none\b|not\s+applicable|n/?a\b|inspectors\s+(?:did\s+not\s+(?:identify|find|make)|"
    r"(?:made|identified|found)\s+no)\b|(?:this|the)\s+(?:visit|inspection)\s+(?:did\s+not\s+"
    r"identify|"
    r"identified\s+no)\b)",
    re.IGNORECASE,
)
"""A sentence saying that there is nothing to improve, or no area for priority action."""

ASKING = frozenset({Role.RECOMMENDATION, Role.PRIORITY_ACTION})
_LISTED = (BlockKind.BULLET, BlockKind.NUMBERED)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading as printed (None before the first), its role, and the blocks under it."""

    heading: str | None
    role: Role
    blocks: tuple[Block, ...]


def sections(
    blocks: Sequence[Block],
    rules: Sequence[HeadingRule],
    before_heading: Role,
    role_after: Callable[[Role, bool], Role],
    left: list[Left],
) -> Iterator[Section]:
    """The sections of ``blocks``; ``before_heading`` is the role of what stands before any. The
    headings are added to ``left``.

    ``role_after(role, more)`` gives the role under a heading in no list, from the role of the
    section that it follows and whether a listed heading of findings is still to come.
    """
    heading: str | None = None
    role = before_heading
    collected: list[Block] = []
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        listed = role_of_heading(block.text, rules)
        leads_in = listed is None and block.text.rstrip().endswith(":")
        if not _heads(block, following, rules) or (leads_in and role in ASKING):
            collected.append(block)
            continue
        if collected:
            yield Section(heading, role, tuple(collected))
            collected = []
        heading = printed_heading(block.text)
        left.append(Left(Aside.HEADING, block.text))
        if leads_in:
            continue
        more = any(
            role_of_heading(later.text, rules) is Role.FINDING and _short(later)
            for later in blocks[index + 1 :]
        )
        role = listed if listed is not None else role_after(role, more)
    if collected:
        yield Section(heading, role, tuple(collected))


def _heads(block: Block, following: Block | None, rules: Sequence[HeadingRule]) -> bool:
    return is_heading(block, following, rules) or is_lead_in_heading(block, following)


def _short(block: Block) -> bool:
    return len(block.text.split()) <= 12


def printed_heading(text: str) -> str:
    """A heading as printed, without number, footnote mark and closing colon."""
    words = bare_heading(text)
    return words + "?" if text.rstrip(" 0123456789").endswith("?") else words


def passages_of(section: Section, left: list[Left]) -> Iterator[Passage]:
    """The passages of a section: list items with their sub-items, and paragraphs. What is none
    is added to ``left``.

    In a list of what needs to improve, a paragraph that only leads in to the list and a sentence
    saying that there is nothing are no passages.
    """
    items = whole_items(section.blocks)
    has_list = any(block.kind in _LISTED for block in items)
    for index, block in enumerate(items):
        role = section.role
        leads_in = block.kind not in _LISTED and block.text.rstrip().endswith(":")
        if role in ASKING and NO_RECOMMENDATION.match(block.text):
            left.append(Left(Aside.NOTHING_ASKED, block.text))
            continue
        if role in ASKING and has_list and block.kind not in _LISTED:
            if leads_in or index + 1 < len(items):
                left.append(Left(Aside.LEAD_IN, block.text))
                continue
            role = Role.CONTEXT
        verdict = role is Role.SUMMARY and gives_verdict(block.text)
        if BASED_ON_EVIDENCE.match(block.text) and not verdict:
            role = Role.CONTEXT
        yield passage(block, role, section.heading)


def gives_verdict(text: str) -> bool:
    """Whether "Based on the evidence ..." goes on to say how the authority is doing, and not only
    that areas of strength and others were identified."""
    if re.search(r"\bareas\b", text, re.IGNORECASE):
        return False
    return bool(BASED_ON_EVIDENCE.match(text) and _VERDICT.search(text))


def passage(block: Block, role: str, section: str | None, judgement: str | None = None) -> Passage:
    """A block as a passage."""
    numbered = block.kind is BlockKind.NUMBERED and block.marker
    return Passage(
        text=block.text,
        role=str(role),
        section=section,
        judgement=judgement,
        number=block.marker.strip(" .()") if numbered else None,
        page=block.page,
        boxes=block.boxes,
    )


def whole_items(blocks: Sequence[Block]) -> list[Block]:
    """``blocks`` with every sub-bullet joined to the item that it stands under."""
    items: list[Block] = []
    parent: Block | None = None
    for block in blocks:
        if items and parent is not None and _is_under(block, parent):
            items[-1] = joined(items[-1], block)
            continue
        items.append(block)
        parent = block if block.kind in _LISTED else None
    return items


def joined(parent: Block, child: Block) -> Block:
    """The parent's block with the child's text and boxes after its own."""
    return replace(parent, text=f"{parent.text} {child.text}", boxes=(*parent.boxes, *child.boxes))


def _is_under(block: Block, parent: Block) -> bool:
    if block.kind not in _LISTED or re.search(r"\d\.\d", parent.marker):
        return False
    if block.level and parent.level and block.level != parent.level:
        return block.level > parent.level
    if block.text[:1].islower() and parent.text[:1].isupper() and parent.text.endswith(":"):
        return True
    other_sign = (block.marker, block.kind) != (parent.marker, parent.kind)
    is_number = block.kind is BlockKind.NUMBERED and parent.kind is BlockKind.NUMBERED
    return other_sign and not is_number and parent.text.rstrip().endswith(":")
