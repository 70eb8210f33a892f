"""What pages on themes need, fetched in a constant number of queries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count
from django.http import QueryDict

from findings.charts import Share, shares
from findings.grades import grade_now, latest_inadequate, standings
from findings.labels.rollup import DIRECTION_LABELS, Direction, ThemeAtVisit
from findings.models import Finding, FindingTheme, Theme
from findings.querysets import all_theme_marks, theme_marks
from findings.theme_chart import InYear, YearsChart, years_chart
from findings.theme_quotes import Quotes, quotes
from findings.theme_scope import Scope, scope_of
from findings.theme_words import (
    LatestWord,
    Raised,
    SinceInadequate,
    latest_words,
    raised_by,
    since_inadequate,
    words_by_visit,
)
from inspections.models import Visit
from inspections.vocabulary import GRADE_LABELS, JUDGEMENT_LABELS

MOST_RELATED = 10
LEAST_SHARE = 0.04
LEAST_TOGETHER = 3


@dataclass(frozen=True, slots=True)
class ListedTheme:
    """A theme in the list: how many findings it has of which assessment, from how many places."""

    theme: Theme
    counts: dict[str, int]
    total: int
    authorities: int
    bar: Sequence[Share]


@dataclass(frozen=True, slots=True)
class InRegion:
    """A theme at the visits to authorities of a region."""

    region: str
    raised: Raised

    @property
    def query(self) -> str:
        """What the address of visits has to ask for, to keep to those of the region."""
        return urlencode({"region": self.region})


@dataclass(frozen=True, slots=True)
class Related:
    """A theme that is often in the same finding: in how many, and how much more than usual."""

    theme: Theme
    together: int
    percent: int
    lift: float


@dataclass(frozen=True, slots=True)
class Since:
    """How a theme went where authorities were inadequate: each of them, and how many which way."""

    authorities: Sequence[SinceInadequate]
    directions: Sequence[tuple[str, str, int]]
    compared: int


@dataclass(frozen=True, slots=True)
class ThemePage:
    """All that a theme's page shows."""

    scope: Scope
    counts: Mapping[str, int]
    years: Sequence[InYear]
    chart: YearsChart | None
    regions: Sequence[InRegion]
    words: Sequence[LatestWord]
    grades: Mapping[int, str]
    since: Since
    quotes: Sequence[Quotes]
    related: Sequence[Related]

    @property
    def total(self) -> int:
        """How many findings are on it, within the scope."""
        return sum(self.counts.values())


def list_themes() -> list[tuple[str, list[ListedTheme]]]:
    """All themes with their figures, in their groups and order."""
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for theme, assessment, n in (
        all_theme_marks().values_list("theme", "assessment").annotate(n=Count("pk"))
    ):
        counts[theme][assessment] = n
    places = _places()
    most = max((c.total() for c in counts.values()), default=0)
    listed = [
        ListedTheme(t, dict(c), c.total(), places.get(t.pk, 0), shares(c, most))
        for t in Theme.objects.shown().order_by("position")
        for c in [counts[t.pk]]
    ]
    groups = groupby(listed, key=lambda one: one.theme.group)
    return [(name, list(in_group)) for name, in_group in groups]


def theme_page(theme: Theme, query: QueryDict) -> ThemePage:
    """The theme's page for the authorities that the query string asks for."""
    scope = scope_of(query)
    said = words_by_visit(theme)
    all_visits = _visits()
    visits = [visit for visit in all_visits if visit.authority_id in scope.authorities]
    words = latest_words(visits, said, scope.authorities)
    years = _by_year(visits, said)
    return ThemePage(
        scope=scope,
        counts=_counted(visits, said),
        years=years,
        chart=years_chart(years),
        regions=_by_region(all_visits, said, scope),
        words=sorted(words, key=_order(scope)),
        grades=_grades(theme),
        since=_since(visits, said, scope),
        quotes=quotes(theme, visits, said),
        related=related(theme, sum(word.total for word in said.values())),
    )


def related(theme: Theme, of_own: int) -> list[Related]:
    """The themes that are in the same finding more than they usually are in any; ``of_own`` is
    how many findings are on the theme."""
    own = theme_marks().filter(theme=theme).values("finding")
    least = max(LEAST_TOGETHER, round(LEAST_SHARE * of_own))
    together: dict[int, int] = dict(
        FindingTheme.objects.filter(finding__in=own)
        .exclude(theme=theme)
        .order_by()
        .values_list("theme")
        .annotate(n=Count("pk"))
        .filter(n__gte=least)
    )
    usual: dict[int, int] = dict(
        all_theme_marks()
        .filter(theme__in=list(together))
        .values_list("theme")
        .annotate(n=Count("pk"))
    )
    all_findings = Finding.objects.without_context().count()
    themes = Theme.objects.in_bulk(list(together))
    found = [
        Related(
            themes[pk],
            number,
            round(100 * number / of_own),
            round(number * all_findings / (of_own * usual[pk]), 1),
        )
        for pk, number in together.items()
    ]
    most = sorted(found, key=lambda one: (-one.lift, -one.together, one.theme.position))
    return [one for one in most if one.lift > 1][:MOST_RELATED]


def _places() -> dict[int, int]:
    """At how many authorities there is a finding on each theme, by the theme's key.

    Asked for by visits, so that the database goes through an index of narrow rows.
    """
    by_visit = theme_marks().filter(finding__visit__in=Visit.objects.order_by().values("pk"))
    return dict(
        by_visit.values_list("theme").annotate(n=Count("finding__visit__authority", distinct=True))
    )


def _visits() -> list[Visit]:
    """All visits with what tells whose and when they were."""
    dated = ("start", "end", "date_precision")
    return list(Visit.objects.only("authority", "kind", "number", *dated).order_by("start", "pk"))


def _counted(visits: Sequence[Visit], said: Mapping[int, ThemeAtVisit]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for visit in visits:
        if visit.pk in said:
            counts.update(said[visit.pk].counts)
    return dict(counts)


def _by_year(visits: Sequence[Visit], said: Mapping[int, ThemeAtVisit]) -> list[InYear]:
    """Each year from the first visit to the last, years without one too; undated ones last."""
    by_year = raised_by(visits, said, lambda visit: visit.start.year if visit.start else None)
    dated = [year for year in by_year if year is not None]
    if not dated:
        return [InYear(year, raised) for year, raised in by_year.items()]
    nothing = Raised(0, 0, {}, ())
    years: list[int | None] = [*range(min(dated), max(dated) + 1)]
    if None in by_year:
        years.append(None)
    return [InYear(year, by_year.get(year, nothing)) for year in years]


def _by_region(
    visits: Sequence[Visit], said: Mapping[int, ThemeAtVisit], scope: Scope
) -> list[InRegion]:
    by_region = raised_by(visits, said, lambda visit: scope.region_of[visit.authority_id])
    return [InRegion(region, by_region[region]) for region in sorted(by_region)]


def _grades(theme: Theme) -> dict[int, str]:
    """The grades that stand now for the judgement that has the theme's name, if one has."""
    if theme.slug not in JUDGEMENT_LABELS:
        return {}
    states = {pk: grade_now(stands, theme.slug) for pk, stands in standings().items()}
    return {pk: state for pk, state in states.items() if state in GRADE_LABELS}


def _since(visits: Sequence[Visit], said: Mapping[int, ThemeAtVisit], scope: Scope) -> Since:
    inadequate = latest_inadequate(scope.authorities.values())
    found = since_inadequate(visits, said, inadequate)
    counts = Counter(one.direction for one in found if one.direction)
    directions = [
        (name, label, counts[Direction(name)])
        for name, label in DIRECTION_LABELS.items()
        if counts[Direction(name)]
    ]
    order = [*DIRECTION_LABELS]
    in_order = sorted(
        found, key=lambda one: order.index(one.direction) if one.direction else len(order)
    )
    return Since(in_order, directions, counts.total())


def _order(scope: Scope) -> Callable[[LatestWord], Any]:
    keys: dict[str, Callable[[LatestWord], Any]] = {
        "best": lambda one: (one.rank, one.authority.name),
        "worst": _worst_first,
        "latest": lambda one: (-one.word.start.toordinal(), one.authority.name),
        "name": lambda one: one.authority.name,
        "nearest": lambda one: (
            scope.nearness.get(one.authority.pk, 0),
            one.rank,
            one.authority.name,
        ),
    }
    return keys[scope.sort]


def _worst_first(one: LatestWord) -> tuple[bool, int, float, int, str]:
    """The other way round, but what says nothing stays last, and the latest stays first."""
    place, good, days = one.rank
    return (not one.word.said.is_evaluated, -place, -good, days, one.authority.name)
