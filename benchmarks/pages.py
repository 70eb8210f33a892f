"""What pages cost: server time against the raw SQL of their figures, queries and bytes.

    python benchmarks/pages.py [--times 10] [--rounds 20] [--only compare] [--profile compare]

The data is that of ``DATABASE_URL`` (SQLite or PostgreSQL), which is copied first and never
written to; ``--times 10`` multiplies the copy: each authority with its visits, grades, findings,
sentences and documents again under new names. Every page is asked for in this process, through
all middleware, warm; after each request its queries run again as raw SQL, so that both meet the
same load of the machine. ``--profile`` says where the time of a page goes.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ.setdefault("DEVELOPMENT", "1")

import django

django.setup()

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection, models
from django.db.models import Count, Max
from django.test import Client, override_settings
from django.urls import reverse

from findings.models import Finding, Theme
from inspections.models import Authority, Visit

WARM = 2
MOST_TIMES_RAW_SQL = 3.0
MOST_P95 = 150.0
MOST_BYTES = 200_000
PROFILE_LINES = 35

COPIED = (
    "inspections.Source",
    "inspections.Authority",
    "inspections.StatisticalNeighbour",
    "inspections.Visit",
    "inspections.Visit_sources",
    "inspections.Judgement",
    "inspections.CitedJudgement",
    "inspections.Citation",
    "findings.Finding",
    "findings.FindingTheme",
    "findings.Sentence",
    "findings.Sentence_themes",
    "ingest.Document",
)
"""What is multiplied, in an order in which no row refers to a later one."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a page costs: milliseconds of each round, of this process's processor time in it, and
    of its SQL alone; queries; bytes."""

    name: str
    page: list[float]
    processor: list[float]
    sql: list[float]
    queries: int
    size: int

    @property
    def p95(self) -> float:
        """The time that nineteen of twenty rounds stay below."""
        return statistics.quantiles(self.page, n=20)[-1]

    @property
    def ratio(self) -> float:
        """How many times the raw SQL the whole page takes."""
        return statistics.median(self.page) / (statistics.median(self.sql) or 0.001)

    @property
    def over(self) -> str:
        """Which of the limits it is over."""
        limits = {
            "time of SQL": self.ratio > MOST_TIMES_RAW_SQL,
            "p95": self.p95 > MOST_P95,
            "bytes": self.size > MOST_BYTES,
        }
        return ", ".join(name for name, is_over in limits.items() if is_over)


def main() -> None:
    """Measure what the command line asks for and print it."""
    asked = _arguments()
    plain = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    with _copied_database(), override_settings(STORAGES=settings.STORAGES | plain):
        _multiply(asked.times)
        _settle()
        client = Client(SERVER_NAME="localhost")
        client.force_login(User.objects.create_superuser(f"benchmark-{time.time()}"))
        addresses = {n: a for n, a in _addresses().items() if not asked.only or asked.only in n}
        if asked.profile:
            _profile(client, addresses[asked.profile])
        else:
            _print((_cost(client, n, a, asked.rounds) for n, a in addresses.items()), asked.times)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="What pages cost.")
    parser.add_argument("--times", type=int, default=1, help="how often the data stands there")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--only", default="", help="pages whose name has these words")
    parser.add_argument("--profile", default="", help="the name of a page")
    return parser.parse_args()


# -- data -------------------------------------------------------------------------------------


@contextmanager
def _copied_database() -> Iterator[None]:
    """A copy of the database, in its place while this runs."""
    copy = _copy_of_file if connection.vendor == "sqlite" else _copy_of_server
    name = str(connection.settings_dict["NAME"])
    with copy(name) as copied:
        connection.close()
        connection.settings_dict["NAME"] = copied
        yield
        connection.close()
        connection.settings_dict["NAME"] = name


@contextmanager
def _copy_of_file(name: str) -> Iterator[str]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "copy.sqlite3"
        source, target = sqlite3.connect(f"file:{name}?mode=ro", uri=True), sqlite3.connect(path)
        source.backup(target)
        source.close()
        target.close()
        yield str(path)


@contextmanager
def _copy_of_server(name: str) -> Iterator[str]:
    copy = f"{name}_pages_{os.getpid()}"
    _on_server(f'CREATE DATABASE "{copy}" TEMPLATE "{name}"')
    try:
        yield copy
    finally:
        _on_server(f'DROP DATABASE "{copy}"')


def _on_server(sql: str) -> None:
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(sql)


def _settle() -> None:
    """What a database server does by itself some time after so many rows came."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def _multiply(times: int) -> None:
    """Everything so many times, under new names and keys."""
    copied = [apps.get_model(label) for label in COPIED]
    step = 10 ** len(str(max(_largest_key(model) for model in copied)))
    with connection.cursor() as cursor:
        for number in range(1, times):
            for model in copied:
                cursor.execute(_copy(model, copied, number, step))


def _copy(
    model: type[models.Model], copied: list[type[models.Model]], number: int, step: int
) -> str:
    """The statement that adds a copy of a model's first rows, whose keys are below ``step``."""
    quote = connection.ops.quote_name
    fields = model._meta.local_concrete_fields
    names = ", ".join(quote(str(field.column)) for field in fields)
    values = ", ".join(_copied(field, copied, number, step) for field in fields)
    table, key = quote(model._meta.db_table), quote(str(model._meta.pk.column))
    return f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} WHERE {key} < {step}"  # noqa: S608


def _largest_key(model: type[models.Model]) -> int:
    largest = model._default_manager.aggregate(largest=Max("pk"))["largest"]
    return int(largest or 0)


def _copied(
    field: models.Field[Any, Any], copied: list[type[models.Model]], number: int, step: int
) -> str:
    """A column's value in a copy, as SQL: keys moved on, what must be unique made so."""
    name = connection.ops.quote_name(str(field.column))
    if field.primary_key or field.related_model in copied:
        return f"{name} + {number * step}"
    if field.column == "sha256":
        return f"substr({name}, 1, 60) || '{number:04d}'"
    if field.unique:
        return f"{name} || '-{number}'"
    return name


# -- pages ------------------------------------------------------------------------------------


def _addresses() -> dict[str, str]:
    """Each page's address: of the authority, theme and visit with the most findings."""
    authority = _fullest(Authority.objects.annotate(n=Count("visits__findings")))
    theme = _fullest(Theme.objects.annotate(n=Count("findings")))
    visit = _fullest(Visit.objects.annotate(n=Count("findings")))
    several = Authority.objects.annotate(n=Count("visits__findings")).order_by("-n", "pk")[:5]
    five = urlencode([("authority", one.slug) for one in several])
    finding = Finding.objects.without_context().filter(visit=visit).first()
    filters = {"theme": theme.slug, "assessment": "needs-improvement", "region": authority.region}
    return {
        "home": reverse("home"),
        "authorities": reverse("authorities"),
        "authority": reverse("authority", args=[authority.slug]),
        "theme here": reverse("authority-theme", args=[authority.slug, theme.slug]),
        "what changed": reverse("authority-changes", args=[authority.slug]),
        "compare": f"{reverse('compare')}?{five}",
        "compare, who is good at it": f"{reverse('compare-strengths')}?{five}",
        "compare, choose": f"{reverse('compare-choose')}?{five}",
        "themes": reverse("themes"),
        "theme": reverse("theme", args=[theme.slug]),
        "findings": reverse("findings"),
        "findings, filtered": f"{reverse('findings')}?{urlencode(filters)}",
        "finding": reverse("finding", args=[finding.pk if finding else 0]),
        "visits": reverse("visits"),
        "visit": reverse("visit", args=[visit.pk]),
        "documents": reverse("documents"),
        "findings, words": f"{reverse('findings')}?q=supervision",
    }


def _fullest(rows: Any) -> Any:
    """The row with the most findings."""
    return rows.order_by("-n", "pk")[0]


# -- measuring --------------------------------------------------------------------------------


def _cost(client: Client, name: str, address: str, rounds: int) -> Cost:
    queries: list[tuple[str, Any]] = []
    with connection.execute_wrapper(_kept(queries)):
        size = _ask(client, address)
    for _ in range(WARM):
        _ask(client, address)
        _run(queries)
    page, processor, sql = [], [], []
    for _ in range(rounds):
        began = time.process_time()
        page.append(_milliseconds(lambda: _ask(client, address)))
        processor.append((time.process_time() - began) * 1000)
        sql.append(_milliseconds(lambda: _run(queries)))
    return Cost(name, page, processor, sql, len(queries), size)


def _kept(queries: list[tuple[str, Any]]) -> Callable[..., Any]:
    """Keeps each question that a page asks, as it was asked."""

    def keep(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip("( ").upper().startswith(("SELECT", "WITH")):
            queries.append((sql, params))
        return execute(sql, params, many, context)

    return keep


def _ask(client: Client, address: str) -> int:
    """Ask for a page; how many bytes it has."""
    response = client.get(address)
    if response.status_code != 200:
        raise SystemExit(f"{address} answers {response.status_code}")
    return len(response.content)


def _run(queries: list[tuple[str, Any]]) -> None:
    with connection.cursor() as cursor:
        for sql, params in queries:
            cursor.execute(sql, params)
            cursor.fetchall()


def _milliseconds(what: Callable[[], object]) -> float:
    began = time.perf_counter()
    what()
    return (time.perf_counter() - began) * 1000


def _print(costs: Iterable[Cost], times: int) -> None:
    counts = ", ".join(
        f"{model._default_manager.count()} {model._meta.verbose_name_plural}"
        for model in (Authority, Visit, Finding)
    )
    print(f"{connection.vendor}, the data {times} time{'s' if times > 1 else ''}: {counts}")
    figures = ("median", "p95", "CPU", "SQL")
    head = f"{'page':28}{'queries':>8}{'bytes':>9}{''.join(f'{f:>9}' for f in figures)}{'times':>7}"
    print(f"{head}  over")
    for cost in costs:
        median, sql = statistics.median(cost.page), statistics.median(cost.sql)
        print(
            f"{cost.name:28}{cost.queries:8}{cost.size:9}{median:9.1f}{cost.p95:9.1f}"
            f"{statistics.median(cost.processor):9.1f}{sql:9.1f}{cost.ratio:7.1f}  {cost.over}",
            flush=True,
        )
    print(
        "Milliseconds: median and p95 of the whole page, processor time of this process in it, "
        "its SQL alone."
    )


def _profile(client: Client, address: str) -> None:
    _ask(client, address)
    profile = cProfile.Profile()
    profile.enable()
    _ask(client, address)
    profile.disable()
    pstats.Stats(profile).sort_stats("cumulative").print_stats(PROFILE_LINES)


if __name__ == "__main__":
    main()
