"""``manage.py serve``: the dashboard and its background worker, started and stopped together."""

from __future__ import annotations

import contextlib
import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

SECONDS_TO_STOP = 10.0


class Command(BaseCommand):
    """Runs gunicorn and the worker until Ctrl-C or until one of them ends."""

    help = "Serve the dashboard and read uploaded documents in the background, until Ctrl-C."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to listen, and with how many processes."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--web-processes", type=int, default=2)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Start both, wait, stop both; a taken port is said before anything starts."""
        host, port = options["host"], options["port"]
        refuse_taken_port(host, port)
        signal.signal(signal.SIGTERM, _as_interrupt)
        children = {
            "The worker": _start([sys.executable, "manage.py", "worker"]),
            "The web server": _start(_gunicorn(host, port, options["web_processes"])),
        }
        self.stdout.write(f"Serving at http://{host}:{port} - stop with Ctrl-C")
        if settings.SECURE_SSL_REDIRECT:
            self.stdout.write(
                "Set up for a proxy that speaks HTTPS; to look at it without one on this "
                "machine, set DEVELOPMENT=1 (make run does)."
            )
        try:
            ended = _first_to_end(children)
        except KeyboardInterrupt:
            self.stdout.write("\nStopping ...")
            ended = ""
        finally:
            _stop(list(children.values()))
        if ended:
            raise CommandError(f"{ended} ended by itself; the lines above say why.")
        self.stdout.write("Stopped.")


def refuse_taken_port(host: str, port: int) -> None:
    """Raise ``CommandError`` in plain words where somebody listens on the port already."""
    with contextlib.closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"Port {port} on {host} is taken ({error.strerror}). Stop what uses it, or "
                f"choose another: make run PORT={port + 1}"
            ) from error


def _gunicorn(host: str, port: int, processes: int) -> list[str]:
    return [
        *(sys.executable, "-m", "gunicorn", "config.wsgi:application"),
        *("--bind", f"{host}:{port}", "--workers", str(processes), "--threads", "4"),
        *("--timeout", "60", "--graceful-timeout", "5", "--log-level", "warning"),
        *("--limit-request-line", "8190"),
    ]


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    """A child in a session of its own, so that Ctrl-C reaches this command alone."""
    return subprocess.Popen(command, cwd=settings.BASE_DIR, start_new_session=True)  # noqa: S603


def _as_interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _first_to_end(children: dict[str, subprocess.Popen[bytes]]) -> str:
    """Wait until one of them has ended, and give its name."""
    while True:
        for name, child in children.items():
            if child.poll() is not None:
                return name
        time.sleep(0.3)


def _stop(children: list[subprocess.Popen[bytes]]) -> None:
    """Ask all to end, wait, and end what does not listen."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for child in children:
        child.terminate()
    until = time.monotonic() + SECONDS_TO_STOP
    for child in children:
        try:
            child.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
