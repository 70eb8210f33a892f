"""Every page, as people meet it: wide and narrow, light and dark, with and without JavaScript."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from tests.browser.conftest import Tracker, logged_in

PAGES = {
    "authorities": "/authorities/",
    "authority": r"/authorities/[\w-]+/",
    "visit": r"/visits/\d+/",
    "findings": "/findings/",
    "findings, filtered": "/findings/?assessment=needs-improvement&q=risk",
    "findings, none": "/findings/?q=zzzzzz",
    "findings, wrong date": "/findings/?date_from=nonsense",
    "themes": "/themes/",
    "theme": r"/themes/[\w-]+/",
    "documents": "/documents/",
    "document": r"/documents/\d+/",
    "upload": "/documents/upload/",
    "password": "/accounts/password_change/",
}
"""Each page's address, or the pattern of one that its list's page leads to."""

LISTS = {"authority": "/authorities/", "visit": "authority", "theme": "/themes/"}
EMPTY_PAGES = ["/authorities/", "/findings/", "/themes/", "/documents/", "/documents/upload/"]


@pytest.fixture(scope="module")
def admin(browser: Browser, tracker: Tracker) -> Iterator[BrowserContext]:
    context = logged_in(browser, tracker, "demo-admin")
    yield context
    context.close()


def address(page: Page, name: str) -> str:
    """The address of a page; of a pattern, the first link on its list's page that fits it."""
    pattern = PAGES[name]
    if "[" not in pattern and r"\d" not in pattern:
        return pattern
    start = LISTS.get(name, "/documents/")
    page.goto(start if start.startswith("/") else address(page, start))
    hrefs = page.locator("main a").evaluate_all("links => links.map(a => a.getAttribute('href'))")
    fitting = [href for href in hrefs if href and re.fullmatch(pattern, href.split("#")[0])]
    assert fitting, f"no link to the {name} page on {page.url}"
    return str(fitting[0])


def violations(page: Page) -> list[str]:
    """What axe finds, a line each."""
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_nothing_overflows(
    admin: BrowserContext, name: str, width: int, scheme: str
) -> None:
    page = admin.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.extend(serious(message)))
    page.goto(address(page, name))
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 900})
    assert violations(page) == []
    assert overflow(page) == 0
    assert errors == []
    expect(page.locator("h1")).to_have_count(1)
    page.close()


def serious(message: ConsoleMessage) -> list[str]:
    """A console message's text where it is an error, such as a breach of the content policy."""
    return [message.text] if message.type == "error" else []


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


@pytest.mark.parametrize("name", PAGES)
def test_at_320_pixels_nothing_is_lost_sideways(admin: BrowserContext, name: str) -> None:
    page = admin.new_page()
    page.goto(address(page, name))
    page.set_viewport_size({"width": 320, "height": 700})
    assert overflow(page) <= 0
    page.close()


@pytest.mark.parametrize("name", PAGES)
def test_without_javascript_every_page_says_what_it_is(
    browser: Browser, tracker: Tracker, admin: BrowserContext, name: str
) -> None:
    finder = admin.new_page()
    target = address(finder, name)
    finder.close()
    context = logged_in(browser, tracker, "demo-admin", java_script_enabled=False)
    page = context.new_page()
    response = page.goto(target)
    assert response is not None
    assert response.status == 200
    expect(page.locator("h1")).to_be_visible()
    context.close()


def test_the_first_tab_leads_past_the_navigation(admin: BrowserContext) -> None:
    page = admin.new_page()
    page.goto("/authorities/")
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.getAttribute('href')")
    assert focused == "#content"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#content"
    page.close()


@pytest.mark.parametrize("path", EMPTY_PAGES)
def test_with_no_data_each_page_says_so_and_what_to_do(
    browser: Browser, empty_tracker: Tracker, path: str
) -> None:
    context = logged_in(browser, empty_tracker, "demo-admin")
    page = context.new_page()
    page.goto(path)
    assert violations(page) == []
    expect(page.locator("main")).not_to_be_empty()
    context.close()


def test_every_link_on_every_kind_of_page_leads_somewhere(admin: BrowserContext) -> None:
    page = admin.new_page()
    seen: dict[str, int] = {}
    for name in PAGES:
        page.goto(address(page, name))
        for href in page.locator("a[href^='/']").evaluate_all(
            "links => links.map(a => a.getAttribute('href').split('#')[0])"
        ):
            if href not in seen and len(seen) < 400:
                seen[href] = admin.request.get(href).status
    page.close()
    assert len(seen) > 50
    assert {href: status for href, status in seen.items() if status != 200} == {}
