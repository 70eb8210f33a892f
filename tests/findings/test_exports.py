"""Findings as files: exactly what the page shows, safe to open, plain about what they are."""

from __future__ import annotations

import csv
from datetime import date
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.contrib.auth.models import Permission, User
from django.http import QueryDict
from django.test import Client
from lxml import etree

from findings.exports import COLUMNS, csv_lines, file_name
from findings.filters import select_findings
from tests.findings.factories import make_authority, make_finding, make_theme, make_visit

pytestmark = pytest.mark.django_db

SHEET = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


@pytest.fixture
def analyst(client: Client) -> Client:
    user = User.objects.create_user("analyst")
    user.user_permissions.add(Permission.objects.get(codename="export_finding"))
    client.force_login(user)
    return client


@pytest.fixture
def held() -> None:
    authority = make_authority("Northshire")
    visit = make_visit(authority, date(2018, 2, 28), date(2018, 3, 1), number=6)
    make_finding(visit, "=HYPERLINK(1) is no formula", themes={make_theme("plans"): "strength"})
    make_finding(visit, "Plans need work, “soon”.", role="recommendation", page=None)
    make_finding(make_visit(authority, None), "Undated")


def table_of(response: Any) -> list[dict[str, str]]:
    text = b"".join(response).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text)))


def test_the_csv_holds_what_the_page_shows_in_its_order(analyst: Client, held: None) -> None:
    for query in (
        "",
        "role=recommendation",
        "theme=plans&assessment=strength",
        "q=nothing+like+it",
    ):
        shown = [f.text for f in select_findings(QueryDict(query)).findings]
        rows = table_of(analyst.get(f"/findings/findings.csv?{query}"))
        assert [row["Finding"].removeprefix("'") for row in rows] == shown


def test_the_csv_tells_excel_its_encoding_and_holds_no_formula(analyst: Client, held: None) -> None:
    content = b"".join(analyst.get("/findings/findings.csv"))
    assert content.startswith(b"\xef\xbb\xbf")
    row = table_of(analyst.get("/findings/findings.csv?theme=plans"))[0]
    assert row["Finding"] == "'=HYPERLINK(1) is no formula"
    assert row["Themes and their assessments"] == "Plans (Strength)"
    assert (row["Visit from"], row["Visit to"], row["Visit number"]) == (
        "2018-02-28",
        "2018-03-01",
        "6",
    )


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_of_the_csv_starts_like_a_formula(start: str) -> None:
    make_finding(make_visit(make_authority(), date(2020, 1, 1)), f"{start}1+1")
    lines = "".join(csv_lines(select_findings(QueryDict(""))))
    (row,) = csv.DictReader(StringIO(lines.removeprefix("\ufeff"), newline=""))
    assert row["Finding"] == f"'{start}1+1"


def test_the_workbook_has_real_dates_a_fixed_header_and_says_what_it_is(
    analyst: Client, held: None
) -> None:
    response = analyst.get("/findings/findings.xlsx?theme=plans&since=2018-01-01")
    with ZipFile(BytesIO(response.content)) as book:
        findings = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        about = "".join(
            map(str, etree.fromstring(book.read("xl/worksheets/sheet2.xml")).itertext())
        )
    assert len(findings.findall(".//s:row", SHEET)) == 2
    start = findings.find(f".//s:c[@r='{chr(ord('A') + _at('Visit from'))}2']", SHEET)
    assert start is not None
    assert start.get("t") is None, "a date is a number with a format"
    assert start.findtext("s:v", namespaces=SHEET) == "43159"
    assert findings.find(".//s:pane[@state='frozen']", SHEET) is not None
    assert findings.find("s:autoFilter", SHEET) is not None
    assert findings.find(".//s:f", SHEET) is None, "no cell is a formula"
    for said in ("Plans", "1 January 2018", "Number of findings1", "since=2018-01-01"):
        assert said in about


def _at(heading: str) -> int:
    return [column.heading for column in COLUMNS].index(heading)


def test_the_file_is_named_for_what_it_holds(held: None) -> None:
    today = date(2026, 11, 21)
    named = file_name(select_findings(QueryDict("authority=northshire&theme=plans")), "csv", today)
    assert named == "findings-plans-northshire-2026-11-21.csv"
    assert file_name(select_findings(QueryDict("")), "xlsx", today) == "findings-2026-11-21.xlsx"


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_without_the_permission_there_is_no_file_and_the_page_says_whom_to_ask(
    client: Client, held: None, suffix: str
) -> None:
    client.force_login(User.objects.create_user("reader"))
    response = client.get(f"/findings/findings.{suffix}")
    assert response.status_code == 403
    assert b"role of analyst" in response.content
    assert b"findings.csv" not in client.get("/findings/").content


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_wrong_filter_gives_no_file_but_the_page_that_says_which(
    analyst: Client, held: None, suffix: str
) -> None:
    response = analyst.get(f"/findings/findings.{suffix}?since=31/31/2018", follow=True)
    assert response.redirect_chain == [("/findings/?since=31%2F31%2F2018", 302)]
    assert "is not a date" in response.content.decode()
