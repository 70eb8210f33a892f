"""The accessibility statement and the page of components."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from lxml import html
from pytest_django import Settings

from config.specimens import OF_EVERY_PAGE, OF_ONE_PAGE, specimens

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.django_db


def components() -> set[str]:
    return {path.stem for path in (ROOT / "templates" / "components").glob("*.html")}


def statement(client: Client) -> Any:
    return parsed(client.get("/accessibility/").content)


def parsed(content: bytes) -> Any:
    return html.fromstring(content)


def test_the_statement_is_there_for_everybody_and_said_on_every_page(client: Client) -> None:
    page = statement(client)
    (link,) = page.xpath("//footer//a")
    assert link.get("href") == "/accessibility/"
    words = " ".join(page.text_content().split())
    for said in (
        "(No. 2) Accessibility Regulations 2018",
        "partially compliant with level AA",
        "Equality and Human Rights Commission (EHRC)",
        "Equality Advisory and Support Service (EASS)",
        "disproportionate burden",
    ):
        assert said in words
    assert len(page.xpath("//main//time")) == 2


def test_the_statement_names_who_runs_it_and_whom_to_write_to(
    client: Client, settings: Settings
) -> None:
    settings.ORGANISATION = "Northshire County Council"
    settings.ACCESSIBILITY_CONTACT = "barriers@northshire.example"
    page = statement(client)
    assert "run by Northshire County Council" in page.text_content()
    (link,) = page.xpath("//section[@aria-labelledby='contact']//a")
    assert link.get("href") == "mailto:barriers@northshire.example"


def test_without_a_contact_the_statement_says_whom_to_tell(
    client: Client, settings: Settings
) -> None:
    settings.ORGANISATION = settings.ACCESSIBILITY_CONTACT = ""
    page = statement(client)
    assert "run by the organisation that gave you your log-in" in page.text_content()
    assert "Tell whoever gave you your log-in" in page.text_content()


def test_every_component_stands_on_the_page_of_components_or_on_its_own_page() -> None:
    shown = {specimen.name for specimen in specimens()}
    assert not shown & (OF_ONE_PAGE | OF_EVERY_PAGE)
    assert shown | OF_ONE_PAGE | OF_EVERY_PAGE == components()


def test_every_state_of_a_component_shows_something() -> None:
    nothing_to_show = {("deciding_words", "none"), ("pills", "none")}
    empty = {
        (specimen.name, state.name)
        for specimen in specimens()
        for state in specimen.states
        if not state.shown.strip()
    }
    assert empty == nothing_to_show


def test_the_page_of_components_is_for_people_who_are_logged_in(client: Client) -> None:
    assert client.get("/design/").status_code == 302
    client.force_login(User.objects.create_user("reader"))
    page = parsed(client.get("/design/").content)
    assert {one.get("data-specimen") for one in page.xpath("//*[@data-specimen]")} == {
        specimen.name for specimen in specimens()
    }
    assert not page.xpath("//*[@style or @onclick or self::style or self::script[not(@src)]]")
