"""Makes whole again what a page break, footnote or header cut in two.

The first half of a cut paragraph lacks end punctuation and is at least a printed line long; the
second begins in the middle of a sentence. A cut bullet's second half sometimes carries a bullet
sign of its own in text copies; a true list of items without punctuation stays apart.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.reading.document import Block, BlockKind

SHORTEST_LINE = 55
"""Characters; a page break cuts between printed lines, so the first half holds one at least."""

HANGING = 5.0
"""Points that a list item's text stands right of its sign."""

SAME_SIZE = 1.0
"""Points; what differs more is no rest of a paragraph, though the one before has no end."""

NEXT_COLUMN = 20.0
"""Points from a row's left edge from which a cell is not its first."""

_END = re.compile(r"[.!?:;…][\"'’”»)\]]*\d{0,2}$")
_MID_SENTENCE_START = re.compile(r"[\"'‘“(\[]*[a-z]")
_NEEDS_MORE = re.compile(
    r"(?:,|-|–|\b(?:a|an|the|and|or|of|to|in|on|at|by|for|from|with|as|is|are|was|were|be|been|has|have|"
    r"had|that|which|who|whose|this|these|their|its|his|her|not|but|than|into|between|within|"
    r"can|could|will|would|should|may|must|do|does|where|when|because|such|more|most|some|all))$",
    re.IGNORECASE,
)
_LISTS = (BlockKind.BULLET, BlockKind.NUMBERED)
_RUNNING = (BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.NUMBERED)


@dataclass(frozen=True, slots=True)
class Part:
    """A block as found, which may be half of one.

    ``after_gap``: a page break, footnote or blank lines lie before it. ``full``: its last line
    reaches the right margin (None where unknown). ``runs_on`` and ``runs_in``: the document's own
    structure says that its end or its beginning lies on another page. ``unmarked_item``: it is a
    list item without a sign or number.
    """

    block: Block
    after_gap: bool = False
    full: bool | None = None
    runs_on: bool = False
    runs_in: bool = False
    unmarked_item: bool = False


def join_broken(parts: Sequence[Part]) -> tuple[Block, ...]:
    """The blocks of ``parts`` in order, halves joined."""
    whole: list[Part] = []
    for index, part in enumerate(parts):
        following = parts[index + 1] if index + 1 < len(parts) else None
        before = whole[-2] if len(whole) > 1 else None
        if whole and continues(whole[-1], part, following, before):
            whole[-1] = replace(
                part, block=joined(whole[-1].block, part.block), after_gap=whole[-1].after_gap
            )
        else:
            whole.append(part)
    return tuple(part.block for part in whole)


def joined(first: Block, second: Block) -> Block:
    """One block of two halves; a hyphen at the first's end is a real one."""
    boxes = first.boxes + second.boxes
    if first.kind is BlockKind.TABLE_ROW:
        cells = _joined_cells(first.cells, second.cells)
        return replace(first, text=" ".join(filter(None, cells)), cells=cells, boxes=boxes)
    whole = replace(first, text=_joined_text(first.text, second.text), boxes=boxes)
    if second.kind is BlockKind.BULLET and first.kind is BlockKind.PARAGRAPH:
        return replace(whole, kind=second.kind, marker=second.marker, level=second.level)
    return whole


def _joined_text(first: str, second: str) -> str:
    if not first or not second or _goes_on_in_a_word(first, second):
        return f"{first}{second}"
    return f"{first} {second}"


def _goes_on_in_a_word(first: str, second: str) -> bool:
    """Whether a hyphen or a dash between numbers at the first's end belongs to what follows."""
    if re.search(r"\d[–−]$", first) and second[:1].isdigit():
        return True
    return re.search(r"\w-$", first) is not None and not re.match(r"(?:and|or)\b", second)


def _joined_cells(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    """The cells of a row cut in two; a half with fewer cells belongs to the row's last ones."""
    padded = ("",) * (len(first) - len(second)) + second
    return tuple(map(_joined_text, first, padded)) + second[len(first) :]


def continues(
    first: Part, second: Part, following: Part | None = None, before: Part | None = None
) -> bool:
    """Whether ``second`` is the rest of ``first``; ``following`` is the part after it, ``before``
    the one before ``first``."""
    if first.runs_on and second.runs_in:
        rows = first.block.kind is second.block.kind is BlockKind.TABLE_ROW
        return rows or (first.block.kind in _RUNNING and second.block.kind in _RUNNING)
    if first.block.kind is second.block.kind is BlockKind.TABLE_ROW:
        return second.runs_in and second.after_gap and _is_rest_of_row(first.block, second.block)
    if first.block.kind not in _RUNNING:
        return False
    if not second.after_gap:
        return _goes_on_below(first, second)
    if second.unmarked_item and first.block.kind in _LISTS:
        return True
    if not _alike_in_size(first.block, second.block):
        return False
    if _END.search(first.block.text) or not _long_enough(first):
        return False
    if second.block.kind is BlockKind.PARAGRAPH:
        return _carries_on(first, second)
    if second.block.kind is not BlockKind.BULLET or _lists_fragments(before, first, second):
        return False
    return _wrongly_marked(first, second, following)


def _lists_fragments(before: Part | None, first: Part, second: Part) -> bool:
    """Whether the item before ``first`` has no end either: such items stay apart."""
    if before is None or before.block.kind is not BlockKind.BULLET:
        return False
    alike = before.block.marker == first.block.marker == second.block.marker
    return alike and not _END.search(before.block.text)


def _alike_in_size(first: Block, second: Block) -> bool:
    if first.size is None or second.size is None:
        return True
    return abs(first.size - second.size) <= SAME_SIZE


def _is_rest_of_row(first: Block, second: Block) -> bool:
    """Whether ``second`` holds the end of the last cells of the row ``first``.

    Some files write what lies on the next page as a row of its own with its first cells empty;
    so does a new row under a cell that spans several, whence the look at the sentence.
    """
    if not (first.boxes and second.boxes):
        return False
    stands_right = second.boxes[0].x0 - first.boxes[-1].x0 > NEXT_COLUMN
    if not stands_right or len(list(filter(None, second.cells))) >= len(first.cells):
        return False
    begun = not _END.search(first.text) or _MID_SENTENCE_START.match(second.text) is not None
    return begun and len(first.text) >= SHORTEST_LINE


def _goes_on_below(first: Part, second: Part) -> bool:
    """Whether ``second`` is the next line of ``first``, cut off where the line was full.

    Some reports hold the lines of one paragraph as paragraphs of their own.
    """
    if not first.full or second.block.kind is not BlockKind.PARAGRAPH:
        return False
    if not (first.block.boxes and second.block.boxes and first.block.size):
        return False
    above, below = first.block.boxes[-1], second.block.boxes[0]
    if below.page != above.page or not -2 < below.top - above.bottom < 0.5 * first.block.size:
        return False
    if _END.search(first.block.text):
        hangs = HANGING < below.x0 - above.x0 < 60
        return hangs and first.block.kind in _LISTS
    text = first.block.text
    return bool(_MID_SENTENCE_START.match(second.block.text) or _NEEDS_MORE.search(text))


def _long_enough(first: Part) -> bool:
    return bool(first.full) or len(first.block.text) >= SHORTEST_LINE


def _carries_on(first: Part, second: Part) -> bool:
    if _MID_SENTENCE_START.match(second.block.text):
        return True
    if _NEEDS_MORE.search(first.block.text):
        return True
    return bool(first.full) and first.block.kind is not BlockKind.BULLET


def _wrongly_marked(first: Part, second: Part, following: Part | None) -> bool:
    if not _MID_SENTENCE_START.match(second.block.text):
        return False
    if first.block.marker and first.block.text[:1].islower():
        return False
    in_list_of_sentences = following is None or not (
        following.block.kind is BlockKind.BULLET and _MID_SENTENCE_START.match(following.block.text)
    )
    return in_list_of_sentences and bool(_END.search(second.block.text))
