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

from ingest.reading.document import Block, BlockKind

LONGEST_HEADING = 200
"""Characters; section headings of the judgements with their grade reach about 150."""

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

_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "`": "'", "\u00a0": " "})
_DASHES = re.compile(r"[\u2010-\u2015\u2212\u2500]")
_FOOTNOTE_MARK = re.compile(r"(?<=[a-z?!).:,])\s?\d{1,2}$")
_ENDS_A_SENTENCE = (".", ";", ",", "!")
_SIGN_WITHIN = re.compile(r"\s*[◼▪■•\uf06e\uf0b7\uf0a7]\s+")
_NUMBER_BEFORE = re.compile(r"(?P<number>\d{1,3})\.\s*(?=[A-Z‘“])")


def plain(text: str) -> str:
    """``text`` for comparing: lower case, straight quotes, plain hyphens, single spaces, without
    a footnote mark or a colon or full stop at its end."""
    folded = unicodedata.normalize("NFKC", text.translate(_QUOTES)).casefold()
    folded = " ".join(_DASHES.sub("-", folded).split())
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
            if last is not None and _goes_on(last, piece) and piece is not block:
                last = replace(
                    last, text=f"{last.text} {piece.text}", boxes=last.boxes + piece.boxes
                )
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


def without_closing_page(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks before the closing page; a copyright line on the cover does not end a report."""
    for index, block in enumerate(blocks):
        if CLOSING_PAGE.match(plain(block.text)) and (block.page or index) > 2:
            return
        yield block


def words_of(blocks: Iterable[Block]) -> str:
    """The blocks' text in plain form, one after the other, for looking for set phrases."""
    return plain(" ".join(block.text for block in blocks))


def _pieces(block: Block) -> list[Block]:
    if block.kind in {BlockKind.BULLET, BlockKind.PARAGRAPH} and not block.bold:
        return [_numbered(block, block.text) or block]
    if block.kind != BlockKind.TABLE_ROW:
        return [block]
    if sum(bool(cell.strip()) for cell in block.cells) > 1:
        return [block]
    texts = [text.strip() for text in _SIGN_WITHIN.split(block.text)]
    first = [_opening_piece(block, texts[0])] if texts[0] else []
    bullets = [
        replace(block, kind=BlockKind.BULLET, text=text, cells=(), marker="•", level=1)
        for text in texts[1:]
        if text
    ]
    return [*first, *bullets]


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
    if last.kind in {BlockKind.HEADING, BlockKind.TABLE_ROW} or last.bold or piece.bold:
        return False
    if piece.kind not in {BlockKind.PARAGRAPH, BlockKind.BULLET}:
        return False
    return piece.text[:1].islower() and last.text.rstrip()[-1:] not in {".", ":", ";", "?"}
