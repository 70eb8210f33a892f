"""Passages of an inspection report by section: each family names its headings, one walk reads.

A ``SectionRule`` says what a heading opens: the role of what stands under it and the judgement
area it belongs to. A heading that no rule knows is a subheading: role and judgement stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from findings.vocabulary import Role
from ingest.reading.document import Block, BlockKind
from ingest.reading.families.accounting import Left
from ingest.reading.families.inspection_blocks import (
    is_heading,
    out_of_layout_tables,
    plain,
)
from ingest.reading.schema import Aside, Passage

LONGEST_LIGHT_SUBHEADING = 100
"""Characters of a subheading that nothing but its place and its missing full stop tells."""

LIST_KINDS = frozenset({BlockKind.BULLET, BlockKind.NUMBERED, BlockKind.TABLE_ROW})
NONE_ASKED = re.compile(
    r"(?:there (?:are|were) no|(?:the |this )?(?:inspection|inspectors) "
    r"(?:did not|have not|has not|found no)).{0,40}(?:areas?|priority|actions?|recommendations?)"
    r"|no (?:priority |immediate |key |further )*(?:areas?|actions?|recommendations?)\b.{0,60}"
    r"\b(?:identified|found|made|needed|required)\b"
)
"""Openings of a sentence that says there is nothing on the list, in plain form."""

LEAD_IN = re.compile(r"\bthe following (?:actions?|areas?|steps?|recommendations?)$")
"""How an item ends that opens a list instead of being of it, in plain form."""

SECOND_SIGNS = frozenset("-–−o\uf02d")
"""Bullet signs of the second level."""

_GOES_ON_TO_SAY = re.compile(
    r"[a-z]?(?:in particular|this (?:should|must|needs to|will)? ?includ|these (?:should )?includ"
    r"|they should (?:also )?(?:focus|include)|.{0,60}\bshould also\b)"
)
_OUGHT = re.compile(r"\b(?:should|must|needs? to)\b")

ASKED_FOR = frozenset({Role.RECOMMENDATION, Role.PRIORITY_ACTION})
"""Roles in which each item of a list is one passage, with its sub-items inside it."""


REPORT_SUMMARY = "report-summary"


@dataclass(frozen=True, slots=True)
class SectionRule:
    """What a heading opens.

    ``pattern`` matches the whole heading in plain form. ``role`` None means that what stands
    there is no passage, and ``left_as`` says what it is. ``judgement`` None with
    ``keeps_judgement`` leaves the area as it was. ``part`` is set by headings of a report's parts
    (the LSCB review) and lends its judgement to every section in it, until the next heading with
    a part. ``aside`` is a box within a section (a case study): its plain paragraphs have this
    role, lists after it are the section's again. With ``paragraph_items`` each paragraph of a
    list is an item, and bullets after one that ends in a colon are its sub-items. Numbered
    paragraphs begin a section of ``numbered_role`` of their own, where that is given, without a
    heading. In sections of ``not_under`` (a role, what is left out there, or ``report-summary``
    for a summary that belongs to no judgement) the same words are a subheading and open nothing.
    """

    pattern: re.Pattern[str]
    role: str | None
    judgement: str | None = None
    keeps_judgement: bool = False
    part: str | None = None
    aside: bool = False
    paragraph_items: bool = False
    numbered_role: str | None = None
    not_under: frozenset[str] = frozenset()
    left_as: Aside | None = None


@dataclass(slots=True)
class _Place:
    """Where in the report the walk is."""

    role: str | None = None
    heading: str | None = None
    judgement: str | None = None
    part: str | None = None
    around: tuple[str | None, str | None] | None = None
    paragraph_items: bool = False
    numbered_role: str | None = None
    left_as: Aside | None = None

    @property
    def ways(self) -> set[str]:
        """What ``not_under`` may name of this place."""
        named = {self.role or ""}
        if self.role == Role.SUMMARY and self.judgement is None:
            named.add(REPORT_SUMMARY)
        if self.part:
            named.add(self.part)
        if self.left_as:
            named.add(self.left_as)
        return named


ABOUT_NAMES = re.compile(
    r"(?:please note that )?(?:all |the )?(?:children's |family )?names (?:used )?"
    r"(?:in this \w+(?: \w+)? )?(?:are|have been|were) "
    r"(?:pseudonyms|fictitious|changed|anonymi[sz]ed)[^.]{0,60}$"
)
"""A note that names in an example are not the real ones says nothing of the services."""


@dataclass(slots=True)
class _Walk:
    rules: Sequence[SectionRule]
    place: _Place
    left: list[Left]
    passages: list[Passage] = field(default_factory=list)
    parents: list[Block] = field(default_factory=list)

    def take(self, block: Block, following: Block | None) -> None:
        rule = self.rule_for(block)
        if rule is not None:
            self.open(rule, block)
            self.left.append(Left(Aside.HEADING, block.text))
        elif self.is_contents_line(block):
            self.left.append(Left(Aside.CONTENTS, block.text))
        elif is_heading(block) or _heads_a_list(block, following):
            self.left.append(Left(self.place.left_as or Aside.HEADING, block.text))
            self.leave_aside(block.text)
            if self.leaves_list(following):
                self.place.role = Role.FINDING
        elif self.place.role is not None and _has_words(block.text):
            self.add(block)
        elif self.place.left_as is not None:
            self.left.append(Left(self.place.left_as, block.text))

    def leaves_list(self, following: Block | None) -> bool:
        """Whether paragraphs follow a subheading in a list: the list is over, findings begin."""
        if self.place.role not in ASKED_FOR or self.place.paragraph_items or following is None:
            return False
        prose = following.kind == BlockKind.PARAGRAPH and not following.bold
        return prose and not following.text.rstrip().endswith(":")

    def rule_for(self, block: Block) -> SectionRule | None:
        if block.kind in {BlockKind.BULLET, BlockKind.NUMBERED} and not block.bold:
            return None
        text = plain(block.text)
        ways = self.place.ways
        return next(
            (
                rule
                for rule in self.rules
                if rule.pattern.fullmatch(text) and not rule.not_under & ways
            ),
            None,
        )

    def is_contents_line(self, block: Block) -> bool:
        """Whether a line is the heading of a section with its page number."""
        line = re.fullmatch(r"(.{5,140}?)[ .…]+\d{1,3}", block.text.strip())
        if line is None or block.kind not in {BlockKind.PARAGRAPH, BlockKind.TABLE_ROW}:
            return False
        return any(rule.pattern.fullmatch(plain(line[1])) for rule in self.rules)

    def open(self, rule: SectionRule, block: Block) -> None:
        place = self.place
        if rule.aside:
            place.around = place.around or (place.role, place.heading)
        else:
            place.around = None
            if rule.part is not None:
                place.part = rule.part or None
            if not rule.keeps_judgement:
                place.judgement = rule.judgement
            place.paragraph_items = rule.paragraph_items
            place.numbered_role = rule.numbered_role
            place.left_as = rule.left_as
        place.role, place.heading = rule.role, block.text

    def leave_aside(self, heading: str) -> None:
        if self.place.around is not None:
            self.place.role = self.place.around[0]
            self.place.around = None
        self.place.heading = heading

    def add(self, block: Block) -> None:
        if self.place.around is not None and block.kind in LIST_KINDS:
            self.place.role, self.place.heading = self.place.around
            self.place.around = None
        if self.place.numbered_role is not None and _number(block) is not None:
            self.place.role, self.place.numbered_role = self.place.numbered_role, None
        if self.belongs_to_last(block):
            self.passages[-1] = _joined(self.passages[-1], block)
            return
        role = self.place.role or Role.CONTEXT
        if ABOUT_NAMES.match(plain(block.text)):
            role = Role.CONTEXT
        elif role in ASKED_FOR and self.place.paragraph_items:
            if not _is_sentence(block):
                self.left.append(Left(Aside.RESPONSIBLE_BODY, block.text))
                return
        elif role in ASKED_FOR and block.kind == BlockKind.PARAGRAPH:
            role = Role.FINDING if self.has_items() else Role.CONTEXT
        elif role in ASKED_FOR and _asks_nothing(block):
            role = Role.CONTEXT
        self.passages.append(self.passage(block, role))
        self.parents.append(block)

    def has_items(self) -> bool:
        """Whether the list under this heading has had an item: what follows is about it."""
        last = self.passages[-1] if self.passages else None
        return last is not None and last.role in ASKED_FOR and last.section == self.place.heading

    def passage(self, block: Block, role: str) -> Passage:
        return Passage(
            text=block.text,
            role=role,
            section=self.place.heading,
            judgement=self.place.part or self.place.judgement,
            number=_number(block),
            page=block.page,
            boxes=block.boxes,
        )

    def belongs_to_last(self, block: Block) -> bool:
        """Whether a block is a sub-item, or the rest, of the recommendation before it."""
        if self.place.role not in ASKED_FOR or not self.passages:
            return False
        last, parent = self.passages[-1], self.parents[-1]
        if last.role != self.place.role or last.section != self.place.heading:
            return False
        if self.place.paragraph_items:
            return _is_part_of(block, last)
        return _is_under(block, parent)


def passages_by_section(
    blocks: Iterable[Block],
    rules: Sequence[SectionRule],
    left: list[Left],
    *,
    role: str | None = None,
) -> tuple[Passage, ...]:
    """The passages of ``blocks``; ``role`` is that of what stands before the first heading that
    a rule knows, without one it is the cover's. What is no passage is added to ``left``."""
    walk = _Walk(rules, _Place(role=role, left_as=None if role else Aside.COVER), left)
    whole = list(out_of_layout_tables(blocks))
    for block, following in zip_longest(whole, whole[1:]):
        walk.take(block, following)
    return tuple(walk.passages)


def _joined(passage: Passage, block: Block) -> Passage:
    return replace(passage, text=f"{passage.text} {block.text}", boxes=passage.boxes + block.boxes)


def _heads_a_list(block: Block, following: Block | None) -> bool:
    """Whether a short light paragraph without an end is the subheading of the list after it."""
    if block.kind != BlockKind.PARAGRAPH or len(block.text) > LONGEST_LIGHT_SUBHEADING:
        return False
    if following is None or following.kind not in {BlockKind.BULLET, BlockKind.NUMBERED}:
        return False
    return block.text[:1].isupper() and block.text.rstrip()[-1:].isalpha()


def _is_under(block: Block, parent: Block) -> bool:
    """Whether a list item is a sub-item of ``parent`` by its depth, its sign or its wording."""
    if block.kind == BlockKind.NUMBERED:
        return _number(block) is None and block.level > parent.level
    if block.kind != BlockKind.BULLET or parent.kind == BlockKind.PARAGRAPH:
        return False
    if parent.kind == BlockKind.NUMBERED or block.level > parent.level:
        return True
    if block.marker.strip() in SECOND_SIGNS and parent.marker.strip() not in SECOND_SIGNS:
        return True
    return parent.text.rstrip().endswith(":") and block.text[:1].islower()


def _asks_nothing(block: Block) -> bool:
    """Whether an item of a list only opens it, or says that there is nothing on it."""
    text = plain(block.text)
    return NONE_ASKED.match(text) is not None or LEAD_IN.search(text) is not None


def _is_part_of(block: Block, item: Passage) -> bool:
    """Whether a block of a list whose items are paragraphs belongs to ``item``: a sub-item of
    what ends in a colon, a sentence that goes on from it, or the rest of a sentence."""
    if block.kind == BlockKind.BULLET:
        return ":" in item.text
    if block.kind == BlockKind.NUMBERED:
        return False
    if item.text.rstrip()[-1:] not in {".", ":", ";"} or block.text[:1].islower():
        return True
    return _GOES_ON_TO_SAY.match(plain(block.text)) is not None


def _is_sentence(block: Block) -> bool:
    """Whether a paragraph asks for something: names of bodies and page furniture do not."""
    text = block.text.rstrip()
    return len(text) > 40 and (text.endswith((".", ":", ";")) or _OUGHT.search(text) is not None)


def _number(block: Block) -> str | None:
    digits = re.fullmatch(r"\(?(\d{1,3})[.)]?", block.marker.strip())
    return digits[1] if block.kind == BlockKind.NUMBERED and digits else None


def _has_words(text: str) -> bool:
    return re.search(r"[A-Za-z]{2}", text) is not None
