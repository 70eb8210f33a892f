"""How good a sentence says things are, clause by clause, and the words that decide it.

The rules, in the order in which they are tried:
  1. A call for change is needs-improvement: "Ensure that ...", "Leaders should ...", and the
     bullet without a verb ("The quality of ...") that stands under "What needs to improve".
  2. Shortfalls in one clause and good in another, with a word of contrast between them, are
     mixed; where the good clause only stands to be taken back, they are needs-improvement.
  3. Any other shortfall is needs-improvement, whatever softens it.
  4. A finite word of change ("has improved", "are now") is improving.
  5. Words of quality are a strength, unless the sentence only tells what was done.
  6. Practice told in the present tense ("Children are visited at home") is a strength: these
     documents say so of what is as it should be. Anything else is context.
"""

from dataclasses import dataclass

from findings.labels.cues import BETTER, CONTRAST, GOOD, NEUTRAL, SHORT, Cue, cues_of, word_list
from findings.labels.phrases import Word
from findings.labels.shape import Reason
from findings.vocabulary import Assessment


@dataclass(frozen=True, slots=True)
class Assessed:
    """An assessment and the words that decided it; no reasons where no word stands out."""

    assessment: str
    reasons: tuple[Reason, ...]


def assess(sentence: str, words: tuple[Word, ...]) -> Assessed:
    """How good the sentence says things are (an ``Assessment`` value), and why."""
    cues = cues_of(words)
    value, decided_by = _decide(words, cues)
    reasons = tuple(_reason(value, cue, sentence, words) for cue in decided_by)
    return Assessed(value, reasons)


def _reason(value: str, cue: Cue, sentence: str, words: tuple[Word, ...]) -> Reason:
    start, end = words[cue.first].start, words[cue.end - 1].end
    return Reason(value, start, end, sentence[start:end])


def _decide(words: tuple[Word, ...], cues: tuple[Cue, ...]) -> tuple[str, list[Cue]]:
    call = _call_for_change(words)
    if call is not None:
        return Assessment.NEEDS_IMPROVEMENT.value, [call]
    short = [cue for cue in cues if cue.kind == SHORT]
    if short:
        return _with_shortfall(words, cues, short)
    return _without_shortfall(words, cues)


def _call_for_change(words: tuple[Word, ...]) -> Cue | None:
    plain = [word.plain for word in words if word.plain[0].isalpha()]
    if not plain:
        return None
    first = next(at for at, word in enumerate(words) if word.plain[0].isalpha())
    if plain[0] in word_list("calls") and (len(plain) < 2 or plain[1] not in word_list("finite")):
        return Cue(SHORT, first, first + 1)
    if word_list("qualities").intersection(plain[:5]) and not _has_main_verb(plain):
        return Cue(SHORT, first, min(first + 3, len(words)))
    return None


def _has_main_verb(plain: list[str]) -> bool:
    """Whether a finite verb stands outside clauses that only tell which or what for."""
    for word in plain:
        if word in word_list("opens_side_clause"):
            return False
        if word in word_list("finite"):
            return True
    return False


def _with_shortfall(
    words: tuple[Word, ...], cues: tuple[Cue, ...], short: list[Cue]
) -> tuple[str, list[Cue]]:
    good = [cue for cue in cues if cue.kind in (GOOD, BETTER)]
    breaks = [c.first for c in cues if c.kind == CONTRAST and c.first > 2]
    opens = (
        cues
        and cues[0].kind == CONTRAST
        and words[cues[0].first].plain in ("although", "while", "whilst", "though")
    )
    for at in breaks:
        before = {c.kind for c in cues if c.first < at}
        after = {c.kind for c in cues if c.first > at}
        if SHORT in after and SHORT not in before and before & {GOOD, BETTER}:
            return Assessment.MIXED.value, good + short
        if SHORT in before and SHORT not in after and after & {GOOD, BETTER}:
            return Assessment.MIXED.value, good + short
    if opens:
        comma = next(
            (at for at, w in enumerate(words) if w.plain == "," and at > cues[0].first), None
        )
        if comma is not None:
            before = {c.kind for c in cues if c.first < comma}
            after = {c.kind for c in cues if c.first > comma}
            if (SHORT in before) != (SHORT in after) and (before | after) & {GOOD, BETTER}:
                side = after if SHORT in before else before
                if side & {GOOD, BETTER}:
                    return Assessment.MIXED.value, good + short
    return Assessment.NEEDS_IMPROVEMENT.value, short


def _without_shortfall(words: tuple[Word, ...], cues: tuple[Cue, ...]) -> tuple[str, list[Cue]]:
    better = [cue for cue in cues if cue.kind == BETTER]
    good = [cue for cue in cues if cue.kind == GOOD]
    neutral = [cue for cue in cues if cue.kind == NEUTRAL]
    if better:
        return Assessment.IMPROVING.value, better
    if neutral and len(good) < 2:
        return Assessment.CONTEXT.value, neutral
    if good:
        return Assessment.STRENGTH.value, good
    if any(word.plain in {"was", "were", "had", "did"} for word in words) or len(words) < 6:
        return Assessment.CONTEXT.value, []
    return Assessment.STRENGTH.value, []
