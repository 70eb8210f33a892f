"""Django's admin on themes and findings: to look things up; nothing of it is edited by hand."""

from django.contrib import admin

from findings.models import Finding, FindingTheme, Theme
from inspections.admin import LookOnly, MachineRows, MachineRowsInline


class ThemesInline(LookOnly, MachineRowsInline):
    """A finding's themes."""

    model = FindingTheme
    extra = 0


@admin.register(Theme)
class ThemeAdmin(LookOnly, MachineRows):
    """The vocabulary of themes."""

    list_display = ("position", "name", "slug", "group")
    search_fields = ("name", "slug", "definition")


@admin.register(Finding)
class FindingAdmin(LookOnly, MachineRows):
    """Findings with their themes."""

    list_display = ("source", "ordinal", "role", "assessment", "text")
    list_filter = ("role", "assessment")
    list_select_related = ("source",)
    search_fields = ("text", "source__name", "visit__authority__name")
    inlines = (ThemesInline,)
