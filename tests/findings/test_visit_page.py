"""A visit's page of many findings in parts, and the page of one finding."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from lxml import html

from findings.visit_page import IN_A_PART, part_of
from inspections.models import Visit
from tests.findings.factories import (
    make_authority,
    make_finding,
    make_source,
    make_theme,
    make_visit,
)

pytestmark = pytest.mark.django_db

MANY = IN_A_PART * 2 + 10


def parsed(content: bytes) -> Any:
    """A page's tree; lxml's stubs know less than its queries give."""
    return html.fromstring(content)


@pytest.fixture
def reader(client: Client) -> Client:
    client.force_login(User.objects.create_user("reader"))
    return client


@pytest.fixture
def long_visit() -> Visit:
    """A visit with findings for three parts: two sections of a report, then a council's paper."""
    visit = make_visit(make_authority(), date(2018, 6, 4), kind="sif")
    paper = make_source("item 7.docx", document_type="committee-report")
    report = make_source("report.pdf", document_type="sif")
    make_finding(visit, "The council retells it.", source=paper, section="Background")
    for number in range(1, MANY):
        section = "Leaders" if number <= IN_A_PART + 5 else "Care"
        make_finding(visit, f"Paragraph {number} of it.", source=report, section=section)
    return visit


def texts(page: bytes) -> list[str]:
    found = parsed(page).xpath("//article//p[contains(@class, 'finding__text')]")
    return ["".join(words.itertext()) for words in found]


def test_the_parts_hold_each_finding_once_inspectors_before_the_council(
    reader: Client, long_visit: Visit
) -> None:
    seen = [t for n in (1, 2, 3) for t in texts(reader.get(_at(long_visit, f"part={n}")).content)]
    expected = [f"Paragraph {number} of it." for number in range(1, MANY)]
    assert seen == [*expected, "The council retells it."]
    assert texts(reader.get(_at(long_visit, "part=all")).content) == seen


def test_a_finding_asked_for_stands_in_the_part_that_is_shown(
    reader: Client, long_visit: Visit
) -> None:
    for finding in long_visit.findings.all()[:: IN_A_PART // 2]:
        page = parsed(reader.get(_at(long_visit, f"finding={finding.pk}")).content)
        assert finding.text in page.get_element_by_id(f"finding-{finding.pk}").text_content()


def test_each_section_in_the_list_leads_to_where_it_begins(
    reader: Client, long_visit: Visit
) -> None:
    page = parsed(reader.get(_at(long_visit, "part=2")).content)
    links = page.xpath("//details[@class='contents']//a")
    assert [link.text for link in links] == ["Leaders", "Care", "Background"]
    for link in links:
        address, anchor = link.get("href").split("#")
        shown = reader.get(f"/visits/{long_visit.pk}/{address or '?part=2'}")
        heading = parsed(shown.content).get_element_by_id(anchor).findtext("h3")
        assert heading == link.text


@pytest.mark.parametrize(
    ("asked", "number"),
    [("", 1), ("2", 2), ("0", 1), ("99", 3), ("two", 1), ("-1", 1), ("9" * 400, 1), ("all", 0)],
)
def test_a_part_that_there_is_not_is_the_nearest(
    long_visit: Visit, asked: str, number: int
) -> None:
    assert part_of(long_visit, list(long_visit.sources.all()), asked=asked).number == number


def test_a_short_visit_has_no_parts(reader: Client) -> None:
    visit = make_visit(make_authority(), date(2018, 6, 4))
    make_finding(visit)
    assert b"pager" not in reader.get(_at(visit, "")).content


def test_a_findings_page_tells_the_words_that_decided_each_sentence(reader: Client) -> None:
    finding = make_finding(
        make_visit(make_authority("Northshire"), date(2018, 6, 4)),
        "Supervision is regular. Records are thin.",
        themes={make_theme("supervision"): "mixed"},
        sentences=[
            ("Supervision is regular.", "strength"),
            ("Records are thin.", "needs-improvement"),
        ],
    )
    said = " ".join(parsed(reader.get(f"/findings/{finding.pk}/").content).itertext())
    words = " ".join(said.split())
    assert "✓ 1 strength, ! 1 needs improvement" in words
    assert "Supervision is regular. ✓ Strength “Supervision is regular.”" in words
    assert reader.get("/findings/999999/").status_code == 404


def test_a_recommendations_page_says_why_it_needs_improvement(reader: Client) -> None:
    visit = make_visit(make_authority(), date(2018, 6, 4))
    finding = make_finding(visit, role="recommendation", assessment="needs-improvement")
    assert (
        "asks for something to be put right"
        in reader.get(f"/findings/{finding.pk}/").content.decode()
    )


def _at(visit: Visit, query: str) -> str:
    return f"/visits/{visit.pk}/?{query}"
