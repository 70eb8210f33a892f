"""What the home page shows: what is new, where authorities stand, what is raised, what is held."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from findings import tiles
from findings.charts import Share
from findings.grades import (
    STATE_LABELS,
    GradesNow,
    grade_now,
    grades_now,
    standings,
)
from findings.intake import DocumentsInState, Intake
from findings.not_held import KnownNotHeld, known_not_held
from findings.standing import OVERALL, Given, Standing
from findings.trends import ThemesRaised, VisitsByMonth, themes_raised, visits_by_month
from findings.visit_rows import VisitRow, visit_rows
from inspections.models import Authority, Visit

NEWS = 8
BAR = 100
MOST_APART = 40


@dataclass(frozen=True, slots=True)
class NewVisit:
    """A visit of which a document came in, with the overall grade that it gave, if it did."""

    visit: Visit
    findings: int
    given: Given | None
    before: Given | None


@dataclass(frozen=True, slots=True)
class News:
    """What came in since a moment; without one, the latest visits that are held."""

    since: datetime | None
    visits: Sequence[NewVisit]
    count: int


@dataclass(frozen=True, slots=True)
class Tile:
    """An authority on the map; ``place`` is None where it has none on it."""

    authority: Authority
    place: tiles.Tile | None
    state: str
    given: Given | None

    @property
    def label(self) -> str:
        """Its grade in words, or why it has none."""
        return STATE_LABELS[self.state]


@dataclass(frozen=True, slots=True)
class Region:
    """A region of the map: where its name stands, and its tiles; ``place`` is None for those
    authorities that have no place on the map."""

    name: str
    place: tiles.Region | None
    tiles: Sequence[Tile]
    has_more: bool = False
    """Whether there are authorities without a place for which there is no room either."""


@dataclass(frozen=True, slots=True)
class RegionRow:
    """A region in the map's table: how many of its authorities are in which state."""

    name: str
    counts: Sequence[tuple[str, int]]
    total: int


@dataclass(frozen=True, slots=True)
class Map:
    """Where authorities stand now; ``states`` are the grades, or the lack of one, that occur."""

    regions: Sequence[Region]
    states: Sequence[tuple[str, str]]
    rows: Sequence[RegionRow]
    all: RegionRow


@dataclass(frozen=True, slots=True)
class JudgementBar:
    """The grades for a judgement now: how many authorities have which, as a bar."""

    grades: GradesNow
    bar: Sequence[Share]


@dataclass(frozen=True, slots=True)
class Held:
    """How complete the data is."""

    authorities: int
    in_register: int
    visits: int
    to_the_day: int
    missing: KnownNotHeld
    documents: Sequence[DocumentsInState]

    @property
    def documents_count(self) -> int:
        """How many documents there are."""
        return sum(one.count for one in self.documents)


@dataclass(frozen=True, slots=True)
class Home:
    """All of the page."""

    news: News
    map: Map
    judgements: Sequence[JudgementBar]
    themes: ThemesRaised | None
    months: VisitsByMonth
    held: Held

    @property
    def is_empty(self) -> bool:
        """Whether no visit is held and no grade known."""
        return not self.held.authorities


def home_page(since: datetime | None, today: date, intake: Intake) -> Home:
    """The page for somebody who looked last at that moment; None for who never did."""
    authorities = list(Authority.objects.defer("other_names").order_by("name"))
    stands = standings()
    visits = _visit_figures()
    open_now = [one for one in authorities if one.closed is None]
    return Home(
        news=_news(since, stands, intake),
        map=_map(open_now, stands),
        judgements=[
            JudgementBar(grades, _bar(grades))
            for grades in grades_now(stands[one.pk] for one in open_now if one.pk in stands)
        ],
        themes=themes_raised(today),
        months=visits_by_month(visits.by_month, today),
        held=_held(authorities, stands, visits, intake),
    )


@dataclass(frozen=True, slots=True)
class _VisitFigures:
    by_month: Mapping[tuple[int, int], int]
    to_the_day: int
    authorities: frozenset[int]


def _visit_figures() -> _VisitFigures:
    by_month: Counter[tuple[int, int]] = Counter()
    to_the_day = 0
    rows = Visit.objects.order_by().values_list("start__year", "start__month")
    for year, month, number, exact in rows.annotate(
        n=Count("pk"), exact=Count("pk", filter=Q(date_precision="day"))
    ):
        by_month[year or 0, month or 0] += number
        to_the_day += exact
    places = Visit.objects.order_by().values_list("authority", flat=True).distinct()
    return _VisitFigures(by_month, to_the_day, frozenset(places))


def _news(since: datetime | None, stands: Mapping[int, Standing], intake: Intake) -> News:
    found: QuerySet[Visit] = Visit.objects.all()
    if since is not None:
        found = found.filter(Exists(intake.sources_since(since).filter(visits=OuterRef("pk"))))
    latest = found.order_by(F("start").desc(nulls_last=True), "authority__name", "pk")[:NEWS]
    told = [_new_visit(row, stands.get(row.visit.authority_id)) for row in visit_rows(latest)]
    return News(since, told, found.count())


def _new_visit(row: VisitRow, stands: Standing | None) -> NewVisit:
    graded = [i.overall for i in stands.inspections if i.overall] if stands else []
    for before, given in pairwise([None, *graded]):
        if given is not None and given.visit == row.visit.pk:
            return NewVisit(row.visit, row.findings, given, before)
    return NewVisit(row.visit, row.findings, None, None)


def _map(authorities: Sequence[Authority], stands: Mapping[int, Standing]) -> Map:
    drawn = [_tile(authority, stands.get(authority.pk)) for authority in authorities]
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for tile in drawn:
        counts[tile.authority.region][tile.state] += 1
    everywhere = sum(counts.values(), Counter[str]())
    states = [(state, label) for state, label in STATE_LABELS.items() if everywhere[state]]
    rows = [_row(region, counts[region], states) for region in sorted(counts)]
    return Map(_regions(drawn), states, rows, _row("", everywhere, states))


def _row(name: str, counts: Mapping[str, int], states: Sequence[tuple[str, str]]) -> RegionRow:
    in_order = [(state, counts.get(state, 0)) for state, _ in states]
    return RegionRow(name, in_order, sum(number for _, number in in_order))


def _regions(drawn: Sequence[Tile]) -> list[Region]:
    """The regions as they are laid, then the authorities that have no place on the map."""
    regions = []
    for laid in tiles.regions():
        slugs = {place.slug for place in laid.tiles}
        regions.append(Region(laid.name, laid, [t for t in drawn if t.authority.slug in slugs]))
    apart = [tile for tile in drawn if tile.place is None]
    regions.append(Region("", None, apart[:MOST_APART], has_more=len(apart) > MOST_APART))
    return [region for region in regions if region.tiles]


def _tile(authority: Authority, stands: Standing | None) -> Tile:
    overall = stands.overall if stands else None
    place = tiles.places().get(authority.slug)
    return Tile(authority, place, grade_now(stands, OVERALL), overall.given if overall else None)


def _bar(grades: GradesNow) -> list[Share]:
    shares, x = [], 0.0
    for grade, count in grades.counts.items():
        width = BAR * count / grades.total
        shares.append(Share(round(x, 2), round(width, 2), grade, count))
        x += width
    return shares


def _held(
    authorities: Sequence[Authority],
    stands: Mapping[int, Standing],
    visits: _VisitFigures,
    intake: Intake,
) -> Held:
    graded = {pk for pk, one in stands.items() if one.now}
    return Held(
        authorities=len(visits.authorities | graded),
        in_register=len(authorities),
        visits=sum(visits.by_month.values()),
        to_the_day=visits.to_the_day,
        missing=known_not_held(authorities, stands),
        documents=intake.states(),
    )
