"""Addresses of the findings pages."""

from django.urls import path

from findings import views

urlpatterns = [
    path("authorities/", views.list_authorities, name="authorities"),
    path("authorities/<slug:slug>/", views.show_authority, name="authority"),
    path("visits/<int:pk>/", views.show_visit, name="visit"),
    path("findings/", views.list_findings, name="findings"),
    path("findings/findings.csv", views.findings_csv, name="findings-csv"),
    path("findings/findings.xlsx", views.findings_xlsx, name="findings-xlsx"),
    path("findings/<int:pk>/", views.show_finding, name="finding"),
    path("themes/", views.list_themes, name="themes"),
    path("themes/<slug:slug>/", views.show_theme, name="theme"),
]
