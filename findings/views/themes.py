"""Pages on themes over all authorities."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from findings import theme_pages
from findings.charts import shares
from findings.marking import stretches
from findings.models import Finding, Theme
from findings.vocabulary import ASSESSMENT_LABELS


@require_safe
def list_themes(request: HttpRequest) -> HttpResponse:
    """Every theme, what it means, how often it is raised."""
    groups = theme_pages.list_themes()
    total = sum(listed.total for _, themes in groups for listed in themes)
    context = {"groups": groups, "total": total, "assessments": ASSESSMENT_LABELS}
    return render(request, "findings/themes.html", context)


@require_safe
def show_theme(request: HttpRequest, slug: str) -> HttpResponse:
    """A theme: what it means, its findings by year, where authorities stand on it."""
    theme = get_object_or_404(Theme, slug=slug)
    counts = Finding.objects.without_context().count_by_assessment([theme])
    context = {
        "theme": theme,
        "counts": [(name, counts.get(name, 0)) for name in ASSESSMENT_LABELS],
        "total": sum(counts.values()),
        "bar": shares(counts, sum(counts.values())),
        "years": theme_pages.count_by_year(theme),
        "words": theme_pages.latest_words(theme),
        "marked": [(finding, stretches(finding)) for finding in theme_pages.recent_findings(theme)],
        "assessments": ASSESSMENT_LABELS,
    }
    return render(request, "findings/theme.html", context)
