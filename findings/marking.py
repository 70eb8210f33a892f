"""A finding's text in pieces for a page: its sentences, and in them the words looked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from findings.models import Finding, Sentence
from findings.search import Term, places


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a text, and whether they were looked for."""

    text: str
    looked_for: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence of a text, or the words between two sentences (then ``sentence`` is None)."""

    sentence: Sentence | None
    pieces: tuple[Piece, ...]


def stretches(finding: Finding, terms: Sequence[Term] = ()) -> list[Stretch]:
    """The finding's whole text in order; put together, the pieces are the text again."""
    text = finding.text
    marked = places(text, terms) if terms else []
    return [
        Stretch(sentence, tuple(_pieces(text, start, end, marked)))
        for sentence, start, end in _bounds(text, list(finding.sentences.all()))
    ]


def _bounds(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence | None, int, int]]:
    """Each sentence with its offsets, and the gaps; where sentences overlap the first has it."""
    at = 0
    for sentence in sentences:
        start = max(sentence.start, at)
        end = start + len(text[start : sentence.end].rstrip())
        if start >= end:
            continue
        if at < start:
            yield None, at, start
        yield sentence, start, end
        at = end
    if at < len(text):
        yield None, at, len(text)


def _pieces(text: str, start: int, end: int, marked: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """The text from ``start`` to ``end``, cut where a marked place begins or ends."""
    cuts = {start, end} | {cut for place in marked for cut in place if start < cut < end}
    for first, last in pairwise(sorted(cuts)):
        looked_for = any(begin <= first and last <= stop for begin, stop in marked)
        yield Piece(text[first:last], looked_for)
