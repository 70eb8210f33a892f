"""How good a sentence says things are: the rules and the learned model together, and why."""

from collections.abc import Mapping, Sequence

from findings.labels.cues import Cue
from findings.labels.features import Feature
from findings.labels.learned import Weights, deciding
from findings.labels.parts import Parts
from findings.labels.rules import call_for_change
from findings.labels.shape import Reason
from findings.vocabulary import Assessment

SHARE_OF_RULES = 0.1
"""How much the rules' word adds to the model's likelihood: best in cross-validation."""

MORE_FOR_CONTEXT = 2.2
"""Context is rare and the model gives it too seldom; best in cross-validation."""

MOST_REASONS = 3


def assess(
    parts: Parts, features: Sequence[Feature], likely: Mapping[str, float], weights: Weights
) -> tuple[str, tuple[Reason, ...]]:
    """The sentence's assessment (an ``Assessment`` value), and the words that decided it; no
    reasons where no word stands out. ``likely`` is what the model says of its features."""
    if not any(word.plain[0].isalnum() for word in parts.words):
        return Assessment.CONTEXT.value, ()
    if (call := call_for_change(parts.words)) is not None:
        value, decided_by = Assessment.NEEDS_IMPROVEMENT.value, [call]
    else:
        value, decided_by = _weighed_with_words(parts, features, likely, weights)
    return value, tuple(_reason(value, cue, parts) for cue in decided_by)


def _weighed_with_words(
    parts: Parts, features: Sequence[Feature], likely: Mapping[str, float], weights: Weights
) -> tuple[str, list[Cue]]:
    value = _weighed(parts.ruled, likely)
    if value == parts.ruled and parts.ruled_by:
        return value, list(parts.ruled_by)
    learned = deciding(features, weights, value, MOST_REASONS)
    return value, [Cue(value, feature.first, feature.end) for feature in learned]


def _weighed(ruled: str, likely: Mapping[str, float]) -> str:
    """The assessment for which the learned model and the rules together say most."""
    weighed = dict(likely)
    weighed[Assessment.CONTEXT.value] *= MORE_FOR_CONTEXT
    weighed[ruled] += SHARE_OF_RULES
    return max(weighed, key=lambda value: weighed[value])


def _reason(value: str, cue: Cue, parts: Parts) -> Reason:
    start, end = parts.words[cue.first].start, parts.words[cue.end - 1].end
    return Reason(value, start, end, parts.text[start:end])
