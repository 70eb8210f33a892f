"""The words of a sentence that say how good things are, each with the way it counts.

A cue is what is left of a word list's find after its surroundings have had their say: a good
word after "not" or "too little" is a shortfall ("not robust"), a word of shortfall after
"prevents" or "identifies", or under a "when", is none ("when children are not safe"), and a
word within a phrase that evaluates nothing ("in need") is no cue.
"""

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from findings.labels.phrases import Match, PhraseBook, Word

GOOD, WEAK_GOOD, SHORT, HEDGE, BETTER = "good", "weak_good", "short", "hedge", "better"
NEUTRAL, CONTRAST = "neutral", "contrast"
NEGATOR, NEAR_NEGATOR, RELIEF, PLAIN = "negator", "near_negator", "relief", "plain"
COUNTING = (SHORT, HEDGE, BETTER, GOOD, WEAK_GOOD, NEUTRAL)
"""Kinds of cue that evaluate or tell; of matches of equal length the earlier kind wins."""

REACH_OF_NEGATION = 4
REACH_OF_NEAR_NEGATION = 2
REACH_OF_RELIEF = 4

Finds = dict[str, list[Match]]


class Cue(NamedTuple):
    """Words that count: ``kind`` is one of ``COUNTING`` or contrast; ``first`` and ``end`` are
    its first and one past its last word."""

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
    finds: Finds = {}
    for match in _book().matches(words):
        finds.setdefault(match.label, []).append(match)
    plain = finds.get(PLAIN, [])
    counting = [m for kind in COUNTING for m in finds.get(kind, ())]
    kept = _longest(m for m in counting if not _lies_within_any(m, plain))
    for kind in (NEGATOR, NEAR_NEGATOR):
        finds[kind] = [m for m in finds.get(kind, ()) if not _lies_within_any(m, plain)]
    cues = [_turned(match, finds, words) for match in kept]
    contrasts = [Cue(CONTRAST, m.first, m.end) for m in finds.get(CONTRAST, ())]
    found = [cue for cue in cues if cue is not None]
    return tuple(sorted([*found, *contrasts], key=lambda cue: (cue.first, cue.end)))


def _share_words(match: Match, other: Match) -> bool:
    return match.first < other.end and other.first < match.end


def _lies_within_any(match: Match, others: Iterable[Match]) -> bool:
    """Whether it shares words with one of the others that is at least as long."""
    length = match.end - match.first
    return any(_share_words(match, o) and o.end - o.first >= length for o in others)


def _longest(matches: Iterable[Match]) -> list[Match]:
    """Of matches that share words the longest; of equals the kind that counts first."""
    kept: list[Match] = []
    ranked = sorted(matches, key=lambda m: (m.first - m.end, COUNTING.index(m.label), m.first))
    for match in ranked:
        if not any(_share_words(match, other) for other in kept):
            kept.append(match)
    return kept


def _turned(match: Match, finds: Finds, words: tuple[Word, ...]) -> Cue | None:
    """What is left of a match after the words before it: another kind, or nothing."""
    if match.label in (GOOD, WEAK_GOOD, BETTER):
        negator = _negator(match, finds, words)
        if negator is not None:
            return Cue(SHORT, negator.first, match.end)
    if match.label == SHORT and (
        _is_relieved(match, finds.get(RELIEF, []), words) or _stands_under_a_condition(match, words)
    ):
        return None
    return Cue(match.label, match.first, match.end)


def _negator(match: Match, finds: Finds, words: tuple[Word, ...]) -> Match | None:
    negator = _before(match, finds[NEGATOR], REACH_OF_NEGATION, words) or _before(
        match, finds[NEAR_NEGATOR], REACH_OF_NEAR_NEGATION, words
    )
    if negator is None or _stands_under_a_condition(negator, words):
        return None
    return negator


def _before(match: Match, others: list[Match], reach: int, words: tuple[Word, ...]) -> Match | None:
    """The nearest of ``others`` that stands at most ``reach`` words before, in the same clause."""
    for other in reversed(others):
        between = words[other.end : match.first]
        if other.end <= match.first <= other.end + reach and not any(
            word.plain in word_list("clause_breaks") for word in between
        ):
            return other
    return None


def _is_relieved(match: Match, relief: list[Match], words: tuple[Word, ...]) -> bool:
    """Whether words of relief stand before it: in "arrangements to address neglect are weak" a
    new statement begins between them, so they relieve nothing."""
    before = _before(match, relief, REACH_OF_RELIEF, words)
    return before is not None and not any(
        word.plain in word_list("states") for word in words[before.end : match.first]
    )


def _stands_under_a_condition(match: Match, words: tuple[Word, ...]) -> bool:
    """Whether "when" or "if" stands before the match in its clause, or "where" begins the
    sentence with that clause: what follows is told of a case, not of how things are."""
    for at in range(match.first - 1, -1, -1):
        word = words[at]
        if word.plain in word_list("conditions") or (at == 0 and word.plain == "where"):
            return True
        if word.plain in word_list("clause_ends"):
            return False
    return False
