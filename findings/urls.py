"""Addresses of the findings pages."""

from django.urls import path

from findings.views import authorities, findings, stories, themes, visit_list, visits

urlpatterns = [
    path("authorities/", authorities.list_authorities, name="authorities"),
    path("authorities/<slug:slug>/", authorities.show_authority, name="authority"),
    path(
        "authorities/<slug:slug>/cells/<slug:theme>/<int:visit>/",
        authorities.preview_cell,
        name="authority-cell",
    ),
    path(
        "authorities/<slug:slug>/themes/<slug:theme>/",
        stories.show_authority_theme,
        name="authority-theme",
    ),
    path(
        "authorities/<slug:slug>/changes/",
        stories.show_authority_changes,
        name="authority-changes",
    ),
    path("visits/not-held/", visit_list.list_not_held, name="visits-not-held"),
    path("visits/<int:pk>/", visits.show_visit, name="visit"),
    path("findings/", findings.list_findings, name="findings"),
    path("findings/findings.csv", findings.findings_csv, name="findings-csv"),
    path("findings/findings.xlsx", findings.findings_xlsx, name="findings-xlsx"),
    path("findings/<int:pk>/", findings.show_finding, name="finding"),
    path("themes/", themes.list_themes, name="themes"),
    path("themes/<slug:slug>/", themes.show_theme, name="theme"),
]
