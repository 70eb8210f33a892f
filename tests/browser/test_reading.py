"""Reading an authority's page: every number, every key, on paper, and into the document."""

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.conftest import Tracker, logged_in

AUTHORITY = "/authorities/northshire/"
MOST_TABS = 80


@pytest.fixture(scope="module")
def reader(browser: Browser, tracker: Tracker) -> Iterator[BrowserContext]:
    context = logged_in(browser, tracker, "demo-reader")
    yield context
    context.close()


def number_in(link: Locator) -> int:
    """The first number that a link says."""
    return int(re.findall(r"\d[\d,]*", link.inner_text())[0].replace(",", ""))


def shown_at(reader: BrowserContext, address: str) -> int:
    """How many findings the list at an address says that it has."""
    page = reader.new_page()
    page.goto(address)
    counted = int(re.findall(r"\d+", page.locator("#result-count").inner_text())[0])
    page.close()
    return counted


def test_numbers_on_an_authoritys_page_are_what_their_links_show(reader: BrowserContext) -> None:
    page = reader.new_page()
    page.goto(AUTHORITY)
    links = [
        *page.locator(".matrix td a").all()[::12],
        *page.locator(".journey a[href*='/findings/?']").all(),
        page.locator("a[href*='open=on']"),
    ]
    assert len(links) > 10
    for link in links:
        assert number_in(link) == shown_at(reader, str(link.get_attribute("href")))
    page.close()


def test_numbers_on_the_themes_page_are_what_their_links_show(reader: BrowserContext) -> None:
    page = reader.new_page()
    page.goto("/themes/")
    links = page.locator(".theme-table td a[href*='/findings/?']").all()[::15]
    assert len(links) > 5
    for link in links:
        assert number_in(link) == shown_at(reader, str(link.get_attribute("href")))
    page.close()


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until what has the focus fits the selector."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("fits => document.activeElement.matches(fits)", selector):
            return
    pytest.fail(f"{MOST_TABS} tabs did not reach {selector} on {page.url}")


def test_keys_alone_lead_from_the_authorities_to_the_words_of_a_sentence(
    reader: BrowserContext,
) -> None:
    page = reader.new_page()
    page.goto("/authorities/")
    for selector, leads_to in [
        (f"a[href='{AUTHORITY}']", AUTHORITY),
        ("a[href='#themes']", "#themes"),
        (".matrix td a", "/findings/"),
        ("a[href='#results']", "#results"),
        ("article a[href*='#finding-']", "/visits/"),
    ]:
        tab_to(page, selector)
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(re.escape(leads_to)))
    finding = page.locator(":target")
    expect(finding).to_be_in_viewport()
    expect(finding.locator(".sentence").first).to_be_visible()
    page.close()


def test_a_focused_mark_is_never_hidden_under_the_heads_of_the_table(
    reader: BrowserContext,
) -> None:
    page = reader.new_page()
    page.emulate_media(reduced_motion="reduce")
    page.goto(AUTHORITY)
    page.locator(".matrix td a").last.focus()
    for _ in range(12):
        page.keyboard.press("ArrowUp")
    covered_by = page.evaluate(
        """() => {
            const box = document.activeElement.getBoundingClientRect();
            const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            const seen = document.activeElement.contains(top);
            return seen ? "" : `${top && top.outerHTML.slice(0, 200)} at ${box.y}`;
        }"""
    )
    assert covered_by == ""
    page.close()


def test_the_heads_of_the_matrix_stay_in_sight_and_no_row_is_cut(reader: BrowserContext) -> None:
    page = reader.new_page()
    page.set_viewport_size({"width": 1280, "height": 700})
    page.goto(AUTHORITY)
    last = page.locator(".matrix tbody th[scope=row]").last
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport()
    expect(page.locator(".matrix thead th").nth(1)).to_be_in_viewport()
    page.close()


def test_an_assessment_is_told_in_words_to_those_who_do_not_see_its_sign(
    reader: BrowserContext,
) -> None:
    page = reader.new_page()
    page.goto("/findings/?authority=northshire&assessment=mixed")
    spoken = page.locator("article").first.aria_snapshot()
    assert "Mixed" in spoken
    drawn = page.locator(".sentence.needs-improvement").first.evaluate(
        "sentence => getComputedStyle(sentence, '::before').content"
    )
    assert drawn == '"!" / "Needs improvement: "'
    page.close()


def test_printed_on_a4_an_authoritys_page_is_whole(reader: BrowserContext, tmp_path: Path) -> None:
    page = reader.new_page()
    page.goto(AUTHORITY)
    themes = [name.strip() for name in page.locator(".matrix th[scope=row]").all_inner_texts()]
    page.pdf(path=str(tmp_path / "page.pdf"), prefer_css_page_size=True)
    page.close()
    with pypdfium2.PdfDocument(tmp_path / "page.pdf") as paper:
        text = " ".join(sheet.get_textpage().get_text_bounded() for sheet in paper)
    words = re.sub(r"\W+", " ", text)
    missing = [name for name in themes if re.sub(r"\W+", " ", name) not in words]
    assert missing == []
    assert "Direction" in words


def test_a_source_opens_in_the_browser_at_its_page(reader: BrowserContext) -> None:
    page = reader.new_page()
    page.goto(AUTHORITY)
    page.locator(".journey a[href*='/visits/']").first.click()
    link = str(page.locator(".finding__source a[href*='#page=']").first.get_attribute("href"))
    answer = reader.request.get(link.split("#")[0])
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"].startswith("inline")
    assert "sandbox" not in answer.headers.get("content-security-policy", "")
    assert answer.headers["x-content-type-options"] == "nosniff"
    page.close()
