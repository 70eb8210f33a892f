"""From an address's query string to visits: the list behind every number that counts visits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from findings.filters import DAY_FORMATS, Applied
from findings.intake import SourcesSince
from findings.labels.rollup import ThemeAtVisit
from findings.models import Theme
from findings.querysets import theme_marks
from findings.theme_words import words_by_visit
from findings.vocabulary import ASSESSMENT_LABELS
from inspections.models import Authority, Visit
from inspections.vocabulary import KIND_LABELS
from inspections.wording import day_in_words

DATES = {
    "exact": "Known to the day",
    "rough": "Known to the month or year",
    "none": "Not known",
}

WORDS = dict(ASSESSMENT_LABELS) | {"any": "Whatever it says"}


def _regions() -> list[tuple[str, str]]:
    named = Authority.objects.order_by("region").values_list("region", flat=True).distinct()
    return [(region, region) for region in named]


class _Moment(forms.Field):
    """A moment as addresses write it: ``2026-11-20T16:12:00+00:00``."""

    def to_python(self, value: Any) -> datetime | None:
        """The moment, or None where nothing was written."""
        if not value:
            return None
        try:
            moment = parse_datetime(value.replace(" ", "+"))
        except ValueError:
            moment = None
        if moment is None:
            raise forms.ValidationError(f"“{value}” is not a day and time.")
        return moment if timezone.is_aware(moment) else timezone.make_aware(moment)


class _MomentFilter(filters.Filter):  # type: ignore[misc]
    field_class = _Moment


class VisitFilter(filters.FilterSet):  # type: ignore[misc]
    """What visits can be asked for; ``said`` and ``assessment`` are about the ``theme``.

    ``said`` is what the visit as a whole says of the theme, ``assessment`` what at least one of
    its findings says.
    """

    region = filters.ChoiceFilter(label="Region", choices=lambda: _regions(), method="skip")
    kind = filters.ChoiceFilter(label="Kind of visit", choices=list(KIND_LABELS.items()))
    since = filters.DateFilter("start", "gte", label="Began on or after", input_formats=DAY_FORMATS)
    until = filters.DateFilter(
        "start", "lte", label="Began on or before", input_formats=DAY_FORMATS
    )
    theme = filters.ModelChoiceFilter(
        label="Theme", queryset=Theme.objects.shown(), to_field_name="slug", method="skip"
    )
    said = filters.ChoiceFilter(
        label="What the visit says of it", choices=list(WORDS.items()), method="skip"
    )
    assessment = filters.ChoiceFilter(
        label="With a finding on it that says",
        choices=list(ASSESSMENT_LABELS.items()),
        method="skip",
    )
    authority = filters.ModelMultipleChoiceFilter(
        "authority__slug",
        label="Authority",
        queryset=Authority.objects.all(),
        to_field_name="slug",
        distinct=False,
    )
    dates = filters.ChoiceFilter(label="Date", choices=list(DATES.items()), method="by_dates")
    new = _MomentFilter(label="With a document taken in after", method="skip")

    class Meta:
        model = Visit
        fields: list[str] = []

    def skip(self, queryset: QuerySet[Visit], _name: str, _value: object) -> QuerySet[Visit]:
        """For what takes several fields together; ``VisitSelection`` sees to it."""
        return queryset

    def by_dates(self, queryset: QuerySet[Visit], _name: str, value: str) -> QuerySet[Visit]:
        """Visits whose date is known so exactly."""
        if value == "none":
            return queryset.filter(start__isnull=True)
        return queryset.filter(start__isnull=False).filter(
            Q(date_precision="day") if value == "exact" else ~Q(date_precision="day")
        )


class VisitSelection:
    """What a query string asks for: the form with its errors, and the visits, none on an error."""

    def __init__(self, query: QueryDict, sources_since: SourcesSince) -> None:
        self.query = query
        self.sources_since = sources_since
        self.filterset = VisitFilter(query, queryset=Visit.objects.all())
        self.form: forms.Form = self.filterset.form
        self.is_valid: bool = self.filterset.is_valid()
        self.asked: dict[str, Any] = self.form.cleaned_data

    @property
    def theme(self) -> Theme | None:
        """The theme asked for."""
        theme: Theme | None = self.asked.get("theme")
        return theme

    @cached_property
    def visits(self) -> QuerySet[Visit]:
        """The visits asked for, the latest first, undated ones last."""
        if not self.is_valid:
            return Visit.objects.none()
        found: QuerySet[Visit] = self.filterset.qs
        if self.asked.get("region"):
            found = found.filter(authority__region=self.asked["region"])
        if self.asked.get("new"):
            new = self.sources_since(self.asked["new"])
            found = found.filter(Exists(new.filter(visits=OuterRef("pk"))))
        found = self._about_theme(found)
        return found.order_by(F("start").desc(nulls_last=True), "authority__name", "pk")

    @cached_property
    def words(self) -> dict[int, ThemeAtVisit]:
        """What each visit says of the theme asked for, by the visit's key."""
        return words_by_visit(self.theme) if self.theme else {}

    def applied(self) -> list[tuple[Applied, str]]:
        """Every filter that is on, each with the query string without it."""
        return [(on, self._without(on)) for on in self._applied()]

    def kept(self) -> list[tuple[str, str]]:
        """What the page's form has no control for, and hands on: names with their values."""
        names = ("assessment", "authority", "dates", "new")
        return [(name, value) for name in names for value in self.query.getlist(name) if value]

    def _about_theme(self, found: QuerySet[Visit]) -> QuerySet[Visit]:
        theme, said, assessment = self.theme, self.asked.get("said"), self.asked.get("assessment")
        if theme is None:
            return found
        if assessment:
            marks = theme_marks().filter(theme=theme, assessment=assessment)
            found = found.filter(pk__in=marks.values("finding__visit"))
        if said and said != "any":
            saying = [pk for pk, word in self.words.items() if word.assessment == said]
            return found.filter(pk__in=saying)
        if not assessment:
            found = found.filter(pk__in=theme_marks().filter(theme=theme).values("finding__visit"))
        return found

    def _applied(self) -> Iterable[Applied]:
        for name, field in self.form.fields.items():
            asked = self.asked.get(name)
            if not asked:
                continue
            for value, words in _said(name, asked, field):
                yield Applied(name, value, str(field.label), words)

    def _without(self, on: Applied) -> str:
        query = self.query.copy()
        query.pop("page", None)
        kept = [value for value in query.getlist(on.name) if value != on.value]
        query.setlist(on.name, kept if on.name == "authority" else [])
        if on.name == "theme":
            query.pop("said", None)
            query.pop("assessment", None)
        return query.urlencode()


def _said(name: str, asked: Any, field: forms.Field) -> Iterable[tuple[str, str]]:
    if name == "authority":
        return [(one.slug, one.name) for one in asked]
    if name == "theme":
        return [(asked.slug, asked.name)]
    if name in ("since", "until"):
        return [(asked.isoformat(), day_in_words(asked))]
    if name == "new":
        local = timezone.localtime(asked)
        return [(asked.isoformat(), f"{day_in_words(local.date())}, {local:%H:%M}")]
    return [(asked, dict(field.choices)[asked])]  # type: ignore[attr-defined]
