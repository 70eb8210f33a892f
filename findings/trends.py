"""How often things happen over time: themes in twelve months against the twelve before, visits
by month, and where the bars of their charts go."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Max, Q

from findings.models import Theme
from findings.querysets import theme_marks
from findings.theme_words import percent
from findings.vocabulary import Assessment
from inspections.models import Visit

MOST_RAISED = 12
MONTHS_DRAWN = 36
MONTH_WIDTH = 30
CHART_HEIGHT = 150
BASE = 120
TALLEST = 96
MONTH_GAP = 6


@dataclass(frozen=True, slots=True)
class Period:
    """Twelve months, both days included, and how many visits began in them."""

    since: date
    until: date
    visits: int


@dataclass(frozen=True, slots=True)
class Counted:
    """At how many visits of a period something was said, and by how many findings."""

    visits: int
    findings: int
    percent: int


@dataclass(frozen=True, slots=True)
class RaisedTheme:
    """How often a theme was raised as needing improvement, in a period and the one before."""

    theme: Theme
    now: Counted
    before: Counted

    @property
    def change(self) -> int:
        """By how many percentage points the share of visits went up, or down."""
        return self.now.percent - self.before.percent


@dataclass(frozen=True, slots=True)
class ThemesRaised:
    """The themes most raised in the latest twelve months of which something is held.

    ``is_recent`` says that these are the twelve months up to today.
    """

    now: Period
    before: Period
    is_recent: bool
    themes: Sequence[RaisedTheme]


@dataclass(frozen=True, slots=True)
class Month:
    """A month and its bar: how many visits began in it."""

    first: date
    last: date
    count: int
    x: int
    y: int
    height: int
    starts_year: bool


@dataclass(frozen=True, slots=True)
class Year:
    """A year's row: (month, number of visits) of each month, and all of them."""

    year: int
    months: Sequence[tuple[date, date, int]]
    count: int

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 1, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, 12, 31)


@dataclass(frozen=True, slots=True)
class VisitsByMonth:
    """Visits by the month in which they began: the latest months as bars, all years as rows."""

    months: Sequence[Month]
    years: Sequence[Year]
    dated: int
    undated: int
    most: int
    width: int = MONTHS_DRAWN * MONTH_WIDTH
    height: int = CHART_HEIGHT

    @property
    def all(self) -> int:
        """All visits, dated or not."""
        return self.dated + self.undated


def themes_raised(today: date) -> ThemesRaised | None:
    """The themes most raised as needing improvement; None where no dated visit is held."""
    latest = Visit.objects.filter(start__lte=today).aggregate(day=Max("start"))["day"]
    if latest is None:
        return None
    is_recent = latest > a_year_before(today)
    until = today if is_recent else latest
    since = a_year_before(until) + timedelta(days=1)
    before = a_year_before(since)
    visits = Visit.objects.aggregate(
        now=Count("pk", filter=Q(start__range=(since, until))),
        before=Count("pk", filter=Q(start__gte=before, start__lt=since)),
    )
    now_period = Period(since, until, visits["now"])
    period_before = Period(before, since - timedelta(days=1), visits["before"])
    themes = _raised_in(now_period, period_before)
    return ThemesRaised(now_period, period_before, is_recent, themes)


def visits_by_month(counts: Mapping[tuple[int, int], int], today: date) -> VisitsByMonth:
    """From the number of visits by (year, month), year 0 for undated ones."""
    dated = {month: number for month, number in counts.items() if month[0]}
    undated = sum(counts.values()) - sum(dated.values())
    if not dated:
        return VisitsByMonth((), (), 0, undated, 0)
    last = min(max(dated), (today.year, today.month))
    drawn = [_months_on(last, -back) for back in reversed(range(MONTHS_DRAWN))]
    most = max(dated.get(month, 0) for month in drawn)
    bars = [_bar(place, month, dated.get(month, 0), most) for place, month in enumerate(drawn)]
    years = range(max(dated)[0], min(dated)[0] - 1, -1)
    rows = [_year(year, dated) for year in years]
    return VisitsByMonth(bars, rows, sum(dated.values()), undated, most)


def a_year_before(day: date) -> date:
    """The same day of the year before; 28 February for the 29th."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _raised_in(now: Period, before: Period) -> list[RaisedTheme]:
    """The themes most raised now: at most visits, then by most findings."""
    is_now = Q(finding__visit__start__gte=now.since)
    within = Visit.objects.filter(start__range=(before.since, now.until))
    rows = (
        theme_marks()
        .filter(assessment=Assessment.NEEDS_IMPROVEMENT, finding__visit__in=within)
        .values_list("theme")
        .annotate(
            visits_now=Count("finding__visit", distinct=True, filter=is_now),
            findings_now=Count("pk", filter=is_now),
            visits_before=Count("finding__visit", distinct=True, filter=~is_now),
            findings_before=Count("pk", filter=~is_now),
        )
        .filter(findings_now__gt=0)
        .order_by("-visits_now", "-findings_now", "theme__position")[:MOST_RAISED]
    )
    most = list(rows)
    themes = Theme.objects.in_bulk([row[0] for row in most])
    return [
        RaisedTheme(themes[theme], _counted(v, f, now), _counted(v_before, f_before, before))
        for theme, v, f, v_before, f_before in most
    ]


def _counted(visits: int, findings: int, period: Period) -> Counted:
    return Counted(visits, findings, percent(visits, period.visits))


def _months_on(month: tuple[int, int], by: int) -> tuple[int, int]:
    year, index = divmod(month[0] * 12 + month[1] - 1 + by, 12)
    return year, index + 1


def _days(month: tuple[int, int]) -> tuple[date, date]:
    return date(*month, 1), date(*month, monthrange(*month)[1])


def _bar(place: int, month: tuple[int, int], count: int, most: int) -> Month:
    first, last = _days(month)
    height = round(TALLEST * count / most) if most else 0
    x = place * MONTH_WIDTH + MONTH_GAP // 2
    return Month(first, last, count, x, BASE - height, height, month[1] == 1)


def _year(year: int, counts: Mapping[tuple[int, int], int]) -> Year:
    months = [(*_days((year, month)), counts.get((year, month), 0)) for month in range(1, 13)]
    return Year(year, months, sum(number for _, _, number in months))
