"""A light learned model of how good a sentence says things are, and what it is about.

Logistic regression on ``findings.labels.features``: multinomial for the assessment, one against
the rest for each theme. Its weights are numbers in a data file, made by ``manage.py train_labels``
from labelled sentences; nothing else is needed to use it. Features that are words know their
place, so that a label can say what decided it.
"""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from findings.labels.features import Feature
from findings.vocabulary import Assessment

VALUES = tuple(assessment.value for assessment in Assessment)
"""The assessments, in the order of their columns."""

SCALE = 100
"""Weights are kept as whole hundredths."""

LEAST_SHARE = 0.4
"""Words that pull less than this share of the strongest are no reason worth showing."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature adds to each label: ``labels`` are the assessments, then the slugs of
    themes; a feature's row has (place in ``labels``, weight) pairs."""

    labels: tuple[str, ...]
    by_feature: Mapping[str, tuple[tuple[int, float], ...]]

    @property
    def themes(self) -> tuple[str, ...]:
        """The slugs of the themes that the model knows."""
        return self.labels[len(VALUES) :]


@dataclass(frozen=True, slots=True)
class Likely:
    """How likely each assessment is (they add up to 1), and each theme for itself."""

    assessments: Mapping[str, float]
    themes: Mapping[str, float]


def likely(features: Iterable[Feature], weights: Weights) -> Likely:
    """What the model says of a sentence with these features."""
    sums = [0.0] * len(weights.labels)
    row_of = weights.by_feature.get
    for feature in features:
        row = row_of(feature.name)
        if row is None:
            continue
        value = feature.value
        for column, weight in row:
            sums[column] += weight * value
    themes = zip(weights.themes, sums[len(VALUES) :], strict=True)
    return Likely(_shares(sums[: len(VALUES)]), {slug: _chance(total) for slug, total in themes})


def _shares(sums: list[float]) -> dict[str, float]:
    highest = max(sums)
    shares = [math.exp(total - highest) for total in sums]
    whole = sum(shares)
    return {value: share / whole for value, share in zip(VALUES, shares, strict=True)}


def _chance(total: float) -> float:
    return 1 / (1 + math.exp(-total)) if total > -700 else 0.0


def deciding(features: Iterable[Feature], weights: Weights, label: str, most: int) -> list[Feature]:
    """The features of words that speak most for the label, at most ``most``, strongest first,
    none within another; those that speak much less than the strongest are left out."""
    column = weights.labels.index(label)
    scored = [
        (_pull(row, column) * feature.value, feature)
        for feature in features
        if feature.end > feature.first and (row := weights.by_feature.get(feature.name))
    ]
    scored.sort(key=lambda pair: (-pair[0], pair[1].first))
    chosen: list[Feature] = []
    for pull, feature in scored:
        apart = all(feature.end <= c.first or c.end <= feature.first for c in chosen)
        if pull > max(0.0, scored[0][0] * LEAST_SHARE) and apart and len(chosen) < most:
            chosen.append(feature)
    return chosen


def _pull(row: Iterable[tuple[int, float]], column: int) -> float:
    """What a feature adds to a label: to a theme for itself, to an assessment against the mean of
    the other four."""
    own = others = 0.0
    for at, weight in row:
        if at == column:
            own = weight
        elif at < len(VALUES):
            others += weight
    return own - others / (len(VALUES) - 1) if column < len(VALUES) else own


@cache
def shipped_weights() -> Weights:
    """The weights that come with the program."""
    return weights_from(files("findings").joinpath("data", "label_weights.json").read_text("utf-8"))


def weights_from(text: str) -> Weights:
    """The weights in the text of a data file: an object ``{"labels", "features"}``, a feature's
    row ``[place, hundredths, place, hundredths, ...]``."""
    data = json.loads(text)
    rows = {
        name: tuple(
            (column, weight / SCALE) for column, weight in zip(row[::2], row[1::2], strict=True)
        )
        for name, row in data["features"].items()
    }
    return Weights(tuple(data["labels"]), rows)


def as_text(weights: Weights) -> str:
    """The text of a data file, one feature a line so that a change shows in the diff."""
    lines = (
        f"{json.dumps(name)}:{json.dumps(_hundredths(row), separators=(',', ':'))}"
        for name, row in weights.by_feature.items()
    )
    labels = json.dumps(list(weights.labels))
    return f'{{"labels": {labels},\n"features": {{\n' + ",\n".join(lines) + "\n}}\n"


def _hundredths(row: Iterable[tuple[int, float]]) -> list[int]:
    return [number for column, weight in row for number in (column, round(weight * SCALE))]
