"""How deep list items stand where the format does not say: by their signs and where they stand."""

from collections.abc import Iterable
from dataclasses import replace

from ingest.reading.document import Block, BlockKind
from ingest.reading.extract.typography import DASH_SIGNS

DEEPER = 6.0
"""Points; an item standing further right than this is of the next level."""

_LISTS = (BlockKind.BULLET, BlockKind.NUMBERED)


def with_depths(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """``blocks`` with list items of a second sign, under items of a first, on level 2."""
    deepened: list[Block] = []
    outer: Block | None = None
    for block in blocks:
        if block.kind not in _LISTS:
            outer = None
        elif outer is None or not _deeper(outer, block):
            outer = block
        elif block.level < outer.level + 1:
            block = replace(block, level=outer.level + 1)
        deepened.append(block)
    return tuple(deepened)


def _deeper(outer: Block, item: Block) -> bool:
    if item.level > outer.level:
        return True
    if _sort(item.marker) == _sort(outer.marker):
        return False
    right = _x0(item) - _x0(outer)
    return right > DEEPER or (_sort(item.marker) in ("dash", "letter") and right > -DEEPER)


def _x0(block: Block) -> float:
    return block.boxes[0].x0 if block.boxes else 0.0


def _sort(marker: str) -> str:
    if marker in DASH_SIGNS or marker == "o":
        return "dash"
    if marker[:1].isdigit():
        return "number"
    return "letter" if marker.isalpha() else "sign"
