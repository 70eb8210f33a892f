"""A visit letter taken apart: header, subject, opening, body, close.

Layout, 2013-2026: address, date and addressee in any order; "Dear ..."; the subject (one line or
wrapped over two); an opening that says which visit, when and by whom, in one paragraph or
several; the body; who gets a copy, when it is published, what it is taken into account for;
"Yours sincerely", a signature, perhaps copies and enclosures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.reading.document import Block, BlockKind, ExtractedDocument
from ingest.reading.families.accounting import Left
from ingest.reading.families.headings import role_of_heading
from ingest.reading.fields.citations import sentences
from ingest.reading.fields.people import CLOSINGS, as_listed, inspectors_named, tidy_name
from ingest.reading.schema import Aside

HEADER_BLOCKS = 45
"""The subject and opening of a letter are among its first blocks, address lines included."""

VISIT_SUBJECT = re.compile(
    r"^\W*(?:re\s*:\s*|subject\s*:\s*)?(?:ofsted(?:['’]s)?\s+|report\s+(?:of|on)\s+(?:the\s+|"
    r"a\s+)?|"
    r"(?:the\s+)?(?:first|second|third|\w+th)\s+|(?:and\s+)?final\s+|ilacs\s+|covid-19\s*:?\s*|"
    r"findings\s+(?:of|from)\s+(?:the\s+|a\s+)?|letter\s*:\s*|improvement\s+|local\s+authority\s+|"
    r"children['’]s\s+(?:social\s+care\s+)?services\s+)*?"
    r"(?P<kind>monitoring|focus(?:s?ed)?|assurance|progress|improvement)\s+visits?\b",
    re.IGNORECASE,
)
LETTER_OPENING = re.compile(
    r"^\W*(?:this\s+(?:letter|report)\s+(?:summari[sz]es|sets\s+out|reports|details|outlines|"
    r"contains|"
    r"is\s+(?:a\s+)?(?:to|summary)|provides|gives|confirms|describes|presents)|"
    r"(?:i\s+am|we\s+are)\s+writing\s+to\b|following\s+(?:the|my|our|a)\b.{0,60}\bvisit|"
    r"thank\s+you\s+for\b.{0,200}\bvisit|i\s+write\b|the\s+purpose\s+of\s+this\s+letter|"
    r"on\s+.{4,60}\bvisit(?:ed)?\b|as\s+you\s+(?:know|are\s+aware)\b)",
    re.IGNORECASE,
)
_STILL_OPENING = re.compile(
    r"\bletter\s+(?:summari[sz]es|sets\s+out)|\binspectors?\s*(?:\(hmi\)\s*)?(?:for\s+(?:this|"
    r"the)\s+visit\s+)?"
    r"(?:were|was)\b\s*:?\s*(?-i:[A-Z])|"
    r"\bvisit\s+was\s+(?:the|our|your)\s+(?:first|second|third|final|last|\w+th|\d+\w\w)\b|"
    r"^\W*(?:this|it)\s+was\s+(?:the|your)\s+\w+\s+(?:and\s+\w+\s+)?"
    r"(?:monitoring\s+|focus(?:s?ed)?\s+)?visit|\bvisit\s+(?:took\s+place|was\s+(?:carried\s+"
    r"out|led|"
    r"undertaken|conducted))\b[^.]*\b(?:by\s+(?-i:[A-Z])|20\d\d)|^\W*(?:the\s+)?(?:lead\s+|"
    r"team\s+)?inspectors?\s*:",
    re.IGNORECASE,
)
_BODY_STARTS = re.compile(
    r"^\W*(?:inspectors|the\s+visit|we|they)\s+(?:also\s+)?(?:looked|considered|focus(?:s?ed)|"
    r"reviewed|"
    r"evaluated|examined|sampled|met|spoke)",
    re.IGNORECASE,
)
CLOSING_SENTENCE = re.compile(
    r"^\W*(?:i\s+(?:am\s+copying|have\s+copied|am\s+sending\s+a\s+copy|will\s+be\s+copying|"
    r"would\s+like\s+to\s+thank|"
    r"hope\s+(?:that\s+)?(?:you|this)|look\s+forward|am\s+grateful|wish|thank|extend\s+my|"
    r"will\s+(?:write|be\s+in\s+touch|contact))|"
    r"(?:the\s+)?inspectors\s+(?:are|were|remain)\s+(?:very\s+)?(?:grateful|thankful)|"
    r"inspectors\s+(?:would\s+like\s+to\s+)?thank\b|"
    r"(?:you|the\s+(?:local\s+authority|council|trust))\s+(?:(?:is|are)\s+(?:now\s+)?(?:required|asked)\s+to|"
    r"must|should|will\s+(?:need|have)\s+to)\s+(?:now\s+)?(?:submit|send|prepare|produce|provide|"
    r"respond|return|publish)\b[^.]*\b(?:plan|statement|response|ofsted|secretary|days)\b|"
    r"(?:the|your|this)\s+(?:action\s+)?plan\s+(?:should|must)\b[^.]*\b(?:ofsted|days|sent|submitted)\b|"
    r"(?:please\s+)?(?:send|submit)\s+(?:the|your|this|a)\b[^.]*\bplan\b|"
    r"we\s+(?:are\s+copying|would\s+like\s+to\s+thank|will\s+publish|are\s+grateful|look\s+"
    r"forward)|"
    r"(?:a\s+)?cop(?:y|ies)\s+of\s+this\s+letter|this\s+letter\s+(?:(?:will\s+be|is\s+being|is|"
    r"has\s+been|"
    r"was)\s+(?:also\s+)?(?:published|copied|sent|placed|shared)|and\s+)|(?:the|this)\s+"
    r"letter\s+will\s+be\s+"
    r"(?:published|copied|sent)|(?:it|they)\s+will\s+(?:also\s+)?be\s+(?:published|taken\s+"
    r"into\s+account)|"
    r"ofsted\s+will\s+(?:take|publish|consider|use|return|continue\s+to\s+monitor|be\s+in\s+"
    r"touch|contact)|"
    r"(?:the\s+)?(?:findings|outcomes?)\s+(?:of|from)\s+(?:this|the)\s+(?:\w+\s+){0,2}visit\s+"
    r"will\b|"
    r"(?:please\s+)?(?:pass\s+on|accept|convey)\s+(?:my|our)\s+thanks|thank\s+you\s+(?:for|and|"
    r"to)\b|"
    r"(?:this|the)\s+visit\s+will\s+be\s+(?:taken|considered)\b|"
    r"(?:the\s+)?(?:local\s+authority|council|trust)['’]s\s+progress\s+will\s+be\b|"
    r"(?:a\s+)?further\s+(?:monitoring\s+|focused\s+)?visits?\s+(?:will|is|are)\b|"
    r"(?:the|our|your)\s+next\s+(?:monitoring\s+|focused\s+)?visit\s+(?:will|is|has)\b|"
    r"if\s+you\s+have\s+any\s+(?:questions|queries|concerns|comments)|"
    r"(?:please\s+)?(?:do\s+not\s+hesitate|contact\s+me|feel\s+free)\b|my\s+thanks\b|our\s+thanks\b|"
    r"(?:this|the)\s+(?:letter|report)\s+is\s+(?:being\s+)?(?:copied|sent)|copied\s+to\b|cc\b\W|"
    r"published\s*:?\s*\d|yours\s+(?:sincerely|faithfully))",
    re.IGNORECASE,
)
_SURELY_CLOSES = re.compile(
    r"^\W*(?:ofsted\s+will\s+(?:take|publish)\b|i\s+(?:am\s+copying|have\s+copied)\b|"
    r"(?:a\s+)?cop(?:y|ies)\s+of\s+this\s+letter\b|this\s+letter\s+will\s+be\s+published\b)",
    re.IGNORECASE,
)
LONGEST_CLOSING = 6
"""Paragraphs between the last finding and the signature."""

_NOISE = re.compile(
    r"^\W*(?:(?:page\s+)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?|(?:https?://|www\.)\S+|\S+@\S+|"
    r"(?:t(?:el)?|f|textphone)\W*[\d\s()+]{8,}.*|ofsted\s+is\s+proud\s+to\s+use\s+recycled\s+paper|"
    r"investors?\s+in\s+people)\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class LetterParts:
    """The blocks of a letter by their part; ``subject`` is one text, ``closing`` begins with the
    first block that only says who gets a copy and so on, ``signature`` with "Yours sincerely"."""

    header: tuple[Block, ...]
    subject: str
    opening: tuple[Block, ...]
    body: tuple[Block, ...]
    closing: tuple[str, ...]
    signature: tuple[str, ...]
    after_subject: tuple[Block, ...] = ()
    """What stands between subject and opening: the date or "Dear ..." in some letters."""
    furniture: tuple[Block, ...] = ()
    """Page numbers, addresses of the web and the like, and the subject where it is repeated."""

    @property
    def opening_text(self) -> str:
        """The opening's paragraphs as one text."""
        return " ".join(block.text for block in self.opening)

    @property
    def left(self) -> Iterator[Left]:
        """What is no part of the letter's body, by its part."""
        yield Left(Aside.SUBJECT, self.subject)
        for kind, blocks in (
            (Aside.LETTER_HEAD, self.header),
            (Aside.LETTER_HEAD, self.after_subject),
            (Aside.OPENING, self.opening),
            (Aside.NOISE, self.furniture),
        ):
            yield from (Left(kind, block.text) for block in blocks)
        yield from (Left(Aside.CLOSING, text) for text in self.closing)
        yield from (Left(Aside.SIGNATURE, text) for text in self.signature)


@lru_cache(maxsize=1)
def letter_parts(document: ExtractedDocument) -> LetterParts | None:
    """The parts of a visit letter; None where neither a subject nor an opening says it is one."""
    blocks = [
        part
        for block in document.blocks
        if not _NOISE.match(block.text)
        for part in unmerged(block)
    ]
    subject_at = _subject_at(blocks)
    opening_at = _opening_at(blocks, subject_at)
    if subject_at is None and opening_at is None:
        return None
    subject, after_subject = _subject(blocks, subject_at)
    start = opening_at if opening_at is not None else after_subject
    opening, body_at = _opening(blocks, start)
    rest = [block for block in blocks[body_at:] if not _repeats(block, subject)]
    furniture = [block for block in document.blocks if _NOISE.match(block.text)]
    furniture += [block for block in blocks[body_at:] if _repeats(block, subject)]
    body, closing, signature = _body_and_close(rest, inspectors_of(opening))
    header_end = subject_at if subject_at is not None else start
    between = tuple(blocks[after_subject:start]) if subject_at is not None else ()
    header = tuple(blocks[:header_end])
    return LetterParts(
        header, subject, opening, body, closing, signature, between, tuple(furniture)
    )


def _repeats(block: Block, subject: str) -> bool:
    """Whether a block is the subject again, as a page's title, perhaps with date and number."""
    plain = " ".join(re.sub(r"[\W\d_]+", " ", block.text).casefold().split())
    title = " ".join(re.sub(r"[\W\d_]+", " ", subject).casefold().split())
    return len(title.split()) > 3 and plain.startswith(title) and len(plain) < len(title) + 40


def unmerged(block: Block) -> list[Block]:
    """A block cut where text copies run a letter's parts together on one line.

    Before "This letter summarises", "Yours sincerely" and the subject after "Dear ...", and after
    a heading of several words that the paragraph's own text follows at once.
    """
    pieces = [piece.strip() for piece in _RUN_TOGETHER.split(block.text) if piece.strip()]
    cut: list[str] = []
    for piece in pieces:
        heading = _HEADING_BEFORE_TEXT.match(piece)
        if heading and block.kind is BlockKind.PARAGRAPH and len(piece.split()) > 14:
            cut += [heading["heading"].strip(), piece[heading.end("heading") :].strip()]
        else:
            cut.append(piece)
    if len(cut) <= 1:
        return [block]
    return [replace(block, text=text) for text in cut]


_RUN_TOGETHER = re.compile(
    r"\s+(?=This\s+letter\s+summari[sz]es\s+the\s+findings)|(?<=\w[.!?])\s+(?=Yours\s+(?:sincerely|"
    r"faithfully))|(?<=\w)\s+(?=Dear\s+(?:Mr|Mrs|Ms|Miss|Dr)\b)|"
    r"\s+(?=(?:Monitoring|Focus(?:s?ed)?|Assurance)\s+visit\s+(?:of|to)\s+[A-Z].{3,80}\s"
    r"This\s+letter\s+summari[sz]es)"
)
_HEADING_BEFORE_TEXT = re.compile(
    r"^(?P<heading>Areas\s+covered\s+by\s+the\s+visit|Headline\s+findings|Summary\s+of\s+findings|"
    r"Findings\s+and\s+evaluation\s+of\s+progress|Evaluation\s+of\s+progress|Main\s+findings|"
    r"What\s+needs\s+to\s+improve(?:\s+in\s+this\s+area\s+of\s+social\s+work\s+practice)?[?:]?)"
    r"\s+(?=[A-Z][a-z’']+\s+[a-z])"
)


def inspectors_of(opening: Sequence[Block]) -> tuple[str, ...]:
    """The inspectors that the opening's paragraphs list."""
    return inspectors_named("\n".join(block.text for block in opening))


def _subject_at(blocks: Sequence[Block]) -> int | None:
    for index, block in enumerate(blocks[:HEADER_BLOCKS]):
        if LETTER_OPENING.match(block.text):
            return None
        if VISIT_SUBJECT.match(block.text) and len(block.text.split()) <= 30:
            return index
    return None


def _subject(blocks: Sequence[Block], at: int | None) -> tuple[str, int]:
    """The subject's text with the lines that it wraps over, and the index of what follows."""
    if at is None:
        return "", 0
    text, following = blocks[at].text, at + 1
    while following < len(blocks) and following - at < 3 and _wraps(text, blocks[following]):
        text += " " + blocks[following].text
        following += 1
    return text, following


def _wraps(subject: str, block: Block) -> bool:
    words = block.text.split()
    if not words or len(words) > 10 or block.text.rstrip().endswith((".", ":", ",")):
        return False
    if block.kind in (BlockKind.BULLET, BlockKind.NUMBERED) or LETTER_OPENING.match(block.text):
        return False
    if role_of_heading(block.text) is not None or block.text.lower().startswith("dear"):
        return False
    ends_open = re.search(r"\b(?:of|to|the|and|local|authority|council|in|at|[A-Z]\w+)$", subject)
    goes_on = re.match(r"(?:local|authority|council|children|services|[a-z(&])", block.text, re.I)
    return bool(goes_on or (ends_open and subject.split()[-1].islower()))


def _opening_at(blocks: Sequence[Block], subject_at: int | None) -> int | None:
    first = subject_at + 1 if subject_at is not None else 0
    for index in range(first, min(len(blocks), first + HEADER_BLOCKS)):
        text = blocks[index].text
        if LETTER_OPENING.match(text) and re.search(r"\bvisit", text, re.IGNORECASE):
            return index
        if subject_at is not None and role_of_heading(text) is not None:
            return None
    return None


def _opening(blocks: Sequence[Block], start: int) -> tuple[tuple[Block, ...], int]:
    """The opening's paragraphs from ``start`` and the index of the first block of the body."""
    end = start
    while end < len(blocks):
        text = blocks[end].text
        if end > start and (role_of_heading(text) is not None or _BODY_STARTS.match(text)):
            break
        if not (LETTER_OPENING.match(text) or _STILL_OPENING.search(text)):
            if end > start and blocks[end].kind is BlockKind.BULLET and tidy_name_in(text):
                end += 1
                continue
            break
        end += 1
    return tuple(blocks[start:end]), end


def tidy_name_in(text: str) -> bool:
    """Whether a short line is a name, with its title perhaps: an item of a list of inspectors."""
    return len(text.split()) <= 10 and tidy_name(text.split(",")[0]) is not None


def _body_and_close(
    blocks: Sequence[Block], inspectors: Sequence[str]
) -> tuple[tuple[Block, ...], tuple[str, ...], tuple[str, ...]]:
    signed_at = next(
        (index for index, block in enumerate(blocks) if _signs(block, inspectors)), len(blocks)
    )
    closed_at = _closed_at(blocks[:signed_at])
    body = list(blocks[:closed_at])
    closing = [block.text for block in blocks[closed_at:signed_at]]
    while body:
        kept, cut = _without_closing(body[-1])
        if not cut:
            break
        closing.insert(0, cut)
        body.pop()
        if kept is not None:
            body.append(kept)
            break
    return tuple(body), tuple(closing), tuple(block.text for block in blocks[signed_at:])


def _closed_at(blocks: Sequence[Block]) -> int:
    """Where the closing begins: with the last blocks' first that surely closes a letter, if no
    heading of a section comes after it."""
    for index in range(max(len(blocks) - LONGEST_CLOSING, 0), len(blocks)):
        if _SURELY_CLOSES.match(blocks[index].text):
            later = blocks[index + 1 :]
            if not any(role_of_heading(block.text) is not None for block in later):
                return index
    return len(blocks)


def _signs(block: Block, inspectors: Sequence[str]) -> bool:
    if len(block.text.split()) > 14 or block.kind is BlockKind.BULLET:
        return False
    if CLOSINGS.match(block.text):
        return True
    name = tidy_name(block.text)
    return name is not None and as_listed(name, inspectors) is not None


def _without_closing(block: Block) -> tuple[Block | None, str]:
    """A block without the closing sentences at its end, and these; None where nothing is left."""
    parts = sentences(block.text)
    keep = len(parts)
    for index in range(len(parts) - 1, -1, -1):
        if CLOSING_SENTENCE.match(parts[index]):
            keep = index
    if keep == len(parts):
        return block, ""
    cut = " ".join(parts[keep:])
    if keep == 0:
        return None, cut
    return replace(block, text=" ".join(parts[:keep])), cut
