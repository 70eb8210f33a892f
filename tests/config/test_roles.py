from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from pytest_django import Settings

from config.roles import ADMIN, ANALYST, READER, ROLE_PERMISSIONS

pytestmark = pytest.mark.django_db


def user_with(role: str) -> User:
    user = User.objects.create_user(role)
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.mark.parametrize(
    ("role", "may_export", "may_upload"),
    [(READER, False, False), (ANALYST, True, False), (ADMIN, True, True)],
)
def test_each_role_may_do_what_it_is_for_and_no_more(
    role: str, may_export: bool, may_upload: bool
) -> None:
    user = user_with(role)
    assert user.has_perm("findings.export_finding") is may_export
    assert user.has_perm("ingest.add_document") is may_upload


@pytest.mark.parametrize("role", [READER, ANALYST, ADMIN])
def test_every_permission_that_a_role_names_exists(role: str) -> None:
    held = Group.objects.get(name=role).permissions.count()
    assert held == len(ROLE_PERMISSIONS[role])


def test_demo_users_are_made_once_with_a_password_of_this_machines_own(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.DATA_DIR = tmp_path
    call_command("demo_users")
    call_command("demo_users")
    lines = capsys.readouterr().out.splitlines()
    password = lines[0].split()[-1]
    assert lines[0] == lines[1]
    assert get_user_model().objects.get(username="demo-admin").check_password(password)
    assert get_user_model().objects.count() == 3


def test_where_people_have_accounts_already_no_demo_user_is_made(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.DATA_DIR = tmp_path
    get_user_model().objects.create_user("mary")
    call_command("demo_users")
    assert get_user_model().objects.count() == 1
    assert capsys.readouterr().out == ""
