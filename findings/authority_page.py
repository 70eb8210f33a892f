"""What the page of an authority needs, fetched in a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from findings.arrangement import Asked, Shown, arranged, asked
from findings.authorities import (
    OpenRecommendations,
    given_to,
    recommendations_of,
    visits_in_order,
)
from findings.journey import Entry, Journey, changes, in_order, journey, not_held, papers
from findings.models import Theme
from findings.monitoring import Monitoring, Pace, monitoring, pace, usual_pace
from findings.progress import ThemeMark, matrix
from findings.querysets import theme_marks, with_open_recommendations
from findings.standing import Given, Standing, standing
from inspections.models import Authority, Visit
from inspections.vocabulary import KIND_LABELS


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The latest visit that is held, how long ago it was, and how often visits usually come."""

    latest: Visit
    days: int
    own: Pace
    of_kind: Pace


@dataclass(frozen=True, slots=True)
class AuthorityPage:
    """All that an authority's page shows.

    ``until`` is today, or the day on which the authority closed; ``groups`` and ``kinds`` are
    what the themes by visits can be narrowed to.
    """

    standing: Standing
    monitoring: Monitoring
    rhythm: Rhythm | None
    recommendations: OpenRecommendations
    journey: Journey
    themes: Shown
    asks: Asked
    groups: Sequence[str]
    kinds: Sequence[str]
    until: date


def authority_page(authority: Authority, query: QueryDict, today: date) -> AuthorityPage:
    """Where the authority stands, its journey, and its themes by visits as ``query`` asks."""
    until = min(today, authority.closed or today)
    predecessors = list(authority.predecessors.all())
    visits: defaultdict[int, list[Visit]] = defaultdict(list)
    for visit in visits_in_order(authority, *predecessors):
        visits[visit.authority_id].append(visit)
    stands = _standings([authority, *predecessors])
    own = visits[authority.pk]
    marks = _marks(authority)
    with_findings = {visit for _, visit, _, _ in marks}
    kinds = [k for k in KIND_LABELS if any(v.kind == k and v.pk in with_findings for v in own)]
    themes = list(Theme.objects.shown().order_by("position"))
    raised = {theme for theme, _, _, _ in marks}
    groups = list(dict.fromkeys(theme.group for theme in themes if theme.pk in raised))
    asks = asked(query, groups, kinds)
    columns = [v for v in own if not asks.kinds or v.kind in asks.kinds]
    in_columns = {visit.pk for visit in columns}
    by_visit = matrix(columns, themes, (mark for mark in marks if mark[1] in in_columns))
    counted = with_open_recommendations(Authority.objects.filter(pk=authority.pk)).get()
    return AuthorityPage(
        standing=stands[authority.pk],
        monitoring=monitoring(stands[authority.pk], own),
        rhythm=_rhythm(authority, own, until),
        recommendations=recommendations_of(counted),
        journey=_journey(authority, predecessors, visits, stands),
        themes=arranged(by_visit, asks),
        asks=asks,
        groups=groups,
        kinds=kinds,
        until=until,
    )


def _marks(authority: Authority) -> list[ThemeMark]:
    marks = theme_marks().filter(finding__visit__authority=authority)
    return list(marks.values_list("theme", "finding__visit", "finding__role", "assessment"))


def _standings(authorities: Sequence[Authority]) -> dict[int, Standing]:
    given: defaultdict[int, list[Given]] = defaultdict(list)
    for one in given_to(authorities):
        given[one.authority].append(one)
    return {authority.pk: standing(given[authority.pk]) for authority in authorities}


def _journey(
    authority: Authority,
    predecessors: Sequence[Authority],
    visits: dict[int, list[Visit]],
    stands: dict[int, Standing],
) -> Journey:
    """The authority's own entries, and those of its predecessors until it took over."""
    deliveries = tuple(authority.trust_deliveries.all())
    entries: list[Entry] = list(changes(authority, predecessors, deliveries))
    for one in (authority, *predecessors):
        of = None if one == authority else one
        stops = journey(visits.get(one.pk, []), stands[one.pk], of)
        entries += [*stops, *not_held(stops), *papers(stops)]
    before = tuple((one, stands[one.pk]) for one in predecessors)
    return Journey(in_order(entries), stands[authority.pk], before, deliveries, authority.opened)


def _rhythm(authority: Authority, visits: Iterable[Visit], until: date) -> Rhythm | None:
    dated = [visit for visit in visits if visit.start is not None]
    if not dated:
        return None
    latest = dated[-1]
    days = (until - (latest.end or latest.start or until)).days
    starts = [visit.start for visit in dated if visit.start]
    return Rhythm(latest, max(days, 0), pace(starts), _pace_of_kind(authority))


def _pace_of_kind(authority: Authority) -> Pace:
    """How often visits come to authorities of the same kind, such as all county councils."""
    starts: defaultdict[int, list[date]] = defaultdict(list)
    rows = Visit.objects.filter(authority__kind=authority.kind, start__isnull=False)
    for one, start in rows.order_by().values_list("authority_id", "start"):
        if start is not None:
            starts[one].append(start)
    return usual_pace(starts.values())
