"""What the learned model looks at in a sentence, and in the one before it in its paragraph.

Words, neighbouring words, words with one between, beginnings of long words, the sentence's first
words, kinds of cue and their order, the rules' own word, and the themes' phrases; of the sentence
before, its labels, together with whether this one begins as if it went on from there ("This",
"they"). No feature holds more than two words of a text.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, pairwise
from typing import NamedTuple

from findings.labels.cues import BETTER, CONTRAST, GOOD, HEDGE, SHORT, WEAK_GOOD, Cue, word_list
from findings.labels.parts import Parts
from findings.labels.phrases import Word

LENGTH_STEP, LONGEST = 8, 5
TELLING = frozenset({GOOD, WEAK_GOOD, SHORT, HEDGE, BETTER, CONTRAST})
"""Kinds of cue whose order in a sentence tells mixed from the rest."""
MOST_IN_ORDER = 5
STEM = 5
EARLY = 6
"""Words at the beginning that tell whether a sentence goes on from the one before."""
PLACE_STEP, LAST_PLACE = 5, 3
MOST_THEMES = 4
WEIGHT_OF_PHRASE, WEIGHT_OF_THEME_BEFORE = 3.0, 1.5
"""A theme's phrase is worth more than a word: its value as a feature."""


class Feature(NamedTuple):
    """Something that holds of a sentence, and how much; ``first`` and ``end`` are its words'
    places, equal where it stands for no words in particular."""

    name: str
    first: int = 0
    end: int = 0
    value: float = 1.0


@dataclass(frozen=True, slots=True)
class Before:
    """What is said of the sentence before: its assessment, and the slugs of its themes."""

    assessment: str
    themes: tuple[str, ...]


def features_of(parts: Parts, before: Before | None = None) -> list[Feature]:
    """The features of a sentence, each once, in a fixed order; ``before`` is what is
    said of the sentence before it in its paragraph, if there is one."""
    plain = [(at, _plain(word)) for at, word in enumerate(parts.words) if _is_word(word)]
    found = [Feature("always"), Feature(f"length {min(len(plain) // LENGTH_STEP, LONGEST)}")]
    found += _of_cues(parts.cues)
    found.append(Feature(f"rules: {parts.ruled}"))
    found += _of_phrases(parts)
    found += _of_words(plain)
    found += _of_before(parts, [word for _, word in plain[:EARLY]], before)
    return list({feature.name: feature for feature in reversed(found)}.values())[::-1]


def goes_on(words: Sequence[Word]) -> bool:
    """Whether a sentence begins as if it went on from the one before: "This ...", "They ..."."""
    early = islice((word.plain for word in words if _is_word(word)), EARLY)
    return not word_list("goes_on").isdisjoint(early)


def _is_word(word: Word) -> bool:
    return word.plain[0].isalnum()


def _plain(word: Word) -> str:
    return "#" if word.plain.isdigit() else word.plain


def _of_words(plain: Sequence[tuple[int, str]]) -> Iterator[Feature]:
    yield from (Feature(f"begins {word}") for _, word in plain[:1])
    if len(plain) > 1:
        yield Feature(f"begins {plain[0][1]} {plain[1][1]}")
    for place, (at, word) in enumerate(plain):
        yield Feature(word, at, at + 1)
        if place < EARLY:
            yield Feature(f"early {word}", at, at + 1)
        if len(word) > STEM:
            yield Feature(f"{word[:STEM]}-", at, at + 1)
    for (at, one), (after, two) in pairwise(plain):
        yield Feature(f"{one} {two}", at, after + 1)
    for (at, one), (after, two) in zip(plain, plain[2:], strict=False):
        yield Feature(f"{one} _ {two}", at, after + 1)


def _of_cues(cues: Sequence[Cue]) -> Iterator[Feature]:
    counts = Counter(cue.kind for cue in cues)
    yield from (Feature(f"cue: {kind}") for kind in sorted(counts))
    yield from (Feature(f"cues: {kind}") for kind in sorted(counts) if counts[kind] > 1)
    yield Feature("cues: " + "+".join(sorted(kind for kind in counts if kind != CONTRAST)))
    order = [kind for kind, _ in groupby(cue.kind for cue in cues if cue.kind in TELLING)]
    yield Feature("order: " + ">".join(order[:MOST_IN_ORDER]))


def _of_phrases(parts: Parts) -> Iterator[Feature]:
    named = min(len(parts.phrases), MOST_THEMES)
    yield Feature(f"themes: {named}")
    starts = [word.start for word in parts.words if _is_word(word)] if parts.phrases else []
    for reason in parts.phrases:
        place = sum(start < reason.start for start in starts)
        yield Feature(f"theme: {reason.label}", value=WEIGHT_OF_PHRASE)
        yield Feature(f"theme: {reason.label} at {min(place // PLACE_STEP, LAST_PLACE)}")
        yield Feature(f"theme: {reason.label} of {named}")


def _of_before(parts: Parts, early: Sequence[str], before: Before | None) -> Iterator[Feature]:
    if before is None:
        yield Feature("before: none")
        return
    link = "goes on" if goes_on(parts.words) else "apart"
    how = f"{link}, {'named' if parts.phrases else 'unnamed'}"
    yield Feature(f"before: {before.assessment}")
    yield Feature(f"before: {before.assessment}, {link}")
    if early:
        yield Feature(f"before: {before.assessment}, begins {early[0]}")
    for theme in before.themes:
        yield Feature(f"before: {theme}")
        yield Feature(f"before: {theme}, {how}", value=WEIGHT_OF_THEME_BEFORE)
    if before.themes:
        yield Feature(f"before: some, {how}")
