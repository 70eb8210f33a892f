"""Themes by visits as people use them: by keyboard, by pointer, on a phone, on paper."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.conftest import Tracker, logged_in

PATTERN = "main tbody th a[href^='/authorities/']"


@pytest.fixture(scope="module")
def reader(browser: Browser, tracker: Tracker) -> Iterator[BrowserContext]:
    context = logged_in(browser, tracker, "demo-admin")
    yield context
    context.close()


@pytest.fixture(scope="module")
def address(reader: BrowserContext) -> str:
    """The authority whose page has the most marks."""
    page = reader.new_page()
    page.goto("/authorities/")
    links = page.locator(PATTERN).evaluate_all("all => all.map(a => a.getAttribute('href'))")
    marks = {}
    for link in links:
        page.goto(link)
        marks[link] = page.locator(".matrix td > a").count()
    page.close()
    best = max(marks, key=lambda link: marks[link])
    assert marks[best] > 10
    return str(best)


@pytest.fixture
def page(reader: BrowserContext, address: str) -> Iterator[Page]:
    page = reader.new_page()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(address)
    yield page
    page.close()


def place(page: Page) -> list[int]:
    """The row and column of what has the focus."""
    return list(
        page.evaluate(
            """() => {
              const cell = document.activeElement.closest("td, th");
              const rows = [...cell.closest("table").rows].filter(
                row => !row.classList.contains("matrix__group"));
              return [rows.indexOf(cell.parentNode), cell.cellIndex];
            }"""
        )
    )


def into_the_grid(page: Page) -> None:
    page.locator(".matrix-frame").focus()
    page.keyboard.press("Tab")


def test_the_arrow_keys_walk_the_marks_from_one_stop_of_the_tab_key(page: Page) -> None:
    expect(page.get_by_role("grid")).to_have_count(1)
    assert page.locator(".matrix [tabindex='0']").count() == 1
    into_the_grid(page)
    assert place(page) == [1, 1]
    for key, at in [
        ("ArrowRight", [1, 2]),
        ("ArrowDown", [2, 2]),
        ("ArrowLeft", [2, 1]),
        ("Home", [2, 0]),
        ("ArrowUp", [1, 0]),
        ("ArrowUp", [0, 0]),
        ("ArrowUp", [0, 0]),
    ]:
        page.keyboard.press(key)
        assert (key, place(page)) == (key, at)
    page.keyboard.press("Control+End")
    assert place(page)[0] > 5
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.matrix')") is None


def test_the_enter_key_opens_the_findings_of_a_mark(page: Page) -> None:
    mark = page.locator(".matrix td > a").first
    count = mark.evaluate("a => Number(a.lastChild.textContent)")
    mark.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/findings/?theme=*")
    expect(page.locator(".finding")).to_have_count(count)


def shown(page: Page) -> Locator:
    return page.locator(".preview:not([hidden])")


def test_a_look_at_a_mark_by_keyboard_shows_its_words_until_escape(page: Page) -> None:
    mark = page.locator(".matrix td > a").first
    mark.focus()
    expect(shown(page)).to_be_visible()
    assert len(shown(page).inner_text()) > 40
    page.keyboard.press("Escape")
    expect(shown(page)).to_have_count(0)
    assert mark.evaluate("a => a === document.activeElement")


def test_a_look_by_pointer_stays_while_the_pointer_is_on_the_words(page: Page) -> None:
    page.locator(".matrix td > a").first.hover()
    expect(shown(page)).to_be_visible()
    shown(page).hover()
    page.wait_for_timeout(600)
    expect(shown(page)).to_be_visible()
    page.mouse.move(5, 5)
    expect(shown(page)).to_have_count(0)


def test_a_look_stands_in_no_print(page: Page) -> None:
    page.locator(".matrix td > a").first.focus()
    expect(shown(page)).to_be_visible()
    page.emulate_media(media="print")
    expect(shown(page)).not_to_be_visible()
    page.emulate_media(media="screen")


def test_a_choice_narrows_the_themes_at_once_and_stands_in_the_address(page: Page) -> None:
    before = page.locator(".matrix tbody tr:not(.matrix__group)").count()
    page.get_by_text("Order and filter").click()
    page.get_by_label("Only what changed").check()
    page.wait_for_url("**only=changed*")
    expect(page.locator(".pill")).to_have_count(1)
    assert 0 < page.locator(".matrix tbody tr:not(.matrix__group)").count() < before
    into_the_grid(page)
    page.keyboard.press("ArrowRight")
    assert place(page) == [1, 2]
    page.locator(".pill").click()
    expect(page.locator(".matrix tbody tr:not(.matrix__group)")).to_have_count(before)


def test_on_a_phone_the_themes_are_a_list_that_says_each_visit(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    expect(page.locator(".matrix--list")).to_have_count(1)
    expect(page.get_by_role("grid")).to_have_count(0)
    label = page.locator(".matrix td:has(> a)").first.get_attribute("data-label")
    assert label is not None
    assert any(year in label for year in ("201", "202"))
    word = page.locator(".matrix td > a i").first
    assert word.evaluate("i => i.getBoundingClientRect().width") > 20
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(page.get_by_role("grid")).to_have_count(1)


def test_without_javascript_a_phone_has_the_table_in_a_frame_that_scrolls(
    browser: Browser, tracker: Tracker, address: str
) -> None:
    context = logged_in(
        browser,
        tracker,
        "demo-admin",
        java_script_enabled=False,
        viewport={"width": 390, "height": 800},
    )
    page = context.new_page()
    page.goto(f"{address}?only=changed&sort=concern")
    expect(page.locator(".matrix td > a").first).to_be_visible()
    expect(page.locator(".pill")).to_have_count(2)
    frame = page.locator(".matrix-frame").bounding_box()
    assert frame is not None
    assert frame["x"] + frame["width"] <= 390
    context.close()
