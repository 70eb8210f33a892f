"""Comparisons that people keep: keep one, give it another name, delete it."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from findings.compare import chosen
from findings.kept import NameForm, address_of_kept, keep
from findings.models import Comparison


@require_POST
def keep_comparison(request: HttpRequest) -> HttpResponse:
    """Keep what is compared under a name; a name that will not do is asked for again."""
    asked = chosen(request.POST)
    if not asked.authorities:
        return redirect("compare")
    form = NameForm(request.POST, owner=cast(User, request.user))
    if not form.is_valid():
        context = {"form": form, "asked": asked, "back": asked.address}
        return render(request, "findings/compare_name.html", context, status=422)
    comparison = keep(form, asked.authorities)
    messages.success(request, f"“{comparison.name}” is kept.")
    return _to(asked.address)


@require_http_methods(["GET", "POST"])
def rename_comparison(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a kept comparison another name."""
    comparison = get_object_or_404(Comparison, pk=pk, owner=cast(User, request.user))
    was, address = comparison.name, address_of_kept(comparison)
    form = NameForm(request.POST or None, instance=comparison, owner=cast(User, request.user))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, f"“{was}” is now called “{comparison.name}”.")
        return _to(address)
    context = {"form": form, "comparison": comparison, "was": was, "back": address}
    return render(
        request, "findings/compare_name.html", context, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "POST"])
def delete_comparison(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete a kept comparison, once that is confirmed; what it compared stays in view."""
    comparison = get_object_or_404(Comparison, pk=pk, owner=cast(User, request.user))
    address = address_of_kept(comparison)
    if request.method == "POST":
        comparison.delete()
        said = "is deleted. Its authorities still stand here, so that you can keep them again."
        messages.success(request, f"“{comparison.name}” {said}")
        return _to(address)
    context = {"comparison": comparison, "back": address}
    return render(request, "findings/compare_delete.html", context)


def _to(address: str) -> HttpResponse:
    return redirect(f"{reverse('compare')}?{address}")
