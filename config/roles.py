"""The three roles, as Django groups: who may read, who may take data out and
own the vocabulary of themes, who may bring data in."""

from django.apps import AppConfig, apps
from django.contrib.auth.models import Group, Permission
from django.db.models import Q

READER = "Reader"
ANALYST = "Analyst"
ADMIN = "Admin"

ROLE_PERMISSIONS: dict[str, tuple[str, ...]] = {
    READER: (),
    ANALYST: ("findings.export_finding", "findings.change_theme"),
    ADMIN: (
        "findings.export_finding",
        "findings.change_theme",
        "ingest.add_document",
        "ingest.change_document",
        "ingest.view_document",
        "ingest.add_correction",
        "ingest.change_correction",
        "ingest.view_correction",
    ),
}
"""What each role may do beyond reading, which everybody who is logged in may."""


def make_roles(sender: AppConfig, **_: object) -> None:
    """Make the groups and give each the permissions of its role; nobody's own are touched.

    Django makes an app's permissions when that app's migrations are done, so only the call
    after the last app of the project finds them all.
    """
    if sender.name != _last_app():
        return
    for name, permissions in ROLE_PERMISSIONS.items():
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.set(Permission.objects.filter(_any_of(permissions)))


def _last_app() -> str:
    return [config.name for config in apps.get_app_configs() if config.models_module][-1]


def _any_of(permissions: tuple[str, ...]) -> Q:
    """The permissions named ``app.codename``, as a condition."""
    wanted = Q(pk__in=[])
    for permission in permissions:
        app, codename = permission.split(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    return wanted
