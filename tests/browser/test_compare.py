"""Comparing authorities in a browser, from choosing to keeping; wide, narrow, light and dark."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.conftest import Tracker, logged_in
from tests.browser.test_pages import SIZES, overflow, serious, violations

NAMES = ("Northshire", "Eastmere", "Wexcombe")
QUERY = "&".join(f"authority={name.lower()}" for name in NAMES)
PAGES = (
    "/compare/",
    f"/compare/?{QUERY}",
    "/compare/?authority=northshire",
    "/compare/?authority=nowhere",
    f"/compare/choose/?{QUERY}&near=region",
    f"/compare/strengths/?{QUERY}",
    f"/compare/?{QUERY}&only=differ",
)


@pytest.fixture(scope="module")
def reader(browser: Browser, tracker: Tracker) -> Iterator[BrowserContext]:
    context = logged_in(browser, tracker, "demo-reader")
    yield context
    context.close()


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_and_nothing_overflows(reader: BrowserContext, address: str) -> None:
    page = reader.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.extend(serious(message)))
    response = page.goto(address)
    assert response is not None
    assert response.status == 200
    for width, scheme in SIZES:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 900})
        assert (width, scheme, violations(page), overflow(page)) == (width, scheme, [], 0)
    page.set_viewport_size({"width": 320, "height": 700})
    assert overflow(page) == 0
    assert errors == []
    expect(page.locator("h1")).to_have_count(1)
    page.close()


def test_with_no_data_there_is_nothing_to_compare(browser: Browser, empty_tracker: Tracker) -> None:
    context = logged_in(browser, empty_tracker, "demo-admin")
    page = context.new_page()
    page.goto("/compare/")
    assert violations(page) == []
    expect(page.locator("main")).to_contain_text("nothing to compare yet")
    context.close()


def test_somebody_chooses_compares_keeps_and_deletes_by_keyboard(reader: BrowserContext) -> None:
    page = reader.new_page()
    page.goto("/compare/")
    for name in NAMES[:2]:
        page.get_by_label(name, exact=False).first.focus()
        page.keyboard.press("Space")
    page.get_by_role("button", name="Compare").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/compare/\?authority=\w+&authority=\w+$"))
    for name in NAMES[:2]:
        expect(page.get_by_role("link", name=f"Take away {name}")).to_be_visible()
    page.get_by_label("Name").focus()
    page.keyboard.type("By the sea")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("“By the sea” is kept.")
    page.get_by_role("link", name="Delete “By the sea”").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Delete “By the sea”").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("is deleted")
    expect(page.get_by_role("link", name="Delete “By the sea”")).to_have_count(0)
    page.close()


@pytest.mark.parametrize("height", [500, 900])
def test_what_the_keyboard_is_on_is_never_behind_the_button(
    reader: BrowserContext, height: int
) -> None:
    page = reader.new_page()
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 390, "height": height})
    page.goto("/compare/")
    boxes = page.locator("input[name=authority]")
    assert boxes.count() > 2
    page.get_by_role("button", name="Find").focus()
    for number in range(boxes.count()):
        page.keyboard.press("Tab")
        expect(boxes.nth(number)).to_be_focused()
        assert boxes.nth(number).evaluate(
            "e => { const b = e.getBoundingClientRect();"
            " return Math.min(b.width, b.height) >= 24 &&"
            " document.elementFromPoint(b.left + b.width / 2, b.bottom - 1) === e }"
        )
    page.close()


def test_bands_and_bars_bear_their_colours(reader: BrowserContext) -> None:
    page = reader.new_page()
    page.goto(f"/compare/?{QUERY}")
    shapes = page.locator(".band rect, .line path")
    fills = shapes.evaluate_all("shapes => shapes.map(s => getComputedStyle(s).fill)")
    assert fills
    assert "rgb(0, 0, 0)" not in fills
    page.close()
