"""Pages on authorities and their progress."""

from __future__ import annotations

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from findings import authorities
from findings.charts import timeline
from findings.querysets import OPEN_RECOMMENDATION
from findings.standing import Standing
from findings.vocabulary import ASSESSMENT_LABELS
from inspections.models import Authority, TrustDelivery
from inspections.vocabulary import GRADE_LABELS
from inspections.wording import period_in_words


@require_safe
def list_authorities(request: HttpRequest) -> HttpResponse:
    """All authorities, or those of which something is held: searched, sorted, by region."""
    words, region = request.GET.get("q", "")[:100], request.GET.get("region", "")
    everything = request.GET.get("show") == "all"
    sort = request.GET.get("sort", "name")
    rows = authorities.list_authorities(words, region, everything=everything, sort=sort)
    context = {
        "rows": rows,
        "words": words,
        "region": region,
        "regions": authorities.regions(),
        "everything": everything,
        "sort": sort,
        "columns": [(name, label) for name, (label, _) in authorities.SORTS.items()],
        "any_in_register": bool(rows) or Authority.objects.exists(),
        "definition": OPEN_RECOMMENDATION,
        "grades": GRADE_LABELS,
    }
    return render(request, "findings/authorities.html", context)


@require_safe
def show_authority(request: HttpRequest, slug: str) -> HttpResponse:
    """How an authority did from visit to visit."""
    families = Prefetch("trust_deliveries", TrustDelivery.objects.select_related("trust"))
    found = Authority.objects.prefetch_related("predecessors", "successors", families)
    authority = get_object_or_404(found, slug=slug)
    progress = authorities.progress_of(authority)
    context = {
        "authority": authority,
        "progress": progress,
        "timeline": timeline(progress.journey),
        "no_overall": _no_overall(progress.standing),
        "grades": GRADE_LABELS,
        "assessments": ASSESSMENT_LABELS,
        "definition": OPEN_RECOMMENDATION,
    }
    return render(request, "findings/authority.html", context)


def _no_overall(stands: Standing) -> str:
    """That the latest inspection gives no overall grade, and which was the last, if any."""
    said = "The latest inspection gives no grade for overall effectiveness: its framework has none."
    last = stands.last_overall
    if last is None:
        return said
    when = period_in_words(last.start, last.end, last.date_precision)
    return f"{said} The last one was {GRADE_LABELS[last.grade].lower()} ({when})."
