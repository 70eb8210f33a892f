"""Where the shapes of charts go; templates draw them as SVG. Lengths are units of the view box."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from findings.vocabulary import ASSESSMENT_LABELS

WIDTH = 1120
MARGIN = 40
LABEL_WIDTH = 74
LEAST_DAYS = 365


@dataclass(frozen=True, slots=True)
class Tick:
    """The beginning of a year on the time axis."""

    x: float
    year: int


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a bar: so many findings of one assessment."""

    x: float
    width: float
    assessment: str
    count: int


class Scale:
    """From days to places between two ends of the axis, with room around the first and last."""

    def __init__(
        self, first: date, last: date, left: float = MARGIN, right: float = WIDTH - MARGIN
    ) -> None:
        short_of = max(LEAST_DAYS - (last - first).days, 0)
        room = timedelta(days=short_of // 2 + (last - first).days // 25 + 45)
        self.first, self.last = first - room, last + room
        self.left, self.right = left, right

    def __call__(self, day: date) -> float:
        """The day's place."""
        share = (day - self.first).days / (self.last - self.first).days
        return round(self.left + share * (self.right - self.left), 1)


def shares(counts: Mapping[str, int], whole: int, width: float = 100) -> list[Share]:
    """A bar of counts by assessment, in the order of the scale; ``whole`` fills the width."""
    parts = []
    x = 0.0
    for assessment in ASSESSMENT_LABELS:
        count = counts.get(assessment, 0)
        if count and whole:
            part = width * count / whole
            parts.append(Share(round(x, 2), round(part, 2), assessment, count))
            x += part
    return parts
