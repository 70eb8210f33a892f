"""The home page."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from findings.home import home_page
from findings.intake import Intake
from findings.looks import looked_before
from inspections.vocabulary import GRADE_LABELS


@never_cache
@require_safe
def show_home(request: HttpRequest, intake: Intake) -> HttpResponse:
    """What is new since the user last looked, where authorities stand, how complete it all is."""
    since = looked_before(cast(User, request.user), timezone.now())
    context = {
        "home": home_page(since, timezone.localdate(), intake),
        "grades": GRADE_LABELS,
    }
    return render(request, "findings/home.html", context)
