"""Which authorities a theme's page is about: all, a region's, or those nearest to one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict

from inspections.models import Authority, StatisticalNeighbour

SORTS = {
    "best": "Best first",
    "worst": "Worst first",
    "latest": "Latest visit first",
    "name": "Authority, A to Z",
    "nearest": "Nearest first",
}


class ScopeForm(forms.Form):
    """The choices on top of a theme's page."""

    region = forms.ChoiceField(required=False, label="Region")
    near = forms.ModelChoiceField(
        Authority.objects.filter(neighbour_ranks__isnull=False).distinct(),
        required=False,
        to_field_name="slug",
        label="Statistical neighbours of",
        empty_label="Any",
        error_messages={"invalid_choice": "There is no such authority with neighbours here."},
    )
    sort = forms.ChoiceField(required=False, label="Order of authorities", choices=SORTS)

    def __init__(self, query: QueryDict, regions: Sequence[str]) -> None:
        super().__init__(query)
        chosen: forms.ChoiceField = self.fields["region"]  # type: ignore[assignment]
        chosen.choices = [("", "All regions"), *((name, name) for name in regions)]
        chosen.error_messages["invalid_choice"] = "“%(value)s” is not a region here."


@dataclass(frozen=True, slots=True)
class Scope:
    """The authorities that a page is about, and how addresses ask for findings of just these.

    ``nearness`` says of a neighbour how near it is, 1 the nearest; empty unless ``near`` is asked.
    """

    form: ScopeForm
    region: str
    near: Authority | None
    nearness: Mapping[int, int]
    sort: str
    authorities: Mapping[int, Authority]
    region_of: Mapping[int, str]

    @property
    def is_narrowed(self) -> bool:
        """Whether it leaves any authority out."""
        return bool(self.region or self.near)

    @property
    def query(self) -> str:
        """What to put behind an address of findings or visits so that it keeps to these."""
        asked = [("region", self.region)] if self.region else []
        if self.near:
            asked += [("authority", one.slug) for one in self.authorities.values()]
        return f"&{urlencode(asked)}" if asked else ""


def scope_of(query: QueryDict) -> Scope:
    """The authorities that a query string asks for; all of them where it is wrong."""
    authorities = list(Authority.objects.only("name", "slug", "region", "closed", "sample"))
    regions = sorted({one.region for one in authorities if one.region})
    form = ScopeForm(query, regions)
    form.is_valid()
    asked = form.cleaned_data
    near = asked.get("near")
    nearness = _nearness(near) if near else {}
    region = asked.get("region") or ""
    within = {
        one.pk: one
        for one in sorted(authorities, key=lambda one: one.name)
        if (not region or one.region == region) and (not near or one.pk in nearness)
    }
    sort = asked.get("sort") or "best"
    region_of = {one.pk: one.region for one in authorities}
    return Scope(form, region, near, nearness, sort, within, region_of)


def _nearness(near: Authority) -> dict[int, int]:
    ranks = StatisticalNeighbour.objects.filter(authority=near).order_by("rank")
    return dict(ranks.values_list("neighbour", "rank"))
