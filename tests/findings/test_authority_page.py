"""The page of an authority: where it stands, its journey, its themes by visits."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from io import StringIO
from typing import Any
from urllib.parse import urljoin

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client

from findings.models import Theme
from inspections.models import Authority, Trust, TrustDelivery
from tests.findings.factories import (
    make_authority,
    make_cited,
    make_finding,
    make_judgement,
    make_source,
    make_theme,
    make_visit,
)
from tests.findings.pages import OVERALL, make_history, of_class, parsed, words_of

pytestmark = pytest.mark.django_db

NORTHSHIRE = "/authorities/northshire/"
MOST_BYTES = 200_000
LONGEST = "Northshire, Eastmere and Upper Wexcombe"
ASSESSMENTS = ("strength", "improving", "mixed", "needs-improvement", "context")


def cells(page: Any) -> list[Any]:
    return list(page.xpath("//td[starts-with(@class, 'is-')]/a"))


def _tidy(words: Iterable[str]) -> str:
    return re.sub(r" ([,.])", r"\1", " ".join(" ".join(words).split()))


def rows(page: Any, table: str) -> list[str]:
    """The words of each row of a table."""
    (found,) = of_class(page, table, "table")
    return [_tidy(row.itertext()) for row in found.xpath(".//tbody/tr")]


def page_of(client: Client, address: str = NORTHSHIRE) -> Any:
    return parsed(client.get(address).content)


def test_the_grades_that_stand_say_since_when_what_before_and_under_which_framework(
    reader: Client,
) -> None:
    authority = make_authority("Northshire")
    for year, grade in ((2014, "inadequate"), (2017, "good"), (2021, "good")):
        kind = "sif" if year < 2018 else "ilacs"
        visit = make_visit(authority, date(year, 6, 4), kind=kind)
        make_judgement(visit, OVERALL, grade, make_source("report.pdf", document_type=kind))
    assert rows(page_of(reader), "grades-now") == [
        "Overall effectiveness Good 4 June 2017 4 June 2021 Inadequate 4 June 2014 ILACS "
        "Inspectors’ own report report.pdf, page 1"
    ]


def test_a_grade_without_one_before_or_after_says_so(reader: Client) -> None:
    make_cited(make_authority("Northshire"), OVERALL, "good", date(2018, 6, 1))
    assert rows(page_of(reader), "grades-now") == [
        "Overall effectiveness Good cited June 2018 Not since None known Framework not told "
        "Recalled by 1 document letter.pdf, page 1"
    ]


def test_a_judgement_that_was_part_of_another_says_which_came_before(reader: Client) -> None:
    authority = make_authority("Northshire")
    both = make_visit(authority, date(2019, 6, 4), kind="ilacs")
    make_judgement(both, "children-in-care-and-care-leavers", "good")
    apart = make_visit(authority, date(2023, 6, 4), kind="ilacs")
    make_judgement(apart, "care-leavers", "outstanding")
    (row,) = rows(page_of(reader), "grades-now")
    assert "Good Children in care and care leavers, 4 June 2019" in row


def test_where_no_overall_grade_is_in_the_framework_the_last_one_is_told(reader: Client) -> None:
    authority = make_authority("Northshire")
    before = make_visit(authority, date(2022, 6, 4), kind="ilacs")
    make_judgement(before, OVERALL, "good")
    make_judgement(before, "leaders", "good")
    latest = make_visit(authority, date(2026, 6, 1), kind="ilacs")
    make_judgement(latest, "leaders", "good")
    words = words_of(reader, NORTHSHIRE)
    assert "its framework has none. The last one was good (4 June 2022)." in words
    assert "Leadership Good 4 June 2022 1 June 2026 None known" in words
    assert "ILACS, as from April 2026" in words
    assert "before, good (Jun 2022)" in words_of(reader, "/authorities/")


@time_machine.travel("2020-06-10")
def test_monitoring_and_the_usual_pace_are_told(reader: Client) -> None:
    authority = make_authority("Northshire", kind="Unitary authority")
    inspected = make_visit(authority, date(2018, 6, 4), kind="sif")
    make_judgement(inspected, OVERALL, "inadequate")
    make_visit(authority, date(2019, 6, 4), number=1)
    make_visit(authority, date(2020, 6, 4), date(2020, 6, 5), number=2)
    other = make_authority("Eastmere", kind="Unitary authority")
    make_visit(other, date(2019, 1, 1))
    make_visit(other, date(2019, 1, 31))
    words = words_of(reader, NORTHSHIRE)
    assert (
        "Under monitoring Inadequate overall since Jun 2018, for 2 years, as far as is held. "
        "2 monitoring visits held since the latest inspection."
    ) in words
    assert "5 days ago Second monitoring visit, 4 and 5 June 2020" in words
    assert (
        "Usually between visits 12 months The middle of 2 gaps between its visits that are held. "
        "Among all authorities of its kind (unitary authority), 12 months."
    ) in words
    assert "Not told No inspection with grades is known." not in words
    assert "Monitoring visits since the latest inspection" in words_of(
        reader, "/authorities/eastmere/"
    )


@time_machine.travel("2024-06-10")
def test_a_closed_authority_is_told_of_as_on_the_day_it_closed(reader: Client) -> None:
    authority = make_authority("Northshire", closed=date(2020, 3, 31))
    make_judgement(make_visit(authority, date(2020, 3, 1), kind="sif"), OVERALL, "inadequate")
    words = words_of(reader, NORTHSHIRE)
    assert "Under monitoring when it closed Inadequate overall since Mar 2020, for 30 days" in words
    assert "30 days before it closed" in words
    assert "31 March 2020 Northshire closes" in words


def test_the_journey_is_told_by_date_with_what_is_not_held(reader: Client) -> None:
    make_history()
    story = (
        r"September 2015 Inspection cited Its own report is not held. "
        r"Recalled in sixth letter.pdf, page 1. Overall: Inadequate "
        r"Between Sep 2015 and Feb 2017 First to fourth monitoring visits "
        r"Their letters are not held: the numbers of the visits show that they were made. "
        r"7 February 2017 Fifth monitoring visit 3 findings of 7 February 2017 "
        r"7 March 2017 Sixth monitoring visit 3 findings of 7 March 2017 "
        r"What changed by 7 March 2017 "
        r"June 2018 Inspection \(SIF\) As a council’s paper tells it.*Overall: Requires improvement"
    )
    assert re.search(story, words_of(reader, NORTHSHIRE))


def test_a_councils_paper_stands_in_the_journey_on_its_day(reader: Client) -> None:
    authority = make_authority("Northshire")
    visit = make_visit(authority, date(2018, 6, 4), kind="sif")
    visit.sources.add(
        make_source("item.docx", document_type="committee-report", published=date(2018, 8, 17))
    )
    assert (
        "17 August 2018 Council’s paper item.docx, on the inspection (SIF) of 4 June 2018"
        in rows(page_of(reader), "journey")
    )


def test_what_changed_between_visits_is_a_link_to_both(reader: Client) -> None:
    make_history()
    page = page_of(reader)
    found = [a.get("href") for a in page.xpath("//a[contains(@href, 'changes/?')]")]
    links = [urljoin(NORTHSHIRE, link) for link in found]
    assert links[0] == links[-1]
    assert [reader.get(link).status_code for link in links] == [200, 200, 200]


def test_a_predecessors_visits_stand_in_the_journey_and_are_marked(reader: Client) -> None:
    old = make_authority("Old Northshire", closed=date(2020, 3, 31))
    new = make_authority("Northshire", opened=date(2020, 4, 1))
    old.successors.add(new)
    inspected = make_visit(old, date(2016, 6, 4), kind="sif")
    make_judgement(inspected, OVERALL, "good")
    make_finding(inspected, themes={make_theme(): "mixed"})
    told = rows(page_of(reader), "journey")
    assert told[0].startswith("4 June 2016 Inspection (SIF) Old Northshire Overall")
    assert told[1] == "1 April 2020 Northshire opens, in place of Old Northshire"
    words = words_of(reader, NORTHSHIRE)
    assert "No document that is held gives or recalls a grade of Northshire itself." in words
    assert "No findings are held from visits to Northshire" in words
    make_visit(new, date(2022, 6, 4))
    chart = of_class(page_of(reader), "timeline-chart")[0]
    assert "Overall, Old Northshire" in chart.text_content()


def test_a_trusts_delivery_stands_in_the_journey(reader: Client) -> None:
    authority = make_history()
    trust = Trust.objects.create(name="Northshire Trust")
    TrustDelivery.objects.create(trust=trust, authority=authority, start=date(2018, 1, 1))
    page = page_of(reader)
    assert "1 January 2018 Northshire Trust begins to deliver the services" in rows(page, "journey")
    assert "Delivered by a trust" in of_class(page, "timeline-chart")[0].text_content()


def test_each_cell_of_the_matrix_leads_to_as_many_findings_as_it_counts(reader: Client) -> None:
    make_history()
    marks = cells(page_of(reader))
    assert len(marks) == 5
    for mark in marks:
        shown = page_of(reader, mark.get("href"))
        assert len(of_class(shown, "finding")) == int(mark.xpath("text()")[0])


def test_each_number_of_findings_in_the_journey_leads_to_as_many(reader: Client) -> None:
    make_history()
    links = page_of(reader).xpath("//table[contains(@class, 'journey')]//td/span/a")
    assert len(links) == 3
    for link in links:
        shown = page_of(reader, link.get("href"))
        assert len(of_class(shown, "finding")) == int(link.xpath("text()")[0])


def test_a_cell_says_its_assessment_in_words_and_one_not_looked_at_that_it_is_none(
    reader: Client,
) -> None:
    make_history()
    assert rows(page_of(reader), "matrix") == [
        "Leadership",
        "Supervision Needs improvement, 3 Needs improvement, 3 Improving, 1 "
        "Better Mar 2017 to Jun 2018",
        "Practice",
        "Plans Strength, 3 Strength, 3 Not looked at No change Feb 2017 to Mar 2017",
    ]


def test_a_theme_leads_to_its_story_here(reader: Client) -> None:
    make_history()
    (link,) = page_of(reader).xpath("//table[@class='matrix']//th/a[text()='Supervision']")
    assert reader.get(urljoin(NORTHSHIRE, link.get("href"))).status_code == 200
    assert urljoin(NORTHSHIRE, link.get("href")) != "/themes/supervision/"


def test_a_direction_says_between_which_visits_it_is_known(reader: Client) -> None:
    authority = make_authority("Northshire")
    themes = [make_theme(slug) for slug in ("supervision", "plans", "neglect", "courts")]
    supervision, plans, neglect, courts = themes
    for year, marks in {
        2016: {supervision: "needs-improvement", plans: "mixed", courts: "context"},
        2017: {supervision: "strength"},
        2018: {neglect: "mixed"},
    }.items():
        make_finding(make_visit(authority, date(year, 3, 1)), themes=marks)
    words = words_of(reader, NORTHSHIRE)
    assert "Better Mar 2016 to Mar 2017" in words
    assert "Raised once Mar 2016" in words
    assert "Raised once Mar 2018" in words
    assert "Not evaluated" in words


def test_the_matrix_is_narrowed_and_sorted_by_the_address_with_a_pill_each(reader: Client) -> None:
    make_history()
    page = page_of(reader, f"{NORTHSHIRE}?only=changed&sort=concern&kind=monitoring-visit")
    (empty,) = of_class(page, "empty")
    assert "No theme is like that here" in empty.text_content()
    pills = [pill.get("href") for pill in of_class(page, "pill", "a")]
    assert pills == [
        "?only=changed&kind=monitoring-visit#themes",
        "?only=changed&sort=concern#themes",
        "?sort=concern&kind=monitoring-visit#themes",
    ]
    page = page_of(reader, f"{NORTHSHIRE}?only=changed")
    assert rows(page, "matrix")[1].startswith("Supervision")
    assert len(rows(page, "matrix")) == 2
    (ticked,) = page.xpath("//input[@type='checkbox'][@checked]")
    assert ticked.get("value") == "changed"
    page = page_of(reader, f"{NORTHSHIRE}?kind=sif")
    assert rows(page, "matrix") == ["Leadership", "Supervision Improving, 1 Raised once Jun 2018"]


def test_a_look_at_a_cell_shows_the_decisive_sentences(reader: Client) -> None:
    authority = make_history()
    theme = make_theme("supervision")
    visit = authority.visits.get(number=6)
    for sentence in (s for f in visit.findings.all() for s in f.sentences.all()):
        if sentence.assessment == "needs-improvement":
            sentence.themes.add(theme)
    words = words_of(reader, f"{NORTHSHIRE}cells/supervision/{visit.pk}/")
    assert words.startswith("Supervision, 7 March 2017: needs improvement")
    assert "Needs improvement: Supervision is weak. page 2" in words
    assert "Plans are clear" not in words


def test_a_look_at_a_cell_that_is_none_finds_nothing(reader: Client) -> None:
    authority = make_history()
    make_theme("courts")
    other = make_visit(make_authority("Eastmere"), date(2019, 1, 1))
    visit = authority.visits.get(number=6)
    for address in (f"courts/{visit.pk}", f"supervision/{other.pk}", "nonsense/1"):
        assert reader.get(f"{NORTHSHIRE}cells/{address}/").status_code == 404


def test_an_authority_of_which_nothing_is_held_says_so_with_its_history(reader: Client) -> None:
    old, new = (
        make_authority("Old Northshire", closed=date(2020, 3, 31)),
        make_authority("New Northshire"),
    )
    old.successors.add(new)
    trust = Trust.objects.create(name="Northshire Children’s Trust")
    TrustDelivery.objects.create(trust=trust, authority=new, start=date(2020, 4, 1))
    assert "Closed on 31 March 2020. Its services passed to New Northshire." in words_of(
        reader, "/authorities/old-northshire/"
    )
    words = words_of(reader, "/authorities/new-northshire/")
    assert "Before it: Old Northshire." in words
    assert "Northshire Children’s Trust has delivered its services since April 2020." in words
    assert "Nothing is held on this authority yet" in words


def test_one_visit_is_told_without_a_chart(reader: Client) -> None:
    visit = make_visit(make_authority("Northshire"), date(2019, 3, 1), kind="focused-visit")
    make_finding(visit, themes={make_theme(): "mixed"})
    page = page_of(reader)
    assert not of_class(page, "timeline-chart")
    assert len(cells(page)) == 1
    words = words_of(reader, NORTHSHIRE)
    assert "Not known It takes two visits with dates." in words
    assert "Not told No inspection with grades is known." in words


def test_visits_without_dates_are_told_without_a_pace(reader: Client) -> None:
    make_visit(make_authority("Northshire"), None)
    words = words_of(reader, NORTHSHIRE)
    assert "None with a date" in words
    assert "date not known Monitoring visit None held" in words


def fill_a_page(authority: Authority, visits: int, themes: int) -> None:
    """Every visit with a finding on every theme: those there are, and more as long as they."""
    call_command("load_themes", stdout=StringIO())
    given = list(Theme.objects.order_by("position"))
    made = given + [
        make_theme(f"theme-number-{n}", name=f"Theme for the count, number {n}", position=1000 + n)
        for n in range(themes - len(given))
    ]
    kinds = ("ilacs", "monitoring-visit", "focused-visit", "jtai", "area-send")
    for number in range(visits):
        visit = make_visit(
            authority,
            date(2010 + number // 2, 1 + 6 * (number % 2), 4),
            kind=kinds[number % 5],
            number=number if number % 5 == 1 else None,
            focus="the arrangements for children who need help and protection, " * 3,
        )
        if number % 5 == 0:
            for area in (OVERALL, "leaders", "help-and-protection", "children-in-care"):
                make_judgement(visit, area, "requires-improvement")
        for place, theme in enumerate(made):
            make_finding(visit, "Thin.", themes={theme: ASSESSMENTS[(number + place) % 5]})


@pytest.mark.parametrize(("visits", "themes"), [(30, 60), (20, 60)])
def test_the_fullest_page_stays_small(reader: Client, visits: int, themes: int) -> None:
    slug = "northshire-eastmere-and-upper-wexcombe"
    fill_a_page(make_authority(LONGEST, slug=slug), visits, themes)
    response = reader.get(f"/authorities/{slug}/")
    assert len(response.content) <= MOST_BYTES
    page = parsed(response.content)
    assert len(cells(page)) == 20 * themes
    (frame,) = of_class(page, "matrix-frame--many")
    assert frame.get("tabindex") == "0"
    earlier = page.xpath("//a[text()='Earlier visits']")
    assert len(earlier) == (1 if visits > 20 else 0)
    for link in earlier:
        before = page_of(reader, f"/authorities/{slug}/{link.get('href')}".split("#")[0])
        (later,) = before.xpath("//a[text()='Later visits']")
        seen = {cell.get("href") for page_shown in (page, before) for cell in cells(page_shown)}
        assert len(seen) == visits * themes
        assert "until=" in later.get("href")


def retold_inspection(**fields: Any) -> Authority:
    """An authority whose latest inspection is known from a council's paper alone."""
    authority = make_authority("Northshire")
    visit = make_visit(authority, date(2018, 6, 4), kind="sif", **fields)
    make_judgement(
        visit, OVERALL, "good", make_source("item 7.docx", document_type="committee-report")
    )
    return authority


def test_a_grade_that_a_council_tells_is_said_to_be_so(reader: Client) -> None:
    authority = retold_inspection()
    words = words_of(reader, NORTHSHIRE)
    assert "SIF As a council’s paper tells it" in words
    assert "the inspectors’ own letter or report is not held" in words
    visit = authority.visits.get()
    make_judgement(visit, "leaders", "good")
    words = words_of(reader, NORTHSHIRE)
    assert "SIF Inspectors’ own report" in words
    assert "the inspectors’ own letter or report is not held" not in words


def test_recommendations_that_are_not_held_are_never_said_to_be_none(reader: Client) -> None:
    authority = retold_inspection()
    assert "report not held" in words_of(reader, "/authorities/")
    assert "Open recommendations Not known here" in words_of(reader, NORTHSHIRE)
    later = make_visit(authority, date(2019, 6, 4))
    make_finding(later, role="recommendation")
    assert "1 of visits alone" in words_of(reader, "/authorities/").replace(
        "1 open recommendations of Northshire", "1"
    )
    assert "1 open recommendation in what is held" in words_of(reader, NORTHSHIRE)
    inspected = authority.visits.get(kind="sif")
    inspected.sources.add(make_source("report.pdf", document_type="sif"))
    assert "in what is held" not in words_of(reader, NORTHSHIRE)
    later.findings.all().delete()
    assert "Open recommendations None" in words_of(reader, NORTHSHIRE)


def test_recommendations_are_not_known_where_an_inspection_is_only_recalled(
    reader: Client,
) -> None:
    make_cited(make_authority("Northshire"), OVERALL, "good", date(2018, 6, 1))
    assert "report not held" in words_of(reader, "/authorities/")
    assert "Not known here" in words_of(reader, NORTHSHIRE)


def test_the_list_of_all_authorities_stays_small(reader: Client) -> None:
    for number in range(153):
        authority = make_authority(f"{LONGEST[:30]} {number}", slug=f"northshire-eastmere-{number}")
        visit = make_visit(authority, date(2024, 9, 23), date(2024, 10, 4), kind="ilacs")
        source = make_source("report.pdf", document_type="ilacs")
        areas = (OVERALL, "leaders", "help-and-protection", "children-in-care", "care-leavers")
        for area in areas:
            make_judgement(visit, area, "requires-improvement", source)
        make_finding(visit, source=source, role="recommendation")
    content = reader.get("/authorities/").content
    assert len(of_class(parsed(content), "grade-sign")) == 153 * 5
    assert len(content) <= MOST_BYTES
