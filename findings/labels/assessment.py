"""How good a sentence says things are, clause by clause, and the words that decide it.

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

Rules 2 to 7 are weighed with a learned model (``findings.labels.learned``), which knows more
words, counts the same cues, and mostly has the last word but for "mixed". Measured by
cross-validation by document, together they are right more often than either.
"""

from dataclasses import dataclass

from findings.labels.cues import (
    BETTER,
    CONTRAST,
    GOOD,
    HEDGE,
    NEUTRAL,
    SHORT,
    WEAK_GOOD,
    Cue,
    cues_of,
    word_list,
)
from findings.labels.learned import (
    VALUES,
    Weights,
    deciding,
    features_of,
    probabilities,
)
from findings.labels.phrases import Word
from findings.labels.shape import Reason
from findings.vocabulary import Assessment

BEGINNING = 3
"""Words at the beginning of a sentence within which a "however" only links to the one before."""

SHARE_OF_RULES = 0.15
"""How much the rules' word adds to the model's likelihood: best in cross-validation."""

HARDLY_MIXED = 0.01
"""Below this likelihood the rules' "mixed" is not believed."""

SHORTFALL_UNLIKELY = 0.1
"""Below this likelihood the rules' shortfall gives way to what the model says."""

MORE_FOR_CONTEXT = 1.6
"""Context is rare and the model gives it too seldom; best in cross-validation."""

MOST_LEARNED_REASONS = 3


@dataclass(frozen=True, slots=True)
class Assessed:
    """An assessment and the words that decided it; no reasons where no word stands out."""

    assessment: str
    reasons: tuple[Reason, ...]


def assess(sentence: str, words: tuple[Word, ...], weights: Weights) -> Assessed:
    """How good the sentence says things are (an ``Assessment`` value), and why."""
    if not any(word.plain[0].isalnum() for word in words):
        return Assessed(Assessment.CONTEXT.value, ())
    cues = cues_of(words)
    if (call := _call_for_change(words)) is not None:
        value, decided_by = Assessment.NEEDS_IMPROVEMENT.value, [call]
    else:
        value, decided_by = _by_rules_and_learning(words, cues, weights)
    return Assessed(value, tuple(_reason(value, cue, sentence, words) for cue in decided_by))


def _by_rules_and_learning(
    words: tuple[Word, ...], cues: tuple[Cue, ...], weights: Weights
) -> tuple[str, list[Cue]]:
    ruled, decided_by = by_rules(words, cues)
    features = features_of(words, cues, ruled.value)
    value = _weighed(ruled.value, probabilities(features, weights))
    if value == ruled and decided_by:
        return value, decided_by
    learned = deciding(features, weights, value, MOST_LEARNED_REASONS)
    return value, [Cue(value, feature.first, feature.end) for feature in learned]


def _weighed(ruled: str, learned: list[float]) -> str:
    """The assessment for which the learned model and the rules together say most.

    Clauses are what the rules know best: mixed by rule stands unless the model all but excludes
    it. A shortfall by rule is not taken for context unless the model holds it for unlikely.
    """
    likely = dict(zip(VALUES, learned, strict=True))
    likely[Assessment.CONTEXT] *= MORE_FOR_CONTEXT
    if ruled == Assessment.MIXED and likely[ruled] > HARDLY_MIXED:
        return ruled
    if ruled == Assessment.NEEDS_IMPROVEMENT and likely[ruled] > SHORTFALL_UNLIKELY:
        del likely[Assessment.CONTEXT]
    likely[ruled] += SHARE_OF_RULES
    return max(likely, key=lambda value: likely[value])


def _reason(value: str, cue: Cue, sentence: str, words: tuple[Word, ...]) -> Reason:
    start, end = words[cue.first].start, words[cue.end - 1].end
    return Reason(value, start, end, sentence[start:end])


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


def _call_for_change(words: tuple[Word, ...]) -> Cue | None:
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
