"""Visits and inspections that are known to have been, and of which no document is held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from findings.journey import NotHeld, journey, not_held
from findings.standing import Inspection, Origin, Standing
from inspections.models import Authority, Visit
from inspections.wording import ordinal_in_words

NOTHING_KNOWN = Standing((), (), None)


@dataclass(frozen=True, slots=True)
class Recalled:
    """An inspection that later documents recall, of which no report is held."""

    authority: Authority
    inspection: Inspection

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Where it is recalled, each page once."""
        return tuple(dict.fromkeys(o for given in self.inspection.given for o in given.origins))


@dataclass(frozen=True, slots=True)
class Missing:
    """Monitoring visits before one with a higher number."""

    authority: Authority
    gap: NotHeld

    @property
    def words(self) -> str:
        """``First to third monitoring visit``."""
        first, last = self.gap.numbers[0], self.gap.numbers[-1]
        numbers = ordinal_in_words(first)
        if last != first:
            numbers += f" {'and' if last == first + 1 else 'to'} {ordinal_in_words(last)}"
        plural = "s" if last != first else ""
        return f"{numbers[0].upper()}{numbers[1:]} monitoring visit{plural}"


@dataclass(frozen=True, slots=True)
class KnownNotHeld:
    """All that is known to have been and is not held."""

    recalled: tuple[Recalled, ...]
    missing: tuple[Missing, ...]

    @property
    def count(self) -> int:
        """How many visits and inspections those are."""
        return len(self.recalled) + sum(len(one.gap.numbers) for one in self.missing)


def known_not_held(
    authorities: Iterable[Authority], standings: Mapping[int, Standing]
) -> KnownNotHeld:
    """Of these authorities: inspections only recalled, and gaps in monitoring visits' numbers."""
    visits = _visits_of_numbered()
    recalled, missing = [], []
    for authority in authorities:
        stands = standings.get(authority.pk, NOTHING_KNOWN)
        recalled += [Recalled(authority, i) for i in stands.inspections if i.cited]
        if authority.pk in visits:
            stops = journey(visits[authority.pk], stands)
            missing += [Missing(authority, gap) for gap in not_held(stops)]
    return KnownNotHeld(tuple(recalled), tuple(missing))


def _visits_of_numbered() -> dict[int, list[Visit]]:
    """The visits in order of each authority that has a visit with a number."""
    numbered = Visit.objects.filter(number__isnull=False).values("authority")
    visits: defaultdict[int, list[Visit]] = defaultdict(list)
    for visit in Visit.objects.filter(authority__in=numbered).order_by("start", "pk"):
        visits[visit.authority_id].append(visit)
    return visits
