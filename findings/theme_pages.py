"""What pages on themes need, fetched in a constant number of queries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Count

from findings.charts import Share, shares
from findings.labels.rollup import Mark, ThemeAtVisit, theme_at_visit
from findings.models import Finding, Theme
from findings.querysets import theme_marks
from inspections.models import Visit

RECENT = 10


@dataclass(frozen=True, slots=True)
class ListedTheme:
    """A theme in the list: how many findings it has of which assessment, from how many places."""

    theme: Theme
    counts: dict[str, int]
    total: int
    authorities: int
    bar: Sequence[Share]


@dataclass(frozen=True, slots=True)
class LatestWord:
    """The latest visit to an authority that says how good it is at a theme, and what it says."""

    visit: Visit
    said: ThemeAtVisit


@dataclass(frozen=True, slots=True)
class ThemeInYear:
    """Findings on a theme of the visits that began in a year; None for undated visits."""

    year: int | None
    counts: dict[str, int]
    total: int
    bar: Sequence[Share]


def list_themes() -> list[tuple[str, list[ListedTheme]]]:
    """All themes with their figures, in their groups and order."""
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    marks = theme_marks()
    for theme, assessment, n in marks.values_list("theme", "assessment").annotate(n=Count("pk")):
        counts[theme][assessment] = n
    places = dict(
        marks.values_list("theme").annotate(n=Count("finding__visit__authority", distinct=True))
    )
    most = max((c.total() for c in counts.values()), default=0)
    listed = [
        ListedTheme(t, dict(c), c.total(), places.get(t.pk, 0), shares(c, most))
        for t in Theme.objects.order_by("position")
        for c in [counts[t.pk]]
    ]
    groups = groupby(listed, key=lambda one: one.theme.group)
    return [(name, list(in_group)) for name, in_group in groups]


def count_by_year(theme: Theme) -> list[ThemeInYear]:
    """The theme's findings by the year in which their visit began, undated visits last."""
    rows = (
        theme_marks()
        .filter(theme=theme)
        .order_by()
        .values_list("finding__visit__start__year", "assessment")
        .annotate(n=Count("pk"))
    )
    counts: defaultdict[int | None, Counter[str]] = defaultdict(Counter)
    for year, assessment, n in rows:
        counts[year][assessment] = n
    most = max((c.total() for c in counts.values()), default=0)
    in_order = sorted(counts.items(), key=lambda item: (item[0] is None, item[0] or 0))
    return [ThemeInYear(year, dict(c), c.total(), shares(c, most)) for year, c in in_order]


def latest_words(theme: Theme) -> list[LatestWord]:
    """For each authority the latest visit that says how good the theme is there, by name."""
    rows = theme_marks().filter(theme=theme)
    marks: defaultdict[int, list[Mark]] = defaultdict(list)
    for visit, role, assessment in rows.values_list(
        "finding__visit", "finding__role", "assessment"
    ):
        marks[visit].append(Mark(role, assessment))
    visits = Visit.objects.filter(pk__in=list(marks)).select_related("authority")
    return _latest_of_each(visits, marks)


def recent_findings(theme: Theme) -> list[Finding]:
    """The latest findings on the theme that say how good it is."""
    evaluated = ("strength", "improving", "mixed", "needs-improvement")
    return list(
        Finding.objects.without_context()
        .about([theme], evaluated)
        .with_sentences()
        .newest_first()[:RECENT]
    )


def _latest_of_each(visits: Iterable[Visit], marks: dict[int, list[Mark]]) -> list[LatestWord]:
    latest: dict[int, LatestWord] = {}
    for visit in sorted(visits, key=lambda v: v.start or date.min):
        said = theme_at_visit(marks[visit.pk])
        if said.is_evaluated:
            latest[visit.authority_id] = LatestWord(visit, said)
    return sorted(latest.values(), key=lambda word: word.visit.authority.name)
