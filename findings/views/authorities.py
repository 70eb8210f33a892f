"""Pages on authorities and their progress."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from findings import authorities
from findings.arrangement import ONLY, SORTS, pills
from findings.authority_page import authority_page
from findings.grades import GRADE_CHOICES
from findings.models import Theme
from findings.preview import preview
from findings.querysets import OPEN_RECOMMENDATION
from findings.standing import OVERALL, Standing
from findings.timeline import timeline
from findings.vocabulary import ASSESSMENT_LABELS
from inspections.models import Authority, TrustDelivery, Visit
from inspections.vocabulary import GRADE_LABELS, JUDGEMENT_LABELS, KIND_LABELS
from inspections.wording import period_in_words

THEMES_ANCHOR = "#themes"
ON_A_PAGE = 170
"""More than England has authorities today, so that all of them stand on one page."""


@require_safe
def list_authorities(request: HttpRequest) -> HttpResponse:
    """All authorities, or those of which something is held: searched, sorted, by region."""
    words, region = request.GET.get("q", "")[:100], request.GET.get("region", "")
    everything = request.GET.get("show") == "all"
    sort = request.GET.get("sort", "name")
    judgement, grade = request.GET.get("judgement", ""), request.GET.get("grade", "")
    rows = authorities.list_authorities(
        words,
        region,
        everything=everything,
        sort=sort,
        judgement=judgement if judgement in JUDGEMENT_LABELS else OVERALL,
        grade=grade if grade in GRADE_CHOICES else "",
    )
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "pages": page.paginator.get_elided_page_range(page.number),
        "words": words,
        "region": region,
        "regions": authorities.regions(),
        "everything": everything,
        "sort": sort,
        "judgement": judgement or OVERALL,
        "judgements": JUDGEMENT_LABELS,
        "grade": grade,
        "grade_choices": GRADE_CHOICES,
        "grade_asked": _grade_asked(judgement, grade),
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
    page = authority_page(authority, request.GET, timezone.localdate())
    context = {
        "authority": authority,
        "page": page,
        "timeline": timeline(page.journey, page.until),
        "no_overall": _no_overall(page.standing),
        "grades": GRADE_LABELS,
        "assessments": ASSESSMENT_LABELS,
        "definition": OPEN_RECOMMENDATION,
        "pills": pills(request.GET, page.asks, THEMES_ANCHOR),
        "sorts": {name: label for name, (label, _) in SORTS.items()},
        "only": {name: label for name, (label, _) in ONLY.items()},
        "kinds": {kind: KIND_LABELS[kind] for kind in page.kinds},
    }
    return render(request, "findings/authority.html", context)


@require_safe
def preview_cell(request: HttpRequest, slug: str, theme: str, visit: int) -> HttpResponse:
    """The decisive sentences of a visit on a theme, as a piece of a page."""
    held = get_object_or_404(Visit, pk=visit, authority__slug=slug)
    found = preview(get_object_or_404(Theme, slug=theme), held)
    if found is None:
        raise Http404("The visit did not look at the theme.")
    return render(request, "components/cell_preview.html", {"preview": found})


def _grade_asked(judgement: str, grade: str) -> str:
    """What the list was asked for, in words; empty where it was not, or for nothing there is."""
    if grade not in GRADE_CHOICES:
        return ""
    area = JUDGEMENT_LABELS.get(judgement, JUDGEMENT_LABELS[OVERALL])
    return f"{area}, {GRADE_CHOICES[grade].lower()}"


def _no_overall(stands: Standing) -> str:
    """That the latest inspection gives no overall grade, and which was the last, if any."""
    said = "The latest inspection gives no grade for overall effectiveness: its framework has none."
    last = stands.last_overall
    if last is None:
        return said
    when = period_in_words(last.start, last.end, last.date_precision)
    return f"{said} The last one was {GRADE_LABELS[last.grade].lower()} ({when})."
