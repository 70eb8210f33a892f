"""A theme over the years as a chart: each year a bar, the wider the more visits there were, cut
by what the visits say of the theme. Few visits make a thin bar, so that they look like few.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from findings.theme_words import Raised

WIDTH = 960
LEFT = 44
TOP = 12
TALL = 160
THINNEST = 3
WIDEST_SHARE = 0.86
ROOM_FOR_SIGN = 15


@dataclass(frozen=True, slots=True)
class InYear:
    """A theme at the visits that began in a year; None for undated ones."""

    year: int | None
    raised: Raised

    @property
    def query(self) -> str:
        """What the address of visits has to ask for, to keep to those of the year."""
        if self.year is None:
            return "dates=none"
        return f"since={self.year}-01-01&until={self.year}-12-31"


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar: the visits of the year that say one thing."""

    y: float
    height: float
    assessment: str
    count: int
    percent: int
    shows_sign: bool


@dataclass(frozen=True, slots=True)
class YearBar:
    """A year's bar, its middle, and the number of visits beneath."""

    year: InYear
    x: float
    middle: float
    width: float
    segments: Sequence[Segment]


@dataclass(frozen=True, slots=True)
class YearsChart:
    """The bars, and the lines at a quarter, a half and so on: (place, percent)."""

    bars: Sequence[YearBar]
    lines: Sequence[tuple[float, int]]
    left: int = LEFT
    top: int = TOP
    base: int = TOP + TALL
    width: int = WIDTH
    height: int = TOP + TALL + 44


def years_chart(years: Sequence[InYear]) -> YearsChart | None:
    """The years that are dated, as bars; None where there are none."""
    dated = [one for one in years if one.year is not None]
    if not dated:
        return None
    most = max(one.raised.visits for one in dated)
    slot = (WIDTH - LEFT) / max(len(dated), 6)
    bars = [_bar(one, LEFT + slot * (place + 0.5), slot, most) for place, one in enumerate(dated)]
    lines = [(TOP + TALL * (100 - share) / 100, share) for share in (0, 25, 50, 75, 100)]
    return YearsChart(bars, lines)


def _bar(one: InYear, middle: float, slot: float, most: int) -> YearBar:
    share = one.raised.visits / most if most else 0
    width = max(slot * WIDEST_SHARE * share, THINNEST if one.raised.visits else 0)
    segments = tuple(_segments(one.raised, width))
    return YearBar(one, round(middle - width / 2, 1), round(middle, 1), round(width, 1), segments)


def _segments(raised: Raised, width: float) -> Iterator[Segment]:
    """From the base up: the best first, as everywhere; what is left is visits silent on it."""
    y = float(TOP + TALL)
    for assessment, count, percent in raised.percents:
        height = TALL * count / raised.visits
        y -= height
        roomy = min(width, height) >= ROOM_FOR_SIGN
        yield Segment(round(y, 1), round(height, 1), assessment, count, percent, roomy)
