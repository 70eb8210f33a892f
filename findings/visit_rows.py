"""Visits as lists of them show them: whose, with how many findings, which overall grade."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, prefetch_related_objects

from findings.models import Finding
from findings.standing import OVERALL
from inspections.models import Judgement, Visit


@dataclass(frozen=True, slots=True)
class VisitRow:
    """A visit with the number of its findings, and the overall grade that it gave, or empty."""

    visit: Visit
    findings: int
    grade: str


def visit_rows(visits: Iterable[Visit]) -> list[VisitRow]:
    """The visits in their order, in three queries however many there are.

    Counted for these alone: counting in the query that sorts them would count for all.
    """
    shown = list(visits)
    prefetch_related_objects(shown, "authority")
    counts: dict[int, int] = dict(
        Finding.objects.without_context()
        .filter(visit__in=shown)
        .order_by()
        .values_list("visit")
        .annotate(n=Count("pk"))
    )
    grades = dict(
        Judgement.objects.filter(visit__in=shown, judgement=OVERALL).values_list("visit", "grade")
    )
    return [VisitRow(one, counts.get(one.pk, 0), grades.get(one.pk, "")) for one in shown]
