"""What can be asked of findings; every page, count and file is built from these questions."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, Subquery, Value
from django.db.models.functions import Coalesce, Greatest

from findings import search
from findings.vocabulary import Role
from inspections.models import Authority, CitedJudgement, Visit
from inspections.vocabulary import COUNCILS_WORDS, GRADED_KINDS

if TYPE_CHECKING:
    from findings.models import Finding, FindingTheme, Sentence, Theme  # noqa: F401

RECOMMENDATION_ROLES = (Role.RECOMMENDATION.value, Role.PRIORITY_ACTION.value)

OPEN_RECOMMENDATION = (
    "Open recommendations are the recommendations and priority actions of an authority’s latest "
    "graded inspection and of the visits since. The latest inspection counts even where its own "
    "report is not held and only other documents recall it; where none is known, all visits count."
)
"""The definition that ``FindingQuerySet.open_recommendations`` follows, as pages say it."""

_LONG_AGO = Value(date(1900, 1, 1), output_field=models.DateField())


def latest_inspection_start(authority: str) -> Greatest:
    """The first day of the latest graded inspection, held or recalled by another document, of
    the authority that the outer query's field ``authority`` names; long ago where none is known.
    """
    held = Visit.objects.filter(
        authority=OuterRef(authority), kind__in=GRADED_KINDS, start__isnull=False
    ).order_by("-start")
    recalled = CitedJudgement.objects.filter(
        authority=OuterRef(authority), visit__isnull=True, start__isnull=False
    ).order_by("-start")
    return Greatest(
        Coalesce(Subquery(held.values("start")[:1]), _LONG_AGO),
        Coalesce(Subquery(recalled.values("start")[:1]), _LONG_AGO),
    )


class FindingQuerySet(models.QuerySet["Finding"]):
    """Questions about findings; each gives findings, or counts of them."""

    def about(self, themes: Collection[Theme], assessments: Collection[str]) -> FindingQuerySet:
        """Findings on any of the themes with any of the assessments; empty asks for no such thing.

        With themes, the assessment meant is that of the theme within the finding: a paragraph
        that praises visits and finds supervision wanting is a strength under visits alone.
        """
        if not themes:
            return self.filter(assessment__in=assessments) if assessments else self
        marks = _finding_themes().filter(finding=OuterRef("pk"), theme__in=themes)
        if assessments:
            marks = marks.filter(assessment__in=assessments)
        return self.filter(Exists(marks))

    def with_words(self, terms: Sequence[search.Term]) -> FindingQuerySet:
        """Findings whose text has every one of the terms."""
        found: FindingQuerySet = search.matching(self, terms)  # type: ignore[assignment]
        return found

    def without_context(self) -> FindingQuerySet:
        """What inspectors found or asked for; not what they looked at, nor a council's own words
        round it. Counts and figures are of these."""
        return self.exclude(role=Role.CONTEXT)

    def recommendations(self) -> FindingQuerySet:
        """Recommendations and priority actions."""
        return self.filter(role__in=RECOMMENDATION_ROLES)

    def open_recommendations(self) -> FindingQuerySet:
        """``OPEN_RECOMMENDATION``; undated visits cannot be said to be since, and do not count."""
        return self.recommendations().filter(
            visit__start__gte=latest_inspection_start("visit__authority")
        )

    def visited_between(self, since: date | None, until: date | None) -> FindingQuerySet:
        """Findings of visits that began between the two days, both included; a visit of which
        only the month or year is known began on its first day. Undated ones drop out."""
        asked = Q()
        if since:
            asked &= Q(visit__start__gte=since)
        if until:
            asked &= Q(visit__start__lte=until)
        return self.filter(asked)

    def with_themes(self) -> FindingQuerySet:
        """Each with its visit, authority, source and themes, in two queries: what a file shows."""
        return self.select_related("visit__authority", "source").prefetch_related(
            Prefetch("finding_themes", _finding_themes().select_related("theme"))
        )

    def with_sentences(self) -> FindingQuerySet:
        """The same with the sentences, in three queries: what a page shows."""
        sentences = _sentences().defer("reasons")
        return self.with_themes().defer("boxes").prefetch_related(Prefetch("sentences", sentences))

    def with_reasons(self) -> FindingQuerySet:
        """The same with the sentences' themes and the words that decided, in four queries."""
        sentences = _sentences().prefetch_related("themes")
        return self.with_themes().prefetch_related(Prefetch("sentences", sentences))

    def newest_first(self) -> FindingQuerySet:
        """By visit, the latest first, undated visits last; within a visit as the document runs."""
        return self.order_by(F("visit__start").desc(nulls_last=True), "visit", "source", "ordinal")

    def oldest_first(self) -> FindingQuerySet:
        """By visit, the earliest first, undated visits last; then as the document runs."""
        return self.order_by(F("visit__start").asc(nulls_last=True), "visit", "source", "ordinal")

    def by_authority(self) -> FindingQuerySet:
        """By the authority's name, then the latest visit first."""
        return self.order_by(
            "visit__authority__name",
            F("visit__start").desc(nulls_last=True),
            "visit",
            "source",
            "ordinal",
        )

    def count_by_assessment(self, themes: Collection[Theme] = ()) -> dict[str, int]:
        """How many findings have each assessment; of these themes, where any are given."""
        if not themes:
            return dict(self.order_by().values_list("assessment").annotate(n=Count("pk")))
        marks = _finding_themes().filter(finding__in=self.order_by().values("pk"), theme__in=themes)
        return dict(
            marks.order_by().values_list("assessment").annotate(n=Count("finding", distinct=True))
        )

    def count_by_theme(self, assessments: Collection[str] = ()) -> dict[int, int]:
        """How many findings are on each theme (by its key); with these assessments of it."""
        marks = _finding_themes().filter(finding__in=self.order_by().values("pk"))
        return count_by_theme(marks, assessments)


def theme_marks() -> models.QuerySet[FindingTheme]:
    """The themes of all findings but context, unordered: what every figure on themes counts."""
    return _finding_themes().exclude(finding__role=Role.CONTEXT).order_by()


def all_theme_marks() -> models.QuerySet[FindingTheme]:
    """The same as ``theme_marks``, for counts over all findings: the findings of context, which
    are few, are looked up once, rather than the finding of every mark."""
    findings = apps.get_model("findings", "Finding")._default_manager
    context = findings.filter(role=Role.CONTEXT).order_by().values("pk")
    return _finding_themes().exclude(finding__in=context).order_by()


def count_by_theme(
    marks: models.QuerySet[FindingTheme], assessments: Collection[str] = ()
) -> dict[int, int]:
    """How many of the marks are of each theme (by its key); those with these assessments."""
    if assessments:
        marks = marks.filter(assessment__in=assessments)
    return dict(marks.order_by().values_list("theme").annotate(n=Count("pk")))


def with_open_recommendations(
    authorities: models.QuerySet[Authority],
) -> models.QuerySet[Authority]:
    """The authorities, each with the number of its ``open_recommendations``, and whether the
    report that should make the most of them is held (``own_report_held``): without it, none
    counted does not mean that none were made."""
    open_ones = (
        apps.get_model("findings", "Finding")
        ._default_manager.filter(
            visit__authority=OuterRef("pk"),
            role__in=RECOMMENDATION_ROLES,
            visit__start__gte=OuterRef("latest_inspection_start"),
        )
        .order_by()
        .values("visit__authority")
        .annotate(n=Count("pk"))
        .values("n")
    )
    counted: models.QuerySet[Any] = authorities.annotate(
        latest_inspection_start=latest_inspection_start("pk")
    ).annotate(
        open_recommendations=Coalesce(Subquery(open_ones), 0), own_report_held=_own_report_held()
    )
    return counted


def _own_report_held() -> Exists:
    """Whether the inspectors' own report on the outer authority's latest inspection is held."""
    through = Visit.sources.through._default_manager
    return Exists(
        through.filter(
            visit__authority=OuterRef("pk"),
            visit__kind__in=GRADED_KINDS,
            visit__start=OuterRef("latest_inspection_start"),
        ).exclude(source__document_type__in=COUNCILS_WORDS)
    )


def _sentences() -> models.QuerySet[Sentence]:
    return apps.get_model("findings", "Sentence")._default_manager.order_by("ordinal")


def _finding_themes() -> models.QuerySet[FindingTheme]:
    return apps.get_model("findings", "FindingTheme")._default_manager.all()
