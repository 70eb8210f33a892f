"""Learning the weights of ``findings.labels.learned`` from labelled sentences.

Stochastic gradient descent with AdaGrad steps and a fixed seed: the same sentences give the same
weights. Pure Python; three thousand sentences take some forty seconds.
"""

import hashlib
import math
import random
from collections import Counter
from collections.abc import Sequence

from findings.labels.assessment import by_rules
from findings.labels.cues import cues_of
from findings.labels.learned import VALUES, Feature, Weights, features_of, probabilities
from findings.labels.phrases import words_of

ROUNDS = 20
STEP = 0.1
SHRINKAGE = 5e-3
RAREST = 2
"""A feature of fewer sentences is not learned."""

SET_ASIDE = "89abcdef"
"""Documents whose name's hash begins with one of these are set aside for measuring."""

Labelled = tuple[str, str]
"""A sentence's text and its assessment."""


def is_set_aside(document: str) -> bool:
    """Whether a document's sentences are kept for measuring: never learned from."""
    return hashlib.sha256(document.encode()).hexdigest()[0] in SET_ASIDE


def learn(sentences: Sequence[Labelled]) -> dict[str, list[float]]:
    """The weights learned from the sentences, rounded, without those that weigh nothing."""
    rows = [[feature.name for feature in _features(text)] for text, _ in sentences]
    columns = [VALUES.index(assessment) for _, assessment in sentences]
    seen = Counter(name for row in rows for name in row)
    known = {name for name, count in seen.items() if count >= RAREST}
    rows = [[name for name in row if name in known] for row in rows]
    weights = {name: [0.0] * len(VALUES) for name in sorted(known)}
    squares = {name: [1e-8] * len(VALUES) for name in weights}
    order = list(range(len(rows)))
    shuffler = random.Random(1)  # noqa: S311
    for _ in range(ROUNDS):
        shuffler.shuffle(order)
        for at in order:
            _step(rows[at], columns[at], weights, squares)
    rounded = {name: [round(weight, 2) for weight in row] for name, row in weights.items()}
    return {name: row for name, row in rounded.items() if any(row)}


def _features(text: str) -> list[Feature]:
    words = words_of(text)
    cues = cues_of(words)
    ruled, _ = by_rules(words, cues)
    return features_of(words, cues, ruled.value)


def _step(
    names: Sequence[str],
    column: int,
    weights: dict[str, list[float]],
    squares: dict[str, list[float]],
) -> None:
    """Moves the weights of one sentence's features towards its label."""
    shares = _shares(names, weights)
    for k, share in enumerate(shares):
        slope = share - (k == column)
        for name in names:
            row, past = weights[name], squares[name]
            pull = slope + SHRINKAGE * row[k]
            past[k] += pull * pull
            row[k] -= STEP * pull / math.sqrt(past[k])


def _shares(names: Sequence[str], weights: Weights) -> list[float]:
    return probabilities((Feature(name) for name in names), weights)
