"""Up to five authorities beside each other, fetched in a constant number of queries.

What is compared stands in the address (``?authority=northshire&authority=eastmere``), so that a
comparison is shared by sending its address.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import F
from django.http import QueryDict

from findings.authorities import given_to
from findings.compare_chart import JourneysChart, Way, journeys_chart
from findings.journey import Entry, in_order, journey, not_held
from findings.models import Theme
from findings.recovery import Recovery, recoveries, was_overall_known
from findings.standing import Given, Now, Standing, standing
from findings.theme_lines import ThemeBeside, beside, in_groups, line_scale, words_by_theme
from inspections.models import Authority, Visit
from inspections.vocabulary import JudgementArea

MOST = 5
"""How many authorities stand beside each other at most."""

FIELD = "authority"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The authorities that an address asks for, in its order, and what is wrong with it."""

    authorities: tuple[Authority, ...]
    unknown: tuple[str, ...] = ()
    left_out: tuple[Authority, ...] = ()

    @property
    def address(self) -> str:
        """The query string that asks for them."""
        return address_of(self.authorities)

    def without(self, authority: Authority) -> str:
        """The query string without one of them."""
        return address_of(one for one in self.authorities if one != authority)

    def each_without(self) -> list[tuple[Authority, str]]:
        """Each of them, with the query string without it."""
        return [(one, self.without(one)) for one in self.authorities]

    @property
    def is_full(self) -> bool:
        """Whether no other can stand beside them."""
        return len(self.authorities) >= MOST


@dataclass(frozen=True, slots=True)
class Side:
    """One of the authorities that are compared."""

    authority: Authority
    standing: Standing
    entries: tuple[Entry, ...]
    recoveries: tuple[Recovery, ...]
    has_themes: bool

    @property
    def has_something_held(self) -> bool:
        """Whether a visit is held or a grade recalled."""
        return bool(self.entries)

    @property
    def overall_known(self) -> bool:
        """Whether an overall grade with its date is known."""
        return was_overall_known(self.standing)

    def grade(self, judgement: str) -> Now | None:
        """The grade that stands for a judgement."""
        return next((now for now in self.standing.now if now.given.judgement == judgement), None)


@dataclass(frozen=True, slots=True)
class ThemesAsked:
    """What the address asks of the themes: those of a group, only where the latest words differ."""

    group: str = ""
    only_differing: bool = False

    @property
    def is_narrowed(self) -> bool:
        """Whether some may be left out."""
        return bool(self.group) or self.only_differing


@dataclass(frozen=True, slots=True)
class ComparePage:
    """All that the page shows; ``groups`` are all groups there are themes of."""

    sides: tuple[Side, ...]
    judgements: tuple[str, ...]
    grades: tuple[tuple[Side, tuple[tuple[str, Now | None], ...]], ...]
    chart: JourneysChart | None
    themes: Sequence[tuple[str, Sequence[ThemeBeside]]]
    shown: int
    total: int
    groups: Sequence[str]
    asks: ThemesAsked

    @property
    def has_something_held(self) -> bool:
        """Whether anything is held of any of them."""
        return any(side.has_something_held for side in self.sides)


def address_of(authorities: Iterable[Authority]) -> str:
    """The query string that asks for these authorities."""
    return urlencode([(FIELD, one.slug) for one in authorities])


def chosen(query: QueryDict) -> Chosen:
    """The authorities that an address asks for: each once, the first five of them."""
    slugs = [slug for slug in dict.fromkeys(query.getlist(FIELD)) if slug][: MOST * 4]
    found = {one.slug: one for one in Authority.objects.filter(slug__in=slugs)} if slugs else {}
    known = [found[slug] for slug in slugs if slug in found]
    unknown = tuple(slug for slug in slugs if slug not in found)
    return Chosen(tuple(known[:MOST]), unknown, tuple(known[MOST:]))


def compare_page(authorities: Sequence[Authority], asks: ThemesAsked, today: date) -> ComparePage:
    """The authorities beside each other."""
    visits = list(
        Visit.objects.filter(authority__in=authorities).order_by(
            F("start").asc(nulls_last=True), "pk"
        )
    )
    stands = _standings(authorities)
    words = words_by_theme(visits)
    sides = tuple(_side(one, visits, stands[one.pk], today, one.pk in words) for one in authorities)
    rows = beside(
        authorities, Theme.objects.shown().order_by("position"), words, line_scale(visits)
    )
    shown = [row for row in rows if _is_asked_for(row, asks)]
    judgements = _judgements(sides)
    return ComparePage(
        sides=sides,
        judgements=judgements,
        grades=tuple((side, tuple((j, side.grade(j)) for j in judgements)) for side in sides),
        chart=_chart(sides, today),
        themes=in_groups(shown),
        shown=len(shown),
        total=len(rows),
        groups=list(dict.fromkeys(row.theme.group for row in rows)),
        asks=asks,
    )


def _is_asked_for(row: ThemeBeside, asks: ThemesAsked) -> bool:
    in_group = not asks.group or row.theme.group == asks.group
    return in_group and (row.differs or not asks.only_differing)


def _standings(authorities: Sequence[Authority]) -> Mapping[int, Standing]:
    given: defaultdict[int, list[Given]] = defaultdict(list)
    for one in given_to(authorities):
        given[one.authority].append(one)
    return {authority.pk: standing(given[authority.pk]) for authority in authorities}


def _side(
    authority: Authority, visits: Iterable[Visit], stands: Standing, today: date, has_themes: bool
) -> Side:
    own = [visit for visit in visits if visit.authority_id == authority.pk]
    stops = journey(own, stands)
    entries = in_order([*stops, *not_held(stops)])
    return Side(
        authority, stands, entries, recoveries(stands, until_of(authority, today)), has_themes
    )


def until_of(authority: Authority, today: date) -> date:
    """Today, or the day on which the authority closed."""
    return min(today, authority.closed or today)


def _judgements(sides: Iterable[Side]) -> tuple[str, ...]:
    there = {now.given.judgement for side in sides for now in side.standing.now}
    return tuple(area.value for area in JudgementArea if area in there)


def _chart(sides: Iterable[Side], today: date) -> JourneysChart | None:
    return journeys_chart(
        [
            Way(side.authority, side.standing, side.entries, until_of(side.authority, today))
            for side in sides
        ]
    )
