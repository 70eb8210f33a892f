"""The home page, the themes and the visits behind their numbers, in a browser."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Tracker, logged_in
from tests.browser.test_pages import SIZES, overflow, serious, violations

ADDRESSES = {
    "home": "/",
    "themes": "/themes/",
    "theme": "/themes/supervision/",
    "theme, narrowed": "/themes/supervision/?region=North+West&sort=worst",
    "theme, wrong region": "/themes/supervision/?region=Narnia",
    "visits": "/visits/",
    "visits, on a theme": "/visits/?theme=supervision&said=any",
    "visits, wrong date": "/visits/?since=nonsense",
    "visits, not held": "/visits/not-held/",
}

SMALLEST_TARGET = 24


@pytest.fixture(scope="module")
def admin(browser: Browser, tracker: Tracker) -> Iterator[BrowserContext]:
    context = logged_in(browser, tracker, "demo-admin")
    yield context
    context.close()


@pytest.fixture
def page(admin: BrowserContext) -> Iterator[Page]:
    page = admin.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("name", ADDRESSES)
def test_axe_finds_nothing_and_nothing_overflows(page: Page, name: str) -> None:
    errors: list[str] = []
    page.on("console", lambda message: errors.extend(serious(message)))
    page.goto(ADDRESSES[name])
    for width, scheme in SIZES:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 900})
        assert (width, scheme, violations(page), overflow(page)) == (width, scheme, [], 0)
    for width in (320, 640, 800):
        page.set_viewport_size({"width": width, "height": 700})
        assert (width, overflow(page)) == (width, 0)
    assert errors == []
    expect(page.locator("h1")).to_have_count(1)


@pytest.mark.parametrize("path", ["/", "/themes/", "/visits/", "/visits/not-held/"])
def test_with_no_data_each_page_says_so(
    browser: Browser, empty_tracker: Tracker, path: str
) -> None:
    context = logged_in(browser, empty_tracker, "demo-admin")
    page = context.new_page()
    page.goto(path)
    assert violations(page) == []
    expect(page.locator("main h1")).to_be_visible()
    context.close()


def boxes(page: Page, selector: str) -> list[dict[str, float]]:
    found: list[dict[str, float]] = page.locator(selector).evaluate_all(
        "all => all.map(e => { const b = e.getBoundingClientRect();"
        " return {left: b.left, top: b.top, width: b.width, height: b.height} })"
    )
    return found


@pytest.mark.parametrize("width", [1280, 800, 390, 320])
def test_each_tile_is_large_enough_to_hit_and_covers_no_other(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/")
    tiles = boxes(page, "a.tile")
    assert len(tiles) > 150
    assert min(min(b["width"], b["height"]) for b in tiles) >= SMALLEST_TARGET
    assert len({(round(b["left"]), round(b["top"])) for b in tiles}) == len(tiles)
    assert all(b["left"] >= 0 and b["left"] + b["width"] <= width for b in tiles)


def test_on_a_phone_the_map_is_a_list_of_names_by_region(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto("/")
    leeds = page.locator("a.tile[href='/authorities/leeds/']")
    expect(leeds).to_have_accessible_name(re.compile("^Leeds ?: No grade held$"))
    name = leeds.locator(".tile__name").bounding_box()
    assert name is not None
    assert name["height"] > 10
    expect(leeds.locator("b")).to_be_hidden()


@pytest.mark.parametrize("width", [390, 320])
def test_on_a_phone_no_word_of_the_table_of_regions_is_broken(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/")
    broken = page.locator(".region-table th").evaluate_all(
        """all => all.flatMap(cell => {
          const text = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode();
          return [...text.data.matchAll(/[^\\s-\\u00ad]+/g)].filter(word => {
            const range = document.createRange();
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            return range.getClientRects().length > 1;
          }).map(word => word[0]);
        })"""
    )
    assert broken == []


def test_a_tile_tells_its_name_to_the_keyboard_and_leads_to_its_authority(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/")
    leeds = page.locator("a.tile[href='/authorities/leeds/']")
    told = leeds.locator(".tile__told")
    before = told.bounding_box()
    leeds.focus()
    shown = told.bounding_box()
    assert before is not None
    assert shown is not None
    assert before["height"] <= 1 < shown["height"]
    page.keyboard.press("Enter")
    page.wait_for_url("**/authorities/leeds/")


def test_who_is_strong_on_a_theme_in_a_region_is_three_clicks_from_home(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Themes", exact=True).click()
    page.get_by_role("link", name="Supervision", exact=True).click()
    page.locator("#regions ~ table tbody th a").first.click()
    expect(page.locator(".scope")).to_contain_text("Only")
    expect(page.locator("#authorities ~ table tbody tr").first).to_be_visible()


def test_a_bar_of_a_month_leads_to_its_visits(page: Page) -> None:
    page.goto("/")
    bar = page.locator(".months__chart a").last
    count = bar.text_content()
    assert count is not None
    bar.click()
    page.wait_for_url("**/visits/?since=*")
    expect(page.locator(".result-count strong")).to_have_text(count.strip())


def test_the_pages_work_without_javascript(browser: Browser, tracker: Tracker) -> None:
    context = logged_in(browser, tracker, "demo-admin", java_script_enabled=False)
    page = context.new_page()
    for address in ADDRESSES.values():
        response = page.goto(address)
        assert response is not None
        assert response.status == 200
        expect(page.locator("h1")).to_be_visible()
    context.close()


@pytest.mark.parametrize("name", ["home", "theme"])
def test_on_paper_nothing_is_cut_off(page: Page, name: str) -> None:
    page.goto(ADDRESSES[name])
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 672, "height": 950})
    assert overflow(page) == 0
