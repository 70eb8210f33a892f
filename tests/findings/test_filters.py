"""From a query string to findings: what each filter keeps, and that counts are what links show."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.http import QueryDict

from findings.authority_page import authority_page
from findings.filters import Selection, select_findings
from findings.models import Finding
from findings.querysets import theme_marks
from findings.theme_pages import list_themes
from inspections.models import Authority
from tests.findings.factories import (
    make_authority,
    make_cited,
    make_finding,
    make_judgement,
    make_theme,
    make_visit,
)

pytestmark = pytest.mark.django_db


def select(query: str) -> Selection:
    return select_findings(QueryDict(query))


def texts(query: str) -> list[str]:
    return [finding.text for finding in select(query).findings]


@pytest.fixture
def two_authorities() -> tuple[Authority, Authority]:
    return (
        make_authority("Northshire", region="North West"),
        make_authority("Eastmere", region="East of England"),
    )


@pytest.fixture
def held(two_authorities: tuple[Authority, Authority]) -> dict[str, Finding]:
    """Three findings: on two themes, of two authorities, of two kinds of visit."""
    north, east = two_authorities
    supervision, plans = make_theme("supervision"), make_theme("plans")
    first = make_visit(north, date(2018, 2, 28), date(2018, 3, 1), number=6)
    second = make_visit(east, date(2020, 5, 4), kind="focused-visit")
    return {
        "both": make_finding(
            first,
            "Supervision is weak, plans are clear.",
            themes={supervision: "needs-improvement", plans: "strength"},
            assessment="mixed",
        ),
        "plans": make_finding(
            first,
            "Plans need to name who does what.",
            themes={plans: "needs-improvement"},
            assessment="needs-improvement",
            role="recommendation",
        ),
        "east": make_finding(
            second,
            "Supervision is regular.",
            themes={supervision: "strength"},
            assessment="strength",
            judgement="leaders",
        ),
    }


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("", ["east", "both", "plans"]),
        ("sort=oldest", ["both", "plans", "east"]),
        ("sort=authority", ["east", "both", "plans"]),
        ("sort=nonsense", ["east", "both", "plans"]),
        ("authority=northshire", ["both", "plans"]),
        ("authority=northshire&authority=eastmere", ["east", "both", "plans"]),
        ("region=East+of+England", ["east"]),
        ("theme=supervision", ["east", "both"]),
        ("theme=supervision&theme=plans", ["east", "both", "plans"]),
        ("assessment=mixed", ["both"]),
        ("role=recommendation", ["plans"]),
        ("kind=focused-visit", ["east"]),
        ("judgement=leaders", ["east"]),
        ("since=2020-01-01", ["east"]),
        ("since=04/05/2020", ["east"]),
        ("until=2018-02-28", ["both", "plans"]),
        ("until=2018-02-27", []),
        ("q=plans+who", ["plans"]),
        ("unknown=1", ["east", "both", "plans"]),
    ],
)
def test_each_filter_keeps_what_it_says(
    held: dict[str, Finding], query: str, kept: list[str]
) -> None:
    assert texts(query) == [held[name].text for name in kept]


def test_with_a_theme_the_assessment_is_that_of_the_theme_in_the_finding(
    held: dict[str, Finding],
) -> None:
    assert texts("theme=plans&assessment=strength") == [held["both"].text]
    assert texts("theme=supervision&assessment=mixed") == []


def test_a_finding_on_two_chosen_themes_is_there_once(held: dict[str, Finding]) -> None:
    assert texts("theme=supervision&theme=plans&authority=northshire").count(held["both"].text) == 1


@pytest.mark.parametrize(
    ("query", "field", "said"),
    [
        ("since=31/31/2018", "since", "31/31/2018"),
        ("until=yesterday", "until", "yesterday"),
        ("assessment=lovely", "assessment", "lovely"),
        ("theme=no-such-theme", "theme", "no-such-theme"),
        ("authority=atlantis", "authority", "atlantis"),
        ("visit=999999", "visit", "no such visit"),
        ("visit=x", "visit", "no such visit"),
        ("q=%00", "q", "Null characters"),
    ],
)
def test_a_wrong_filter_is_said_at_its_field_and_shows_nothing(
    held: dict[str, Finding], query: str, field: str, said: str
) -> None:
    selection = select(query)
    assert said in " ".join(map(str, selection.form.errors[field]))
    assert list(selection.findings) == []


@pytest.mark.parametrize(
    "query",
    [
        "",
        "theme=plans",
        "assessment=mixed",
        "theme=plans&theme=supervision&assessment=strength",
        "q=supervision",
    ],
)
def test_each_count_is_the_number_that_its_link_shows(held: dict[str, Finding], query: str) -> None:
    selection = select(query)
    for assessment, count in selection.count_by_assessment().items():
        changed: Any = QueryDict(query, mutable=True)
        changed["assessment"] = assessment
        assert count == len(select_findings(changed).findings) > 0
    slugs = {make_theme(slug).pk: slug for slug in ("plans", "supervision")}
    for theme, count in selection.count_by_theme().items():
        changed = QueryDict(query, mutable=True)
        changed["theme"] = slugs[theme]
        assert count == len(select_findings(changed).findings) > 0


def test_taking_a_pill_away_keeps_the_other_filters(held: dict[str, Finding]) -> None:
    selection = select("theme=plans&theme=supervision&since=28/02/2018&page=3")
    left = {on.words: selection.without(on) for on in selection.applied()}
    assert left == {
        "Plans": "theme=supervision&since=28%2F02%2F2018",
        "Supervision": "theme=plans&since=28%2F02%2F2018",
        "28 February 2018": "theme=plans&theme=supervision",
    }


def test_recommendations_are_open_from_the_latest_inspection_on() -> None:
    authority = make_authority()
    before = make_visit(authority, date(2017, 1, 10))
    inspection = make_visit(authority, date(2018, 6, 4), kind="ilacs")
    make_judgement(inspection, "overall-effectiveness", "good")
    after = make_visit(authority, date(2019, 2, 5), kind="focused-visit")
    undated = make_visit(authority, None)
    for visit, text in (
        (before, "old"),
        (inspection, "at it"),
        (after, "since"),
        (undated, "when"),
    ):
        make_finding(visit, text, role="recommendation")
    make_finding(after, "no recommendation")
    assert texts("open=on") == ["since", "at it"]


def test_an_inspection_that_is_only_recalled_closes_earlier_recommendations() -> None:
    authority = make_authority()
    make_finding(make_visit(authority, date(2017, 1, 10)), "old", role="priority-action")
    make_finding(make_visit(authority, date(2019, 1, 10)), "new", role="priority-action")
    make_cited(authority, "overall-effectiveness", "good", date(2018, 6, 1), end=date(2018, 6, 30))
    assert texts("open=on") == ["new"]


def test_another_authoritys_inspection_closes_nothing() -> None:
    make_finding(make_visit(make_authority(), date(2017, 1, 10)), "mine", role="recommendation")
    make_visit(make_authority(), date(2018, 6, 4), kind="ilacs")
    assert texts("open=on") == ["mine"]


def test_context_is_left_out_of_list_and_counts_unless_it_is_chosen() -> None:
    theme, visit = make_theme(), make_visit(make_authority(), date(2018, 3, 6))
    make_finding(visit, "Supervision is late.", themes={theme: "needs-improvement"})
    make_finding(visit, "Inspectors looked at files.", role="context", themes={theme: "context"})
    assert texts("") == ["Supervision is late."]
    assert select("").count_by_theme() == {theme.pk: 1}
    assert texts("role=context") == ["Inspectors looked at files."]
    assert texts("role=context&role=finding") == [
        "Supervision is late.",
        "Inspectors looked at files.",
    ]


def test_context_stands_in_no_figure_of_an_authority_or_a_theme() -> None:
    theme, visit = make_theme(), make_visit(make_authority(), date(2018, 3, 6))
    make_finding(visit, role="context", themes={theme: "strength"})
    assert list(theme_marks()) == []
    (listed,) = [one for _, group in list_themes() for one in group]
    assert (listed.total, listed.authorities) == (0, 0)
    page = authority_page(visit.authority, QueryDict(), date(2018, 6, 1))
    assert (page.themes.rows, page.kinds) == (0, [])
