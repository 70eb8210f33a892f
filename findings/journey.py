"""An authority's way in time: visits, inspections, what is known to be missing, what changed
about the authority itself. Pure logic on rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from findings.standing import Given, Inspection, Origin, Standing
from inspections.models import Authority, Source, TrustDelivery, Visit
from inspections.vocabulary import VisitKind
from inspections.wording import ordinal_in_words


class Sign(StrEnum):
    """What sort of entry it is, told apart by a shape."""

    INSPECTION = "inspection"
    CITED = "cited"
    MONITORING = "monitoring"
    LOOK = "look"
    JOINT = "joint"
    NOT_HELD = "not-held"
    PAPER = "paper"
    CHANGE = "change"


SIGN_LABELS: dict[Sign, str] = {
    Sign.INSPECTION: "inspection with grades",
    Sign.CITED: "inspection known only from later documents",
    Sign.MONITORING: "monitoring visit",
    Sign.LOOK: "visit without grades",
    Sign.JOINT: "joint or SEND inspection",
    Sign.NOT_HELD: "visit whose letter is not held",
    Sign.PAPER: "council’s paper",
    Sign.CHANGE: "change of the authority",
}

_SIGNS = {
    VisitKind.MONITORING_VISIT: Sign.MONITORING,
    VisitKind.JTAI: Sign.JOINT,
    VisitKind.AREA_SEND: Sign.JOINT,
}


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop on the journey: a visit that is held, or an inspection that is only recalled.

    ``of`` is the predecessor that was visited, where it was one; ``earlier`` the visit before
    that has findings too, to set this one beside.
    """

    visit: Visit | None
    inspection: Inspection | None
    of: Authority | None = None
    earlier: Visit | None = None

    @property
    def start(self) -> date | None:
        """The first day, as far as known."""
        return self._dated.start

    @property
    def end(self) -> date | None:
        """The last day, as far as known."""
        return self._dated.end

    @property
    def date_precision(self) -> str:
        """How exactly the days are known."""
        return self._dated.date_precision

    @property
    def given(self) -> tuple[Given, ...]:
        """The grades given there."""
        return self.inspection.given if self.inspection else ()

    @property
    def origins(self) -> tuple[Origin, ...]:
        """The documents that its grades stand in, each page once."""
        return tuple(dict.fromkeys(origin for given in self.given for origin in given.origins))

    @property
    def cited(self) -> bool:
        """Whether it is known only because documents recall it."""
        return self.visit is None

    @property
    def retold(self) -> bool:
        """Whether only councils' papers tell of it, and no letter or report of the inspectors."""
        sources = list(self.visit.sources.all()) if self.visit else []
        return bool(sources) and all(source.in_councils_words for source in sources)

    @property
    def sign(self) -> Sign:
        """Its sort."""
        if self.visit is None:
            return Sign.CITED
        return Sign.INSPECTION if self.given else _SIGNS.get(VisitKind(self.visit.kind), Sign.LOOK)

    @property
    def _dated(self) -> Visit | Inspection:
        if self.visit is not None:
            return self.visit
        assert self.inspection is not None, "a stop is a visit or an inspection"  # noqa: S101
        return self.inspection


@dataclass(frozen=True, slots=True)
class NotHeld:
    """Monitoring visits that must have been, since a later one has a higher number.

    They lie between ``after`` (None where nothing earlier is known) and ``before``.
    """

    numbers: range
    after: Stop | None
    before: Stop
    sign = Sign.NOT_HELD
    date_precision = ""

    @property
    def words(self) -> str:
        """``Third monitoring visit``, ``First to fifth monitoring visits``."""
        first, last = self.numbers[0], self.numbers[-1]
        numbers = ordinal_in_words(first)
        if last != first:
            numbers += f" {'and' if last == first + 1 else 'to'} {ordinal_in_words(last)}"
        return f"{numbers[0].upper()}{numbers[1:]} monitoring visit{'s' if last != first else ''}"

    @property
    def of(self) -> Authority | None:
        """The predecessor that was visited, where it was one."""
        return self.before.of

    @property
    def start(self) -> date | None:
        """Where it stands in the order, no day that is known."""
        return self.days[len(self.days) // 2]

    end = start

    @property
    def days(self) -> list[date]:
        """A place in time for each, spread evenly between the neighbours."""
        until = self.before.start or date.max
        since = (self.after and self.after.end) or until - timedelta(days=1)
        step = (until - since) / (len(self.numbers) + 1)
        return [since + step * (place + 1) for place in range(len(self.numbers))]


@dataclass(frozen=True, slots=True)
class Paper:
    """A council's paper, published on a day, and the visits that it tells of."""

    source: Source | Origin
    start: date
    visits: tuple[Visit, ...]
    of: Authority | None = None
    sign = Sign.PAPER
    date_precision = "day"

    @property
    def end(self) -> date:
        """The day it was published."""
        return self.start


@dataclass(frozen=True, slots=True)
class Change:
    """What changed about the authority: it opened or closed, or a trust took over or left."""

    start: date
    words: str
    of: Authority | None = None
    sign = Sign.CHANGE
    date_precision = "day"

    @property
    def end(self) -> date:
        """The same day."""
        return self.start


Entry = Stop | NotHeld | Paper | Change


@dataclass(frozen=True, slots=True)
class Journey:
    """All entries, the earliest first, undated ones last; with what predecessors were graded."""

    entries: tuple[Entry, ...]
    standing: Standing
    before: tuple[tuple[Authority, Standing], ...] = ()
    deliveries: tuple[TrustDelivery, ...] = ()
    opened: date | None = None

    @property
    def is_known(self) -> bool:
        """Whether a visit or inspection is known, of the authority or of a predecessor."""
        return any(isinstance(entry, Stop) for entry in self.entries)

    @property
    def stops(self) -> tuple[Stop, ...]:
        """Visits and inspections of the authority itself."""
        own = (entry for entry in self.entries if entry.of is None)
        return tuple(entry for entry in own if isinstance(entry, Stop))

    @property
    def latest_to_compare(self) -> Stop | None:
        """The latest stop that has an earlier one to be set beside."""
        with_earlier = [stop for stop in self.stops if stop.earlier is not None]
        return with_earlier[-1] if with_earlier else None

    @property
    def signs(self) -> list[tuple[Sign, str]]:
        """The sorts of entries there are, with their words, in their order."""
        there = {entry.sign for entry in self.entries}
        return [(sign, label) for sign, label in SIGN_LABELS.items() if sign in there]


def journey(visits: Iterable[Visit], standing: Standing, of: Authority | None = None) -> list[Stop]:
    """All visits held and all inspections recalled, the earliest first, undated ones last."""
    by_visit = {i.visit: i for i in standing.inspections if i.visit is not None}
    stops = []
    earlier: Visit | None = None
    for visit in visits:
        comparable = visit.start is not None and _has_findings(visit)
        stops.append(Stop(visit, by_visit.get(visit.pk), of, earlier if comparable else None))
        earlier = visit if comparable else earlier
    stops += [Stop(None, inspection, of) for inspection in standing.inspections if inspection.cited]
    return sorted(stops, key=_when)


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The earliest first, undated ones last."""
    return tuple(sorted(entries, key=_when))


def not_held(stops: Sequence[Stop]) -> list[NotHeld]:
    """Monitoring visits that the numbers of those held show to be missing.

    Numbers begin again after each inspection with grades, or where they fall. Where a visit
    without a number lies between, it may be one of the missing, so nothing is said.
    """
    missing: list[NotHeld] = []
    undated = {s.visit.number for s in stops if s.visit and not s.start}
    last, after, is_sure = 0, None, True
    for stop in stops:
        if stop.start is None:
            continue
        if stop.sign in (Sign.INSPECTION, Sign.CITED):
            last, after, is_sure = 0, stop, True
        elif stop.visit is not None and stop.sign == Sign.MONITORING:
            number = stop.visit.number
            if number is None:
                is_sure = False
                continue
            if number < last:
                last, is_sure = 0, True
            numbers = range(last + 1, number)
            if numbers and is_sure and not undated.intersection(numbers):
                missing.append(NotHeld(numbers, after, stop))
            last, after, is_sure = number, stop, True
    return missing


def papers(stops: Iterable[Stop]) -> list[Paper]:
    """The councils' papers of which the day is known, each once, with the visits they tell of."""
    told: dict[str, tuple[Source | Origin, list[Visit], Authority | None]] = {}
    for stop in stops:
        for source in _sources(stop):
            if source.in_councils_words and source.published:
                of_source = told.setdefault(source.sha256, (source, [], stop.of))
                if stop.visit is not None and stop.visit not in of_source[1]:
                    of_source[1].append(stop.visit)
    return [
        Paper(source, source.published, tuple(visits), of)
        for source, visits, of in told.values()
        if source.published
    ]


def changes(
    authority: Authority, predecessors: Sequence[Authority], deliveries: Iterable[TrustDelivery]
) -> list[Change]:
    """When it took over from others, when it closed, when trusts took over and left."""
    told = []
    if authority.opened and predecessors:
        names = " and ".join(one.name for one in predecessors)
        told.append(Change(authority.opened, f"{authority.name} opens, in place of {names}"))
    if authority.closed:
        told.append(Change(authority.closed, f"{authority.name} closes"))
    for delivery in deliveries:
        name = delivery.trust.name
        told.append(Change(delivery.start, f"{name} begins to deliver the services"))
        if delivery.end:
            told.append(Change(delivery.end, f"{name} ends its delivery of the services"))
    return told


def _sources(stop: Stop) -> list[Source | Origin]:
    held: list[Source | Origin] = list(stop.visit.sources.all()) if stop.visit else []
    return held + list(stop.origins)


def _has_findings(visit: Visit) -> bool:
    """Of a visit as ``visits_in_order`` gives it; one that does not say is taken to have some."""
    return getattr(visit, "number_of_findings", 1) > 0


def _when(entry: Entry) -> tuple[bool, date]:
    return entry.start is None, entry.start or date.min
