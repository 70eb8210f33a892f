"""Blocks of Ofsted's inspection reports as their readers look at them.

What all of Ofsted's reports share since 2009: headings that are tagged in one year and only
bold in the next, text laid out in tables of a single cell, footnote marks stuck to a heading's
last word, and a closing page on who Ofsted is, how to complain and whose copyright it is, which
belongs to no report in particular.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from ingest.reading.document import Block, BlockKind
from ingest.reading.families.accounting import Left
from ingest.reading.schema import Aside

LONGEST_HEADING = 200
"""Characters; section headings of the judgements with their grade reach about 150."""

LONGEST_LIGHT_HEADING = 110
"""Characters from which a block that is not bold is no heading, however it is tagged."""

SHORTEST_HALF = 40
"""Characters of the first half of a paragraph that was cut in two, at least."""

LINE_GAP = 0.4
"""Of the size; more than lies between the lines of one paragraph, less than between two."""

CLOSING_PAGE = re.compile(
    r"(the office for standards in education, children's services and skills"
    r"|any complaints about (the|this) (inspection|report)"
    r"|if you are not happy with the inspection or the report"
    r"|if you would like a copy of this (document|report) in a different format"
    r"|you (may|can) (reuse|re-use|use|copy) (this information|all or parts)"
    r"|piccadilly gate\b|interested in our work\?|© ?crown copyright"
    r"|this (document|publication|report) (is available at|may be reproduced))"
)
"""Openings of the closing page, in plain form."""

_CLOSING_WITHIN = re.compile(
    r"(?<=\w) (?=The Office for Standards in Education, Children[’']s Services and Skills)"
)
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "`": "'", "\u00a0": " "})
_DASHES = re.compile(r"[\u2010-\u2015\u2212\u2500]")
_FOOTNOTE_MARK = re.compile(r"(?<=[a-z?!).:,])\d{1,2}$")
_NEEDS_MORE = re.compile(
    r"(?:\w-|,|\b(?:a|an|the|and|or|of|to|in|on|at|by|for|from|with|as|is|are|was|were|be|has|have"
    r"|that|which|their|its|not|into|between|special))$",
    re.IGNORECASE,
)
_SENTENCE_ENDS = frozenset(".:;?!)’”")
_ENDS_A_SENTENCE = (".", ";", ",", "!")
_SIGN_WITHIN = re.compile(r"\s*[◼▪■•\uf06e\uf0b7\uf0a7]\s+")
_NUMBER_BEFORE = re.compile(r"(?P<number>\d{1,3})\.+\s*(?=[A-Z‘“])")


@lru_cache(maxsize=2048)
def plain(text: str) -> str:
    """``text`` for comparing: lower case, straight quotes, plain hyphens, single spaces, without
    a footnote mark or a colon or full stop at its end."""
    if text.isascii():
        folded = text.replace("`", "'").casefold()
    else:
        folded = unicodedata.normalize("NFKC", text.translate(_QUOTES)).casefold()
        folded = _DASHES.sub("-", folded)
    folded = " ".join(folded.split())
    return _FOOTNOTE_MARK.sub("", folded).rstrip(" :.")


def is_heading(block: Block) -> bool:
    """Whether the block is a heading by its tag, or by standing alone, short and bold."""
    if len(block.text) > LONGEST_HEADING:
        return False
    if block.kind == BlockKind.HEADING:
        return True
    if block.kind != BlockKind.PARAGRAPH or not block.bold:
        return False
    return not block.text.rstrip().endswith(_ENDS_A_SENTENCE)


def out_of_layout_tables(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with each row of a single filled cell as the paragraph that it is.

    Such a row may hold a numbered paragraph, or a whole list whose bullet signs stand within
    the text; a piece that goes on in the middle of a sentence is joined to what it continues.
    """
    last: Block | None = None
    for block in blocks:
        for piece in _pieces(block):
            if last is not None and (_cut_at_number(last, piece) or _goes_on(last, piece)):
                last = _joined(last, piece)
                continue
            if last is not None:
                yield last
            last = piece
    if last is not None:
        yield last


def first_pages(blocks: Iterable[Block], last_page: int) -> list[Block]:
    """The blocks up to ``last_page``; in a format without pages the first sixty."""
    kept: list[Block] = []
    for index, block in enumerate(blocks):
        if block.page is not None and block.page > last_page:
            break
        if block.page is None and index >= 60:
            break
        kept.append(block)
    return kept


def without_closing_page(blocks: Iterable[Block], left: list[Left]) -> Iterator[Block]:
    """The blocks without closing pages, which are added to ``left``.

    A copyright line on the cover does not end a report, and a second report in the same file
    (a board's review of its own) begins with a heading on a later page.
    """
    closing: Block | None = None
    for index, block in enumerate(_closing_apart(blocks)):
        if CLOSING_PAGE.match(plain(block.text)) and (block.page or index) > 2:
            closing = block
        elif closing is not None and is_heading(block) and (block.page or 0) > (closing.page or 0):
            closing = None
        if closing is None:
            yield block
        else:
            left.append(Left(Aside.CLOSING_PAGE, block.text))


def _closing_apart(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with a closing page apart that was run into the last paragraph before it,
    which has no full stop."""
    for block in blocks:
        cut = _CLOSING_WITHIN.search(block.text)
        if cut is None or len(block.boxes) < 2:
            yield block
            continue
        closing = block.boxes[-1]
        before = tuple(box for box in block.boxes if box.page != closing.page)
        yield replace(block, text=block.text[: cut.start()].rstrip(), boxes=before)
        yield Block(
            BlockKind.PARAGRAPH, block.text[cut.start() :].strip(), closing.page, (closing,)
        )


def words_of(blocks: Iterable[Block]) -> str:
    """The blocks' text in plain form, one after the other, for looking for set phrases."""
    return plain(" ".join(block.text for block in blocks))


def _pieces(block: Block) -> list[Block]:
    if block.kind == BlockKind.HEADING and not _heads(block):
        block = replace(block, kind=BlockKind.PARAGRAPH, bold=False)
    if block.kind in {BlockKind.BULLET, BlockKind.PARAGRAPH} and not block.bold:
        return _apart(_numbered(block, block.text) or block)
    if block.kind == BlockKind.NUMBERED:
        return _apart(block)
    if block.kind != BlockKind.TABLE_ROW:
        return [block]
    if sum(bool(cell.strip()) for cell in block.cells) > 1:
        return [block]
    texts = [text.strip() for text in _SIGN_WITHIN.split(block.text)]
    first = _apart(_opening_piece(block, texts[0])) if texts[0] else []
    bullets = [
        replace(block, kind=BlockKind.BULLET, text=text, cells=(), marker="•", level=1)
        for text in texts[1:]
        if text
    ]
    return [*first, *bullets]


def _heads(block: Block) -> bool:
    """Whether a block tagged as a heading is one: body paragraphs tagged so are light and long,
    or open with their number."""
    if block.bold:
        return True
    return len(block.text) < LONGEST_LIGHT_HEADING and not _NUMBER_BEFORE.match(block.text)


def _apart(block: Block) -> list[Block]:
    """A numbered paragraph, and those with the next numbers that were run into it."""
    whole: list[Block] = []
    while block.kind == BlockKind.NUMBERED and block.marker.strip(" .").isdigit():
        following = int(block.marker.strip(" .")) + 1
        cut = re.search(rf"(?<=[.!?’”)]) ?{following}\. ?(?=[A-Z‘“])", block.text)
        if cut is None:
            break
        last_page = block.boxes[-1].page if block.boxes else block.page
        second = tuple(box for box in block.boxes if box.page == last_page)
        first = tuple(box for box in block.boxes if box.page != last_page) or block.boxes
        whole.append(replace(block, text=block.text[: cut.start()].rstrip(), boxes=first))
        block = replace(
            block,
            text=block.text[cut.end() :],
            marker=str(following),
            page=last_page,
            boxes=second,
        )
    return [*whole, block]


def _opening_piece(block: Block, text: str) -> Block:
    numbered = None if block.bold else _numbered(block, text)
    return numbered or replace(block, kind=BlockKind.PARAGRAPH, text=text, cells=())


def _numbered(block: Block, text: str) -> Block | None:
    """A paragraph whose number stands in its text ("12. Most ...", "12.Most ...") as numbered."""
    number = _NUMBER_BEFORE.match(text)
    if number is None:
        return None
    return replace(
        block,
        kind=BlockKind.NUMBERED,
        text=text[number.end() :],
        marker=number["number"],
        cells=(),
        level=1,
    )


def _goes_on(last: Block, piece: Block) -> bool:
    """Whether ``piece`` is the end of the sentence that ``last`` begins.

    A page break, or a tag in the middle of a paragraph, parts them; items of lists without
    punctuation stay apart.
    """
    if last.kind in {BlockKind.HEADING, BlockKind.TABLE_ROW} or last.bold or piece.bold:
        return False
    text = last.text.rstrip()
    if piece.kind != BlockKind.PARAGRAPH:
        return False
    if text[-1:] in _SENTENCE_ENDS:
        return _over_the_page(last, piece, text)
    if len(text) > SHORTEST_HALF and (piece.text[:1].islower() or _is_next_line(last, piece)):
        return True
    return _NEEDS_MORE.search(text) is not None and not _NUMBER_BEFORE.match(piece.text)


def _is_next_line(last: Block, piece: Block) -> bool:
    """Whether a plain paragraph stands as near under another as a line of its own would."""
    if last.kind != BlockKind.PARAGRAPH or not (last.boxes and piece.boxes and last.size):
        return False
    above, below = last.boxes[-1], piece.boxes[0]
    near = above.page == below.page and 0 < below.top - above.bottom < LINE_GAP * last.size
    return near and ":" not in last.text and ":" not in piece.text


def _over_the_page(last: Block, piece: Block, text: str) -> bool:
    """Whether a sentence goes on after a colon, a bracket or the like at its page's foot.

    Items of a list without signs, which begin in lower case as well, stay apart.
    """
    last_page = last.boxes[-1].page if last.boxes else last.page
    if piece.page is None or piece.page == last_page or text[-1:] in {".", "?", "!"}:
        return False
    return len(text) > SHORTEST_HALF and text[:1].isupper() and piece.text[:1].islower()


def _cut_at_number(last: Block, piece: Block) -> bool:
    """Whether a line that begins with a number ("Key Stage | 2. However") was taken for a new
    paragraph: the one before has no end, and its own number says another should follow."""
    if last.kind != BlockKind.NUMBERED or piece.kind != BlockKind.NUMBERED:
        return False
    own, following = last.marker.strip(" ."), piece.marker.strip(" .")
    if not own.isdigit() or not following.isdigit() or int(following) in {1, int(own) + 1}:
        return False
    return last.text.rstrip()[-1:] not in _SENTENCE_ENDS


def _joined(last: Block, piece: Block) -> Block:
    number = f"{piece.marker.strip(' .')}. " if piece.kind == BlockKind.NUMBERED else ""
    return replace(last, text=f"{last.text} {number}{piece.text}", boxes=last.boxes + piece.boxes)
