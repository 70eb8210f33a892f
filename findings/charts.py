"""Where the shapes of charts go; templates draw them as SVG. Lengths are units of the view box."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from findings.progress import Stop
from findings.standing import Given
from findings.vocabulary import ASSESSMENT_LABELS
from inspections.wording import short_period

WIDTH = 1120
MARGIN = 40
BAND_TOP = 26
DOTS_TOP = 104
LABEL_ROWS = (128, 146)
LABEL_WIDTH = 74
LETTER_WIDTH = 9.5
LEAST_DAYS = 365
LABEL_INDENT = 10
SIGN_WIDTH = 22
SIGN_GAP = 8
SQUARE = 14


@dataclass(frozen=True, slots=True)
class Tick:
    """The beginning of a year on the time axis."""

    x: float
    year: int


@dataclass(frozen=True, slots=True)
class Band:
    """A grade for overall effectiveness, from its inspection until the next."""

    x: float
    width: float
    grade: str
    cited: bool
    shows_label: bool

    @property
    def shows_sign(self) -> bool:
        """Whether there is room for the sign of the grade."""
        return self.width > SIGN_WIDTH

    @property
    def sign_x(self) -> float:
        """Where its sign starts: before the words, or in the middle where they have no room."""
        return self.x + (LABEL_INDENT if self.shows_label else (self.width - SIGN_WIDTH) / 2)

    @property
    def words_x(self) -> float:
        """Where the words of its label start, after the sign."""
        return self.x + LABEL_INDENT + SIGN_WIDTH + SIGN_GAP


@dataclass(frozen=True, slots=True)
class Dot:
    """A visit or inspection; ``label_y`` is None where its label would cover another."""

    x: float
    stop: Stop
    label_y: int | None

    @property
    def left(self) -> float:
        """The left edge of its square, where it is one."""
        return self.x - SQUARE / 2

    @property
    def label(self) -> str:
        """Its month, or year."""
        return short_period(self.stop.start, self.stop.date_precision)


@dataclass(frozen=True, slots=True)
class Timeline:
    """A journey drawn in true time."""

    ticks: tuple[Tick, ...]
    bands: tuple[Band, ...]
    dots: tuple[Dot, ...]
    width: int = WIDTH
    height: int = 190


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a bar: so many findings of one assessment."""

    x: float
    width: float
    assessment: str
    count: int


class Scale:
    """From days to places on the axis: the first and last stop with some room around them."""

    def __init__(self, first: date, last: date) -> None:
        short_of = max(LEAST_DAYS - (last - first).days, 0)
        room = timedelta(days=short_of // 2 + (last - first).days // 25 + 45)
        self.first, self.last = first - room, last + room

    def __call__(self, day: date) -> float:
        """The day's place."""
        share = (day - self.first).days / (self.last - self.first).days
        return round(MARGIN + share * (WIDTH - 2 * MARGIN), 1)


def timeline(stops: Sequence[Stop]) -> Timeline | None:
    """A journey as a chart; None where fewer than two stops have dates."""
    dated = [(stop.start, stop) for stop in stops if stop.start is not None]
    if len(dated) < 2:
        return None
    scale = Scale(dated[0][0], max(start for start, _ in dated))
    years = range(scale.first.year + 1, scale.last.year + 1)
    ticks = tuple(Tick(scale(date(year, 1, 1)), year) for year in years)
    return Timeline(ticks, tuple(_bands(dated, scale)), tuple(_dots(dated, scale)))


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


def _bands(dated: Sequence[tuple[date, Stop]], scale: Scale) -> list[Band]:
    """From each overall grade until the next, or until an inspection that gives none."""
    turns = [
        (scale(start), stop.inspection.overall)
        for start, stop in dated
        if stop.inspection and (stop.inspection.overall or stop.inspection.gives_no_overall)
    ]
    edges = [x for x, _ in turns] + [float(WIDTH - MARGIN)]
    return [
        Band(x, round(until - x, 1), one.grade, one.cited, until - x > _label_width(one))
        for (x, until), (_, one) in zip(pairwise(edges), turns, strict=True)
        if one is not None
    ]


def _label_width(given: Given) -> float:
    letters = len(given.grade) + (len(" (cited)") if given.cited else 0)
    return LETTER_WIDTH * letters + LABEL_INDENT * 2 + SIGN_WIDTH + SIGN_GAP


def _dots(dated: Sequence[tuple[date, Stop]], scale: Scale) -> list[Dot]:
    taken_until = dict.fromkeys(LABEL_ROWS, 0.0)
    dots = []
    for start, stop in dated:
        x = scale(start)
        row = next((y for y, until in taken_until.items() if x - LABEL_WIDTH / 2 >= until), None)
        if row is not None:
            taken_until[row] = x + LABEL_WIDTH / 2
        dots.append(Dot(x, stop, row))
    return dots
