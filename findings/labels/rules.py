"""How good a sentence says things are by rules alone, clause by clause.

The rules, in the order in which they are tried:
  1. A call for change is needs-improvement: "Ensure that ...", "Leaders should ...", and the
     bullet without a verb ("The quality of ...") that stands under "What needs to improve".
  2. Shortfalls in one clause and good in another, with a word of contrast between them, are
     mixed.
  3. Any other shortfall is needs-improvement, whatever softens it.
  4. Change for the better told as a fact ("has improved", "are now") is improving.
  5. Words of quality are a strength.
  6. A sentence that only tells what was done, arranged or counted is context.
  7. Practice told in the present tense ("Children are visited at home") is a strength: these
     documents say so of what is as it should be. Anything else is context.

Rules 2 to 7 are weighed with a learned model: ``findings.labels.assessment``.
"""

from findings.labels.cues import (
    BETTER,
    CONTRAST,
    GOOD,
    HEDGE,
    NEUTRAL,
    SHORT,
    WEAK_GOOD,
    Cue,
    word_list,
)
from findings.labels.phrases import Word
from findings.vocabulary import Assessment

BEGINNING = 3
"""Words at the beginning of a sentence within which a "however" only links to the one before."""


def by_rules(words: tuple[Word, ...], cues: tuple[Cue, ...]) -> tuple[Assessment, list[Cue]]:
    """What rules 2 to 7 say of a sentence, and the cues that decide it."""
    short = _of(cues, SHORT)
    if not short and not _of(cues, GOOD, BETTER):
        short = _of(cues, HEDGE)
    if short:
        return _with_shortfall(words, cues, short)
    return _without_shortfall(words, cues)


def _of(cues: tuple[Cue, ...], *kinds: str) -> list[Cue]:
    return [cue for cue in cues if cue.kind in kinds]


def call_for_change(words: tuple[Word, ...]) -> Cue | None:
    """The words that call for change, where the whole sentence is such a call."""
    first = next((at for at, word in enumerate(words) if word.plain[0].isalpha()), None)
    if first is None:
        return None
    plain = [word.plain for word in words[first:]]
    if plain[0] in word_list("calls") and not word_list("finite").intersection(plain[1:2]):
        return Cue(SHORT, first, first + 1)
    named = _named_quality(plain)
    if named is not None and not _has_main_verb(plain):
        return Cue(SHORT, first, first + named + 1)
    return None


def _named_quality(plain: list[str]) -> int | None:
    """Where the quality stands with which the sentence begins ("The quality of"), if it does."""
    for at, word in enumerate(plain[: 4 if plain[0] in word_list("before_quality") else 1]):
        if word in word_list("qualities"):
            follows = plain[at + 1] if at + 1 < len(plain) else ""
            return at if follows in word_list("after_quality") else None
    return None


def _has_main_verb(plain: list[str]) -> bool:
    """Whether there are more finite verbs than clauses that only tell which, when or what for."""
    finite = sum(
        word in word_list("finite") and before != "to"
        for before, word in zip(["", *plain], plain, strict=False)
    )
    side = sum(word in word_list("opens_side_clause") for word in plain)
    return finite > side


def _with_shortfall(
    words: tuple[Word, ...], cues: tuple[Cue, ...], short: list[Cue]
) -> tuple[Assessment, list[Cue]]:
    good = _of(cues, GOOD, WEAK_GOOD, BETTER)
    for at in _turns(words, cues):
        short_before = any(cue.first < at for cue in short)
        short_after = any(cue.first >= at for cue in short)
        good_before = any(cue.first < at for cue in good)
        good_after = any(cue.first >= at for cue in good)
        if (good_before and short_after and not short_before) or (
            short_before and good_after and not short_after
        ):
            return Assessment.MIXED, sorted([*good, *short], key=lambda cue: cue.first)
    return Assessment.NEEDS_IMPROVEMENT, short


def _turns(words: tuple[Word, ...], cues: tuple[Cue, ...]) -> list[int]:
    """Where the sentence turns: at a full stop within, at each word of contrast; where one
    opens it, at the comma that ends its clause ("Although visits are regular, | plans ...")."""
    turns = [at for at, word in enumerate(words[:-1]) if word.plain == "."]
    for cue in _of(cues, CONTRAST):
        if cue.first >= BEGINNING:
            turns.append(cue.first)
        elif words[cue.first].plain in word_list("concessions"):
            commas = (at for at, word in enumerate(words) if word.plain == "," and at > cue.end)
            turns.extend(list(commas)[:2])
    return turns


def _without_shortfall(
    words: tuple[Word, ...], cues: tuple[Cue, ...]
) -> tuple[Assessment, list[Cue]]:
    good, weak, neutral = _of(cues, GOOD), _of(cues, WEAK_GOOD), _of(cues, NEUTRAL)
    if better := _of(cues, BETTER):
        return Assessment.IMPROVING, better
    if good:
        return Assessment.STRENGTH, good
    if neutral or word_list("past").intersection(word.plain for word in words):
        return Assessment.CONTEXT, neutral
    return Assessment.STRENGTH, weak
