"""Authorities beside each other: what is shown, that each figure leads to what it counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import User
from django.test import Client
from lxml import html

from findings.compare import ThemesAsked, compare_page
from findings.exemplars import struggles_of
from findings.models import Comparison
from findings.recovery import recoveries
from findings.standing import Given, standing
from inspections.models import Authority, StatisticalNeighbour, Visit
from tests.findings.factories import (
    make_authority,
    make_cited,
    make_finding,
    make_judgement,
    make_theme,
    make_visit,
)

pytestmark = pytest.mark.django_db

OVERALL = "overall-effectiveness"
TODAY = date(2026, 6, 1)


@pytest.fixture
def reader(client: Client) -> Client:
    client.force_login(User.objects.create_user("reader"))
    return client


def parsed(content: bytes) -> Any:
    return html.fromstring(content)


def words_of(client: Client, address: str) -> str:
    (main,) = parsed(client.get(address, follow=True).content).xpath("//main")
    return text_of(main)


def text_of(element: Any) -> str:
    """All its words, with a space between pieces."""
    return " ".join(" ".join(element.itertext()).split())


def inspected(authority: Authority, start: date, grade: str, **fields: Any) -> Visit:
    visit = make_visit(authority, start, kind="ilacs", **fields)
    make_judgement(visit, OVERALL, grade)
    return visit


def said(authority: Authority, start: date, theme: str, *assessments: str) -> Visit:
    """A visit with a finding on the theme for each assessment."""
    visit = make_visit(authority, start, kind="focused-visit")
    for assessment in assessments:
        make_finding(visit, assessment=assessment, themes={make_theme(theme): assessment})
    return visit


def given(
    start: date | None, grade: str, judgement: str = OVERALL, precision: str = "day"
) -> Given:
    return Given(1, judgement, grade, start, start, precision, None, "ilacs", True, ())


def spans(*grades: Given) -> list[tuple[int, bool]]:
    return [(r.days, r.better is not None) for r in recoveries(standing(grades), TODAY)]


def test_recovery_counts_from_the_first_inadequate_of_a_run_to_the_first_better_grade() -> None:
    assert spans(
        given(date(2015, 1, 1), "inadequate"),
        given(date(2017, 1, 1), "inadequate"),
        given(date(2018, 1, 1), "requires-improvement"),
        given(date(2020, 1, 1), "good"),
    ) == [((date(2018, 1, 1) - date(2015, 1, 1)).days, True)]


def test_still_inadequate_counts_until_today() -> None:
    inadequate = date(2025, 1, 1)
    assert spans(given(date(2020, 1, 1), "good"), given(inadequate, "inadequate")) == [
        ((TODAY - inadequate).days, False)
    ]


def test_each_time_that_it_was_inadequate_is_told() -> None:
    assert [
        better
        for _, better in spans(
            given(date(2010, 1, 1), "inadequate"),
            given(date(2012, 1, 1), "adequate"),
            given(date(2014, 1, 1), "inadequate"),
            given(date(2016, 1, 1), "good"),
        )
    ] == [True, True]


def test_other_judgements_and_undated_grades_are_no_recovery() -> None:
    assert spans(given(date(2015, 1, 1), "inadequate", "leaders"), given(None, "inadequate")) == []


def test_a_time_between_months_is_told_to_be_rough() -> None:
    (recovery,) = recoveries(
        standing(
            [
                given(date(2015, 9, 1), "inadequate", precision="month"),
                given(date(2018, 6, 4), "good"),
            ]
        ),
        TODAY,
    )
    assert recovery.is_rough


def test_no_overall_grade_under_the_framework_is_never_still_inadequate(reader: Client) -> None:
    authority = make_authority("Northshire")
    inspected(authority, date(2023, 3, 1), "inadequate")
    make_judgement(make_visit(authority, date(2026, 5, 1), kind="ilacs"), "leaders", "good")
    words = words_of(reader, "/compare/?authority=northshire")
    assert "Not told: later inspections give no overall grade under their framework" in words
    assert "Cannot be told" in words
    assert "so far" not in words


def test_the_page_tells_how_long_it_took_and_where_it_does_not_apply(reader: Client) -> None:
    north, east = make_authority("Northshire"), make_authority("Eastmere")
    make_cited(north, OVERALL, "inadequate", date(2015, 9, 1))
    inspected(north, date(2018, 6, 4), "good")
    inspected(east, date(2019, 6, 4), "good")
    words = words_of(reader, "/compare/?authority=northshire&authority=eastmere")
    assert "Northshire September 2015 , cited Good 4 June 2018 about 2 years and 9 months" in words
    assert "Eastmere Never, as far as is known Not applicable Not applicable" in words


def test_grades_stand_beside_each_other_in_the_order_of_the_address(reader: Client) -> None:
    inspected(make_authority("Northshire"), date(2018, 6, 4), "good")
    inspected(make_authority("Eastmere"), date(2019, 6, 4), "inadequate")
    page = parsed(reader.get("/compare/?authority=northshire&authority=eastmere").content)
    rows = page.xpath("//table[contains(@class, 'compare-grades')]/tbody/tr")
    told = [text_of(row) for row in rows]
    assert told == ["Northshire Good 4 June 2018", "Eastmere Inadequate 4 June 2019"]


def test_each_tag_leads_to_as_many_findings_as_it_counts(reader: Client) -> None:
    north, east = make_authority("Northshire"), make_authority("Eastmere")
    said(north, date(2018, 1, 1), "supervision", "needs-improvement")
    said(north, date(2019, 1, 1), "supervision", "strength", "strength", "strength")
    said(east, date(2020, 1, 1), "supervision", "needs-improvement", "strength")
    page = parsed(reader.get("/compare/?authority=northshire&authority=eastmere").content)
    tags = page.xpath("//table[@class='beside']//td/a[1]")
    assert [" ".join(tag.text_content().split()) for tag in tags] == ["Strength 3", "Mixed 2"]
    for tag in tags:
        (count,) = tag.xpath("./b/text()")
        shown = parsed(reader.get(tag.get("href")).content)
        assert len(shown.xpath("//article")) == int(count)
    assert page.xpath("//table[@class='beside']//a[@class='line']/@href") == [
        f"/authorities/{slug}/themes/supervision/" for slug in ("northshire", "eastmere")
    ]


def test_the_latest_word_is_of_the_latest_visit_that_says_how_good_it_is() -> None:
    authority = make_authority("Northshire")
    told = said(authority, date(2019, 1, 1), "supervision", "strength")
    said(authority, date(2020, 1, 1), "supervision", "context")
    make_finding(
        make_visit(authority, None),
        themes={make_theme("supervision"): "needs-improvement"},
        assessment="needs-improvement",
    )
    page = compare_page([authority], ThemesAsked(), TODAY)
    ((_, (row,)),) = page.themes
    (line,) = row.lines
    assert line.latest is not None
    assert line.latest.visit == told


@pytest.mark.parametrize(
    ("query", "themes"),
    [
        ("", ["Supervision", "Plans", "Courts"]),
        ("&only=differ", ["Supervision"]),
        ("&group=Practice", ["Plans"]),
        ("&group=Practice&only=differ", []),
    ],
)
def test_themes_are_narrowed_to_a_group_and_to_where_they_differ(
    reader: Client, query: str, themes: list[str]
) -> None:
    make_theme("supervision")
    make_theme("plans", group="Practice")
    make_theme("courts")
    north, east = make_authority("Northshire"), make_authority("Eastmere")
    said(north, date(2019, 1, 1), "supervision", "strength")
    said(east, date(2019, 1, 1), "supervision", "mixed")
    for authority in (north, east):
        said(authority, date(2019, 2, 1), "plans", "mixed")
    said(north, date(2019, 3, 1), "courts", "mixed")
    page = parsed(reader.get(f"/compare/?authority=northshire&authority=eastmere{query}").content)
    assert page.xpath("//table[@class='beside']//th[@scope='row']/a/text()") == themes


def test_who_is_good_stands_nearest_first_by_the_latest_word() -> None:
    of = make_authority("Northshire", region="North West")
    said(of, date(2020, 1, 1), "supervision", "needs-improvement")
    said(of, date(2020, 2, 1), "plans", "strength")
    names = {
        "Far Early": ("South", date(2019, 1, 1)),
        "Far Late": ("South", date(2021, 1, 1)),
        "Same Region": ("North West", date(2018, 1, 1)),
        "Second Neighbour": ("South", date(2017, 1, 1)),
        "First Neighbour": ("South", date(2016, 1, 1)),
    }
    others = {}
    for name, (region, day) in names.items():
        others[name] = make_authority(name, region=region)
        said(others[name], day, "supervision", "strength")
    for rank, name in ((1, "First Neighbour"), (2, "Second Neighbour")):
        StatisticalNeighbour.objects.create(authority=of, neighbour=others[name], rank=rank)
    gone = make_authority("Gone", region="North West", closed=date(2021, 3, 31))
    said(gone, date(2020, 1, 1), "supervision", "strength")
    fell = make_authority("Fell Back", region="North West")
    said(fell, date(2018, 1, 1), "supervision", "strength")
    said(fell, date(2019, 1, 1), "supervision", "strength", "mixed")
    risen = make_authority("Only Improving", region="North West")
    said(risen, date(2019, 1, 1), "supervision", "improving")
    (struggle,) = struggles_of(of)
    assert struggle.theme.slug == "supervision"
    assert [(one.authority.name, one.near) for one in struggle.exemplars] == [
        ("First Neighbour", "first statistical neighbour"),
        ("Second Neighbour", "second statistical neighbour"),
        ("Same Region", "same region"),
        ("Far Late", "South"),
        ("Far Early", "South"),
    ]


def test_each_figure_of_who_is_good_leads_to_as_many_findings(reader: Client) -> None:
    north, east = make_authority("Northshire"), make_authority("Eastmere")
    said(north, date(2020, 1, 1), "supervision", "mixed", "mixed")
    said(east, date(2020, 1, 1), "supervision", "strength", "strength", "context")
    page = parsed(reader.get("/compare/strengths/?authority=northshire").content)
    counts = page.xpath("//*[@data-counts]")
    assert [count.text for count in counts] == ["2", "3"]
    for count in counts:
        shown = parsed(reader.get(count.getparent().get("href")).content)
        assert len(shown.xpath("//article")) == int(count.text)


def test_who_is_good_can_be_asked_of_each_that_is_compared(reader: Client) -> None:
    north, east = make_authority("Northshire"), make_authority("Eastmere")
    said(north, date(2020, 1, 1), "supervision", "mixed")
    said(east, date(2020, 1, 1), "plans", "mixed")
    address = "/compare/strengths/?authority=northshire&authority=eastmere"
    assert "What Northshire struggles with" in words_of(reader, address)
    assert "What Eastmere struggles with" in words_of(reader, f"{address}&of=eastmere")
    assert "No authority’s latest word on it is a strength" in words_of(reader, address)


def test_without_findings_there_is_nothing_said_of_struggles(reader: Client) -> None:
    make_authority("Northshire")
    words = words_of(reader, "/compare/strengths/?authority=northshire")
    assert "No findings are held on this authority yet" in words
    assert "Choose" not in words_of(reader, "/compare/strengths/?authority=x").split("Compare")[0]


def test_nobody_chosen_is_asked_whom_to_compare(reader: Client) -> None:
    assert "There is nothing to compare yet" in words_of(reader, "/compare/")
    inspected(make_authority("Northshire", region="North West"), date(2018, 6, 4), "good")
    make_authority("Eastmere", region="East")
    page = parsed(reader.get("/compare/").content)
    assert page.xpath("//legend/text()") == ["North West"]


def test_one_alone_is_offered_its_neighbours_its_region_and_its_grade(reader: Client) -> None:
    north, east = make_authority("Northshire"), make_authority("Eastmere")
    StatisticalNeighbour.objects.create(authority=north, neighbour=east, rank=1)
    inspected(east, date(2018, 6, 4), "good")
    inspected(north, date(2018, 6, 4), "good")
    page = parsed(reader.get("/compare/?authority=northshire").content)
    (link,) = page.xpath("//a[contains(text(), 'statistical neighbours')]")
    assert parse_qs(urlsplit(link.get("href")).query)["authority"] == ["northshire", "eastmere"]
    assert "Northshire stands here alone" in words_of(reader, "/compare/?authority=northshire")


def test_authorities_of_which_nothing_is_held_say_so(reader: Client) -> None:
    make_authority("Northshire")
    assert "Nothing is held on any of these yet" in words_of(
        reader, "/compare/?authority=northshire"
    )


def test_an_unknown_authority_and_a_sixth_are_said_on_top(reader: Client) -> None:
    for number in range(6):
        make_authority(f"Wexcombe {number}")
    query = "&".join(f"authority=wexcombe-{number}" for number in range(6))
    words = words_of(reader, f"/compare/?authority=nowhere&{query}")
    assert "There is no authority “nowhere” here" in words
    assert "At most five" not in words
    assert "At most 5 authorities stand beside each other, so Wexcombe 5 is left out." in words


@pytest.mark.parametrize(
    ("near", "legends"),
    [
        ("", ["Chosen", "East", "North West"]),
        ("neighbours", ["Chosen", "Statistical neighbours, nearest first"]),
        ("region", ["Chosen", "North West"]),
        ("grade", ["Chosen", "East"]),
        ("nonsense", ["Chosen", "East", "North West"]),
    ],
)
def test_the_choice_is_narrowed_to_what_is_near(
    reader: Client, near: str, legends: list[str]
) -> None:
    north = make_authority("Northshire", region="North West")
    west = make_authority("Westhaven", region="North West")
    east = make_authority("Eastmere", region="East")
    inspected(north, date(2018, 6, 4), "good")
    inspected(west, date(2018, 6, 4), "inadequate")
    inspected(east, date(2018, 6, 4), "good")
    StatisticalNeighbour.objects.create(authority=north, neighbour=east, rank=1)
    page = parsed(reader.get(f"/compare/choose/?authority=northshire&near={near}").content)
    assert page.xpath("//legend/text()") == legends
    assert page.xpath("//input[@checked]/@value") == ["northshire"]


def test_a_name_that_only_one_has_is_added_at_once(reader: Client) -> None:
    for name in ("Northshire", "Eastmere", "Eastmere Bay"):
        make_authority(name)
    found = reader.get("/compare/choose/?authority=northshire&q=bay")
    assert found["Location"] == "/compare/?authority=northshire&authority=eastmere-bay"
    exact = reader.get("/compare/choose/?authority=northshire&q=Eastmere")
    assert exact["Location"] == "/compare/?authority=northshire&authority=eastmere"
    words = words_of(reader, "/compare/choose/?authority=northshire&q=east")
    assert re.search(r"Eastmere nothing held Eastmere Bay nothing held", words)
    assert "No other authority is called that" in words_of(
        reader, "/compare/choose/?q=zzz&authority=northshire"
    )


def kept(reader: Client, name: str, *slugs: str) -> Any:
    return reader.post("/compare/kept/", {"name": name, "authority": slugs})


def test_a_comparison_is_kept_renamed_and_deleted(reader: Client) -> None:
    make_authority("Northshire")
    make_authority("Eastmere")
    answer = kept(reader, "Ours", "northshire", "eastmere")
    assert answer["Location"] == "/compare/?authority=northshire&authority=eastmere"
    comparison = Comparison.objects.get(owner__username="reader")
    page = parsed(reader.get("/compare/").content)
    (link,) = page.xpath("//a[@class='kept__name']")
    assert link.text_content() == "Ours"
    assert link.get("href") == answer["Location"]
    renamed = reader.post(f"/compare/kept/{comparison.pk}/", {"name": "Coast"}, follow=True)
    assert "“Ours” is now called “Coast”" in renamed.content.decode()
    assert "Delete this comparison?" in words_of(reader, f"/compare/kept/{comparison.pk}/delete/")
    assert Comparison.objects.count() == 1
    gone = reader.post(f"/compare/kept/{comparison.pk}/delete/")
    assert gone["Location"] == answer["Location"]
    assert Comparison.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "Write a name for the comparison."),
        ("ours", "You keep another comparison called “ours”."),
        ("x" * 81, "at most 80 characters"),
    ],
)
def test_a_name_that_will_not_do_is_asked_for_again(reader: Client, name: str, said: str) -> None:
    make_authority("Northshire")
    kept(reader, "Ours", "northshire")
    answer = kept(reader, name, "northshire")
    assert answer.status_code == 422
    assert said in answer.content.decode()
    page = parsed(answer.content)
    assert page.xpath("//input[@name='authority']/@value") == ["northshire"]
    assert Comparison.objects.count() == 1


def test_a_comparison_may_keep_its_own_name(reader: Client) -> None:
    make_authority("Northshire")
    kept(reader, "Ours", "northshire")
    address = f"/compare/kept/{Comparison.objects.get().pk}/"
    assert reader.post(address, {"name": "OURS"}).status_code == 302


def test_nobody_sees_or_changes_what_another_keeps(reader: Client) -> None:
    make_authority("Northshire")
    kept(reader, "Ours", "northshire")
    comparison = Comparison.objects.get()
    reader.force_login(User.objects.create_user("other"))
    assert not parsed(reader.get("/compare/").content).xpath("//a[@class='kept__name']")
    for address in (f"/compare/kept/{comparison.pk}/", f"/compare/kept/{comparison.pk}/delete/"):
        assert reader.get(address).status_code == 404
        assert reader.post(address, {"name": "Mine"}).status_code == 404
    assert kept(reader, "Ours", "northshire").status_code == 302


def test_no_page_of_the_comparison_has_inline_style_or_script(reader: Client) -> None:
    north = make_authority("Northshire")
    inspected(north, date(2018, 6, 4), "good")
    said(north, date(2019, 1, 1), "supervision", "mixed")
    for address in (
        "/compare/",
        "/compare/?authority=northshire",
        "/compare/strengths/?authority=northshire",
    ):
        page = parsed(reader.get(address).content)
        assert not page.xpath("//*[@style or @onclick or self::style or self::script[not(@src)]]")


@pytest.mark.parametrize("address", ["/compare/", "/compare/choose/", "/compare/strengths/"])
def test_a_page_asks_no_more_however_many_are_compared(
    reader: Client,
    address: str,
    django_assert_max_num_queries: Callable[[int], AbstractContextManager[Any]],
) -> None:
    asked = set()
    for number in range(5):
        authority = make_authority(f"Wexcombe {number}")
        for year in range(2015, 2017 + number):
            said(authority, date(year, 1, 1), "supervision", "mixed")
            inspected(authority, date(year, 6, 1), "good")
        if number not in (1, 4):
            continue
        query = "&".join(f"authority=wexcombe-{one}" for one in range(number + 1))
        with django_assert_max_num_queries(60) as counted:
            assert reader.get(f"{address}?{query}").status_code == 200
        asked.add(len(counted.captured_queries))
    assert len(asked) == 1
