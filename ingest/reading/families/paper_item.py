"""A council's paper or page cut to the item that is about a visit.

Pages of councils' committee systems hold the site's navigation and the other items of a meeting;
minutes hold many items. The item begins with the title that names the visit or inspection and
ends where the next item of the same numbering, or the page's foot, begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.reading.document import Block, BlockKind, ExtractedDocument
from ingest.reading.families.accounting import Left
from ingest.reading.schema import Aside

TITLE_BLOCKS = 120
LONGEST_TITLE = 25
SHORTEST_PARAGRAPH = 8

COUNCIL_SIGNS: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (words, re.compile(pattern, re.IGNORECASE))
    for words, pattern in (
        (("scrutiny",), r"\bscrutiny\b"),
        (("cabinet",), r"\bcabinet\b(?!\s+member)"),
        (
            ("committee", "panel"),
            r"\b(?:sub-?)?committee\b|\bpanel\s+(?:is|are|was|with|noted|members)\b",
        ),
        (
            ("member", "asked", "cllr"),
            r"\bmembers?\s+(?:is|are|were|noted|asked|considered|received|discussed|to\s+note)\b|"
            r"\bis\s+asked\s+to\b|\bare\s+asked\s+to\b|\bcllrs?\b",
        ),
        (("resolved", "minute"), r"\bresolved\b|\bminutes?\s+of\b|^\W*minutes\W*$"),
        (("agenda",), r"\bagenda\s+(?:item|papers?)\b|^\W*agenda\W*$"),
        (
            ("report",),
            r"^\W*report\s+(?:of|by|to|author)\b|\breport\s+of\s+the\s+(?:director|corporate|"
            r"executive)",
        ),
        (("implication",), r"^\W*(?:[\d.]+\s*)?(?:\w+\s+){0,4}implications?\b\W*"),
        (("consultation",), r"^\W*(?:[\d.]+\s*)?consultations?\W*$"),
        (
            ("risk",),
            r"^\W*(?:[\d.]+\s*)?risk\s+(?:management|assessment|implications)\b",
        ),
        (("background",), r"\bbackground\s+papers\b|\blist\s+of\s+background\b"),
        (("executive",), r"^\W*(?:[\d.]+\s*)?executive\s+summary\W*$"),
        (
            ("recommendation", "purpose", "decision", "reason"),
            r"^\W*(?:[\d.]+\s*)?(?:recommendations?|purpose\s+of\s+(?:the\s+)?report|"
            r"decisions?|reasons?\s+for\s+(?:the\s+)?(?:decision|recommendation)s?)\W*$",
        ),
        (
            ("meeting", "decision", "ward"),
            r"^\W*(?:meeting|date\s+of\s+meeting|decision\s+(?:maker|due|type|date)|wards?\s+"
            r"affected)\s*:",
        ),
        (("appendix",), r"\bappendix\s+[A-Z0-9]\b"),
        (
            ("briefing", "further"),
            r"\bbriefing\s+(?:note|paper)\s+(?:of|by|from|to)\b|\bfurther\s+to\s+minute\b",
        ),
        (
            ("report",),
            r"\b(?:introduced|presented|proposed|received|noted)\s+(?:the|a)\s+report\b",
        ),
    )
)
"""Marks of a committee's paper, minutes or decision, each with words of which one is in its text:
most paragraphs hold none, and looking for a word is a hundred times quicker."""

VISIT_WORDS = re.compile(
    r"\b(?:monitoring|focus(?:s?ed)?|assurance)\s+visits?\b|\bre-?inspections?\b|\bILACS\b|"
    r"\bJTAI\b|"
    r"\binspections?\s+of\b|\bofsted(?:['’]s)?\b.{0,40}\b(?:inspect(?:ions?|ed)|visit(?:s|ed)?|feedback|findings|"
    r"outcomes?|letter|report|judgement)\b|\b(?:inspection|visit|outcome|feedback|findings|"
    r"letter|report)s?\b.{0,40}"
    r"\b(?:by|from)\s+ofsted\b|\bsend\s+inspection\b",
    re.IGNORECASE,
)
_ITEM_NUMBER = re.compile(r"^\W*(?:item\s+)?(?P<number>\d{1,3})[.):]?\s+(?=\S)", re.IGNORECASE)
_FOOT = re.compile(
    r"^\W*(?:back\s+to\s+top|cookies?(?:\s+policy)?|privacy(?:\s+(?:notice|policy))?|"
    r"accessibility(?:\s+statement)?|"
    r"terms\s+(?:and|of)\b.{0,30}|contact\s+us|follow\s+us.*|share\s+this.*|copyright.*|©.*|"
    r"all\s+rights\s+reserved.*|related\s+(?:pages|content|news)|latest\s+news|sign\s+up.*|"
    r"the\s+meeting\s+(?:ended|closed|finished|concluded).*|was\s+this\s+page\s+(?:useful|"
    r"helpful).*|"
    r"rate\s+this\s+page.*|print\s+this\s+page.*|skip\s+to\s+.*)\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PaperItem:
    """The title that names the visit (empty where none does), the item's blocks without it, and
    what stands before and after the item: header lines, navigation, other items, a page's foot."""

    title: str
    blocks: tuple[Block, ...]
    before: tuple[Block, ...]
    after: tuple[Block, ...] = ()

    @property
    def left(self) -> Iterator[Left]:
        """The title and what is outside of the item."""
        yield Left(Aside.HEADING, self.title)
        yield from (Left(Aside.OUTSIDE, block.text) for block in (*self.before, *self.after))


def council_signs(blocks: Sequence[Block]) -> int:
    """How many different marks of a committee's paper, minutes or decision the blocks bear."""
    texts = [(block.text, block.text.lower()) for block in blocks]
    return sum(
        any(any(word in low for word in words) and sign.search(text) for text, low in texts)
        for words, sign in COUNCIL_SIGNS
    )


def paper_item(document: ExtractedDocument) -> PaperItem:
    """The item of the paper that is about a visit or inspection; the whole where none is marked."""
    blocks = [block for block in document.blocks if block.text.strip()]
    at = _title_at(blocks)
    if at is None:
        return _item("", blocks, 0, _to_foot(blocks))
    title = blocks[at].text
    body = _to_next_item(blocks[at + 1 :], f"{blocks[at].marker} {title}".strip())
    if _words(body) < 60 and at > 0:
        body = blocks[at + 1 :]
    return _item(title, blocks, at, _to_foot(body))


def _item(title: str, blocks: Sequence[Block], at: int, body: Sequence[Block]) -> PaperItem:
    """The item of ``body``, which follows the title at ``at``, if there is one."""
    end = at + bool(title) + len(body)
    return PaperItem(title, tuple(body), tuple(blocks[:at]), tuple(blocks[end:]))


def _title_at(blocks: Sequence[Block]) -> int | None:
    """The first line that names a visit and that text follows soon: navigation leads to none."""
    for index, block in enumerate(blocks[:TITLE_BLOCKS]):
        following = blocks[index + 1 : index + 9]
        if not _may_be_title(block) or not _names_a_visit(block, following):
            continue
        if any(len(later.text.split()) > SHORTEST_PARAGRAPH for later in following):
            return index
    return None


def _names_a_visit(block: Block, following: Sequence[Block]) -> bool:
    """Whether a line names a visit, or Ofsted where the text after it does."""
    if VISIT_WORDS.search(block.text):
        return True
    speaks_of_ofsted = re.search(r"\bofsted\b", block.text, re.IGNORECASE)
    return bool(speaks_of_ofsted and len(block.text.split()) >= 3) and any(
        VISIT_WORDS.search(later.text) for later in following
    )


def _may_be_title(block: Block) -> bool:
    words = block.text.split()
    if not words or len(words) > LONGEST_TITLE or block.kind is BlockKind.TABLE_ROW:
        return False
    if block.kind is BlockKind.BULLET:
        return False
    return not block.text.rstrip().endswith((".", ";", ",", ":"))


def _to_next_item(blocks: Sequence[Block], title: str) -> list[Block]:
    numbered = _ITEM_NUMBER.match(title)
    if numbered is None:
        return list(blocks)
    following = int(numbered["number"]) + 1
    for index, block in enumerate(blocks):
        match = _ITEM_NUMBER.match(f"{block.marker} {block.text}".strip())
        if match and int(match["number"]) == following and len(block.text.split()) <= 20:
            return list(blocks[:index])
    return list(blocks)


def _to_foot(blocks: Sequence[Block]) -> list[Block]:
    for index, block in enumerate(blocks):
        if len(block.text.split()) <= 12 and _FOOT.match(block.text):
            return list(blocks[:index])
    return list(blocks)


def _words(blocks: Sequence[Block]) -> int:
    return sum(len(block.text.split()) for block in blocks)
