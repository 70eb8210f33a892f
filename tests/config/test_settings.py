import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]


def settings_under(tmp_path: Path, **environment: str) -> dict[str, object]:
    """The settings that a fresh process with this environment has."""
    names = ["SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "SECRET_KEY", "DEBUG"]
    code = (
        "import json; from django.conf import settings;"
        f"print(json.dumps({{name: getattr(settings, name) for name in {names!r}}}))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DATA_DIR": str(tmp_path),
            **environment,
        },
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(result.stdout))


def test_without_any_environment_everything_is_as_a_deployment_wants_it(tmp_path: Path) -> None:
    settings = settings_under(tmp_path)
    assert settings["SECURE_SSL_REDIRECT"] is True
    assert settings["SESSION_COOKIE_SECURE"] is True
    assert settings["DEBUG"] is False


def test_the_kept_key_outlives_a_restart_and_is_its_owners_alone(tmp_path: Path) -> None:
    first = settings_under(tmp_path)["SECRET_KEY"]
    assert len(str(first)) >= 50
    assert settings_under(tmp_path)["SECRET_KEY"] == first
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_a_key_of_the_environment_wins_and_nothing_is_written(tmp_path: Path) -> None:
    assert settings_under(tmp_path, SECRET_KEY="from-outside")["SECRET_KEY"] == "from-outside"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.django_db
def test_no_model_has_changed_without_its_migration() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


@pytest.mark.django_db
def test_sqlite_waits_for_a_lock_rather_than_failing() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("about SQLite")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        assert cursor.fetchone()[0] >= 20_000
