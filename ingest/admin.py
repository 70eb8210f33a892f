"""Django's admin on documents, and the rows by which people correct what was read of them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from ingest.corrections import why_not, words_about
from ingest.merge import remerge
from ingest.models import Correction, Document
from inspections.admin import LookOnly, MachineRows


class CorrectionForm(forms.ModelForm):  # type: ignore[type-arg]
    """A correction whose path leads somewhere and whose value can stand there."""

    class Meta:
        model = Correction
        fields = ("document", "field", "value", "reason")
        help_texts = {
            "field": (
                "A path into the reading: authority (the Ofsted URN), document_type, "
                "visit.start, visit.lead_inspector, judgements.leaders, "
                "cited_judgements.1.grade, findings.12.assessment ..."
            ),
            "value": (
                'As JSON: "2018-06-04", 6, ["A Name"], null. Null for a whole finding, '
                "such as findings.12, says that it is none."
            ),
        }

    def clean(self) -> dict[str, Any]:
        """Say why a path or a value cannot stand."""
        cleaned = super().clean() or {}
        document, field = cleaned.get("document"), cleaned.get("field", "")
        reason = why_not(field, cleaned.get("value")) if field else None
        if reason:
            self.add_error("value" if "value" in cleaned else "field", f"{reason.capitalize()}.")
        in_list = field.startswith(("findings.", "cited_judgements."))
        if document and in_list and not words_about(document.reading or {}, field):
            self.add_error("field", "The document's reading has nothing at that place.")
        return cleaned


@admin.register(Document)
class DocumentAdmin(LookOnly, MachineRows):
    """Documents, to look at."""

    list_display = ("name", "family", "state", "reader_version", "received", "sample")
    list_filter = ("state", "family", "reader_version", "sample")
    search_fields = ("name", "sha256")
    exclude = ("reading",)


@admin.register(Correction)
class CorrectionAdmin(MachineRows):
    """Corrections: made and withdrawn, never changed or deleted, so that who said what holds."""

    form = CorrectionForm
    list_display = ("document", "field", "value", "reason", "made_by", "made", "withdrawn")
    list_filter = ("made_by",)
    search_fields = ("document__name", "field", "reason")
    autocomplete_fields = ("document",)
    actions = ("withdraw",)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Rows are looked at and withdrawn, not changed."""
        return obj is None and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        """Never: a correction is withdrawn."""
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Note who states it and the words it is about, and make the rows anew."""
        obj.made_by = request.user
        obj.about = words_about(obj.document.reading or {}, obj.field)
        super().save_model(request, obj, form, change)
        remerge(obj.document)

    @admin.action(description="Withdraw the chosen corrections", permissions=["change"])
    def withdraw(self, request: HttpRequest, chosen: QuerySet[Correction]) -> None:
        """Take corrections back without losing them."""
        standing = chosen.filter(withdrawn=None)
        documents = list(Document.objects.filter(corrections__in=standing).distinct())
        count = Correction.objects.filter(pk__in=standing.values("pk")).update(
            withdrawn=timezone.now()
        )
        for document in documents:
            remerge(document)
        self.message_user(request, f"Withdrawn: {count}.")
