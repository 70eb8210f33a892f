"""Pages on authorities, visits, findings and themes. What they ask stands in querysets."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import F, Prefetch
from django.http import HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from findings import authorities, exports, theme_pages
from findings.charts import shares, timeline
from findings.filters import SORTS, USUAL_SORT, Selection, select_findings
from findings.marking import stretches
from findings.models import Finding, Theme
from findings.querysets import OPEN_RECOMMENDATION, RECOMMENDATION_ROLES
from findings.standing import Standing
from findings.visit_page import part_of
from findings.vocabulary import ASSESSMENT_LABELS
from inspections.models import (
    Authority,
    Citation,
    CitedJudgement,
    Source,
    TrustDelivery,
    Visit,
)
from inspections.vocabulary import GRADE_LABELS
from inspections.wording import period_in_words

ON_A_PAGE = 25
MOST_THEMES = 12

MAY_NOT_EXPORT = (
    "Taking findings out as a file is for the roles of analyst and admin. "
    "Ask whoever administers this tracker to give you the role of analyst."
)


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


@require_safe
def list_findings(request: HttpRequest) -> HttpResponse:
    """The findings that the address asks for, with counts that lead further."""
    tidy = _tidy(request.GET)
    if tidy != request.GET.urlencode():
        return redirect(f"{reverse('findings')}?{tidy}" if tidy else reverse("findings"))
    selection = select_findings(request.GET)
    page = _page(request, selection.findings.with_sentences())
    counts = selection.count_by_assessment()
    context = {
        "selection": selection,
        "form": selection.form,
        "pills": [(on, selection.without(on)) for on in selection.applied()],
        "page": page,
        "pages": page.paginator.get_elided_page_range(page.number, on_each_side=2),
        "marked": [(finding, stretches(finding, selection.terms)) for finding in page],
        "counts": [(name, counts.get(name, 0)) for name in ASSESSMENT_LABELS],
        "themes": _most_raised(selection),
        "sorts": [(name, label) for name, (label, _) in SORTS.items()],
        "any_held": page.paginator.count > 0 or Finding.objects.exists(),
        "query": request.GET.urlencode(),
    }
    return render(request, "findings/findings.html", context)


@require_safe
def show_finding(request: HttpRequest, pk: int) -> HttpResponse:
    """One finding, and how each of its sentences was read."""
    finding = get_object_or_404(Finding.objects.with_reasons(), pk=pk)
    context = {
        "finding": finding,
        "authority": finding.visit.authority,
        "stretches": stretches(finding),
        "asking": RECOMMENDATION_ROLES,
    }
    return render(request, "findings/finding.html", context)


@require_safe
def findings_csv(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """The same findings as CSV, for those who may take them out."""
    selection = _to_take_out(request)
    if not selection.is_valid:
        return _back_to_the_list(request)
    response = StreamingHttpResponse(
        exports.csv_lines(selection), content_type="text/csv; charset=utf-8"
    )
    return _as_file(response, selection, "csv")


@require_safe
def findings_xlsx(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """The same findings as a workbook, for those who may take them out."""
    selection = _to_take_out(request)
    if not selection.is_valid:
        return _back_to_the_list(request)
    address = request.build_absolute_uri(f"{reverse('findings')}?{request.GET.urlencode()}")
    content = exports.xlsx(selection, timezone.localtime(), address)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _as_file(HttpResponse(content, content_type=kind), selection, "xlsx")


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


def _no_overall(stands: Standing) -> str:
    """That the latest inspection gives no overall grade, and which was the last, if any."""
    said = "The latest inspection gives no grade for overall effectiveness: its framework has none."
    last = stands.last_overall
    if last is None:
        return said
    when = period_in_words(last.start, last.end, last.date_precision)
    return f"{said} The last one was {GRADE_LABELS[last.grade].lower()} ({when})."


def _tidy(query: QueryDict) -> str:
    """The query string without what says nothing: empty boxes, and the order that is usual."""
    kept = query.copy()
    for name, values in query.lists():
        kept.setlist(name, [v for v in values if v and (name, v) != ("sort", USUAL_SORT)])
    return kept.urlencode()


def _page(request: HttpRequest, findings: object) -> Page[Finding]:
    page: Page[Finding] = Paginator(findings, ON_A_PAGE).get_page(request.GET.get("page"))  # type: ignore[arg-type]
    return page


def _most_raised(selection: Selection) -> list[tuple[Theme, int]]:
    """The themes that the selection's findings are on most, with the number of findings."""
    counts = selection.count_by_theme()
    most = sorted(counts.items(), key=lambda item: -item[1])[:MOST_THEMES]
    themes = Theme.objects.in_bulk([theme for theme, _ in most])
    return [(themes[theme], count) for theme, count in most]


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


def _to_take_out(request: HttpRequest) -> Selection:
    if not request.user.has_perm("findings.export_finding"):
        raise PermissionDenied(MAY_NOT_EXPORT)
    return select_findings(request.GET)


def _back_to_the_list(request: HttpRequest) -> HttpResponse:
    """To the page that says which filter is wrong."""
    return redirect(f"{reverse('findings')}?{request.GET.urlencode()}")


def _as_file(
    response: HttpResponse | StreamingHttpResponse, selection: Selection, suffix: str
) -> HttpResponse | StreamingHttpResponse:
    name = exports.file_name(selection, suffix, timezone.localdate())
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
