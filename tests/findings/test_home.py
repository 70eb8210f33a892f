"""The home page: what is new, where authorities stand, and that each number counts what it says."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from lxml import html

from findings.models import LastLook
from findings.trends import a_year_before, themes_raised, visits_by_month
from ingest.models import Document
from inspections.models import Authority, Source
from tests.findings.factories import (
    make_authority,
    make_cited,
    make_finding,
    make_judgement,
    make_source,
    make_theme,
    make_visit,
)

pytestmark = pytest.mark.django_db

OVERALL = "overall-effectiveness"
NEEDS, STRENGTH = "needs-improvement", "strength"
TODAY = date(2026, 6, 15)


@pytest.fixture
def reader(client: Client) -> Client:
    client.force_login(User.objects.create_user("reader"))
    return client


@pytest.fixture(autouse=True)
def today() -> Any:
    with time_machine.travel(datetime(2026, 6, 15, 10, tzinfo=UTC), tick=False):
        yield


def parsed(content: bytes) -> Any:
    return html.fromstring(content)


def words_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    words = " ".join(" ".join(parsed(response.content).itertext()).split())
    return re.sub(r" ([,.:;)])", r"\1", words)


def received(source: Source, when: datetime) -> None:
    Document.objects.create(
        sha256=source.sha256,
        name=source.name,
        size=10,
        state=Document.State.READ,
        source=source,
        received=when,
    )


def make_england() -> dict[str, Authority]:
    """Three authorities of today and a closed one, with grades, visits and themes."""
    leeds = make_authority("Leeds", region="Yorkshire and the Humber")
    kent = make_authority("Kent", region="South East")
    north = make_authority("Northshire", sample=True)
    closed = make_authority("Old Kent", region="South East", closed=date(2020, 3, 31))
    supervision, plans = make_theme("supervision"), make_theme("plans")
    for authority, grade, start in (
        (leeds, "good", date(2026, 3, 2)),
        (kent, "inadequate", date(2025, 3, 3)),
        (closed, "inadequate", date(2016, 3, 3)),
    ):
        visit = make_visit(authority, start, kind="ilacs")
        make_judgement(visit, OVERALL, grade)
        make_judgement(visit, "leaders", "good")
        make_finding(visit, themes={supervision: NEEDS, plans: STRENGTH})
        make_finding(visit, themes={supervision: NEEDS})
        make_finding(visit, themes={plans: "context"}, role="context", assessment="context")
    make_finding(make_visit(kent, date(2026, 1, 5), number=3), themes={plans: NEEDS})
    make_visit(
        kent, date(2025, 9, 1), date(2025, 9, 30), kind="focused-visit", date_precision="month"
    )
    make_visit(kent, None)
    make_cited(north, OVERALL, "good", date(2019, 6, 1))
    return {"leeds": leeds, "kent": kent, "north": north, "closed": closed}


def number_in(text: str) -> int:
    found = re.search(r"[\d,]+", text)
    assert found, text
    return int(found[0].replace(",", ""))


def counted_at(client: Client, address: str) -> int:
    """How many findings, visits, authorities or documents a list page says that it lists."""
    response = client.get(address, follow=True)
    assert response.status_code == 200, address
    page = parsed(response.content)
    (main,) = page.xpath("//main")
    if "/not-held/" in address:
        return number_in(main.xpath(".//p/strong")[0].text_content())
    if address.startswith(("/authorities/", "/documents/")):
        captions = main.xpath(".//caption")
        return number_in(captions[0].text_content()) if captions else 0
    return number_in(main.xpath(".//p[contains(@class, 'result-count')]")[0].text_content())


def test_every_number_leads_to_exactly_as_many_as_it_says(reader: Client) -> None:
    make_england()
    LastLook.objects.create(user=User.objects.get(), latest=datetime(2026, 6, 1, 10, tzinfo=UTC))
    for source in Source.objects.filter(visits__isnull=False).distinct()[:2]:
        received(source, datetime(2026, 6, 10, 10, tzinfo=UTC))
    page = parsed(reader.get("/").content)
    checked = []
    for link in page.xpath("//main//a"):
        shown = link.xpath("string(.//text()[not(ancestor::*[contains(@class, 'hidden')])])")
        said = link.text_content().strip()
        if not re.match(r"[\d,]+( |$)", said) and not re.match(r"[\d,]+", str(shown).strip()):
            continue
        checked.append(link.get("href"))
        assert counted_at(reader, link.get("href")) == number_in(said), link.get("href")
    kinds = {re.sub(r"[\d-]{4,}.*?(?=&|$)|=[^&]*", "", address) for address in checked}
    assert len(checked) > 45
    assert {"/authorities/?region&grade", "/authorities/?judgement&grade"} <= kinds
    assert any(address.startswith("/visits/?new=") for address in checked)
    assert "/visits/not-held/" in checked


def test_the_map_shows_authorities_of_today_with_their_grade_in_words(reader: Client) -> None:
    make_england()
    page = parsed(reader.get("/").content)
    tiles = {
        " ".join(tile.xpath("string(.//span[@class='tile__told'])").split()): tile
        for tile in page.xpath("//a[contains(@class, 'tile ')]")
    }
    assert set(tiles) == {
        "Kent: Inadequate, Mar 2025",
        "Leeds: Good, Mar 2026",
        "Northshire: Good, Jun 2019, cited",
    }
    assert tiles["Leeds: Good, Mar 2026"].get("href") == "/authorities/leeds/"
    assert "LDS" in tiles["Leeds: Good, Mar 2026"].text_content()
    assert tiles["Leeds: Good, Mar 2026"].xpath(".//use/@href") == ["#sign-good"]
    headings = [h.text_content() for h in page.xpath("//h3[contains(@class, 'tile-map__name')]")]
    assert headings == ["Yorkshire and the Humber", "South East", "Not on the map"]


def test_an_authority_without_a_grade_says_why(reader: Client) -> None:
    make_england()
    leeds = Authority.objects.get(slug="leeds")
    make_judgement(make_visit(leeds, date(2026, 5, 4), kind="ilacs"), "leaders", "outstanding")
    make_authority("Surrey", region="South East")
    words = words_of(reader, "/")
    assert "Leeds: No overall grade under its framework" in words
    assert "Surrey: No grade held" in words
    listed = words_of(reader, "/authorities/?grade=not-given")
    assert "1 authority of today: Overall effectiveness, no overall grade" in listed


def test_an_authority_not_on_the_map_stands_apart(reader: Client) -> None:
    make_visit(make_authority("Wexcombe"), date(2026, 1, 5))
    assert "Not on the map WEX Wexcombe" in words_of(reader, "/")


def test_of_very_many_not_on_the_map_some_are_shown_and_the_list_has_all(reader: Client) -> None:
    for number in range(42):
        make_visit(make_authority(f"Shire {number:02}"), date(2026, 1, 5))
    page = parsed(reader.get("/").content)
    tiles = page.xpath("//section[contains(@class, 'tile-map__region--apart')]//li")
    assert len(tiles) == 40
    more = page.xpath("//section[contains(@class, 'tile-map__region--apart')]//p/a/@href")
    assert more == ["/authorities/?show=all"]


def test_what_is_new_is_what_was_taken_in_since_an_earlier_day(reader: Client) -> None:
    england = make_england()
    user = User.objects.get()
    LastLook.objects.create(user=user, latest=datetime(2026, 6, 10, 17, 0, tzinfo=UTC))
    old, new = (make_source(f"{name}.pdf") for name in ("old", "new"))
    make_visit(england["kent"], date(2024, 1, 8), number=1).sources.add(old)
    make_visit(england["kent"], date(2024, 4, 8), number=2).sources.add(new)
    received(old, datetime(2026, 6, 10, 16, 59, tzinfo=UTC))
    received(new, datetime(2026, 6, 10, 17, 1, tzinfo=UTC))
    for _ in range(2):
        words = words_of(reader, "/")
        assert "New since you last looked 1 visit or inspection" in words
        assert "since 10 June 2026, 18:00" in words
        assert "8 April 2024 Kent Second monitoring visit" in words
        assert "8 January 2024" not in words


def test_who_never_looked_is_shown_the_latest_visits(reader: Client) -> None:
    make_england()
    words = words_of(reader, "/")
    assert "Latest visits From your next day here on" in words
    assert "2 March 2026 Leeds Inspection (ILACS) Good 2 findings" in words


def test_nothing_new_is_said_plainly(reader: Client) -> None:
    make_england()
    LastLook.objects.create(user=User.objects.get(), latest=datetime(2026, 6, 14, tzinfo=UTC))
    assert "Nothing was taken in since 14 June 2026, 01:00." in words_of(reader, "/")


def test_a_new_inspection_tells_its_grade_and_the_one_before(reader: Client) -> None:
    leeds = make_england()["leeds"]
    make_cited(leeds, OVERALL, "inadequate", date(2021, 3, 1))
    assert "Good before, inadequate (Mar 2021)" in words_of(reader, "/")


def test_without_anything_held_the_page_says_what_to_do(reader: Client) -> None:
    words = words_of(reader, "/")
    assert "No documents are held yet" in words
    assert "The register of authorities has not been loaded either" in words
    make_authority("Leeds")
    words = words_of(reader, "/")
    assert "Show all 1 authorities" in words
    assert "register of authorities has not" not in words


def test_themes_are_compared_by_the_share_of_visits_that_raise_them() -> None:
    make_england()
    raised = themes_raised(TODAY)
    assert raised is not None
    assert raised.is_recent
    assert (raised.now.since, raised.now.until) == (date(2025, 6, 16), TODAY)
    assert (raised.before.since, raised.before.until) == (date(2024, 6, 16), date(2025, 6, 15))
    assert (raised.now.visits, raised.before.visits) == (3, 1)
    told = {one.theme.slug: (one.now, one.before, one.change) for one in raised.themes}
    now, before, change = told["supervision"]
    assert (now.visits, now.findings, now.percent) == (1, 2, 33)
    assert (before.visits, before.findings, before.percent, change) == (1, 2, 100, -67)
    assert told["plans"][0].visits == 1
    assert told["plans"][1].visits == 0


def test_where_nothing_is_recent_the_latest_twelve_months_held_are_said_to_be_shown(
    reader: Client,
) -> None:
    theme = make_theme("supervision")
    visit = make_visit(make_authority("Leeds"), date(2019, 2, 28))
    make_finding(visit, themes={theme: NEEDS})
    raised = themes_raised(TODAY)
    assert raised is not None
    assert not raised.is_recent
    assert (raised.now.since, raised.now.until) == (date(2018, 3, 1), date(2019, 2, 28))
    assert "No visit of the last twelve months is held" in words_of(reader, "/")


def test_a_visit_of_exactly_a_year_ago_is_of_the_year_before() -> None:
    authority = make_authority("Leeds")
    make_visit(authority, date(2025, 6, 15))
    assert (raised := themes_raised(TODAY)) is not None
    assert not raised.is_recent
    make_visit(authority, date(2025, 6, 16))
    assert (raised := themes_raised(TODAY)) is not None
    assert (raised.is_recent, raised.now.visits, raised.before.visits) == (True, 1, 1)


def test_without_dated_visits_no_theme_is_compared(reader: Client) -> None:
    assert themes_raised(TODAY) is None
    make_visit(make_authority("Leeds"), None)
    words = words_of(reader, "/")
    assert "Raised most as needing improvement No visit with a date is held." in words
    assert "1 visit has none." in words


@pytest.mark.parametrize(
    ("day", "before"),
    [(date(2024, 2, 29), date(2023, 2, 28)), (date(2026, 6, 15), date(2025, 6, 15))],
)
def test_a_year_before_is_the_same_day(day: date, before: date) -> None:
    assert a_year_before(day) == before


def test_months_are_drawn_up_to_the_latest_and_all_years_counted() -> None:
    counts = {(2026, 1): 2, (2025, 12): 4, (2020, 5): 1, (0, 0): 3}
    months = visits_by_month(counts, TODAY)
    assert (months.dated, months.undated, months.all, months.most) == (7, 3, 10, 4)
    assert (months.months[-1].first, months.months[-1].count) == (date(2026, 1, 1), 2)
    assert months.months[-1].height * 2 == months.months[-2].height
    assert [year.year for year in months.years] == list(range(2026, 2019, -1))
    assert sum(year.count for year in months.years) == 7


def test_a_month_without_any_visit_draws_no_bar_of_nothing() -> None:
    months = visits_by_month({(2020, 5): 1}, TODAY)
    assert [month.count for month in months.months if month.count] == [1]
    assert visits_by_month({}, TODAY).months == ()


def test_known_visits_that_are_not_held_are_counted_and_listed(reader: Client) -> None:
    make_england()
    words = words_of(reader, "/visits/not-held/")
    assert "3 visits and inspections" in words
    assert "Northshire Inspection with grades 1 June 2019" in words or "June 2019" in words
    assert "Kent First and second monitoring visits (2 visits)" in words
    assert "Before 5 January 2026" in words


def test_where_nothing_is_known_to_be_missing_the_list_says_so(reader: Client) -> None:
    assert "None that we know of" in words_of(reader, "/visits/not-held/")


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 6),
        ("region=South+East", 5),
        ("kind=ilacs", 3),
        ("since=2026-01-01&until=2026-01-31", 1),
        ("dates=exact", 4),
        ("dates=rough", 1),
        ("dates=none", 1),
        ("authority=kent&authority=leeds", 5),
        ("theme=supervision", 3),
        ("theme=plans&said=any", 4),
        ("theme=plans&said=strength", 3),
        ("theme=plans&said=needs-improvement", 1),
        ("theme=plans&assessment=needs-improvement", 1),
        ("theme=plans&assessment=strength&said=needs-improvement", 0),
        ("new=2026-06-01T00:00:00%2B01:00", 0),
        ("said=strength", 6),
    ],
)
def test_visits_are_found_by_what_an_address_asks(reader: Client, query: str, count: int) -> None:
    make_england()
    assert counted_at(reader, f"/visits/?{query}") == count


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("since=nonsense", "Began on or after"),
        ("theme=nonsense", "Theme"),
        ("region=Narnia", "Region"),
        ("new=yesterday", "“yesterday” is not a day and time."),
        ("new=2026-02-31T10:00", "is not a day and time."),
    ],
)
def test_a_wrong_filter_of_visits_is_said_and_nothing_shown(
    reader: Client, query: str, said: str
) -> None:
    make_england()
    words = words_of(reader, f"/visits/?{query}")
    assert "There is a problem" in words
    assert said in words
    assert "Inspection (ILACS), " not in words
    assert "No visits are shown" in words


def test_a_filter_of_visits_can_be_taken_away(reader: Client) -> None:
    make_england()
    page = parsed(reader.get("/visits/?theme=plans&said=any&region=South+East").content)
    pills = page.xpath("//a[@class='pill']")
    assert [" ".join(p.text_content().split()) for p in pills] == [
        "Take away the filter Region: South East×",
        "Take away the filter Theme: Plans×",
        "Take away the filter What the visit says of it: Whatever it says×",
    ]
    assert pills[1].get("href") == "?region=South+East"


def test_visits_that_none_is_like_say_so(reader: Client) -> None:
    assert "No visits are held yet" in words_of(reader, "/visits/")
    make_england()
    assert "No visit is like that" in words_of(reader, "/visits/?kind=sif")


@pytest.mark.parametrize("address", ["/visits/", "/visits/not-held/"])
def test_nobody_sees_visits_without_logging_in(client: Client, address: str) -> None:
    assert client.get(address)["Location"].startswith("/accounts/login/")


def test_the_page_is_never_kept_by_a_cache(reader: Client) -> None:
    assert "no-store" in reader.get("/")["Cache-Control"]
