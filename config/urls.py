"""Where each address leads."""

from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path

from config import pages
from findings.views.home import show_home
from findings.views.visit_list import list_visits
from findings.vocabulary_urls import vocabulary_urls
from ingest.intake import INTAKE
from ingest.vocabulary_tasks import VOCABULARY_WORK

urlpatterns = [
    path("accounts/login/", auth.LoginView.as_view(), name="login"),
    path("accounts/logout/", auth.LogoutView.as_view(), name="logout"),
    path("accounts/password_change/", auth.PasswordChangeView.as_view(), name="password_change"),
    path(
        "accounts/password_change/done/",
        auth.PasswordChangeDoneView.as_view(),
        name="password_change_done",
    ),
    path("admin/", admin.site.urls),
    path("accessibility/", pages.show_accessibility_statement, name="accessibility"),
    path("design/", pages.show_components, name="components"),
    path("", show_home, {"intake": INTAKE}, name="home"),
    path("visits/", list_visits, {"sources_since": INTAKE.sources_since}, name="visits"),
    path("compare/", include("findings.compare_urls")),
    path("vocabulary/", include(vocabulary_urls(VOCABULARY_WORK))),
    path("", include("findings.urls")),
    path("", include("ingest.urls")),
]
