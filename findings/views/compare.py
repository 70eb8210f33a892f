"""Authorities beside each other: the comparison, who is good at what one struggles with, and the
choice of whom to compare."""

from __future__ import annotations

from typing import cast
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from findings.choosing import NEAR_LABELS, choices, named
from findings.compare import FIELD, MOST, Chosen, ThemesAsked, chosen, compare_page
from findings.exemplars import SHOWN, struggles_of
from findings.journey import SIGN_LABELS
from findings.kept import NameForm, kept_by
from findings.nearness import neighbours_of, with_something_held
from findings.vocabulary import ASSESSMENT_LABELS
from inspections.models import Authority
from inspections.vocabulary import GRADE_LABELS

LONGEST_NAME = 100
DIFFER = "differ"


@require_safe
def show_comparison(request: HttpRequest) -> HttpResponse:
    """Up to five authorities beside each other; without any, the choice of whom to compare."""
    asked = chosen(request.GET)
    if not asked.authorities:
        return _choice_page(request, asked)
    page = compare_page(asked.authorities, _themes_asked(request.GET), timezone.localdate())
    context = {
        "asked": asked,
        "page": page,
        "most": MOST,
        "grades": GRADE_LABELS,
        "assessments": ASSESSMENT_LABELS,
        "sign_labels": [(sign, SIGN_LABELS[sign]) for sign in page.chart.signs]
        if page.chart
        else [],
        "neighbours": _nearest_to(asked),
        "name_form": NameForm(owner=cast(User, request.user)),
        "kept": kept_by(cast(User, request.user)),
    }
    return render(request, "findings/compare.html", context)


@require_safe
def show_strengths(request: HttpRequest) -> HttpResponse:
    """For one of the authorities, who is good at what it struggles with, the nearest first."""
    asked = chosen(request.GET)
    if not asked.authorities:
        return redirect("compare")
    of = next((a for a in asked.authorities if a.slug == request.GET.get("of")), None)
    of = of or asked.authorities[0]
    context = {
        "asked": asked,
        "of": of,
        "struggles": struggles_of(of),
        "shown": SHOWN,
        "has_findings": of.visits.filter(findings__isnull=False).exists(),
    }
    return render(request, "findings/compare_strengths.html", context)


@require_safe
def choose_authorities(request: HttpRequest) -> HttpResponse:
    """The choice of whom to compare: by name, by nearness, by hand."""
    asked = chosen(request.GET)
    words = request.GET.get("q", "").strip()[:LONGEST_NAME]
    found = named(words) if words else []
    if len(found) == 1 and not asked.is_full and found[0] not in asked.authorities:
        together = [*asked.authorities, found[0]]
        return redirect(_address("compare", [(FIELD, one.slug) for one in together]))
    return _choice_page(request, asked)


def _choice_page(request: HttpRequest, asked: Chosen) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:LONGEST_NAME]
    context = {
        "asked": asked,
        "most": MOST,
        "choices": choices(asked.authorities, request.GET.get("near", ""), words),
        "nears": NEAR_LABELS,
        "kept": kept_by(cast(User, request.user)),
        "neighbours": _nearest_to(asked),
    }
    return render(request, "findings/compare_choose.html", context)


def _nearest_to(asked: Chosen) -> list[Authority]:
    """The nearest neighbours that have room beside one authority chosen alone."""
    if len(asked.authorities) != 1:
        return []
    return list(with_something_held(neighbours_of(asked.authorities[0]))[: MOST - 1])


def _themes_asked(query: QueryDict) -> ThemesAsked:
    return ThemesAsked(query.get("group", ""), query.get("only") == DIFFER)


def _address(name: str, query: list[tuple[str, str]]) -> str:
    return f"{reverse(name)}?{urlencode(query)}"
