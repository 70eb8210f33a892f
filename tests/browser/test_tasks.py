"""What people come to do, done in a browser from beginning to end."""

import re

from playwright.sync_api import Browser, FilePayload, expect

from ingest.sample.generate import file_name, sample_documents, written
from tests.browser.conftest import Tracker, logged_in

SECONDS_TO_READ = 60_000
LETTER = """
12 March 2026

Monitoring visit of Northshire children's services

This letter summarises the findings of the seventh monitoring visit to Northshire on
24 and 25 February 2026. The inspectors were Ada Quill, HMI, and Noel Pryce, HMI.

Areas covered by the visit

Inspectors looked at supervision.

Headline findings

Supervision of social workers has become much better since the last inspection.

Findings and evaluation of progress

Supervision is regular and helps social workers to think.

Strategy discussions are often late and health partners do not always attend.

I am copying this letter to the Department. It will be published.

Yours sincerely

Ada Quill

His Majesty's Inspector
"""


def test_an_admin_drops_three_files_and_is_led_to_what_became_of_each(
    browser: Browser, tracker: Tracker
) -> None:
    held = sample_documents()[0]
    files: list[FilePayload] = [
        {"name": "new letter.txt", "mimeType": "text/plain", "buffer": LETTER.encode()},
        {"name": "photo.pdf", "mimeType": "application/pdf", "buffer": b"\xff\xd8\xff\xe0 JFIF"},
        {
            "name": "again " + file_name(held),
            "mimeType": "application/octet-stream",
            "buffer": written(held),
        },
    ]
    context = logged_in(browser, tracker, "demo-admin")
    page = context.new_page()
    page.goto("/documents/upload/")
    page.locator("input[type=file]").set_input_files(files)
    page.get_by_role("button", name="Upload and read").click()
    expect(page.get_by_text("All done.")).to_be_visible(timeout=SECONDS_TO_READ)
    arrivals = page.locator(".arrival")
    expect(arrivals).to_have_count(3)
    expect(arrivals.filter(has_text="photo.pdf")).to_contain_text("Could not be read")
    expect(arrivals.filter(has_text="held already")).to_have_count(1)
    arrivals.filter(has_text="new letter.txt").get_by_role("link", name="24 and 25").click()
    expect(page.locator("h1")).to_have_text("Seventh monitoring visit")
    expect(page.locator("main")).to_contain_text("Strategy discussions are often late")
    context.close()


def test_from_a_cell_of_the_matrix_to_the_sentences_and_on_to_the_page_of_the_document(
    browser: Browser, tracker: Tracker
) -> None:
    context = logged_in(browser, tracker, "demo-reader")
    page = context.new_page()
    page.goto("/authorities/northshire/")
    cell = page.locator(".matrix a[href*='theme=strategy-discussions']").first
    number = int(re.findall(r"\d+", cell.inner_text())[-1])
    cell.click()
    expect(page.locator("article.finding")).to_have_count(number)
    source = page.locator("a[href*='/sources/']").first
    answer = context.request.get(str(source.get_attribute("href")).split("#")[0])
    assert answer.status == 200
    assert answer.body()[:5] == b"%PDF-"
    context.close()


def test_an_analyst_takes_out_what_is_shown_and_a_reader_is_told_whom_to_ask(
    browser: Browser, tracker: Tracker
) -> None:
    analyst = logged_in(browser, tracker, "demo-analyst")
    page = analyst.new_page()
    page.goto("/findings/?assessment=mixed")
    shown = int(re.findall(r"(\d+) findings", page.locator("main").inner_text())[0])
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    assert shown == len(download.value.path().read_text("utf-8-sig").splitlines()) - 1
    analyst.close()
    reader = logged_in(browser, tracker, "demo-reader")
    page = reader.new_page()
    page.goto("/findings/")
    expect(page.get_by_role("link", name="CSV")).to_have_count(0)
    refused = page.goto("/findings/findings.csv")
    assert refused is not None
    assert refused.status == 403
    expect(page.locator("main")).to_contain_text("administrator")
    assert (page.goto("/documents/upload/") or refused).status == 403
    reader.close()


def test_filters_are_taken_off_one_by_one_and_the_address_keeps_the_state(
    browser: Browser, tracker: Tracker
) -> None:
    context = logged_in(browser, tracker, "demo-reader")
    page = context.new_page()
    page.goto("/findings/?theme=supervision&assessment=strength")
    pills = page.locator(".pill")
    expect(pills).to_have_count(2)
    pills.filter(has_text="Supervision").click()
    page.wait_for_url(re.compile(r"/findings/\?assessment=strength"))
    expect(page.locator(".pill")).to_have_count(1)
    context.close()
