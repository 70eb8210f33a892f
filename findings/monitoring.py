"""Whether inspectors monitor an authority, and how long since they came. Pure logic on rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from statistics import median

from findings.standing import Given, Standing
from inspections.models import Visit
from inspections.vocabulary import Grade, VisitKind


class Watch(StrEnum):
    """Whether an authority is under monitoring, as far as what is held tells."""

    INADEQUATE = "inadequate"
    VISITED = "visited"
    JUDGED_INADEQUATE = "judged-inadequate"
    NOT_TOLD = "not-told"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Monitoring:
    """Whether an authority is under monitoring, by what, and since when.

    ``inadequate`` are the grades that bring it about; ``visits`` are the monitoring visits since
    the latest inspection that is known.
    """

    watch: Watch
    since: date | None
    inadequate: tuple[Given, ...]
    visits: tuple[Visit, ...]

    @property
    def is_on(self) -> bool:
        """Whether it is under monitoring."""
        return self.watch in (Watch.INADEQUATE, Watch.VISITED)


@dataclass(frozen=True, slots=True)
class Pace:
    """How often inspectors come: days between one visit that is held and the next."""

    usual: int | None
    gaps: int


def monitoring(stands: Standing, visits: Iterable[Visit]) -> Monitoring:
    """Inadequate overall, or visited for monitoring since the latest inspection known.

    A framework without an overall grade does not say by a grade alone that an authority is
    monitored, so there only monitoring visits do.
    """
    latest = max((i.start for i in stands.inspections if i.start), default=date.min)
    since = tuple(
        v for v in visits if v.kind == VisitKind.MONITORING_VISIT and v.start and v.start > latest
    )
    overall = stands.overall
    if overall is not None and overall.given.grade == Grade.INADEQUATE:
        return Monitoring(Watch.INADEQUATE, overall.since.start, (overall.given,), since)
    if since:
        return Monitoring(Watch.VISITED, since[0].start, (), since)
    if not stands.inspections:
        return Monitoring(Watch.NOT_TOLD, None, (), ())
    inadequate = _inadequate_without_overall(stands)
    return Monitoring(Watch.JUDGED_INADEQUATE if inadequate else Watch.NO, None, inadequate, ())


def pace(starts: Sequence[date]) -> Pace:
    """How often visits come that began on these days, of one authority."""
    return usual_pace([starts])


def usual_pace(of_each: Iterable[Sequence[date]]) -> Pace:
    """How often visits come to authorities of which each was visited on these days.

    The middle of all gaps, since one long silence would pull an average. Visits that began on
    the same day are one occasion.
    """
    gaps = [
        (later - earlier).days
        for starts in of_each
        for earlier, later in pairwise(sorted(set(starts)))
    ]
    return Pace(round(median(gaps)) if gaps else None, len(gaps))


def _inadequate_without_overall(stands: Standing) -> tuple[Given, ...]:
    if stands.no_overall is None:
        return ()
    return tuple(g for g in stands.no_overall.given if g.grade == Grade.INADEQUATE)
