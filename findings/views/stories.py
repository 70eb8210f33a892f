"""Pages on what is said at an authority from visit to visit: of one theme, and of two visits."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from findings.authorities import visits_in_order
from findings.changes import telling, usual_pair
from findings.changes_page import at_visits, changes_page
from findings.models import Theme
from findings.querysets import OPEN_RECOMMENDATION
from findings.story_chart import story_chart
from findings.story_page import story_page
from findings.vocabulary import ASSESSMENT_LABELS
from inspections.models import Authority, Visit

NEWEST_FIRST = "newest"


@require_safe
def show_authority_theme(request: HttpRequest, slug: str, theme: str) -> HttpResponse:
    """A theme's story at an authority, visit by visit."""
    authority = get_object_or_404(Authority, slug=slug)
    about = get_object_or_404(Theme, slug=theme)
    newest_first = request.GET.get("order") == NEWEST_FIRST
    page = story_page(authority, about, newest_first=newest_first)
    context = {
        "authority": authority,
        "theme": about,
        "page": page,
        "story": page.story,
        "chart": story_chart(page.story),
        "newest_first": newest_first,
        "order": f"?order={NEWEST_FIRST}" if newest_first else "",
        "assessments": ASSESSMENT_LABELS,
        "definition": OPEN_RECOMMENDATION,
    }
    return render(request, "findings/authority_theme.html", context)


@require_safe
def show_authority_changes(request: HttpRequest, slug: str) -> HttpResponse:
    """Two visits of an authority beside each other; unless asked otherwise, the latest two."""
    authority = get_object_or_404(Authority, slug=slug)
    visits = list(visits_in_order(authority))
    said = at_visits(authority)
    tell = telling(visits, said)
    asked = {name: _asked_for(request, name, visits) for name in ("from", "to")}
    wrong = [name for name, (value, visit) in asked.items() if value and visit is None]
    pair = None if wrong else usual_pair(tell, asked["from"][1], asked["to"][1])
    same = pair is not None and pair.first == pair.second
    context = {
        "authority": authority,
        "visits": visits,
        "pair": pair,
        "wrong": wrong,
        "chosen": pair or _as_far_as_chosen(asked),
        "same": same,
        "page": changes_page(pair, visits, tell, said) if pair and not same else None,
    }
    return render(request, "findings/authority_changes.html", context)


def _asked_for(
    request: HttpRequest, name: str, visits: Sequence[Visit]
) -> tuple[str, Visit | None]:
    """What the address asks for under the name, and the authority's visit that it means."""
    value = request.GET.get(name, "")
    return value, next((visit for visit in visits if str(visit.pk) == value), None)


def _as_far_as_chosen(asked: dict[str, tuple[str, Visit | None]]) -> dict[str, Visit | None]:
    return {"first": asked["from"][1], "second": asked["to"][1]}
