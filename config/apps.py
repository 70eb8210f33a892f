"""Django's entry for the project itself: what knows all apps."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class TrackerConfig(AppConfig):
    """The project: roles are made whenever the database is migrated."""

    name = "config"

    def ready(self) -> None:
        """Have the roles there after every migration, with the permissions of today."""
        from config.roles import make_roles

        post_migrate.connect(make_roles, dispatch_uid="config.roles")
