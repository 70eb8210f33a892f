"""The page of components, photographed and checked; the accessibility statement with it.

Set ``PHOTOGRAPHS`` to a folder to keep the pictures.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Tracker, logged_in
from tests.browser.test_pages import SIZES, overflow, serious, violations


@pytest.fixture(scope="module")
def reader(browser: Browser, tracker: Tracker) -> Iterator[BrowserContext]:
    context = logged_in(browser, tracker, "demo-reader")
    yield context
    context.close()


def photograph(page: Page, name: str) -> None:
    if folder := os.environ.get("PHOTOGRAPHS"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@pytest.mark.parametrize("address", ["/design/", "/accessibility/"])
def test_axe_finds_nothing_and_nothing_overflows(reader: BrowserContext, address: str) -> None:
    page = reader.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.extend(serious(message)))
    page.goto(address)
    for width, scheme in SIZES:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 900})
        photograph(page, f"{address.strip('/')}-{width}-{scheme}")
        assert (width, scheme, violations(page), overflow(page)) == (width, scheme, [], 0)
    page.set_viewport_size({"width": 320, "height": 700})
    assert overflow(page) == 0
    assert errors == []
    page.close()


def test_the_statement_is_a_link_on_the_log_in_page(browser: Browser, tracker: Tracker) -> None:
    context = browser.new_context(base_url=tracker.url)
    page = context.new_page()
    page.goto("/accounts/login/")
    page.get_by_role("link", name="Accessibility statement").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Accessibility statement")
    assert violations(page) == []
    context.close()


def test_each_grade_and_each_assessment_has_a_colour_of_its_own(reader: BrowserContext) -> None:
    page = reader.new_page()
    page.goto("/design/")
    for name, number in (("grade", 5), ("assessment", 5)):
        tags = page.locator(f"[data-specimen={name}] .tag")
        colours = tags.evaluate_all("tags => tags.map(t => getComputedStyle(t).backgroundColor)")
        assert len(set(colours)) == number
    bands = page.locator(".band rect")
    fills = bands.evaluate_all("bands => bands.map(b => getComputedStyle(b).fill)")
    assert fills
    assert "rgb(0, 0, 0)" not in fills
    page.close()
