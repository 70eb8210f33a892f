"""Pages on themes over all authorities."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from findings import theme_pages
from findings.charts import shares
from findings.models import Theme
from findings.vocabulary import ASSESSMENT_LABELS
from inspections.vocabulary import GRADE_LABELS

AUTHORITIES_ON_A_PAGE = 50


@require_safe
def list_themes(request: HttpRequest) -> HttpResponse:
    """Every theme, what it means, how often it is raised."""
    groups = theme_pages.list_themes()
    total = sum(listed.total for _, themes in groups for listed in themes)
    context = {"groups": groups, "total": total, "assessments": ASSESSMENT_LABELS}
    return render(request, "findings/themes.html", context)


@require_safe
def show_theme(request: HttpRequest, slug: str) -> HttpResponse:
    """A theme: how it went over time, who is good at it, what inspectors say of it."""
    theme = get_object_or_404(Theme, slug=slug)
    page = theme_pages.theme_page(theme, request.GET)
    ranked = Paginator(page.words, AUTHORITIES_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "theme": theme,
        "theme_page": page,
        "scope": page.scope,
        "form": page.scope.form,
        "only": page.scope.query,
        "counts": [(name, page.counts.get(name, 0)) for name in ASSESSMENT_LABELS],
        "bar": shares(page.counts, page.total),
        "page": ranked,
        "pages": ranked.paginator.get_elided_page_range(ranked.number),
        "assessments": ASSESSMENT_LABELS,
        "grade_labels": GRADE_LABELS,
    }
    return render(request, "findings/theme.html", context)
