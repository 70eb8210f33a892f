"""A real browser against the real thing: the server as ``make run`` starts it, sample data in."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

ROOT = Path(__file__).resolve().parents[2]
SECONDS_TO_START = 60


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The system's Chromium; its own download is not available everywhere."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.fail("Chromium is needed for the browser tests: apt install chromium")
    quiet = ["background-networking", "component-update", "sync", "gpu"]
    return {
        "executable_path": chromium,
        "args": ["--no-sandbox", "--no-first-run", *(f"--disable-{name}" for name in quiet)],
    }


@dataclass(frozen=True)
class Tracker:
    """A running dashboard: where it is, and the password of its demo users."""

    url: str
    password: str
    environment: dict[str, str]

    def manage(self, *command: str) -> str:
        """What ``manage.py`` prints for a command on this dashboard's data."""
        return manage(self.environment, *command)


def manage(environment: dict[str, str], *command: str) -> str:
    result = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment_of(data: Path) -> dict[str, str]:
    return {
        **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        "DATA_DIR": str(data),
        "DEVELOPMENT": "1",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }


@pytest.fixture(scope="session")
def without_documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as ``make run`` sets it up, before anything is taken in."""
    data = tmp_path_factory.mktemp("data")
    for command in ("migrate", "load_register", "load_themes", "collectstatic --noinput"):
        manage(environment_of(data), *command.split())
    return data


def start(prepared: Path, data: Path, *, sample: bool) -> tuple[Tracker, subprocess.Popen[bytes]]:
    """A dashboard on data of its own, served by the command that ``make run`` uses."""
    shutil.copytree(prepared, data)
    environment = environment_of(data)
    if sample:
        manage(environment, "load_sample", "--if-empty")
    password = re.findall(r"password (\S+)", manage(environment, "demo_users"))[0]
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", str(port)], cwd=ROOT, env=environment
    )
    tracker = Tracker(f"http://127.0.0.1:{port}", password, environment)
    wait_for(tracker.url)
    return tracker, server


def wait_for(url: str) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(url + "/accounts/login/", timeout=5):  # noqa: S310
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"{url} did not answer within {SECONDS_TO_START} seconds")


@pytest.fixture(scope="session")
def tracker(without_documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tracker]:
    """A dashboard with the sample data."""
    data = tmp_path_factory.mktemp("tracker") / "data"
    running, server = start(without_documents, data, sample=True)
    yield running
    server.terminate()
    assert server.wait(20) == 0


@pytest.fixture(scope="session")
def empty_tracker(
    without_documents: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Tracker]:
    """A dashboard into which nothing has been taken yet."""
    data = tmp_path_factory.mktemp("empty") / "data"
    running, server = start(without_documents, data, sample=False)
    yield running
    server.terminate()
    assert server.wait(20) == 0


def logged_in(browser: Browser, tracker: Tracker, username: str, **options: Any) -> BrowserContext:
    """A browser window in which somebody has logged in."""
    context = browser.new_context(base_url=tracker.url, **options)
    page = context.new_page()
    page.goto("/accounts/login/")
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill(tracker.password)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(lambda url: "/accounts/login/" not in url)
    page.close()
    return context
