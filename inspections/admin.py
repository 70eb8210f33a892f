"""Django's admin on authorities and visits: to look things up; nothing of it is edited by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from inspections.models import Authority, CitedJudgement, Judgement, Source, Trust, Visit

if TYPE_CHECKING:
    MachineRows = admin.ModelAdmin[Model]
    MachineRowsInline = admin.TabularInline[Model, Model]
else:
    MachineRows = admin.ModelAdmin
    MachineRowsInline = admin.TabularInline


class LookOnly:
    """Rows that the register or a reading makes: corrections, not hands, change them."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        """Never."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        """Never."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        """Never."""
        return False


class JudgementsInline(LookOnly, MachineRowsInline):
    """A visit's grades."""

    model = Judgement
    extra = 0


@admin.register(Authority)
class AuthorityAdmin(LookOnly, MachineRows):
    """The register."""

    list_display = ("name", "urn", "region", "kind", "opened", "closed", "sample")
    list_filter = ("region", "kind", "sample")
    search_fields = ("name", "urn", "la_code", "ons_code")


@admin.register(Trust)
class TrustAdmin(LookOnly, MachineRows):
    """Trusts that deliver for authorities."""

    search_fields = ("name",)


@admin.register(Visit)
class VisitAdmin(LookOnly, MachineRows):
    """Visits with their grades."""

    list_display = ("authority", "kind", "number", "start", "end", "date_precision", "published")
    list_filter = ("kind", "date_precision")
    search_fields = ("authority__name", "lead_inspector")
    date_hierarchy = "start"
    inlines = (JudgementsInline,)


@admin.register(CitedJudgement)
class CitedJudgementAdmin(LookOnly, MachineRows):
    """Grades of earlier inspections that documents recall."""

    list_display = ("authority", "judgement", "grade", "start", "date_precision", "visit")
    list_filter = ("judgement", "grade")
    search_fields = ("authority__name",)


@admin.register(Source)
class SourceAdmin(LookOnly, MachineRows):
    """Documents as pages cite them."""

    list_display = ("name", "document_type", "published", "pages", "sample")
    list_filter = ("document_type", "sample")
    search_fields = ("name", "sha256")
