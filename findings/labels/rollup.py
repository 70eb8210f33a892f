"""From sentences to findings, to themes, to visits, and from visit to visit.

The rules, with examples. They have one aim: a shortfall is never hidden.

A finding, and a theme within a finding (from the sentences about it):
  - Sentences without evaluation say nothing either way: strength + context is strength.
  - Anything good with anything short of good is mixed: strength + needs-improvement, improving +
    needs-improvement, or one sentence that is mixed in itself.
  - Good alone is the commoner of strength and improving; as many of each is improving, the
    more careful of the two.
  - A recommendation or priority action asks for something to be put right, so it is
    needs-improvement whatever its words: "Effective oversight by managers" stands there for
    what is missing.
  - What was looked at (role context) never evaluates.

A theme at a visit, from its findings (a mark each):
  - Each mark weighs by its role (``WEIGHTS``): inspectors' own summary and recommendations say
    what they hold most important. Mixed counts half for each side.
  - No evaluation at all: context. No shortfall at all: strength or improving, as above.
  - Shortfalls of at least ``PREDOMINANT`` of the weight: needs-improvement. Three findings
    mixed, mixed and needs-improvement have shortfalls of two thirds: needs-improvement.
  - Else mixed: one strength and one shortfall, or twenty strengths and one shortfall. No number
    of strengths turns a shortfall into a strength.
  - The counts by assessment are always given beside the verdict.

The direction from one visit to the next is told by ``direction``.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from findings.labels.shape import SentenceLabels, ThemeAssessment
from findings.vocabulary import Assessment, Role

WEIGHTS: dict[str, float] = {
    Role.PRIORITY_ACTION: 3.0,
    Role.RECOMMENDATION: 2.0,
    Role.SUMMARY: 2.0,
    Role.FINDING: 1.0,
}
PREDOMINANT = 0.6

ASKS_FOR_CHANGE = frozenset({Role.RECOMMENDATION.value, Role.PRIORITY_ACTION.value})


def _taken_together(assessments: Iterable[str]) -> str:
    """What several evaluations say as one; ``context`` where none evaluates."""
    counts = Counter(a for a in assessments if a != Assessment.CONTEXT)
    good = counts[Assessment.STRENGTH] + counts[Assessment.IMPROVING]
    if counts[Assessment.MIXED] or (good and counts[Assessment.NEEDS_IMPROVEMENT]):
        return Assessment.MIXED.value
    if counts[Assessment.NEEDS_IMPROVEMENT]:
        return Assessment.NEEDS_IMPROVEMENT.value
    if not good:
        return Assessment.CONTEXT.value
    return _kind_of_good(counts[Assessment.STRENGTH], counts[Assessment.IMPROVING])


def _kind_of_good(strength: float, improving: float) -> str:
    if strength > improving:
        return Assessment.STRENGTH.value
    return Assessment.IMPROVING.value


def _in_role(assessments: Iterable[str], role: str) -> str:
    if role in ASKS_FOR_CHANGE:
        return Assessment.NEEDS_IMPROVEMENT.value
    if role == Role.CONTEXT:
        return Assessment.CONTEXT.value
    return _taken_together(assessments)


def finding_assessment(sentences: Sequence[SentenceLabels], role: str) -> str:
    """The assessment (an ``Assessment`` value) of a finding that plays ``role`` (a ``Role``)."""
    return _in_role((sentence.assessment for sentence in sentences), role)


def theme_assessments(
    sentences: Sequence[SentenceLabels], role: str
) -> tuple[ThemeAssessment, ...]:
    """Each theme that a sentence is about, in order of first mention, with the assessment of
    the sentences about it taken together."""
    by_theme: dict[str, list[str]] = {}
    for sentence in sentences:
        for theme in sentence.themes:
            by_theme.setdefault(theme, []).append(sentence.assessment)
    return tuple(ThemeAssessment(theme, _in_role(said, role)) for theme, said in by_theme.items())


@dataclass(frozen=True, slots=True)
class Mark:
    """What one finding says about a theme: the finding's role, the theme's assessment in it."""

    role: str
    assessment: str

    @property
    def evaluation(self) -> str:
        """The assessment as far as it counts: what was looked at is never an evaluation."""
        return Assessment.CONTEXT.value if self.role == Role.CONTEXT else self.assessment

    @property
    def weight(self) -> float:
        """How much the finding counts at its visit, by its role."""
        return WEIGHTS.get(self.role, 1.0)


@dataclass(frozen=True, slots=True)
class ThemeAtVisit:
    """What a visit says about a theme: the verdict, and how many findings say what.

    ``counts`` has only the assessments that occur; they add up to ``total``.
    """

    assessment: str
    counts: dict[str, int]
    total: int

    @property
    def is_evaluated(self) -> bool:
        """Whether inspectors said how good it is, not only that it was looked at."""
        return self.assessment != Assessment.CONTEXT

    @property
    def good(self) -> int:
        """Findings that say only good of it."""
        return self.counts.get(Assessment.STRENGTH, 0) + self.counts.get(Assessment.IMPROVING, 0)


def theme_at_visit(marks: Iterable[Mark]) -> ThemeAtVisit:
    """The verdict on a theme at a visit from its findings' marks, by the rules above."""
    return theme_at_visit_counted(Counter(marks))


def theme_at_visit_counted(marks: Mapping[Mark, int]) -> ThemeAtVisit:
    """The same from how many findings make each mark, as a database counts them."""
    counts: Counter[str] = Counter()
    weights: defaultdict[str, float] = defaultdict(float)
    for mark, number in marks.items():
        counts[mark.evaluation] += number
        weights[mark.evaluation] += mark.weight * number
    return ThemeAtVisit(_verdict(weights), dict(counts), counts.total())


def _verdict(weights: Mapping[str, float]) -> str:
    half_mixed = weights.get(Assessment.MIXED, 0) / 2
    short = weights.get(Assessment.NEEDS_IMPROVEMENT, 0) + half_mixed
    strength = weights.get(Assessment.STRENGTH, 0)
    improving = weights.get(Assessment.IMPROVING, 0)
    good = strength + improving + half_mixed
    if not short:
        return _kind_of_good(strength, improving) if good else Assessment.CONTEXT.value
    if short >= PREDOMINANT * (short + good):
        return Assessment.NEEDS_IMPROVEMENT.value
    return Assessment.MIXED.value


class Direction(StrEnum):
    """How a theme moved from one visit to another."""

    BETTER = "better"
    WORSE = "worse"
    NO_CHANGE = "no-change"
    MIXED = "mixed"
    RAISED_ONCE = "raised-once"
    NOT_LOOKED_AT = "not-looked-at"


DIRECTION_LABELS: dict[str, str] = {
    Direction.BETTER: "Better",
    Direction.WORSE: "Worse",
    Direction.NO_CHANGE: "No change",
    Direction.MIXED: "Better in part",
    Direction.RAISED_ONCE: "Raised once",
    Direction.NOT_LOOKED_AT: "Not looked at this time",
}

# Strength and improving stand level: strength → improving is not a fall.
_LEVEL: dict[str, int] = {
    Assessment.NEEDS_IMPROVEMENT: 0,
    Assessment.MIXED: 1,
    Assessment.IMPROVING: 2,
    Assessment.STRENGTH: 2,
}


def direction(earlier: ThemeAtVisit | None, later: ThemeAtVisit | None) -> Direction:
    """How a theme moved between two visits; None is a visit that has no finding on it.

    - Nothing said of it later, or only that it was looked at: not looked at, never resolved.
    - Evaluated only later: raised once.
    - needs-improvement → mixed → good is better, the other way worse.
    - Improving at the later visit is better, unless it was a strength already (no change);
      improving → strength is better.
    - Shortfalls at both visits, and the later one has good findings where the earlier had none,
      or says that some of it improves: mixed ("better in part").
    - Else no change.
    """
    if later is None or not later.is_evaluated:
        return Direction.NOT_LOOKED_AT
    if earlier is None or not earlier.is_evaluated:
        return Direction.RAISED_ONCE
    step = _LEVEL[later.assessment] - _LEVEL[earlier.assessment]
    if step:
        return Direction.BETTER if step > 0 else Direction.WORSE
    if earlier.assessment == Assessment.IMPROVING:
        return Direction.BETTER
    if later.assessment in (Assessment.MIXED, Assessment.NEEDS_IMPROVEMENT):
        return _within_shortfalls(earlier, later)
    return Direction.NO_CHANGE


def _within_shortfalls(earlier: ThemeAtVisit, later: ThemeAtVisit) -> Direction:
    newly_good = later.good > 0 and earlier.good == 0
    if newly_good or later.counts.get(Assessment.IMPROVING, 0):
        return Direction.MIXED
    return Direction.NO_CHANGE
