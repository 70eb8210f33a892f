"""The pages: what stands on them, what they say when empty, what they ask the database."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from inspections.models import Visit
from tests.findings.factories import (
    make_authority,
    make_finding,
    make_judgement,
    make_source,
    make_theme,
    make_visit,
)
from tests.findings.pages import OVERALL, make_history, of_class, parsed, words_of

pytestmark = pytest.mark.django_db

BUDGET = json.loads((Path(__file__).parents[1] / "query_counts.json").read_text())


@pytest.mark.parametrize(
    "address", ["/authorities/", "/findings/", "/themes/", "/findings/findings.csv"]
)
def test_nobody_sees_a_page_without_logging_in(client: Client, address: str) -> None:
    assert client.get(address)["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/authorities/", "There are no authorities here"),
        ("/findings/", "No findings are held yet"),
        ("/themes/", "There are no themes here"),
    ],
)
def test_with_nothing_loaded_each_page_says_so(reader: Client, address: str, said: str) -> None:
    assert said in words_of(reader, address)


def test_authorities_without_documents_are_there_when_asked_for(reader: Client) -> None:
    make_authority("Wexcombe")
    assert "No documents are held yet" in words_of(reader, "/authorities/")
    assert "Wexcombe" in words_of(reader, "/authorities/?show=all")
    assert "No document is held on such an authority" in words_of(reader, "/authorities/?q=wexc")
    assert "No authority is called that" in words_of(reader, "/authorities/?q=zz&show=all")


def test_very_many_authorities_stand_on_several_pages(
    reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("findings.views.authorities.ON_A_PAGE", 2)
    for name in ("Ashshire", "Beechshire", "Cedarshire"):
        make_authority(name)
    words = words_of(reader, "/authorities/?show=all&q=shire&sort=name")
    assert "3 authorities" in words
    assert "1 to 2 of 3 authorities" in words
    assert "Cedarshire" not in words
    assert "Cedarshire" in words_of(reader, "/authorities/?show=all&q=shire&sort=name&page=2")


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Eastmere", "Northshire", "Wexcombe"]),
        ("sort=-name", ["Wexcombe", "Northshire", "Eastmere"]),
        ("sort=region", ["Wexcombe", "Eastmere", "Northshire"]),
        ("sort=grade", ["Wexcombe", "Northshire", "Eastmere"]),
        ("sort=-grade", ["Northshire", "Wexcombe", "Eastmere"]),
        ("sort=visit", ["Eastmere", "Wexcombe", "Northshire"]),
        ("sort=-visit", ["Northshire", "Wexcombe", "Eastmere"]),
        ("sort=open", ["Northshire", "Wexcombe", "Eastmere"]),
        ("sort=nonsense", ["Eastmere", "Northshire", "Wexcombe"]),
        ("q=north", ["Northshire"]),
        ("q=mere+east", ["Eastmere"]),
        ("q=county+of+n", ["Northshire"]),
        ("region=East", ["Eastmere"]),
    ],
)
def test_the_list_of_authorities_is_searched_and_sorted(
    reader: Client, query: str, names: list[str]
) -> None:
    north = make_authority("Northshire", other_names=["County of Northshire"], region="West")
    east = make_authority("Eastmere", region="East")
    wex = make_authority("Wexcombe", region="Coast")
    inspected = make_visit(north, date(2018, 6, 4), kind="ilacs")
    make_judgement(inspected, OVERALL, "inadequate")
    make_finding(inspected, role="recommendation")
    make_visit(east, date(2022, 6, 4))
    make_judgement(make_visit(wex, date(2020, 6, 4), kind="ilacs"), OVERALL, "outstanding")
    page = parsed(reader.get(f"/authorities/?{query}").content)
    assert [link.text_content() for link in page.xpath("//tbody//th/a")] == names


def test_a_visits_page_has_findings_by_section_with_anchors_and_neighbours(reader: Client) -> None:
    authority = make_history()
    visit = Visit.objects.get(authority=authority, number=6)
    page = parsed(reader.get(f"/visits/{visit.pk}/").content)
    finding = visit.findings.first()
    assert finding is not None
    assert page.get_element_by_id(f"finding-{finding.pk}") is not None
    for sentence in finding.sentences.all():
        assert sentence.text in page.get_element_by_id(f"sentence-{sentence.pk}").text_content()
    assert of_class(page, "section-title")[0].text_content() == "Section 0"
    (before,), (after,) = page.xpath("//a[@rel='prev']"), page.xpath("//a[@rel='next']")
    assert "Fifth monitoring visit, 7 February 2017" in before.text_content()
    assert "Inspection (SIF), June 2018" in after.text_content()


def test_a_visits_page_shows_the_grades_it_gives_and_those_it_recalls(reader: Client) -> None:
    authority = make_history()
    sixth = Visit.objects.get(authority=authority, number=6)
    assert "Overall effectiveness: Inadequate September 2015 sixth letter.pdf, page 1" in words_of(
        reader, f"/visits/{sixth.pk}/"
    )
    again = Visit.objects.get(authority=authority, kind="sif")
    words = words_of(reader, f"/visits/{again.pk}/")
    assert "Overall effectiveness Requires improvement" in words
    assert "As the council’s paper tells it" in words
    assert "in the council’s words" in words


def test_what_inspectors_wrote_stands_before_what_the_council_retells(reader: Client) -> None:
    visit = make_visit(make_authority(), date(2018, 6, 4), kind="sif")
    paper = make_source("paper.docx", document_type="committee-report")
    make_finding(visit, "As the council retells it.", source=paper)
    make_finding(visit, "As inspectors wrote it.", source=make_source("report.pdf"))
    words = words_of(reader, f"/visits/{visit.pk}/")
    assert words.index("As inspectors wrote it.") < words.index("As the council retells it.")


def test_a_visit_without_findings_or_date_says_so(reader: Client) -> None:
    visit = make_visit(make_authority(), None)
    words = words_of(reader, f"/visits/{visit.pk}/")
    assert "date not known" in words
    assert "No findings are held from this visit." in words


def test_a_finding_in_the_list_leads_to_its_place_on_its_visits_page(reader: Client) -> None:
    make_history()
    page = parsed(reader.get("/findings/?q=weak").content)
    link = urlsplit(page.xpath("//p[@class='finding__visit']/a")[1].get("href"))
    visit = parsed(reader.get(link.path).content)
    assert "Supervision is weak" in visit.get_element_by_id(link.fragment).text_content()
    assert {mark.text for mark in page.xpath("//mark")} == {"weak"}


def test_each_count_on_the_findings_page_leads_to_as_many(reader: Client) -> None:
    make_history()
    page = parsed(reader.get("/findings/?authority=northshire").content)
    counts = of_class(of_class(page, "counts-panel")[0], "tag", "a")
    assert counts
    for link in counts:
        (number,) = of_class(link, "tag__count")
        shown = parsed(reader.get("/findings/" + link.get("href")).content)
        assert len(of_class(shown, "finding")) == int(number.text_content())


def test_a_wrong_filter_is_said_on_top_with_its_field(reader: Client) -> None:
    make_history()
    page = parsed(reader.get("/findings/?since=31/31/2018").content)
    (summary,) = of_class(page, "error-summary")
    (link,) = summary.xpath(".//a")
    assert "Visit began on or after: “31/31/2018” is not a date" in link.text_content()
    assert page.get_element_by_id(link.get("href").removeprefix("#")).tag == "input"
    assert not of_class(page, "finding")


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("?q=&theme=plans&since=&sort=newest", "?theme=plans"),
        ("?q=&sort=newest", ""),
        (
            "?sort=oldest&theme=plans&theme=supervision&q=",
            "?sort=oldest&theme=plans&theme=supervision",
        ),
    ],
)
def test_the_address_keeps_only_what_says_something(reader: Client, asked: str, kept: str) -> None:
    make_history()
    response = reader.get(f"/findings/{asked}")
    assert response["Location"] == f"/findings/{kept}"
    assert reader.get(response["Location"]).status_code == 200


def test_a_page_beyond_the_last_is_the_last(reader: Client) -> None:
    make_history(findings=30)
    assert "51 to 61 of 61 findings" in words_of(reader, "/findings/?page=99")


def test_a_theme_tells_the_latest_word_at_each_authority(reader: Client) -> None:
    make_history()
    words = words_of(reader, "/themes/supervision/")
    assert re.search(
        r"Northshire ↗ Improving 1 finding at Northshire 100 % only good June 2018", words
    )
    assert re.search(r"2017 2 visits, 2017 2 visits raise it, 2017 100 %", words)


def test_a_theme_without_findings_says_so(reader: Client) -> None:
    make_theme("neglect")
    assert "No finding on this theme is held" in words_of(reader, "/themes/neglect/")
    assert "No findings are held yet" in words_of(reader, "/themes/")


def test_no_page_has_inline_style_or_script(reader: Client) -> None:
    make_history()
    visit = Visit.objects.first()
    assert visit is not None
    for address in (
        "/authorities/",
        "/authorities/northshire/",
        f"/visits/{visit.pk}/",
        "/findings/",
        "/themes/",
    ):
        page = parsed(reader.get(address).content)
        assert not page.xpath("//*[@style or @onclick or self::style or self::script[not(@src)]]")


@pytest.mark.parametrize("name", sorted(name for name in BUDGET if "vocabulary" not in name))
def test_a_page_asks_no_more_of_the_database_however_much_there_is(
    reader: Client,
    name: str,
    django_assert_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    User.objects.get(username="reader").user_permissions.add(
        Permission.objects.get(codename="export_finding")
    )
    for number, size in enumerate((1, 6)):
        make_history(f"Northshire {number}", visits=size, findings=size * 2)
    last = Visit.objects.filter(authority__slug="northshire-1", number=10).get()
    finding = last.findings.first()
    assert finding is not None
    address = BUDGET[name]["address"].replace("VISIT", str(last.pk))
    address = address.replace("FINDING", str(finding.pk))
    with django_assert_num_queries(BUDGET[name]["queries"]):
        response = reader.get(address)
        if response.streaming:
            b"".join(response)
    assert response.status_code == 200


def test_the_list_tells_all_grades_that_stand(reader: Client) -> None:
    visit = make_visit(make_authority("Northshire"), date(2018, 6, 4), kind="ilacs")
    make_judgement(visit, OVERALL, "good")
    make_judgement(visit, "leaders", "outstanding")
    make_judgement(visit, "help-and-protection", "inadequate")
    assert (
        "Overall effectiveness: Good 4 June 2018 Leaders: Outstanding Protection: Inadequate"
    ) in words_of(reader, "/authorities/")
