"""``manage.py demo_users``: people to try the dashboard with, on one's own machine."""

import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand

from config.roles import ADMIN, ANALYST, READER

DEMO_USERS = {"demo-admin": ADMIN, "demo-analyst": ANALYST, "demo-reader": READER}


class Command(BaseCommand):
    """Makes a demo user of each role where nobody has an account yet; says how to get in."""

    help = "Make demo users in a database without users, and print how to log in as them."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Make them once; print their password as long as they are there."""
        users = get_user_model().objects
        if not users.exists():
            self._make_users(self._kept_password())
        if users.filter(username="demo-admin").exists() and self._password_file.exists():
            self._say_how_to_get_in()

    @property
    def _password_file(self) -> Path:
        return Path(settings.DATA_DIR) / "demo-password"

    def _kept_password(self) -> str:
        """A password of this machine's own, readable by its owner alone."""
        if not self._password_file.exists():
            self._password_file.parent.mkdir(parents=True, exist_ok=True)
            self._password_file.touch(mode=0o600)
            self._password_file.write_text(secrets.token_urlsafe(9))
        return self._password_file.read_text()

    def _make_users(self, password: str) -> None:
        for username, role in DEMO_USERS.items():
            user = get_user_model().objects.create_user(username=username, password=password)
            user.groups.add(Group.objects.get(name=role))
            if role == ADMIN:
                user.is_staff = True
                user.save(update_fields=["is_staff"])

    def _say_how_to_get_in(self) -> None:
        self.stdout.write(
            f"Log in as demo-admin (or demo-analyst, demo-reader), password "
            f"{self._password_file.read_text()}"
        )
