"""Where the sentences of a finding begin and end.

Boundaries are those of nupunkt, put right where these documents differ: a bullet or list item
is a sentence of its own, figures and abbreviations of the field end none, and "per cent." may.
The sentences tile the text: each begins where the one before ended, blanks go with the one
before them, so nothing of a finding is lost.
"""

import re

from nupunkt import sent_spans

BULLET = re.compile(r"(?<=[\s.;:])(?=[•▪■●◼\uf0a7\uf0b7]\s*\w)")
NOT_AN_END = re.compile(
    r"(?:\b(?:e\.g|i\.e|cf|vs|No|Nos|para|paras|St|Mr|Mrs|Ms|Dr|Rev|Prof|Sir|s|ss|reg|approx|p|pp|Art|ch|[A-Z])\."
    r"|\.\.\.)\s+$"
)
ABBREVIATED_BEFORE_CAPITAL = re.compile(
    r"(?:\b(?:cent|etc|inquiries|enquiries|ASYE|SEND|MASH|CSE|PLO|IRO|IROs|PA|PAs)\.[’”'\")]*\s+)"
    r"(?=[‘“'\"(]?[A-Z])"
)


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Offsets (start, end) of the sentences of ``text``: they tile it, first to last character.

    No text, or only blanks, has no sentences.
    """
    if not text.strip():
        return ()
    starts = {0} | _ends_found(text) | {m.start() for m in BULLET.finditer(text)}
    starts |= {m.end() for m in ABBREVIATED_BEFORE_CAPITAL.finditer(text)}
    begun = sorted(start for start in starts if start < len(text) and text[start:].strip())
    return _without_blanks(text, begun)


def _ends_found(text: str) -> set[int]:
    ends = {end for _, end in sent_spans(text)}
    return {end for end in ends if not NOT_AN_END.search(text[:end])}


def _without_blanks(text: str, starts: list[int]) -> tuple[tuple[int, int], ...]:
    """Spans from each start to the next; a span without a letter or figure joins the one before."""
    spans: list[tuple[int, int]] = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        if spans and not any(c.isalnum() for c in text[start:end]):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple(spans)
