"""How near authorities are to one another: statistical neighbours first, then the same region."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from inspections.models import Authority, CitedJudgement, StatisticalNeighbour, Visit
from inspections.wording import ordinal_in_words


@dataclass(frozen=True, slots=True)
class Nearness:
    """What is near to an authority: the ranks of its statistical neighbours, its region."""

    to: Authority
    ranks: dict[int, int]

    def order(self, other: Authority) -> tuple[int, int]:
        """The nearer the lower: neighbours by their rank, then the same region, then the rest."""
        if other.pk in self.ranks:
            return 0, self.ranks[other.pk]
        return (1 if self.is_same_region(other) else 2), 0

    def is_same_region(self, other: Authority) -> bool:
        """Whether both lie in one region."""
        return bool(self.to.region) and self.to.region == other.region

    def words(self, other: Authority) -> str:
        """``third statistical neighbour``, ``same region``, or the region where it is another."""
        if other.pk in self.ranks:
            return f"{ordinal_in_words(self.ranks[other.pk])} statistical neighbour"
        return "same region" if self.is_same_region(other) else other.region


def nearness_to(authority: Authority) -> Nearness:
    """What is near to the authority, in one query."""
    ranks = StatisticalNeighbour.objects.filter(authority=authority)
    return Nearness(authority, dict(ranks.values_list("neighbour", "rank")))


def neighbours_of(authority: Authority) -> QuerySet[Authority]:
    """Its statistical neighbours, the nearest first."""
    return Authority.objects.filter(neighbour_of__authority=authority).order_by(
        "neighbour_of__rank"
    )


def with_something_held(authorities: QuerySet[Authority]) -> QuerySet[Authority]:
    """Those of which a visit is held or a grade recalled."""
    return authorities.filter(
        Exists(Visit.objects.filter(authority=OuterRef("pk")))
        | Exists(CitedJudgement.objects.filter(authority=OuterRef("pk")))
    )
