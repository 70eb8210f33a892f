"""What a sentence is about: the vocabulary's phrases and the learned model together, and why.

A phrase makes its theme likelier and the model weighs it with the other words: "police" alone
does not make a sentence one on partnership, and one on "their plans" may be about care leavers
because the sentence before was. Phrases that people added to the vocabulary, and themes that the
model does not know, need no model: the phrase decides.
"""

from collections.abc import Iterator, Mapping, Sequence

from findings.labels.features import Feature
from findings.labels.learned import Weights, deciding
from findings.labels.parts import Parts
from findings.labels.shape import Reason
from findings.labels.themes import ThemeReader

ENOUGH = 0.37
"""A theme at least as likely is given: best in cross-validation."""

BONUS_OF_PHRASE = 0.1
"""What a phrase adds to the likelihood: best in cross-validation."""


def about(
    parts: Parts,
    features: Sequence[Feature],
    likely: Mapping[str, float],
    weights: Weights,
    reader: ThemeReader,
) -> tuple[Reason, ...]:
    """One reason for each theme that the sentence is about, in the order of their words."""
    found = list(_by_phrase(parts, likely, reader))
    barred = reader.taken_out_locally(parts.words) | {reason.label for reason in parts.phrases}
    for slug, chance in likely.items():
        if chance >= ENOUGH and slug in reader.slugs and slug not in barred:
            found.append(_learned_reason(slug, parts, features, weights))
    return tuple(sorted(found, key=lambda reason: reason.start))


def _by_phrase(parts: Parts, likely: Mapping[str, float], reader: ThemeReader) -> Iterator[Reason]:
    sure = reader.added_locally(parts.words)
    for reason in parts.phrases:
        chance = likely.get(reason.label, 1.0)
        if reason.label in sure or chance + BONUS_OF_PHRASE >= ENOUGH:
            yield reason


def _learned_reason(
    slug: str, parts: Parts, features: Sequence[Feature], weights: Weights
) -> Reason:
    """The words that speak most for the theme; the first word where the sentence before does."""
    for feature in deciding(features, weights, slug, 1):
        start, end = parts.words[feature.first].start, parts.words[feature.end - 1].end
        return Reason(slug, start, end, parts.text[start:end])
    first = next((word for word in parts.words if word.plain[0].isalnum()), parts.words[0])
    return Reason(slug, first.start, first.end, first.written)
