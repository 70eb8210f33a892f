"""From an address's query string to findings: the one way, for list, counts and files alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.http import QueryDict

from findings import search, vocabulary
from findings.models import Finding, Theme
from findings.querysets import FindingQuerySet, all_theme_marks, count_by_theme
from inspections.models import Authority, Visit
from inspections.vocabulary import JUDGEMENT_LABELS, KIND_LABELS
from inspections.wording import day_in_words, period_in_words

DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y"]

SORTS: dict[str, tuple[str, Callable[[FindingQuerySet], FindingQuerySet]]] = {
    "newest": ("Latest visit first", FindingQuerySet.newest_first),
    "oldest": ("Earliest visit first", FindingQuerySet.oldest_first),
    "authority": ("Authority, A to Z", FindingQuerySet.by_authority),
}

USUAL_SORT = "newest"

LABELS = ("theme", "assessment")
"""The filters by what findings were labelled with."""


def _authorities(_: object) -> QuerySet[Authority]:
    with_findings = Visit.objects.filter(
        Exists(Finding.objects.filter(visit=OuterRef("pk"))), authority=OuterRef("pk")
    )
    return Authority.objects.filter(Exists(with_findings))


def _regions() -> list[tuple[str, str]]:
    regions = Authority.objects.order_by("region").values_list("region", flat=True).distinct()
    return [(region, region) for region in regions]


def _wrong_choice(what: str) -> dict[str, str]:
    return {
        "invalid_choice": f"“%(value)s” is not {what} here. Choose from the list.",
        "invalid_list": "Choose from the list.",
        "invalid_pk_value": f"“%(pk)s” is not {what} here. Choose from the list.",
    }


class _Many(filters.MultipleChoiceFilter):  # type: ignore[misc]
    """Any of several choices, as boxes to tick."""

    def __init__(self, field_name: str, what: str, choices: Any, **kwargs: Any) -> None:
        super().__init__(
            field_name=field_name,
            choices=choices,
            distinct=False,
            widget=forms.CheckboxSelectMultiple,
            error_messages=_wrong_choice(what),
            **kwargs,
        )


class _ManyRows(filters.ModelMultipleChoiceFilter):  # type: ignore[misc]
    """Any of several rows, named in the address by their slug, as boxes to tick."""

    def __init__(self, field_name: str, what: str, queryset: Any, **kwargs: Any) -> None:
        super().__init__(
            field_name=field_name,
            queryset=queryset,
            to_field_name="slug",
            distinct=False,
            widget=forms.CheckboxSelectMultiple,
            error_messages=_wrong_choice(what),
            **kwargs,
        )


class _DayField(forms.DateField):
    """A day; what is none is quoted in the error, since browsers empty the box."""

    def to_python(self, value: Any) -> date | None:
        """The day, or None where nothing was written."""
        try:
            return super().to_python(value)
        except forms.ValidationError as wrong:
            raise forms.ValidationError(
                f"“{value}” is not a date. Write it as 2018-03-06 or 06/03/2018."
            ) from wrong


class _Day(filters.DateFilter):  # type: ignore[misc]
    """A day, as ``2018-03-06`` or ``06/03/2018``; the parts of a period go to the queryset."""

    field_class = _DayField

    def __init__(self, label: str) -> None:
        super().__init__(
            label=label,
            method="no_filter",
            input_formats=DAY_FORMATS,
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        )


class FindingFilter(filters.FilterSet):  # type: ignore[misc]
    """The filters of the findings page, in the order in which they stand on it.

    With themes chosen, ``assessment`` means that of the theme within the finding
    (``FindingQuerySet.about``), so that what a cell of a matrix counts is what its link shows.
    """

    q = filters.CharFilter(
        label="Words",
        method="no_filter",
        help_text="All of them must occur. Put a phrase in “quotes”.",
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        max_length=200,
    )
    assessment = _Many(
        "assessment",
        "an assessment",
        list(vocabulary.ASSESSMENT_LABELS.items()),
        label="Assessment",
        method="no_filter",
        help_text="With a theme chosen: of that theme in the finding.",
    )
    theme = _ManyRows(
        "themes", "a theme", lambda _: Theme.objects.shown(), label="Theme", method="no_filter"
    )
    authority = _ManyRows(
        "visit__authority__slug", "an authority with findings", _authorities, label="Authority"
    )
    region = _Many("visit__authority__region", "a region", _regions, label="Region")
    role = _Many(
        "role",
        "a role",
        list(vocabulary.ROLE_LABELS.items()),
        label="Role",
        help_text="Context, such as what was looked at, is left out unless it is chosen.",
    )
    kind = _Many("visit__kind", "a kind of visit", list(KIND_LABELS.items()), label="Kind of visit")
    judgement = _Many(
        "judgement", "a judgement area", list(JUDGEMENT_LABELS.items()), label="Judgement area"
    )
    since = _Day("Visit began on or after")
    until = _Day("Visit began on or before")
    open = filters.BooleanFilter(
        label="Open recommendations only",
        method="no_filter",
        widget=forms.CheckboxInput,
    )
    visit = filters.ModelChoiceFilter(
        label="Visit",
        queryset=lambda _: Visit.objects.select_related("authority"),
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": "There is no such visit here."},
    )

    also = filters.ModelChoiceFilter(
        field_name="themes",
        label="Also about",
        queryset=Theme.objects.shown().order_by("position"),
        to_field_name="slug",
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": "There is no such theme here."},
    )

    class Meta:
        model = Finding
        fields: list[str] = []

    def no_filter(self, queryset: FindingQuerySet, _name: str, _value: object) -> FindingQuerySet:
        """For what takes several fields together; ``filter_queryset`` sees to it."""
        return queryset

    def filter_queryset(self, queryset: FindingQuerySet) -> FindingQuerySet:
        """All filters but theme and assessment, which ``Selection`` adds or leaves out to count."""
        asked = self.form.cleaned_data
        found: FindingQuerySet = super().filter_queryset(queryset)
        if not asked.get("role"):
            found = found.without_context()
        found = found.visited_between(asked.get("since"), asked.get("until"))
        if asked.get("open"):
            found = found.open_recommendations()
        return found.with_words(search.terms_of(asked.get("q") or ""))


@dataclass(frozen=True, slots=True)
class Applied:
    """One filter that is on: its field's name and label, the value in the address, in words."""

    name: str
    value: str
    label: str
    words: str


class Selection:
    """What a query string asks for: the form with its errors, the findings, counts, the words.

    With an error in any filter there are no findings, rather than more than were asked for.
    """

    def __init__(self, query: QueryDict) -> None:
        self.query = query
        self.filterset = FindingFilter(query, queryset=Finding.objects.all())
        self.form: forms.Form = self.filterset.form
        self.is_valid: bool = self.filterset.is_valid()
        self.asked: dict[str, Any] = self.form.cleaned_data
        self.terms = search.terms_of(self.asked.get("q") or "")
        self.sort = sort if (sort := query.get("sort", "")) in SORTS else USUAL_SORT

    @cached_property
    def themes(self) -> list[Theme]:
        """The themes chosen."""
        return list(self.asked.get("theme") or [])

    @property
    def assessments(self) -> list[str]:
        """The assessments chosen."""
        return list(self.asked.get("assessment") or [])

    @cached_property
    def but_for_labels(self) -> FindingQuerySet:
        """The findings but for the filters by theme and assessment, which counts vary."""
        found: FindingQuerySet = self.filterset.qs if self.is_valid else Finding.objects.none()
        return found

    @property
    def _is_narrowed(self) -> bool:
        """Whether any filter is on but those by theme and assessment."""
        return any(value for name, value in self.asked.items() if name not in LABELS)

    @property
    def findings(self) -> FindingQuerySet:
        """The findings asked for, in the order asked for."""
        in_order = SORTS[self.sort][1]
        return in_order(self.but_for_labels.about(self.themes, self.assessments))

    def count_by_assessment(self) -> dict[str, int]:
        """For each assessment how many findings there are with it alone chosen instead."""
        return self.but_for_labels.count_by_assessment(self.themes)

    def count_by_theme(self) -> dict[int, int]:
        """For each theme (by its key) how many findings there are with it alone chosen instead."""
        if self.is_valid and not self._is_narrowed:
            return count_by_theme(all_theme_marks(), self.assessments)
        return self.but_for_labels.count_by_theme(self.assessments)

    def applied(self) -> list[Applied]:
        """Every filter that is on, one for each value, in the order of the page."""
        return [
            Applied(name, value, str(field.label), words)
            for name, field in self.form.fields.items()
            for value, words in _said(name, self.asked.get(name), field)
        ]

    def without(self, applied: Applied) -> str:
        """The query string with one filter taken away, and from its first page."""
        query = self.query.copy()
        query.pop("page", None)
        kept = [value for value in query.getlist(applied.name) if value != applied.value]
        several = isinstance(self.form.fields[applied.name].widget, forms.CheckboxSelectMultiple)
        query.setlist(applied.name, kept if several else [])
        return query.urlencode()

    def in_words(self) -> list[tuple[str, str]]:
        """The filters as (field, what was asked), several values of one field together."""
        together: dict[str, list[str]] = {}
        for filter_on in self.applied():
            together.setdefault(filter_on.label, []).append(filter_on.words)
        return [(label, " or ".join(words)) for label, words in together.items()]


def select_findings(query: QueryDict) -> Selection:
    """The findings that a query string asks for; list, counts, CSV and XLSX all come from here."""
    return Selection(query)


def _said(name: str, asked: Any, field: forms.Field) -> Iterable[tuple[str, str]]:
    """Each value of a filter as it stands in the address, and in words."""
    if not asked:
        return []
    if name in ("theme", "authority"):
        return [(row.slug, row.name) for row in asked]
    if name == "also":
        return [(asked.slug, asked.name)]
    if name == "visit":
        when = period_in_words(asked.start, asked.end, asked.date_precision)
        return [(str(asked.pk), f"{asked.get_kind_display()}, {when}")]
    if name in ("since", "until"):
        return [(asked.isoformat(), day_in_words(asked))]
    if name == "open":
        return [("on", "yes")]
    if isinstance(asked, str):
        return [(asked, asked)]
    labels = dict(field.choices)  # type: ignore[attr-defined]
    return [(value, labels[value]) for value in asked]
