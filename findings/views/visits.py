"""The page of a visit."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import F, Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from findings import authorities
from findings.models import Finding
from findings.visit_page import part_of
from findings.vocabulary import ASSESSMENT_LABELS
from inspections.models import Citation, CitedJudgement, Source, Visit


@require_safe
def show_visit(request: HttpRequest, pk: int) -> HttpResponse:
    """What was found on a visit, section by section, and where it is written."""
    visit = get_object_or_404(Visit.objects.select_related("authority"), pk=pk)
    sources = list(visit.sources.all())
    before, after = authorities.visit_neighbours(visit)
    context = {
        "visit": visit,
        "authority": visit.authority,
        "judgements": visit.judgements.select_related("source"),
        "cited": _recalled_in(sources, visit),
        "sources": sources,
        "part": part_of(
            visit,
            sources,
            asked=request.GET.get("part", ""),
            finding=request.GET.get("finding", ""),
        ),
        "retold": bool(sources) and all(source.in_councils_words for source in sources),
        "counts": Finding.objects.filter(visit=visit).without_context().count_by_assessment(),
        "assessments": ASSESSMENT_LABELS,
        "before": before,
        "after": after,
    }
    return render(request, "findings/visit.html", context)


def _recalled_in(sources: Sequence[Source], visit: Visit) -> list[CitedJudgement]:
    """The grades of earlier inspections that the visit's documents recall."""
    citations = Citation.objects.filter(source__in=sources).select_related("source")
    return list(
        CitedJudgement.objects.filter(citations__source__in=sources, authority=visit.authority)
        .exclude(visit=visit)
        .distinct()
        .select_related("visit")
        .prefetch_related(Prefetch("citations", citations, to_attr="recalled_here"))
        .order_by(F("start").desc(nulls_last=True), "pk")
    )
