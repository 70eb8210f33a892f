"""Words of a sentence with their places, and finding set phrases among them.

A phrase is written as words: ``strategy discussion*`` (``*``: any ending), ``is/are not yet``
(``/``: either), ``too .. long`` (``..``: up to three words between; ``.``: at most one). A word
in capitals (``MASH``) is found only in capitals, with or without a plural's or owner's s.
Hyphens and slashes in a text are spaces: ``well being`` finds well-being. No gap reaches over a
comma or bracket.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

TOKEN = re.compile(r"[A-Za-z0-9]+(?:['’][A-Za-z]+)*|[^\sA-Za-z0-9]")
LEFT_OUT = frozenset("-‑/‘’“”'\"\u00ad\ufeff*")
"""Hyphens, slashes, quotation marks and the like: no words, and nothing that parts a phrase."""

GAPS = {".": 1, "..": 3}
"""How a gap is written, and the most words that it may hold."""
SHORTEST_STEM = 2
LONGEST_STEM = 24
MOST_REMEMBERED = 20_000
"""Different words whose phrases are kept at hand; more than all reports of a year hold."""


class Word(NamedTuple):
    """A word or mark of a sentence: as written, in small letters with straight apostrophes,
    and its offsets in the sentence."""

    written: str
    plain: str
    start: int
    end: int


def words_of(sentence: str) -> tuple[Word, ...]:
    """The words and marks of a sentence, in order; hyphens and quotation marks are left out."""
    return tuple(
        Word(m.group(), m.group().lower().replace("’", "'"), m.start(), m.end())
        for m in TOKEN.finditer(sentence)
        if m.group() not in LEFT_OUT
    )


class Match(NamedTuple):
    """A phrase found: what it stands for, and its first and one past its last word."""

    label: str
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class _Choice:
    """One word of a phrase: the plain words and the stems it may be."""

    whole: frozenset[str]
    stems: tuple[str, ...]
    capitals: frozenset[str]

    def fits(self, word: Word) -> bool:
        if word.plain in self.whole or (self.stems and word.plain.startswith(self.stems)):
            return True
        return bool(self.capitals) and _without_s(word.written) in self.capitals


def _without_s(written: str) -> str:
    bare = written.replace("’", "'").removesuffix("'s")
    return bare[:-1] if len(bare) > 2 and bare.endswith("s") and bare[:-1].isupper() else bare


def _choice(written: str) -> _Choice:
    options = written.split("/")
    capitals = {o for o in options if len(o) > 1 and o.isupper() and o.isalpha()}
    stems = {o[:-1].lower() for o in options if o.endswith("*")}
    whole = {o.lower() for o in options if o not in capitals and not o.endswith("*")}
    return _Choice(frozenset(whole), tuple(sorted(stems)), frozenset(capitals))


@dataclass(frozen=True, slots=True)
class _Phrase:
    label: str
    choices: tuple[_Choice | int, ...]
    second: frozenset[str] | None
    """What the second word must be, where it can only be one of these whole words."""

    def end_in(self, words: tuple[Word, ...], at: int) -> int | None:
        """One past the last word of the phrase when it begins at ``at``, else None."""
        at += 1
        for step, choice in enumerate(self.choices):
            if not step:
                continue
            if isinstance(choice, int):
                return _end(self.choices, step, words, at)
            if at >= len(words) or not choice.fits(words[at]):
                return None
            at += 1
        return at


def _whole_second(choices: tuple[_Choice | int, ...]) -> frozenset[str] | None:
    second = choices[1] if len(choices) > 1 else None
    only_whole = isinstance(second, _Choice) and not second.stems and not second.capitals
    return second.whole if isinstance(second, _Choice) and only_whole else None


def _end(
    choices: tuple[_Choice | int, ...], step: int, words: tuple[Word, ...], at: int
) -> int | None:
    if step == len(choices):
        return at
    choice = choices[step]
    if isinstance(choice, int):
        return _end_after_gap(choices, step, words, at)
    if at < len(words) and choice.fits(words[at]):
        return _end(choices, step + 1, words, at + 1)
    return None


def _end_after_gap(
    choices: tuple[_Choice | int, ...], step: int, words: tuple[Word, ...], at: int
) -> int | None:
    longest = choices[step]
    for skipped in range(longest + 1 if isinstance(longest, int) else 0):
        if (end := _end(choices, step + 1, words, at + skipped)) is not None:
            return end
        if at + skipped >= len(words) or not words[at + skipped].plain[0].isalnum():
            return None
    return None


class PhraseBook:
    """Phrases by what they stand for, found together in one pass over a sentence."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        self._by_word: dict[str, list[_Phrase]] = {}
        self._by_stem: dict[str, list[_Phrase]] = {}
        self._met: dict[str, tuple[_Phrase, ...]] = {}
        for label, written in phrases.items():
            for phrase in written:
                self._add(label, phrase)

    def _add(self, label: str, written: str) -> None:
        parts = written.replace("-", " ").replace("’", "'").split()
        choices = tuple(GAPS.get(part) or _choice(part.strip("'")) for part in parts)
        phrase = _Phrase(label, choices, _whole_second(choices))
        first = phrase.choices[0]
        if isinstance(first, int):
            raise ValueError(f"the phrase '{written}' begins with a gap")
        for word in first.whole | {capital.lower() for capital in first.capitals}:
            self._by_word.setdefault(word, []).append(phrase)
        for stem in first.stems:
            if not SHORTEST_STEM <= len(stem) <= LONGEST_STEM:
                raise ValueError(f"the phrase '{written}' begins with too short or long a stem")
            self._by_stem.setdefault(stem, []).append(phrase)

    def matches(self, words: tuple[Word, ...]) -> Iterator[Match]:
        """Every phrase found, in order of its first word."""
        if not self._by_word and not self._by_stem:
            return
        following = [word.plain for word in words[1:]] + [""]
        for at, word in enumerate(words):
            after = following[at]
            for phrase in self._beginning_with(word):
                if phrase.second is not None and after not in phrase.second:
                    continue
                end = phrase.end_in(words, at)
                if end is not None:
                    yield Match(phrase.label, at, end)

    def _beginning_with(self, word: Word) -> tuple[_Phrase, ...]:
        """The phrases that begin with this word, remembered: documents share most of theirs."""
        if (met := self._met.get(word.written)) is not None:
            return met
        if len(self._met) >= MOST_REMEMBERED:
            self._met.clear()
        begun = self._met[word.written] = tuple(self._looked_up(word))
        return begun

    def _looked_up(self, word: Word) -> Iterator[_Phrase]:
        candidates = list(self._by_word.get(word.plain, ()))
        bare = _without_s(word.written).lower()
        if bare != word.plain:
            candidates += self._by_word.get(bare, ())
        for length in range(SHORTEST_STEM, min(len(word.plain), LONGEST_STEM) + 1):
            candidates += self._by_stem.get(word.plain[:length], ())
        for phrase in candidates:
            first = phrase.choices[0]
            if isinstance(first, _Choice) and first.fits(word):
                yield phrase
