"""Every page, as people meet it: wide and narrow, light and dark, with and without JavaScript."""

import re
from collections.abc import Iterator
from typing import Literal

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
    "findings, wrong date": "/findings/?since=nonsense",
    "finding": r"/findings/\d+/",
    "themes": "/themes/",
    "theme": r"/themes/[\w-]+/",
    "documents": "/documents/",
    "document": r"/documents/\d+/",
    "upload": "/documents/upload/",
    "password": "/accounts/password_change/",
}
"""Each page's address, or the pattern of one that its list's page leads to."""

LISTS = {
    "authority": "authorities",
    "visit": "authority",
    "finding": "findings",
    "theme": "themes",
    "document": "documents",
}
"""The page on which the first link to a page of the pattern is looked for."""

LINKS_OF_A_KIND = 4
EMPTY_PAGES = [
    "/",
    "/authorities/",
    "/authorities/?show=all",
    "/authorities/bournemouth-christchurch-and-poole/",
    "/authorities/leeds/changes/",
    "/authorities/leeds/themes/supervision/",
    "/compare/",
    "/compare/?authority=leeds&authority=lancashire",
    "/compare/strengths/?authority=leeds",
    "/themes/",
    "/themes/supervision/",
    "/findings/",
    "/visits/",
    "/visits/not-held/",
    "/documents/",
    "/documents/upload/",
    "/vocabulary/",
    "/accessibility/",
]


SIZES: tuple[tuple[int, Literal["light", "dark"]], ...] = (
    (1280, "light"),
    (1280, "dark"),
    (390, "light"),
    (390, "dark"),
)


@pytest.fixture(scope="module")
def admin(browser: Browser, tracker: Tracker) -> Iterator[BrowserContext]:
    context = logged_in(browser, tracker, "demo-admin")
    yield context
    context.close()


@pytest.fixture(scope="module")
def addresses(admin: BrowserContext) -> dict[str, str]:
    """The address of each page; of a pattern, the first link on its list's page that fits it."""
    page = admin.new_page()
    found: dict[str, str] = {}
    for name, pattern in PAGES.items():
        fixed = "[" not in pattern and r"\d" not in pattern
        found[name] = pattern if fixed else first_link(page, found[LISTS[name]], pattern)
    page.close()
    return found


def first_link(page: Page, start: str, pattern: str) -> str:
    page.goto(start)
    hrefs = page.locator("main a").evaluate_all("links => links.map(a => a.getAttribute('href'))")
    fitting = [href for href in hrefs if href and re.fullmatch(pattern, href.split("#")[0])]
    assert fitting, f"no link like {pattern} on {start}"
    return str(fitting[0])


def violations(page: Page) -> list[str]:
    """What axe finds, a line each."""
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found]


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_nothing_overflows(
    admin: BrowserContext, addresses: dict[str, str], name: str
) -> None:
    page = admin.new_page()
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


def serious(message: ConsoleMessage) -> list[str]:
    """A console message's text where it is an error, such as a breach of the content policy."""
    return [message.text] if message.type == "error" else []


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


@pytest.mark.parametrize("name", PAGES)
def test_at_twice_the_size_nothing_is_lost_sideways(
    zoomed: BrowserContext, addresses: dict[str, str], name: str
) -> None:
    page = zoomed.new_page()
    page.goto(addresses[name])
    assert overflow(page) == 0
    page.close()


@pytest.fixture(scope="module")
def zoomed(browser: Browser, tracker: Tracker) -> Iterator[BrowserContext]:
    """A window of 1280 pixels at 200 % zoom."""
    context = logged_in(
        browser,
        tracker,
        "demo-admin",
        viewport={"width": 640, "height": 450},
        device_scale_factor=2,
    )
    yield context
    context.close()


@pytest.fixture(scope="module")
def without_javascript(browser: Browser, tracker: Tracker) -> Iterator[BrowserContext]:
    context = logged_in(browser, tracker, "demo-admin", java_script_enabled=False)
    yield context
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_without_javascript_every_page_says_what_it_is(
    without_javascript: BrowserContext, addresses: dict[str, str], name: str
) -> None:
    page = without_javascript.new_page()
    response = page.goto(addresses[name])
    assert response is not None
    assert response.status == 200
    expect(page.locator("h1")).to_be_visible()
    page.close()


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
    response = page.goto(path)
    assert response is not None
    assert response.status == 200
    for width, scheme in SIZES:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 900})
        assert (width, scheme, violations(page), overflow(page)) == (width, scheme, [], 0)
    expect(page.locator("main")).not_to_be_empty()
    context.close()


def test_links_of_every_kind_on_every_kind_of_page_lead_somewhere(
    admin: BrowserContext, addresses: dict[str, str]
) -> None:
    page = admin.new_page()
    of_kind: dict[str, set[str]] = {}
    for address in addresses.values():
        page.goto(address)
        for href in page.locator("main a[href]").evaluate_all("all => all.map(a => a.href)"):
            target = href.split("#")[0]
            kind = re.sub(
                r"=[^&]*|(?<=/)[0-9a-f]{64}|\d+|(?<=themes/)[^/]+|(?<=orities/)[^/]+", "", target
            )
            of_kind.setdefault(kind, set()).add(target)
    page.close()
    links = [target for same in of_kind.values() for target in sorted(same)[:LINKS_OF_A_KIND]]
    assert len(links) > 30
    assert [link for link in links if admin.request.get(link).status != 200] == []
