"""The visits behind every number that counts visits, and those that are known and not held."""

from __future__ import annotations

from collections import defaultdict

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from findings.authorities import given_to
from findings.intake import SourcesSince
from findings.not_held import known_not_held
from findings.standing import Given, standing
from findings.visit_filters import VisitSelection
from findings.visit_rows import visit_rows
from inspections.models import Authority, Visit
from inspections.vocabulary import GRADE_LABELS

ON_A_PAGE = 50


@require_safe
def list_visits(request: HttpRequest, sources_since: SourcesSince) -> HttpResponse:
    """The visits that the address asks for; with a theme, what each says of it."""
    selection = VisitSelection(request.GET, sources_since)
    pages = Paginator(selection.visits, ON_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    context = {
        "selection": selection,
        "form": selection.form,
        "theme": selection.theme,
        "pills": selection.applied(),
        "kept": selection.kept(),
        "page": page,
        "pages": pages.get_elided_page_range(page.number),
        "rows": [(row, selection.words.get(row.visit.pk)) for row in visit_rows(page)],
        "grades": GRADE_LABELS,
        "any_held": pages.count > 0 or Visit.objects.exists(),
    }
    return render(request, "findings/visits.html", context)


@require_safe
def list_not_held(request: HttpRequest) -> HttpResponse:
    """Inspections that later documents recall, and monitoring visits that numbers tell of."""
    authorities = list(Authority.objects.order_by("name"))
    of_authority: defaultdict[int, list[Given]] = defaultdict(list)
    for given in given_to(authorities):
        of_authority[given.authority].append(given)
    stands = {pk: standing(given) for pk, given in of_authority.items()}
    context = {"known": known_not_held(authorities, stands)}
    return render(request, "findings/visits_not_held.html", context)
