"""Where an authority's page leads: what people come for is one click from it."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from tests.findings.factories import make_authority, make_finding, make_theme, make_visit
from tests.findings.pages import of_class, parsed

pytestmark = pytest.mark.django_db

NORTHSHIRE = "/authorities/northshire/"


def ways(client: Client) -> list[str]:
    (found,) = of_class(parsed(client.get(NORTHSHIRE).content), "page-ways", "ul")
    return [str(href) for href in found.xpath(".//a/@href")]


def test_an_authority_leads_to_its_changes_to_a_comparison_and_to_who_is_good(
    reader: Client,
) -> None:
    authority, theme = make_authority("Northshire"), make_theme()
    for year in (2021, 2024):
        make_finding(make_visit(authority, date(year, 3, 1)), themes={theme: "strength"})
    assert ways(reader) == [
        "#journey",
        "#themes",
        f"{NORTHSHIRE}changes/",
        "/compare/?authority=northshire",
        "/compare/strengths/?authority=northshire",
    ]
    for href in ways(reader)[2:]:
        assert reader.get(href).status_code == 200


def test_after_a_single_visit_without_findings_no_change_and_no_struggle_is_offered(
    reader: Client,
) -> None:
    make_visit(make_authority("Northshire"), date(2024, 3, 1))
    assert ways(reader) == ["#journey", "#themes", "/compare/?authority=northshire"]
