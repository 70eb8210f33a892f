"""How long it took from inadequate to better. Pure logic on where an authority stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from findings.standing import OVERALL, Given, Standing
from inspections.vocabulary import DatePrecision, Grade


@dataclass(frozen=True, slots=True)
class Recovery:
    """From the inspection that first gave inadequate overall, in an unbroken run as far as is
    known, to the next one that gave a better grade; None while there is none.

    ``again`` are the inspections in between that gave inadequate again. ``until`` is the day to
    which the time counts: that of the better grade, else today or when the authority closed.
    """

    since: Given
    again: tuple[Given, ...]
    better: Given | None
    until: date

    @property
    def days(self) -> int:
        """From the first day of one inspection to the first day of the other."""
        return (self.until - (self.since.start or self.until)).days

    @property
    def is_rough(self) -> bool:
        """Whether a day is known only to its month or year, so that the time is about right."""
        ends = (self.since, self.better) if self.better else (self.since,)
        return any(given.date_precision != DatePrecision.DAY for given in ends)


def recoveries(standing: Standing, until: date) -> tuple[Recovery, ...]:
    """Each time that the authority was inadequate overall, the earliest first."""
    dated = [i.overall for i in standing.inspections if i.overall and i.start is not None]
    in_order = sorted(dated, key=lambda given: given.start or date.min)
    runs = [list(run) for _, run in groupby(in_order, lambda given: given.grade == INADEQUATE)]
    return tuple(
        _recovery(run, runs[at + 1][0] if at + 1 < len(runs) else None, until)
        for at, run in enumerate(runs)
        if run[0].grade == INADEQUATE
    )


def _recovery(run: Sequence[Given], better: Given | None, until: date) -> Recovery:
    reached = better.start if better and better.start else until
    return Recovery(run[0], tuple(run[1:]), better, reached)


INADEQUATE = Grade.INADEQUATE.value


def was_overall_known(standing: Standing) -> bool:
    """Whether any overall grade with a date is known, so that never inadequate can be said."""
    return any(
        given.judgement == OVERALL and given.start is not None
        for inspection in standing.inspections
        for given in inspection.given
    )
