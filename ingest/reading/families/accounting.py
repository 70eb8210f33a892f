"""The account of a document's text: what of it is in findings, and what was left out as what.

A reader knows why it leaves a text out (the opening of a letter, a closing page, a table's cell
that names who is responsible) and says so beside its passages. Here every block of the document
is looked for among the passages, the headings and what was so left out; what is in none of them
is ``unexplained``. Letters and digits count, so that neither spaces nor signs make a difference.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.reading.document import Block, LeftOut
from ingest.reading.schema import Aside, Passage

_FINDING = "finding"
SHORTEST = 3
"""Letters from which the pieces of a text are worth looking for."""


@dataclass(frozen=True, slots=True)
class Left:
    """A text that a reader knowingly made no passage of."""

    kind: Aside
    text: str


@dataclass(slots=True, eq=False)
class _Place:
    """A text that blocks may stand in, and how many of its letters no block has filled."""

    kind: str
    letters: str
    free: int


def account(
    blocks: Iterable[Block], passages: Iterable[Passage], left: Iterable[Left]
) -> tuple[LeftOut, ...]:
    """How many letters of ``blocks`` are in no passage, by kind; headings are one of the kinds."""
    counted = _Account(_places(passages, left))
    for block in blocks:
        counted.take_whole(letters_of(block.text))
    counted.take_the_rest()
    return tuple(
        LeftOut(kind, count) for kind, count in sorted(counted.found.items()) if kind != _FINDING
    )


def letters_of(text: str) -> str:
    """The letters and digits of ``text``: what is counted."""
    return "".join(re.findall(r"[^\W_]+", text))


def _places(passages: Iterable[Passage], left: Iterable[Left]) -> Iterator[_Place]:
    for passage in passages:
        yield _place(_FINDING, passage.text)
    for aside in left:
        yield _place(aside.kind, aside.text)


def _place(kind: str, text: str) -> _Place:
    letters = letters_of(text)
    return _Place(kind, letters, len(letters))


class _Account:
    """Puts every text where it stands: into the place that is equal to it, else into one that
    holds it, else in pieces into those that it holds. Long texts go first, so that a word
    that is found in many places only fills what is left of one."""

    def __init__(self, places: Iterable[_Place]) -> None:
        self.found: Counter[str] = Counter()
        self.rest: list[str] = []
        self.places = list(places)
        self.equal: defaultdict[str, list[_Place]] = defaultdict(list)
        for place in reversed(self.places):
            self.equal[place.letters].append(place)

    def take_whole(self, letters: str) -> None:
        equal = self.equal.get(letters)
        if equal:
            self.fill(equal.pop(), len(letters))
        elif letters:
            self.rest.append(letters)

    def take_the_rest(self) -> None:
        self.places = [place for place in self.places if place.free]
        for letters in sorted(self.rest, key=len, reverse=True):
            self.take(letters)

    def take(self, letters: str) -> None:
        holder = next(
            (p for p in self.places if p.free >= len(letters) and letters in p.letters), None
        )
        if holder is not None:
            self.fill(holder, len(letters))
            return
        held = [p for p in self.places if p.free >= SHORTEST and p.letters in letters]
        if not held:
            self.found[Aside.UNEXPLAINED] += len(letters)
            return
        longest = max(held, key=lambda place: len(place.letters))
        before, _, after = letters.partition(longest.letters)
        self.fill(longest, len(longest.letters))
        for piece in (before, after):
            if piece:
                self.take(piece)

    def fill(self, place: _Place, count: int) -> None:
        place.free -= count
        self.found[place.kind] += count
