"""Journeys of several authorities on one axis of time; a template draws them as SVG.

Each authority has a lane: its name, its overall grades as bands, its visits as marks beneath.
Lengths are units of the view box.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from findings.charts import Scale
from findings.journey import Entry, NotHeld, Sign
from findings.standing import OVERALL, Standing
from findings.timeline import Band, bands
from inspections.models import Authority

WIDTH = 1120
EDGE = 8
YEAR_WIDTH = 44
LANES_Y = 30
LANE_HEIGHT = 92
MARK = 14
MARK_ROWS = 2
MARK_STEP = 13


@dataclass(frozen=True, slots=True)
class Tick:
    """The beginning of a year; ``year`` is None where it has no room."""

    x: float
    year: int | None


@dataclass(frozen=True, slots=True)
class Mark:
    """A visit or inspection, told apart by its shape."""

    left: float
    top: float
    sign: Sign


@dataclass(frozen=True, slots=True)
class Lane:
    """An authority's overall grades in time, and its visits beneath."""

    authority: Authority
    y: int
    bands: tuple[Band, ...]
    marks: tuple[Mark, ...]

    @property
    def name_y(self) -> int:
        """The line on which its name stands."""
        return self.y + 15

    @property
    def band_y(self) -> int:
        """The upper edge of its bands."""
        return self.y + 24

    @property
    def sign_y(self) -> int:
        """Where the signs of its grades stand."""
        return self.y + 30

    @property
    def words_y(self) -> int:
        """The line on which the words of its grades stand."""
        return self.y + 41


@dataclass(frozen=True, slots=True)
class JourneysChart:
    """Lanes beneath each other on one axis."""

    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    signs: tuple[Sign, ...]
    width: int = WIDTH
    mark: int = MARK

    @property
    def height(self) -> int:
        """The height of the chart, by the number of its lanes."""
        return LANES_Y + LANE_HEIGHT * len(self.lanes)


@dataclass(frozen=True, slots=True)
class Way:
    """What a lane is made of; ``until`` is today, or the day on which the authority closed."""

    authority: Authority
    standing: Standing
    entries: Sequence[Entry]
    until: date


def journeys_chart(ways: Sequence[Way]) -> JourneysChart | None:
    """The ways of several authorities on one axis; None where nothing is dated."""
    days = [entry.start for way in ways for entry in way.entries if entry.start is not None]
    if not days:
        return None
    scale = Scale(min(days), max(*days, *(way.until for way in ways)), EDGE, WIDTH - EDGE)
    lanes = tuple(_lane(way, LANES_Y + LANE_HEIGHT * at, scale) for at, way in enumerate(ways))
    shown = {mark.sign for lane in lanes for mark in lane.marks}
    return JourneysChart(tuple(_ticks(scale)), lanes, tuple(sign for sign in Sign if sign in shown))


def _lane(way: Way, y: int, scale: Scale) -> Lane:
    dated = [i for i in way.standing.inspections if i.start is not None]
    graded = bands(OVERALL, dated, scale, max([way.until, *(i.start or way.until for i in dated)]))
    return Lane(way.authority, y, tuple(graded), tuple(_marks(way.entries, y + 56, scale)))


def _marks(entries: Sequence[Entry], y: int, scale: Scale) -> list[Mark]:
    """Marks in true time; one that would cover another goes a line lower."""
    taken_until = [0.0] * MARK_ROWS
    marks = []
    for day, sign in sorted(_days(entries)):
        x = scale(day)
        row = next((r for r in range(MARK_ROWS) if taken_until[r] <= x - MARK / 2), MARK_ROWS - 1)
        taken_until[row] = x + MARK / 2
        marks.append(Mark(round(x - MARK / 2, 1), y + row * MARK_STEP, sign))
    return marks


def _days(entries: Sequence[Entry]) -> list[tuple[date, Sign]]:
    days: list[tuple[date, Sign]] = []
    for entry in entries:
        if isinstance(entry, NotHeld):
            days += [(day, entry.sign) for day in entry.days]
        elif entry.start is not None:
            days.append((entry.start, entry.sign))
    return days


def _ticks(scale: Scale) -> list[Tick]:
    years = range(scale.first.year + 1, scale.last.year + 1)
    every = max(1, round(YEAR_WIDTH * len(years) / WIDTH + 0.49))
    return [
        Tick(scale(date(year, 1, 1)), None if (years[-1] - year) % every else year)
        for year in years
    ]
