"""What pages on authorities need, fetched in a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Prefetch, Q, QuerySet

from findings.grades import has_grade
from findings.querysets import with_open_recommendations
from findings.standing import OVERALL, Given, Standing, given_by, standing
from findings.vocabulary import Role
from inspections.models import Authority, Citation, CitedJudgement, Judgement, Source, Visit
from inspections.vocabulary import Grade

_BEST_FIRST = {grade.value: place for place, grade in enumerate(Grade)}


@dataclass(frozen=True, slots=True)
class OpenRecommendations:
    """How many are open in what is held, and whether the latest inspection's own report is held.

    Without the report, none counted does not mean that none were made.
    """

    count: int
    report_held: bool

    @property
    def are_known(self) -> bool:
        """Whether the count says something: there are some, or the report has none."""
        return self.report_held or self.count > 0


@dataclass(frozen=True, slots=True)
class Listed:
    """An authority in the list: where it stands, its latest visit, its open recommendations."""

    authority: Authority
    standing: Standing
    latest_visit: Visit | None
    recommendations: OpenRecommendations

    @property
    def has_something_held(self) -> bool:
        """Whether a visit is held or a grade recalled."""
        return self.latest_visit is not None or bool(self.standing.now)

    @property
    def overall_grade(self) -> str:
        """The slug of the grade for overall effectiveness that stands, or empty."""
        return self.standing.overall.given.grade if self.standing.overall else ""


SORTS: dict[str, tuple[str, Callable[[Listed], Any]]] = {
    "name": ("Authority", lambda row: row.authority.name.casefold()),
    "region": ("Region", lambda row: row.authority.region or None),
    "grade": ("Latest grades", lambda row: _BEST_FIRST.get(row.overall_grade)),
    "visit": ("Latest visit", lambda row: _days_ago(row.latest_visit)),
    "open": (
        "Open recommendations",
        lambda row: -row.recommendations.count if row.recommendations.are_known else None,
    ),
}
"""The sorts of the list: the column's heading, and what goes first. None goes last either way."""


def list_authorities(
    words: str = "",
    region: str = "",
    *,
    everything: bool = False,
    sort: str = "name",
    judgement: str = OVERALL,
    grade: str = "",
) -> list[Listed]:
    """The authorities whose name (or another of their names) has the words, in the region.

    Unless ``everything`` is asked for, only those of which something is held. With a ``grade``
    (of ``GRADE_CHOICES``) only authorities of today for whose ``judgement`` it stands now.
    ``sort`` is one of ``SORTS``, with a minus before it for the other way round.
    """
    found = with_open_recommendations(Authority.objects.order_by("name"))
    if region:
        found = found.filter(region=region)
    if grade:
        found = found.filter(closed__isnull=True)
    rows = _listed([authority for authority in found if _is_named(authority, words)])
    if grade:
        return _in_order([row for row in rows if has_grade(row.standing, judgement, grade)], sort)
    return _in_order([row for row in rows if everything or row.has_something_held], sort)


def regions() -> list[str]:
    """The regions of the authorities there are."""
    named = Authority.objects.exclude(region="").order_by("region")
    return list(named.values_list("region", flat=True).distinct())


def visits_in_order(*authorities: Authority) -> QuerySet[Visit]:
    """The visits of these with their sources and number of findings, undated ones last."""
    return (
        Visit.objects.filter(authority__in=authorities)
        .order_by(F("start").asc(nulls_last=True), "pk")
        .annotate(number_of_findings=Count("findings", filter=~Q(findings__role=Role.CONTEXT)))
        .prefetch_related("sources")
    )


def visit_neighbours(visit: Visit) -> tuple[Visit | None, Visit | None]:
    """The authority's visits before and after this one; undated visits stand last."""
    visits = list(
        Visit.objects.filter(authority=visit.authority_id).order_by(
            F("start").asc(nulls_last=True), "pk"
        )
    )
    at = visits.index(visit)
    return (visits[at - 1] if at else None, visits[at + 1] if at + 1 < len(visits) else None)


def _is_named(authority: Authority, words: str) -> bool:
    names = " ".join([authority.name, *map(str, authority.other_names)]).casefold()
    return all(word in names for word in words.casefold().split())


def _listed(authorities: Sequence[Authority]) -> list[Listed]:
    given: defaultdict[int, list[Given]] = defaultdict(list)
    for one in given_to(authorities):
        given[one.authority].append(one)
    latest = {
        v.authority_id: v for v in Visit.objects.filter(start__isnull=False).order_by("start")
    }
    undated = {v.authority_id: v for v in Visit.objects.filter(start__isnull=True).order_by("pk")}
    return [
        Listed(
            authority,
            standing(given[authority.pk]),
            latest.get(authority.pk) or undated.get(authority.pk),
            recommendations_of(authority),
        )
        for authority in authorities
    ]


def recommendations_of(authority: Authority) -> OpenRecommendations:
    """Of an authority as ``with_open_recommendations`` gives it."""
    row: Any = authority
    return OpenRecommendations(row.open_recommendations, row.own_report_held)


def given_to(authorities: Sequence[Authority]) -> list[Given]:
    """All grades known of these, in five queries.

    Visits and sources are fetched apart, once each rather than with every grade.
    """
    citations = Prefetch("citations", Citation.objects.select_related("source"))
    return given_by(
        _judgements_of(authorities),
        CitedJudgement.objects.filter(authority__in=authorities)
        .select_related("visit")
        .prefetch_related(citations),
    )


def _judgements_of(authorities: Sequence[Authority]) -> list[Judgement]:
    found = Judgement.objects.filter(visit__authority__in=authorities)
    visits = Visit.objects.filter(authority__in=authorities).in_bulk()
    sources = Source.objects.filter(pk__in=found.order_by().values("source")).in_bulk()
    judgements = list(found)
    for judgement in judgements:
        judgement.visit = visits[judgement.visit_id]
        judgement.source = sources[judgement.source_id]
    return judgements


def _in_order(rows: Sequence[Listed], sort: str) -> list[Listed]:
    _, key = SORTS.get(sort.removeprefix("-"), SORTS["name"])
    with_key = [row for row in rows if key(row) is not None]
    without = [row for row in rows if key(row) is None]
    return sorted(with_key, key=key, reverse=sort.startswith("-")) + without


def _days_ago(visit: Visit | None) -> int | None:
    return -visit.start.toordinal() if visit and visit.start else None
