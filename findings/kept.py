"""Comparisons that people keep under a name of their own: the form, and what it does."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Prefetch

from findings.compare import address_of
from findings.models import ComparedAuthority, Comparison
from inspections.models import Authority


class NameForm(forms.ModelForm):  # type: ignore[type-arg]
    """The name of a comparison; each of its owner's has another."""

    class Meta:
        model = Comparison
        fields = ["name"]
        labels = {"name": "Name"}
        help_texts = {"name": "So that you find it again, such as “Our neighbours”."}
        error_messages = {"name": {"required": "Write a name for the comparison."}}

    def __init__(self, *args: object, owner: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.owner = owner
        self.fields["name"].widget.attrs["autocomplete"] = "off"

    def clean_name(self) -> str:
        """The name, which no other comparison of the owner may have."""
        name: str = self.cleaned_data["name"]
        others = Comparison.objects.filter(owner=self.owner, name__iexact=name)
        if others.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(f"You keep another comparison called “{name}”.")
        return name


def keep(form: NameForm, authorities: Sequence[Authority]) -> Comparison:
    """Keep the authorities, in their order, under the name of a valid form."""
    with transaction.atomic():
        comparison: Comparison = form.save(commit=False)
        comparison.owner = form.owner
        comparison.save()
        ComparedAuthority.objects.bulk_create(
            ComparedAuthority(comparison=comparison, authority=one, place=place)
            for place, one in enumerate(authorities, start=1)
        )
    return comparison


def kept_by(owner: User) -> list[tuple[Comparison, list[Authority]]]:
    """What a user keeps, by name, with its authorities in their order; in two queries."""
    in_order = Prefetch(
        "compared", ComparedAuthority.objects.select_related("authority").order_by("place")
    )
    comparisons = Comparison.objects.filter(owner=owner).prefetch_related(in_order)
    return [(one, authorities_of(one)) for one in comparisons]


def authorities_of(comparison: Comparison) -> list[Authority]:
    """Its authorities in their order."""
    return [compared.authority for compared in comparison.compared.all()]


def address_of_kept(comparison: Comparison) -> str:
    """The query string that asks for what it compares."""
    compared = comparison.compared.select_related("authority").order_by("place")
    return address_of(one.authority for one in compared)
