"""Which authorities can be chosen to stand beside each other: all, those near to one, by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet

from findings.grades import grade_now, standings
from findings.nearness import Nearness, nearness_to, with_something_held
from findings.standing import OVERALL
from inspections.models import Authority
from inspections.vocabulary import GRADE_LABELS

NEAR_LABELS: dict[str, str] = {
    "": "All",
    "neighbours": "Statistical neighbours",
    "region": "Same region",
    "grade": "Same overall grade now",
}
"""What the choice can be narrowed to, by its name in the address."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An authority that can be chosen, and what is worth knowing of it beforehand."""

    authority: Authority
    note: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from; ``near`` is in ``NEAR_LABELS``, ``to`` whom it is near to.

    ``grade`` is the slug of the overall grade of ``to``, or why there is none.
    """

    groups: Sequence[tuple[str, Sequence[Choice]]]
    words: str
    near: str
    to: Authority | None
    grade: str

    @property
    def are_any(self) -> bool:
        """Whether anything but what is chosen stands there."""
        return any(not choice.is_chosen for _, choices in self.groups for choice in choices)


def choices(chosen: Sequence[Authority], near: str, words: str) -> Choices:
    """The authorities to choose from; those that are chosen come first, however it is narrowed."""
    to = chosen[0] if chosen else None
    near = near if to and near in NEAR_LABELS else ""
    nearness = nearness_to(to) if to else None
    grades = {key: grade_now(stands, OVERALL) for key, stands in standings().items()}
    held = {one.pk for one in with_something_held(Authority.objects.all())}
    found = [one for one in _found(to, near, grades) if is_named(one, words)]
    rows = [_choice(one, nearness, held, is_chosen=True) for one in chosen]
    others = [one for one in found if one not in chosen and (one.pk in held or words)]
    if near == "neighbours" and nearness:
        others.sort(key=nearness.order)
    rows_of_others = [_choice(one, nearness, held, is_chosen=False) for one in others]
    grade = grades.get(to.pk, "") if to else ""
    return Choices(_groups(rows, rows_of_others, near), words, near, to, grade)


def named(words: str) -> list[Authority]:
    """The authorities whose name, or another of their names, has the words; those whose name is
    just that stand alone."""
    found = [one for one in Authority.objects.order_by("name") if is_named(one, words)]
    exact = [one for one in found if one.name.casefold() == words.strip().casefold()]
    return exact or found


def is_named(authority: Authority, words: str) -> bool:
    """Whether its name, or another of its names, has all the words."""
    names = " ".join([authority.name, *map(str, authority.other_names)]).casefold()
    return all(word in names for word in words.casefold().split())


def _found(to: Authority | None, near: str, grades: dict[int, str]) -> QuerySet[Authority]:
    everything = Authority.objects.order_by("region", "name")
    if to is None or not near:
        return everything
    if near == "neighbours":
        return everything.filter(neighbour_of__authority=to)
    if near == "region":
        return everything.filter(region=to.region)
    grade = grades.get(to.pk, "")
    same = [key for key, one in grades.items() if one == grade and grade in GRADE_LABELS]
    return everything.filter(pk__in=same)


def _choice(one: Authority, near: Nearness | None, held: set[int], *, is_chosen: bool) -> Choice:
    if one.pk not in held:
        return Choice(one, "nothing held", is_chosen)
    note = near.words(one) if near and one != near.to and one.pk in near.ranks else ""
    return Choice(one, note, is_chosen)


def _groups(
    chosen: Sequence[Choice], others: Sequence[Choice], near: str
) -> list[tuple[str, list[Choice]]]:
    first = [("Chosen", list(chosen))] if chosen else []
    if near == "neighbours":
        return [*first, ("Statistical neighbours, nearest first", list(others))][
            : 2 if others else 1
        ]
    by_region = groupby(others, lambda choice: choice.authority.region)
    return [*first, *((region or "No region", list(same)) for region, same in by_region)]
