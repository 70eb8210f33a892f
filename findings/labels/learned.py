"""A light learned model of how good a sentence says things are, beside the rules.

Multinomial logistic regression on the sentence's words, pairs of neighbours, first words and
kinds of cue. Its weights are numbers in a data file, made by ``manage.py train_assessment`` from
labelled sentences; nothing else is needed to use it. Each feature that is a word or a pair of
words knows its place, so that a label can say what decided it.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby, pairwise

from findings.labels.cues import BETTER, CONTRAST, GOOD, HEDGE, SHORT, WEAK_GOOD, Cue
from findings.labels.phrases import Word
from findings.vocabulary import Assessment

VALUES = tuple(assessment.value for assessment in Assessment)
"""The order of a feature's weights."""

Weights = Mapping[str, Sequence[float]]
LENGTH_STEP, LONGEST = 8, 5
TELLING = frozenset({GOOD, WEAK_GOOD, SHORT, HEDGE, BETTER, CONTRAST})
"""Kinds of cue whose order in a sentence tells mixed from the rest."""
MOST_IN_ORDER = 5


@dataclass(frozen=True, slots=True)
class Feature:
    """Something that holds of a sentence; ``first`` and ``end`` are its words' places, equal
    where it stands for no words in particular."""

    name: str
    first: int = 0
    end: int = 0


def features_of(words: Sequence[Word], cues: Iterable[Cue], ruled: str = "") -> list[Feature]:
    """The features of a sentence, each once, in a fixed order; ``ruled`` is what the rules say."""
    plain = [(at, _plain(word)) for at, word in enumerate(words) if word.plain[0].isalnum()]
    found = [Feature("always"), Feature(f"length {min(len(plain) // LENGTH_STEP, LONGEST)}")]
    found += _cue_features(tuple(cues))
    found.append(Feature(f"rules: {ruled}"))
    found += [Feature(f"begins {word}") for _, word in plain[:1]]
    if len(plain) > 1:
        found.append(Feature(f"begins {plain[0][1]} {plain[1][1]}"))
    found += [Feature(word, at, at + 1) for at, word in plain]
    found += [Feature(f"{one} {two}", at, after + 1) for (at, one), (after, two) in pairwise(plain)]
    return list({feature.name: feature for feature in reversed(found)}.values())[::-1]


def _plain(word: Word) -> str:
    return "#" if word.plain.isdigit() else word.plain


def _cue_features(cues: Sequence[Cue]) -> list[Feature]:
    counts: dict[str, int] = {}
    for cue in cues:
        counts[cue.kind] = counts.get(cue.kind, 0) + 1
    kinds = sorted(kind for kind in counts if kind != "contrast")
    found = [Feature(f"cue: {kind}") for kind in sorted(counts)]
    found += [Feature(f"cues: {kind}") for kind in sorted(counts) if counts[kind] > 1]
    found.append(Feature("cues: " + "+".join(kinds)))
    order = [kind for kind, _ in groupby(cue.kind for cue in cues if cue.kind in TELLING)]
    found.append(Feature("order: " + ">".join(order[:MOST_IN_ORDER])))
    return found


def probabilities(features: Iterable[Feature], weights: Weights) -> list[float]:
    """How likely each of ``VALUES`` is; they add up to 1."""
    sums = [0.0] * len(VALUES)
    for feature in features:
        row = weights.get(feature.name)
        if row is not None:
            sums = [total + weight for total, weight in zip(sums, row, strict=True)]
    highest = max(sums)
    shares = [math.exp(total - highest) for total in sums]
    whole = sum(shares)
    return [share / whole for share in shares]


def deciding(features: Iterable[Feature], weights: Weights, value: str, most: int) -> list[Feature]:
    """The features of words that speak most for ``value`` against the mean of the others, at
    most ``most``, strongest first, none within another."""
    column = VALUES.index(value)
    scored = []
    for feature in features:
        row = weights.get(feature.name)
        if row is not None and feature.end > feature.first:
            pull = row[column] - (sum(row) - row[column]) / (len(row) - 1)
            scored.append((pull, feature))
    chosen: list[Feature] = []
    for pull, feature in sorted(scored, key=lambda pair: (-pair[0], pair[1].first)):
        apart = all(feature.end <= c.first or c.end <= feature.first for c in chosen)
        if pull > 0 and apart and len(chosen) < most:
            chosen.append(feature)
    return chosen


@cache
def shipped_weights() -> Weights:
    """The weights that come with the program."""
    text = files("findings").joinpath("data", "assessment_weights.json").read_text("utf-8")
    weights: dict[str, list[float]] = json.loads(text)
    return weights
