"""Who is good at what an authority struggles with: the nearest authorities whose latest word on
a theme is a strength.

The database narrows the marks down to the latest visits without a shortfall; whether such a visit
calls the theme a strength is then told by the one rule there is for it (``labels.rollup``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from findings.labels.rollup import Mark, theme_at_visit_counted
from findings.models import Theme
from findings.nearness import Nearness, nearness_to
from findings.progress import SHORTFALLS
from findings.querysets import theme_marks
from findings.theme_lines import latest_word, words_by_theme
from findings.theme_words import Word
from findings.vocabulary import Assessment
from inspections.models import Authority, Visit

SHOWN = 5
"""How many authorities are shown for a theme."""


@dataclass(frozen=True, slots=True)
class Exemplar:
    """An authority whose latest word on a theme is a strength, and how near it is."""

    authority: Authority
    word: Word
    near: str


@dataclass(frozen=True, slots=True)
class Struggle:
    """A theme on which the latest word at an authority has a shortfall, and who is good at it."""

    theme: Theme
    own: Word
    exemplars: tuple[Exemplar, ...]


def struggles_of(authority: Authority) -> list[Struggle]:
    """The authority's shortfalls, those that need improvement first, in the themes' order."""
    visits = list(authority.visits.order_by(F("start").asc(nulls_last=True), "pk"))
    words = words_by_theme(visits).get(authority.pk, {})
    latest = {theme: latest_word(said) for theme, said in words.items()}
    own = {key: w for key, w in latest.items() if w and w.said.assessment in SHORTFALLS}
    themes = list(Theme.objects.filter(pk__in=own).order_by("position"))
    found = nearest_strengths(nearness_to(authority), themes)
    themes.sort(key=lambda theme: SHORTFALLS.index(own[theme.pk].said.assessment))
    return [Struggle(theme, own[theme.pk], found[theme.pk]) for theme in themes]


def nearest_strengths(near: Nearness, themes: Sequence[Theme]) -> dict[int, tuple[Exemplar, ...]]:
    """For each theme the nearest authorities of today with a strength, the later word first.

    Neighbours and the region are looked at first; the rest of the country only for themes on
    which there are not enough among them.
    """
    others = Authority.objects.filter(closed__isnull=True).exclude(pk=near.to.pk)
    is_near = Q(pk__in=near.ranks)
    if near.to.region:
        is_near |= Q(region=near.to.region)
    found = latest_strengths(others.filter(is_near), {theme.pk for theme in themes})
    lacking = {theme.pk for theme in themes if len(found.get(theme.pk, ())) < SHOWN}
    for theme, words in latest_strengths(others.exclude(is_near), lacking).items():
        found[theme] = [*found.get(theme, ()), *words]
    return {theme.pk: _nearest(near, found.get(theme.pk, ())) for theme in themes}


def latest_strengths(
    authorities: QuerySet[Authority], themes: Collection[int]
) -> dict[int, list[Word]]:
    """By theme, the latest words at these authorities that are a strength."""
    if not themes:
        return {}
    dated = Visit.objects.filter(authority__in=authorities, start__isnull=False)
    visits = {visit.pk: visit for visit in dated.select_related("authority")}
    candidates = _latest_without_shortfall(visits, themes)
    marks: defaultdict[tuple[int, int], dict[Mark, int]] = defaultdict(dict)
    for theme, visit, role, assessment, number in _counted({visit for _, visit in candidates}):
        marks[theme, visit][Mark(role, assessment)] = number
    found: defaultdict[int, list[Word]] = defaultdict(list)
    for theme, key in sorted(candidates):
        said = theme_at_visit_counted(marks[theme, key])
        if said.assessment == Assessment.STRENGTH:
            found[theme].append(Word(visits[key], said))
    return found


def _latest_without_shortfall(
    visits: Mapping[int, Visit], themes: Collection[int]
) -> set[tuple[int, int]]:
    """The latest visits to each authority that say how good a theme is, where no finding is short
    of good and one is a strength: as (theme, visit).

    Themes are picked out here, since the database is quicker by visit than by theme and visit.
    """
    rows = (
        theme_marks()
        .filter(finding__visit__in=list(visits))
        .exclude(assessment=Assessment.CONTEXT)
        .values_list("theme", "finding__visit")
        .annotate(
            short=Count("pk", filter=Q(assessment__in=SHORTFALLS)),
            strong=Count("pk", filter=Q(assessment=Assessment.STRENGTH)),
        )
    )
    latest: dict[tuple[int, int], tuple[date, int, bool]] = {}
    for theme, key, short, strong in rows:
        if theme in themes:
            visit = visits[key]
            word = (visit.start or date.min, key, bool(strong and not short))
            of = theme, visit.authority_id
            latest[of] = max(word, latest.get(of, word))
    return {(theme, visit) for (theme, _), (_, visit, is_good) in latest.items() if is_good}


def _counted(visits: Collection[int]) -> Iterable[tuple[int, int, str, str, int]]:
    rows = theme_marks().filter(finding__visit__in=visits)
    return rows.values_list("theme", "finding__visit", "finding__role", "assessment").annotate(
        n=Count("pk")
    )


def _nearest(near: Nearness, words: Iterable[Word]) -> tuple[Exemplar, ...]:
    def order(word: Word) -> tuple[tuple[int, int], int, str]:
        authority = word.visit.authority
        return near.order(authority), -word.start.toordinal(), authority.name

    nearest = sorted(words, key=order)[:SHOWN]
    return tuple(
        Exemplar(word.visit.authority, word, near.words(word.visit.authority)) for word in nearest
    )
