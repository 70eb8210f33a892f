"""Where the sentences of a finding begin and end.

Boundaries are those of nupunkt, put right where these documents differ: a bullet or list item
is a sentence of its own, abbreviations end none, and a plain word with a full stop before a
capital always does.
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
PLAIN_END = re.compile(r"(?<=[a-z]{4})[.?!][’”'\")]*\s+(?=[‘“'\"(]?[A-Z])")
"""The end of a word of four small letters or more before a capital: hardly an abbreviation."""

LONG_ABBREVIATION = re.compile(r"\b(?:paras|approx|dept|govt)[.]\s+$", re.IGNORECASE)
NOTE_MARK = re.compile(r"(?<=[a-z]{2}[.])\d{1,2}\s+(?=[‘“]?[A-Z])")
"""A footnote's number that hangs on the full stop: "in 2018.2 The"."""


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Offsets (start, end) of the sentences of ``text``: they tile it, first to last character.

    No text, or only blanks, has no sentences.
    """
    if not text.strip():
        return ()
    starts = {0} | _ends_found(text) | {m.start() for m in BULLET.finditer(text)}
    starts |= {m.end() for m in NOTE_MARK.finditer(text)}
    begun = sorted(start for start in starts if start < len(text) and text[start:].strip())
    return _without_blanks(text, begun)


def _ends_found(text: str) -> set[int]:
    ends = {end for _, end in sent_spans(text)}
    ends |= {match.end() for match in PLAIN_END.finditer(text)}
    return {end for end in ends if not _ends_in_an_abbreviation(text[max(0, end - 20) : end])}


def _ends_in_an_abbreviation(before: str) -> bool:
    return bool(NOT_AN_END.search(before) or LONG_ABBREVIATION.search(before))


def _without_blanks(text: str, starts: list[int]) -> tuple[tuple[int, int], ...]:
    """Spans from each start to the next; a span without a letter or figure joins the one before."""
    spans: list[tuple[int, int]] = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        if spans and not any(c.isalnum() for c in text[start:end]):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple(spans)
