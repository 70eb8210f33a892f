"""The words of a sentence that say how good things are, each with the way it counts.

A cue is what is left of a word list's find after its surroundings have had their say: a good
word after "not" or "too little" is a shortfall ("not robust"), a word of shortfall after
"no", "without" or "prevents" is none ("without delay"), and a word within a phrase that
evaluates nothing ("in need") is no cue.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from findings.labels.phrases import Match, PhraseBook, Word

GOOD, SHORT, BETTER, NEUTRAL = "good", "short", "better", "neutral"
NEGATOR, RELIEF, PLAIN, CONTRAST = "negator", "relief", "plain", "contrast"
EVALUATING = frozenset({GOOD, SHORT, BETTER})
REACH_OF_NEGATION = 5
REACH_OF_RELIEF = 4


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that count: ``kind`` is good, short, better, neutral or contrast; ``first`` and
    ``end`` are its first and one past its last word."""

    kind: str
    first: int
    end: int


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    text = files("findings").joinpath("data", "assessment.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _book() -> PhraseBook:
    return PhraseBook(_data()["phrases"])


@cache
def word_list(name: str) -> frozenset[str]:
    """The single words that the data file lists under ``name``."""
    return frozenset(_data()["words"][name])


def cues_of(words: tuple[Word, ...]) -> tuple[Cue, ...]:
    """The cues of a sentence in order of their first word."""
    by_list: dict[str, list[Match]] = {}
    for match in _book().matches(words):
        by_list.setdefault(match.label, []).append(match)
    plain = by_list.get(PLAIN, [])
    candidates = [m for kind in (*EVALUATING, NEUTRAL) for m in by_list.get(kind, ())]
    kept = _longest(m for m in candidates if not _touches_any(m, plain))
    negators = [m for m in by_list.get(NEGATOR, ()) if not _touches_any(m, plain)]
    cues = [_turned(m, negators, by_list.get(RELIEF, []), words) for m in kept]
    contrasts = [Cue(CONTRAST, m.first, m.end) for m in by_list.get(CONTRAST, ())]
    found = [cue for cue in cues if cue is not None]
    return tuple(sorted([*found, *contrasts], key=lambda cue: (cue.first, cue.end)))


def _touches_any(match: Match, others: Iterable[Match]) -> bool:
    return any(match.first < other.end and other.first < match.end for other in others)


_RANK = {SHORT: 0, BETTER: 1, GOOD: 2, NEUTRAL: 3}


def _longest(matches: Iterable[Match]) -> list[Match]:
    """Of matches that share words the longest; of equals the one less flattering."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda m: (m.first - m.end, _RANK[m.label], m.first)):
        if not _touches_any(match, kept):
            kept.append(match)
    return kept


def _turned(
    match: Match, negators: list[Match], reliefs: list[Match], words: tuple[Word, ...]
) -> Cue | None:
    if match.label in (GOOD, BETTER):
        negator = _before(match, negators, REACH_OF_NEGATION, words)
        if negator is not None:
            return Cue(SHORT, negator.first, match.end)
    if match.label == SHORT and _before(match, reliefs, REACH_OF_RELIEF, words) is not None:
        return None
    return Cue(match.label, match.first, match.end)


def _before(match: Match, others: list[Match], reach: int, words: tuple[Word, ...]) -> Match | None:
    """The nearest of ``others`` that stands at most ``reach`` words before, in the same clause."""
    for other in reversed(others):
        between = words[other.end : match.first]
        if other.end <= match.first <= other.end + reach and not any(
            word.plain in _BREAKS for word in between
        ):
            return other
    return None


_BREAKS = frozenset(
    {",", ";", ":", "but", "however", "although", "that", "which", "who", "because"}
)
