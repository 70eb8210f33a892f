"""Pages on the dashboard itself: its accessibility statement, and its components."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from config.specimens import specimens

STATEMENT_PREPARED = date(2026, 11, 21)
STATEMENT_REVIEWED = date(2026, 11, 21)

SHEETS = [
    f"css/{name}.css"
    for name in (
        "authority",
        "timeline",
        "bars",
        "filter",
        "finding",
        "mark",
        "matrix",
        "matrix-narrow",
        "travel",
        "design",
    )
]
"""The style sheets of the components; those of whole pages are left out."""


@require_safe
@login_not_required
def show_accessibility_statement(request: HttpRequest) -> HttpResponse:
    """What the law asks to be said on accessibility; for everybody, logged in or not."""
    context = {
        "organisation": settings.ORGANISATION,
        "contact": settings.ACCESSIBILITY_CONTACT,
        "prepared": STATEMENT_PREPARED,
        "reviewed": STATEMENT_REVIEWED,
    }
    return render(request, "accessibility.html", context)


@require_safe
def show_components(request: HttpRequest) -> HttpResponse:
    """Every component in every state, with invented content."""
    return render(request, "design/components.html", {"specimens": specimens(), "sheets": SHEETS})
