"""The vocabulary as its owners change it, and why a sentence counts as it does, in a browser."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Tracker, logged_in
from tests.browser.test_pages import SIZES, overflow, serious, violations

ADDRESSES = [
    "/vocabulary/",
    "/vocabulary/new/",
    "/vocabulary/themes/consent/",
    "/vocabulary/changes/",
    "/vocabulary/import/",
]


@pytest.fixture(scope="module")
def owner(browser: Browser, tracker: Tracker) -> Iterator[BrowserContext]:
    context = logged_in(browser, tracker, "demo-admin")
    yield context
    context.close()


def look_over(page: Page) -> None:
    for width, scheme in SIZES:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 900})
        assert (width, scheme, violations(page), overflow(page)) == (width, scheme, [], 0)


@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing_and_nothing_overflows(owner: BrowserContext, address: str) -> None:
    page = owner.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.extend(serious(message)))
    page.goto(address)
    look_over(page)
    assert errors == []
    page.close()


def test_a_phrase_is_tried_saved_and_put_back(owner: BrowserContext) -> None:
    page = owner.new_page()
    page.goto("/vocabulary/themes/neglect/")
    phrases = page.get_by_label("Phrases")
    phrases.fill(phrases.input_value() + "\nchildren")
    page.get_by_label("Why").fill("To see what it does.")
    page.get_by_role("button", name="See what would change").click()
    expect(page.get_by_text(re.compile("would gain it"))).to_be_visible(timeout=30_000)
    look_over(page)
    page.get_by_role("button", name=re.compile("^Save")).click()
    expect(page.get_by_text(re.compile(r"Done\. \d+ findings have other themes"))).to_be_visible(
        timeout=60_000
    )
    page.get_by_role("link", name="History of changes").click()
    page.get_by_role("button", name=re.compile("^Put back")).first.click()
    expect(page.get_by_text(re.compile("would lose it"))).to_be_visible(timeout=30_000)
    page.get_by_role("button", name=re.compile("^Save")).click()
    expect(page.get_by_text(re.compile(r"Done\."))).to_be_visible(timeout=60_000)
    page.close()


def test_why_a_sentence_counts_is_shown_on_hover_and_focus_and_goes_with_escape(
    owner: BrowserContext,
) -> None:
    page = owner.new_page()
    page.goto("/findings/?assessment=needs-improvement")
    sentence = page.locator(".finding__text .sentence").first
    box = page.get_by_role("tooltip")
    sentence.hover()
    expect(box).to_be_visible()
    expect(box).to_contain_text("Says")
    box.hover()
    page.wait_for_timeout(600)
    expect(box).to_be_visible()
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    page.mouse.move(0, 0)
    page.locator(".finding__text [tabindex='0']").first.focus()
    expect(box).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    page.close()
