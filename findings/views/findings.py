"""Findings: the filtered list, one finding, and the files."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from findings import exports
from findings.filters import SORTS, USUAL_SORT, Selection, select_findings
from findings.marking import stretches
from findings.models import Finding, Theme
from findings.querysets import RECOMMENDATION_ROLES
from findings.vocabulary import ASSESSMENT_LABELS

ON_A_PAGE = 25
MOST_THEMES = 12

MAY_NOT_EXPORT = (
    "Taking findings out as a file is for the roles of analyst and admin. "
    "Ask whoever administers this tracker to give you the role of analyst."
)


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
