"""Themes by visits of an authority, and which way each theme went. Pure logic on rows.

Views fetch the rows in a few queries (``findings.authorities``); nothing here asks the database.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from findings.labels.rollup import (
    DIRECTION_LABELS,
    Direction,
    Mark,
    ThemeAtVisit,
    direction,
    theme_at_visit,
)
from findings.models import Theme
from findings.vocabulary import Assessment
from inspections.models import Visit

NEVER_EVALUATED = "Not evaluated"
"""The direction of a theme that was looked at, though no visit held says how good it is."""

SHORTFALLS = (Assessment.NEEDS_IMPROVEMENT.value, Assessment.MIXED.value)
CHANGED = (Direction.WORSE, Direction.MIXED, Direction.BETTER)

ThemeMark = tuple[int, int, str, str]
"""A theme of a finding: the theme's key, the visit's key, the finding's role, the assessment."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one visit says about one theme."""

    theme: Theme
    visit: Visit
    said: ThemeAtVisit


@dataclass(frozen=True, slots=True)
class Travel:
    """Which way a theme went: between the two latest visits that say how good it is.

    ``later`` is the latest such visit, ``earlier`` the one before; ``silent_since`` are the
    visits after ``later``, which say nothing on how good it is.
    """

    direction: Direction
    earlier: Cell | None
    later: Cell | None
    silent_since: tuple[Visit, ...]

    @property
    def label(self) -> str:
        """The direction in words."""
        return DIRECTION_LABELS[self.direction] if self.later else NEVER_EVALUATED


@dataclass(frozen=True, slots=True)
class Row:
    """A theme over the visits; None where a visit did not look at it."""

    theme: Theme
    cells: tuple[tuple[Visit, Cell | None], ...]
    travel: Travel

    @property
    def looked_at(self) -> list[Cell]:
        """What the visits say that looked at it."""
        return [cell for _, cell in self.cells if cell is not None]

    @property
    def latest_word(self) -> str:
        """The assessment at the latest visit that says how good it is; empty where none does."""
        return self.travel.later.said.assessment if self.travel.later else ""

    @property
    def still_needs_to_improve(self) -> bool:
        """Whether the latest word on it has a shortfall: it needs improvement, or is mixed."""
        return self.latest_word in SHORTFALLS

    @property
    def has_changed(self) -> bool:
        """Whether it went better or worse, in part at least."""
        return self.travel.direction in CHANGED


@dataclass(frozen=True, slots=True)
class Matrix:
    """Themes by visits, the rows in groups as the themes are, the earliest visit first."""

    visits: tuple[Visit, ...]
    groups: tuple[tuple[str, tuple[Row, ...]], ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, whatever their group."""
        return tuple(row for _, rows in self.groups for row in rows)


def matrix(visits: Sequence[Visit], themes: Sequence[Theme], marks: Iterable[ThemeMark]) -> Matrix:
    """Themes by visits: only themes that a finding is on, only visits that have findings."""
    said: defaultdict[tuple[int, int], list[Mark]] = defaultdict(list)
    for theme, visit, role, assessment in marks:
        said[theme, visit].append(Mark(role, assessment))
    looked_at = {visit for _, visit in said}
    columns = tuple(visit for visit in visits if visit.pk in looked_at)
    raised = {theme for theme, _ in said}
    rows = [_row(theme, columns, said) for theme in themes if theme.pk in raised]
    groups = groupby(rows, key=lambda row: row.theme.group)
    return Matrix(columns, tuple((name, tuple(in_group)) for name, in_group in groups))


def _row(
    theme: Theme, visits: Sequence[Visit], said: Mapping[tuple[int, int], Sequence[Mark]]
) -> Row:
    cells = tuple(
        (visit, Cell(theme, visit, theme_at_visit(marks)) if marks else None)
        for visit in visits
        for marks in [said.get((theme.pk, visit.pk))]
    )
    return Row(theme, cells, travel(cells))


def travel(cells: Sequence[tuple[Visit, Cell | None]]) -> Travel:
    """Which way a theme went over visits in order, by the two latest that evaluate it.

    A visit that does not say how good it is neither clears nor worsens it. Undated visits stand
    in no order, so they are left out.
    """
    dated = [(visit, cell) for visit, cell in cells if visit.start is not None]
    told = [cell for _, cell in dated if cell is not None and cell.said.is_evaluated]
    later = told[-1] if told else None
    earlier = told[-2] if len(told) > 1 else None
    went = direction(earlier.said if earlier else None, later.said if later else None)
    return Travel(went, earlier, later, _silent_since(dated, later))


def _silent_since(
    dated: Sequence[tuple[Visit, Cell | None]], later: Cell | None
) -> tuple[Visit, ...]:
    if later is None or later.visit.start is None:
        return ()
    since = later.visit.start
    return tuple(v for v, _ in dated if v.start and v.start > since and v.pk != later.visit.pk)
