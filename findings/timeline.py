"""An authority's journey as a chart in true time; its template draws it as SVG.

Entries stand on one line, and beneath them, on the same axis, a lane for each judgement shows
its grades from inspection to inspection. Lengths are units of the view box.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from findings.charts import Scale
from findings.journey import Entry, Journey, NotHeld, Sign
from findings.standing import OVERALL, Given, Inspection
from inspections.models import TrustDelivery
from inspections.vocabulary import GRADE_LABELS, JUDGEMENT_LABELS, JudgementArea
from inspections.wording import short_period

WIDTH = 1160
GUTTER = 262
END = WIDTH - 14
YEAR_WIDTH = 44

MARK = 14
MARKS_Y = 62
MARK_STEP = 18
MARK_ROWS = 3
LABEL_ROWS = (86, 102)
LABEL_WIDTH = 66
YEARS_Y = 126
LANES_Y = 136
LANE_HEIGHT = 27
BAR_HEIGHT = 21

LETTER_WIDTH = 8.4
LANE_LETTERS = 38
INDENT = 8
SIGN_WIDTH = 18


@dataclass(frozen=True, slots=True)
class Tick:
    """The beginning of a year on the time axis; ``year`` is None where it has no room."""

    x: float
    year: int | None


@dataclass(frozen=True, slots=True)
class Dot:
    """An entry's mark; ``label_y`` is None where its label would cover another."""

    x: float
    y: int
    sign: Sign
    is_predecessors: bool
    label: str
    label_y: int | None

    @property
    def left(self) -> float:
        """The left edge of its mark."""
        return round(self.x - MARK / 2, 1)

    @property
    def top(self) -> float:
        """The upper edge of its mark."""
        return self.y - MARK / 2


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of a lane: a grade from its inspection until the next; or a trust's delivery."""

    x: float
    width: float
    words: str
    grade: str = ""
    cited: bool = False

    @property
    def shows_words(self) -> bool:
        """Whether there is room for its words, beside the sign where it has one."""
        sign = SIGN_WIDTH + INDENT if self.grade else 0
        return self.width > LETTER_WIDTH * len(self.words) + sign + INDENT * 2

    @property
    def shows_sign(self) -> bool:
        """Whether there is room for the sign of the grade."""
        return bool(self.grade) and self.width > SIGN_WIDTH

    @property
    def sign_x(self) -> float:
        """Where its sign starts: before the words, or in the middle where they have no room."""
        indent = INDENT if self.shows_words else (self.width - SIGN_WIDTH) / 2
        return round(self.x + indent, 1)

    @property
    def words_x(self) -> float:
        """Where its words start, after the sign."""
        return round(self.x + INDENT + (SIGN_WIDTH + INDENT if self.grade else 0), 1)


@dataclass(frozen=True, slots=True)
class Lane:
    """The grades of one judgement in time, or who delivered the services."""

    label: str
    y: int
    bands: tuple[Band, ...]

    @property
    def sign_y(self) -> int:
        """Where the signs of its grades stand."""
        return self.y + 4

    @property
    def words_y(self) -> int:
        """The line on which its words stand."""
        return self.y + 15


@dataclass(frozen=True, slots=True)
class Timeline:
    """A journey drawn in true time."""

    ticks: tuple[Tick, ...]
    dots: tuple[Dot, ...]
    lanes: tuple[Lane, ...]
    until: float
    width: int = WIDTH
    axis: int = MARKS_Y
    gutter: int = GUTTER
    years_y: int = YEARS_Y
    bar: int = BAR_HEIGHT
    mark: int = MARK

    @property
    def bottom(self) -> int:
        """The lower edge, by the number of lanes."""
        return LANES_Y + LANE_HEIGHT * len(self.lanes) + 2

    @property
    def height(self) -> int:
        """From the upper to the lower edge."""
        return self.bottom - self.top

    @property
    def top(self) -> int:
        """The upper edge, just above the highest mark."""
        return min(dot.y for dot in self.dots) - MARK


def timeline(journey: Journey, today: date) -> Timeline | None:
    """A journey as a chart up to today; None where fewer than two stops have dates."""
    dated = [(entry.start, entry) for entry in journey.entries if entry.start is not None]
    if len([entry for _, entry in dated if entry.sign not in (Sign.CHANGE, Sign.PAPER)]) < 2:
        return None
    last = max(today, *(start for start, _ in dated))
    scale = Scale(min(start for start, _ in dated), last, GUTTER, END)
    lanes = [*_graded_lanes(journey, scale, last), *_lanes_before(journey, scale)]
    trusts = _trust_lane(journey.deliveries, scale, last)
    lanes += [("Delivered by a trust", trusts)] if trusts else []
    return Timeline(
        tuple(_ticks(scale)),
        tuple(_dots(dated, scale)),
        tuple(
            Lane(_cut(label), LANES_Y + LANE_HEIGHT * at, tuple(in_lane))
            for at, (label, in_lane) in enumerate(lanes)
        ),
        scale(last),
    )


def _ticks(scale: Scale) -> Iterable[Tick]:
    years = range(scale.first.year + 1, scale.last.year + 1)
    every = max(1, round(YEAR_WIDTH * len(years) / (END - GUTTER) + 0.49))
    for year in years:
        yield Tick(scale(date(year, 1, 1)), None if (years[-1] - year) % every else year)


def _graded_lanes(journey: Journey, scale: Scale, last: date) -> list[tuple[str, list[Band]]]:
    inspections = _dated(journey.standing.inspections)
    given = {g.judgement for i in inspections for g in i.given}
    return [
        (JUDGEMENT_LABELS[area], bands(area, inspections, scale, last))
        for area in JudgementArea
        if area in given
    ]


def _lanes_before(journey: Journey, scale: Scale) -> list[tuple[str, list[Band]]]:
    """The overall grades of those that it took over from, until it did."""
    lanes = []
    for authority, stands in journey.before:
        until = authority.closed or journey.opened
        inspections = [
            i for i in _dated(stands.inspections) if i.start and until and i.start < until
        ]
        if until and any(i.overall for i in inspections):
            graded = bands(OVERALL, inspections, scale, until)
            lanes.append((f"Overall, {authority.name}", graded))
    return lanes


def _trust_lane(deliveries: Iterable[TrustDelivery], scale: Scale, last: date) -> list[Band]:
    delivered = []
    for delivery in deliveries:
        start, end = max(delivery.start, scale.first), delivery.end or last
        if end > start:
            x = scale(start)
            delivered.append(Band(x, round(scale(end) - x, 1), delivery.trust.name))
    return delivered


def bands(
    judgement: str, inspections: Sequence[Inspection], scale: Scale, until: date
) -> list[Band]:
    """From each grade until the next inspection that gives one, or that judges without it."""
    turns: list[tuple[float, Given | None]] = []
    for inspection in inspections:
        given = next((g for g in inspection.given if g.judgement == judgement), None)
        if given or inspection.judges_more_than_overall:
            turns.append((scale(inspection.start or until), given))
    edges = [x for x, _ in turns] + [scale(until)]
    return [
        Band(x, round(end - x, 1), _words(given), given.grade, given.cited)
        for (x, end), (_, given) in zip(pairwise(edges), turns, strict=True)
        if given is not None
    ]


def _words(given: Given) -> str:
    return GRADE_LABELS[given.grade] + (" (cited)" if given.cited else "")


def _dated(inspections: Iterable[Inspection]) -> list[Inspection]:
    return [inspection for inspection in inspections if inspection.start is not None]


def _dots(dated: Sequence[tuple[date, Entry]], scale: Scale) -> list[Dot]:
    marks_until = [0.0] * MARK_ROWS
    labels_until = dict.fromkeys(LABEL_ROWS, 0.0)
    dots = []
    for day, entry in sorted(_marks(dated), key=lambda mark: mark[0]):
        x = scale(day)
        row = min(range(MARK_ROWS), key=lambda r: (marks_until[r] > x - MARK, r))
        marks_until[row] = x + MARK / 4
        label = "" if isinstance(entry, NotHeld) else short_period(day, entry.date_precision)
        label_y = _room(labels_until, x) if label else None
        is_predecessors = entry.of is not None
        dots.append(Dot(x, MARKS_Y - row * MARK_STEP, entry.sign, is_predecessors, label, label_y))
    return dots


def _marks(dated: Sequence[tuple[date, Entry]]) -> Iterable[tuple[date, Entry]]:
    """The days on which marks stand: one for each visit that is not held."""
    for start, entry in dated:
        if isinstance(entry, NotHeld):
            yield from ((day, entry) for day in entry.days)
        else:
            yield start, entry


def _room(taken_until: dict[int, float], x: float) -> int | None:
    """The first line on which a label has room, which it then takes."""
    line = next((y for y, until in taken_until.items() if x - LABEL_WIDTH / 2 >= until), None)
    if line is not None:
        taken_until[line] = x + LABEL_WIDTH / 2
    return line


def _cut(label: str) -> str:
    return label if len(label) <= LANE_LETTERS else label[: LANE_LETTERS - 1].rstrip() + "…"
