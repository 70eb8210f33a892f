"""A theme's story and two visits beside each other, as people meet them in a browser."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Tracker, logged_in
from tests.browser.test_pages import SIZES, overflow, serious, violations

A_THEMES_STORY = """
from findings.models import FindingTheme
from django.db.models import Count
marks = FindingTheme.objects.exclude(finding__role='context')
told = marks.values_list('finding__visit__authority__slug', 'theme__slug')
most = told.annotate(n=Count('finding__visit', distinct=True)).order_by('-n', 'theme')[0]
print(f'/authorities/{most[0]}/themes/{most[1]}/')
"""
"""Prints the address of the story with the most visits."""


@pytest.fixture(scope="module")
def story(tracker: Tracker) -> str:
    printed = tracker.manage("shell", "--no-imports", "-c", A_THEMES_STORY)
    return printed.strip().splitlines()[-1]


@pytest.fixture(scope="module")
def addresses(story: str) -> dict[str, str]:
    authority = story.split("/themes/")[0]
    return {
        "story": story,
        "story, latest first": f"{story}?order=newest",
        "changes": f"{authority}/changes/",
        "changes, wrong visit": f"{authority}/changes/?from=0",
    }


NAMES = ["story", "story, latest first", "changes", "changes, wrong visit"]


@pytest.fixture(scope="module")
def reader(browser: Browser, tracker: Tracker) -> Iterator[BrowserContext]:
    context = logged_in(browser, tracker, "demo-admin")
    yield context
    context.close()


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_and_nothing_overflows(
    reader: BrowserContext, addresses: dict[str, str], name: str
) -> None:
    page = reader.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.extend(serious(message)))
    page.goto(addresses[name])
    for width, scheme in SIZES:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 900})
        assert (width, scheme, violations(page), overflow(page)) == (width, scheme, [], 0)
    page.set_viewport_size({"width": 320, "height": 700})
    assert overflow(page) == 0
    assert errors == []
    expect(page.locator("h1")).to_have_count(1)
    page.close()


def test_on_paper_nothing_is_cut(reader: BrowserContext, addresses: dict[str, str]) -> None:
    page = reader.new_page()
    for name in ("story", "changes"):
        page.goto(addresses[name])
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 673, "height": 970})
        assert overflow(page) == 0
        expect(page.locator(".masthead")).to_be_hidden()
    page.close()


def test_a_mark_on_the_chart_leads_to_its_visit_by_keyboard(
    reader: BrowserContext, story: str
) -> None:
    page = reader.new_page()
    page.goto(story)
    mark = page.locator(".story-chart a").last
    mark.focus()
    page.keyboard.press("Enter")
    anchor = re.sub(r".*#", "#", page.url)
    assert anchor == mark.get_attribute("href")
    expect(page.locator(anchor)).to_be_in_viewport()
    page.close()


def test_the_story_turns_round_and_back(reader: BrowserContext, story: str) -> None:
    page = reader.new_page()
    page.goto(story)
    first = when(page)
    page.get_by_role("link", name="Latest first").click()
    page.wait_for_url("**order=newest**")
    assert when(page) != first
    page.get_by_role("link", name="Earliest first").click()
    page.wait_for_url(re.compile(r"/themes/[\w-]+/\?*(#story)?$"))
    assert when(page) == first
    page.close()


def when(page: Page) -> str:
    return page.locator(".chapter").first.inner_text()


def test_two_visits_are_chosen_compared_and_swapped_without_javascript(
    browser: Browser, tracker: Tracker, addresses: dict[str, str]
) -> None:
    context = logged_in(browser, tracker, "demo-admin", java_script_enabled=False)
    page = context.new_page()
    page.goto(addresses["changes"])
    first = page.get_by_label("First visit").input_value()
    second = page.get_by_label("Second visit").input_value()
    page.get_by_label("First visit").select_option(second)
    page.get_by_label("Second visit").select_option(first)
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_text("told backwards in time")).to_be_visible()
    page.get_by_role("link", name="Swap the two").click()
    assert page.get_by_label("First visit").input_value() == first
    expect(page.get_by_text("told backwards in time")).to_have_count(0)
    context.close()


def test_at_a_glance_a_theme_leads_to_its_sentences_and_they_to_their_place(
    reader: BrowserContext, addresses: dict[str, str]
) -> None:
    page = reader.new_page()
    page.goto(addresses["changes"])
    page.locator(".glance__themes a").first.click()
    theme = page.locator(re.sub(r".*#", "#", page.url))
    expect(theme).to_be_in_viewport()
    theme.locator(".quote__where a").first.click()
    page.wait_for_url(re.compile(r"/visits/\d+/"))
    expect(page.locator(re.sub(r".*#", "#", page.url))).to_be_in_viewport()
    page.close()
