"""Which rows and columns of the themes by visits are shown, and in which order, as the address
asks. Pure logic on the matrix.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.http import QueryDict

from findings.labels.rollup import Direction
from findings.progress import Matrix, Row
from findings.vocabulary import Assessment
from inspections.models import Visit
from inspections.vocabulary import KIND_LABELS

COLUMNS = 20
"""How many visits stand beside each other at most; the others are a link away."""

USUAL_SORT = "usual"

_CONCERN = {
    Assessment.NEEDS_IMPROVEMENT.value: 0,
    Assessment.MIXED.value: 1,
    Assessment.IMPROVING.value: 2,
    Assessment.STRENGTH.value: 3,
}
_CHANGE = {
    Direction.WORSE: 0,
    Direction.MIXED: 1,
    Direction.BETTER: 2,
    Direction.NO_CHANGE: 3,
    Direction.RAISED_ONCE: 4,
    Direction.NOT_LOOKED_AT: 5,
}


def _by_concern(row: Row) -> tuple[int, int]:
    later = row.travel.later
    short = later.said.total - later.said.good if later else 0
    return _CONCERN.get(row.latest_word, len(_CONCERN)), -short


def _by_change(row: Row) -> tuple[int, int, int]:
    return (_CHANGE[row.travel.direction], *_by_concern(row))


def _by_frequency(row: Row) -> tuple[int, int]:
    return -len(row.looked_at), -sum(cell.said.total for cell in row.looked_at)


SORTS: dict[str, tuple[str, Callable[[Row], Any] | None]] = {
    USUAL_SORT: ("As the themes stand, in groups", None),
    "concern": ("Greatest concern first", _by_concern),
    "change": ("What got worse first", _by_change),
    "frequency": ("Looked at most often first", _by_frequency),
}
"""The orders of the rows: in words, and what goes first (None as they are)."""

ONLY: dict[str, tuple[str, Callable[[Row], bool]]] = {
    "changed": ("Only what changed", lambda row: row.has_changed),
    "short": ("Only what still needs to improve", lambda row: row.still_needs_to_improve),
}
"""What the rows can be narrowed to, by its name in the address."""


@dataclass(frozen=True, slots=True)
class On:
    """A filter that is on: what it is of, and its value in words."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks of the themes by visits; what is not among the choices is left out."""

    sort: str = USUAL_SORT
    groups: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    until: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the usual is asked for."""
        return self != Asked(until=self.until)


@dataclass(frozen=True, slots=True)
class Shown:
    """The rows and columns that are shown: ``groups`` as in the matrix, one without a name where
    the order goes across the groups; ``earlier`` and ``later`` are the ends of the columns before
    and after, where there are some."""

    visits: tuple[Visit, ...]
    groups: tuple[tuple[str, tuple[Row, ...]], ...]
    earlier: Visit | None
    later: Visit | None
    whole: Matrix

    @property
    def rows(self) -> int:
        """How many themes are shown."""
        return sum(len(rows) for _, rows in self.groups)


def asked(query: QueryDict, groups: Iterable[str], kinds: Iterable[str]) -> Asked:
    """What the query string asks, of the groups and kinds of visit that there are."""
    sort = query.get("sort", "")
    return Asked(
        sort if sort in SORTS else USUAL_SORT,
        _among(query.getlist("group"), groups),
        _among(query.getlist("kind"), kinds),
        _among(query.getlist("only"), ONLY),
        query.get("until", ""),
    )


def arranged(matrix: Matrix, asks: Asked) -> Shown:
    """The rows and columns that are asked for; the directions stay those of the whole matrix."""
    kept = [row for row in matrix.rows if _is_asked_for(row, asks)]
    key = SORTS[asks.sort][1]
    groups = (
        _in_groups(kept) if key is None else (("", tuple(sorted(kept, key=key))),) if kept else ()
    )
    first, end = _window(matrix.visits, asks.until)
    return Shown(
        matrix.visits[first:end],
        tuple(
            (name, tuple(replace(row, cells=row.cells[first:end]) for row in rows))
            for name, rows in groups
        ),
        matrix.visits[first - 1] if first else None,
        matrix.visits[min(end + COLUMNS, len(matrix.visits)) - 1]
        if end < len(matrix.visits)
        else None,
        matrix,
    )


def pills(query: QueryDict, asks: Asked, anchor: str) -> list[tuple[On, str]]:
    """The filters that are on, each with the query string (and anchor) without it."""
    on = [("sort", asks.sort, On("Order", SORTS[asks.sort][0]))] if _is_sorted(asks) else []
    on += [("group", group, On("Group", group)) for group in asks.groups]
    on += [("kind", kind, On("Visits", KIND_LABELS.get(kind, kind))) for kind in asks.kinds]
    on += [("only", only, On("Themes", ONLY[only][0])) for only in asks.only]
    return [(words, _without(query, name, value) + anchor) for name, value, words in on]


def _is_sorted(asks: Asked) -> bool:
    return asks.sort != USUAL_SORT


def _among(values: Sequence[str], choices: Iterable[str]) -> tuple[str, ...]:
    wanted = set(values)
    return tuple(choice for choice in choices if choice in wanted)


def _without(query: QueryDict, name: str, value: str) -> str:
    rest = query.copy()
    rest.setlist(name, [one for one in query.getlist(name) if one != value])
    return str(rest.urlencode())


def _is_asked_for(row: Row, asks: Asked) -> bool:
    in_group = not asks.groups or row.theme.group in asks.groups
    return in_group and all(ONLY[only][1](row) for only in asks.only)


def _in_groups(rows: Sequence[Row]) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    groups = groupby(rows, key=lambda row: row.theme.group)
    return tuple((name, tuple(in_group)) for name, in_group in groups)


def _window(visits: Sequence[Visit], until: str) -> tuple[int, int]:
    """The first column shown and the one after the last: the latest, or those up to a visit."""
    keys = [str(visit.pk) for visit in visits]
    end = keys.index(until) + 1 if until in keys else len(keys)
    return max(end - COLUMNS, 0), max(end, min(COLUMNS, len(keys)))
