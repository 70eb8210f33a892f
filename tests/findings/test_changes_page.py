"""The page of two visits beside each other: its words, its links, and its numbers."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from findings.changes_page import LETTERS_ASKED
from findings.models import Finding, FindingTheme, Sentence, Theme
from inspections.models import Authority, Visit
from tests.findings.factories import (
    make_authority,
    make_finding,
    make_judgement,
    make_source,
    make_theme,
    make_visit,
)
from tests.findings.following import follow_every_count, page_of, words
from tests.findings.pages import of_class

pytestmark = pytest.mark.django_db

CHANGES = "/authorities/northshire/changes/"


@pytest.fixture
def northshire() -> Authority:
    """Three visits that say how good things are, between two that do not."""
    authority = make_authority("Northshire")
    make_visit(authority, date(2014, 3, 1), number=1)
    oldest = make_visit(authority, date(2015, 9, 14), kind="sif")
    earlier = make_visit(authority, date(2018, 6, 4), kind="ilacs")
    later = make_visit(authority, date(2022, 6, 4), kind="ilacs")
    talk = make_visit(authority, date(2023, 6, 4))
    say(oldest, "neglect", "mixed")
    say(earlier, "supervision", "needs-improvement", "Supervision is weak.")
    say(earlier, "plans", "strength")
    say(earlier, "consent", "needs-improvement")
    say(earlier, "assessments", "strength")
    say(later, "supervision", "strength", "Supervision is regular.")
    say(later, "plans", "needs-improvement")
    say(later, "neglect", "strength")
    say(later, "exploitation", "strength")
    say(later, "assessments", "strength")
    say(talk, "plans", "context")
    make_judgement(earlier, "leaders", "inadequate")
    make_judgement(later, "leaders", "good")
    make_judgement(later, "care-leavers", "good")
    make_finding(
        earlier,
        "Supervision. Make it regular.",
        role="recommendation",
        assessment="needs-improvement",
        themes={make_theme("supervision"): "needs-improvement"},
        sentences=[
            ("Supervision.", "needs-improvement"),
            ("Make it regular.", "needs-improvement"),
        ],
    )
    for sentence in Sentence.objects.filter(finding__role="recommendation"):
        sentence.themes.add(make_theme("supervision"))
    make_finding(
        later, "Improve plans.", role="recommendation", themes={make_theme("plans"): "mixed"}
    )
    return authority


def say(visit: Visit, theme: str, assessment: str, words: str = "") -> Finding:
    words = words or f"What is said of {theme}."
    finding = make_finding(
        visit,
        words,
        themes={make_theme(theme): assessment},
        assessment=assessment,
        sentences=[(words, assessment)],
    )
    finding.sentences.get().themes.add(make_theme(theme))
    return finding


def visits_of(page: Any) -> list[str]:
    chosen = page.xpath("//option[@selected]")
    return [words(option) for option in chosen]


def test_unless_asked_otherwise_the_latest_two_that_say_how_good_things_are(
    reader: Client, northshire: Authority
) -> None:
    assert visits_of(page_of(reader, CHANGES)) == [
        "4 June 2018: Inspection (ILACS)",
        "4 June 2022: Inspection (ILACS)",
    ]


def test_at_a_glance_it_says_what_became_of_each_theme(
    reader: Client, northshire: Authority
) -> None:
    page = page_of(reader, CHANGES)
    assert [words(row) for row in of_class(page, "glance__row")] == [
        "1 new Exploitation",
        "1 taken up again Neglect",
        "1 worse Plans",
        "1 better Supervision",
        "1 no change Assessments",
        "1 not looked at again Consent",
    ]
    assert "resolved" not in words(page).lower()


def test_each_number_at_a_glance_leads_to_as_many_themes(
    reader: Client, northshire: Authority
) -> None:
    page = page_of(reader, CHANGES)
    for row in of_class(page, "glance__row"):
        (number,) = row.xpath(".//*[@data-themes]")
        heading = page.get_element_by_id(number.getparent().get("href").removeprefix("#"))
        listed = of_class(heading.getparent(), "change")
        links = [link.get("href") for link in of_class(row, "glance__themes")[0].xpath(".//a")]
        assert int(number.text) == len(listed) == len(links)
        assert [f"#{change.get('id')}" for change in listed] == links


def test_every_number_leads_to_exactly_the_findings_it_counts(
    reader: Client, northshire: Authority
) -> None:
    assert follow_every_count(reader, CHANGES) == 4 + 9


def test_the_sentences_of_both_visits_stand_beside_each_other(
    reader: Client, northshire: Authority
) -> None:
    change = page_of(reader, CHANGES).get_element_by_id("theme-supervision")
    earlier, later = of_class(change, "side")
    assert words(earlier).startswith("4 June 2018 ! Needs improvement 2 findings on Supervision")
    quoted = [words(quote) for quote in of_class(earlier, "quotes")[0]]
    assert quoted == [
        "Supervision. Make it regular. What needs to improve · page 2",
        "Supervision is weak. page 2",
    ]
    assert "Supervision is regular. page 2" in words(later)


def test_a_theme_taken_up_again_says_what_was_told_before(
    reader: Client, northshire: Authority
) -> None:
    said = words(page_of(reader, CHANGES).get_element_by_id("theme-neglect"))
    assert said.startswith("Neglect Mixed at the inspection (SIF) of 14 September 2015")


def test_grades_that_changed_are_told(reader: Client, northshire: Authority) -> None:
    page = page_of(reader, CHANGES)
    rows = [words(row) for row in page.xpath("//section[@aria-labelledby='grades']//tbody/tr")]
    assert rows[0].startswith("Leadership Inadequate report.pdf, page 1 Good report.pdf")
    assert rows[0].endswith("Better")
    assert rows[1].startswith("Care leavers Not given Good")
    assert rows[1].endswith("Given only the second time")


def test_recommendations_stand_with_what_the_second_visit_says_of_their_themes(
    reader: Client, northshire: Authority
) -> None:
    (section,) = page_of(reader, CHANGES).xpath("//section[@aria-labelledby='asked']")
    first, second = (words(part) for part in of_class(section, "asked"))
    assert first == "Supervision. Make it regular. page 2 Supervision: better"
    assert second == "Improve plans. page 2"


def test_swapped_it_warns_that_time_runs_backwards(reader: Client, northshire: Authority) -> None:
    page = page_of(reader, CHANGES)
    (swap,) = [link for link in page.xpath("//a") if link.text == "Swap the two"]
    turned = page_of(reader, CHANGES + swap.get("href"))
    assert visits_of(turned) == visits_of(page)[::-1]
    assert "told backwards in time" in words(turned)
    assert "1 better Plans" in words(turned)


def test_links_lead_to_the_pairs_beside(reader: Client, northshire: Authority) -> None:
    page = page_of(reader, CHANGES)
    (before,) = page.xpath("//a[@rel='prev']")
    assert words(before) == "Sep 2015 to Jun 2018"
    assert not page.xpath("//a[@rel='next']")
    earlier = page_of(reader, CHANGES + before.get("href"))
    assert visits_of(earlier) == ["14 September 2015: Inspection (SIF)", visits_of(page)[0]]
    assert earlier.xpath("//a[@rel='next']")


def test_visits_of_different_kinds_say_so_and_lead_to_the_last_of_its_kind(
    reader: Client, northshire: Authority
) -> None:
    say(make_visit(northshire, date(2020, 6, 4), kind="jtai"), "plans", "mixed")
    page = page_of(reader, CHANGES)
    assert visits_of(page)[0] == "4 June 2020: Joint targeted area inspection"
    (notice,) = of_class(page, "notice")
    assert words(notice).endswith("Compare the second with the inspection (ILACS) of 4 June 2018")
    (link,) = notice.xpath(".//a")
    assert visits_of(page_of(reader, CHANGES + link.get("href")))[0].startswith("4 June 2018")


@pytest.mark.parametrize("wrong", ["nonsense", "0", "ELSEWHERE", "1" * 40])
def test_a_visit_that_is_not_the_authoritys_is_said_to_be_wrong(
    reader: Client, northshire: Authority, wrong: str
) -> None:
    elsewhere = make_visit(make_authority("Eastmere"), date(2018, 6, 4))
    page = page_of(reader, f"{CHANGES}?from={wrong.replace('ELSEWHERE', str(elsewhere.pk))}")
    (summary,) = of_class(page, "error-summary")
    assert "First visit: Northshire has no such visit here" in words(summary)
    (link,) = summary.xpath(".//a")
    assert page.get_element_by_id(link.get("href").removeprefix("#")).tag == "select"
    assert not of_class(page, "glance")


def test_the_same_visit_twice_is_said_to_be_so(reader: Client, northshire: Authority) -> None:
    visit = northshire.visits.get(kind="sif")
    page = page_of(reader, f"{CHANGES}?from={visit.pk}&to={visit.pk}")
    assert "The same visit twice" in words(page)
    assert not of_class(page, "glance")


def test_one_visit_none_and_no_two_that_evaluate_each_say_so(reader: Client) -> None:
    authority = make_authority("Northshire")
    assert "Nothing is held on this authority yet" in words(page_of(reader, CHANGES))
    say(make_visit(authority, date(2018, 6, 4)), "plans", "mixed")
    page = page_of(reader, CHANGES)
    assert "Only one visit is held" in words(page)
    assert not page.xpath("//select")
    say(make_visit(authority, None), "plans", "mixed")
    page = page_of(reader, CHANGES)
    assert "There are no two visits to set beside each other" in words(page)
    assert len(page.xpath("//select")) == 2
    assert reader.get("/authorities/nowhere/changes/").status_code == 404


def test_an_undated_visit_can_be_compared_and_the_page_says_what_is_not_known(
    reader: Client, northshire: Authority
) -> None:
    undated = make_visit(northshire, None)
    say(undated, "plans", "mixed")
    first = northshire.visits.get(kind="sif")
    said = words(page_of(reader, f"{CHANGES}?from={first.pk}&to={undated.pk}"))
    assert "it is not known which came first" in said
    assert "1 taken up again Plans" in said


def test_a_visit_without_findings_says_nothing_of_what_changed(
    reader: Client, northshire: Authority
) -> None:
    bare = northshire.visits.get(number=1)
    later = northshire.visits.get(start=date(2022, 6, 4))
    said = words(page_of(reader, f"{CHANGES}?from={bare.pk}&to={later.pk}"))
    assert "No findings are held from the first visit" in said
    other = make_visit(northshire, date(2013, 6, 4))
    said = words(page_of(reader, f"{CHANGES}?from={other.pk}&to={bare.pk}"))
    assert "Neither visit speaks of a theme" in said


def test_a_councils_retelling_is_marked_as_such(reader: Client) -> None:
    authority = make_authority("Northshire")
    say(make_visit(authority, date(2017, 6, 4)), "plans", "mixed")
    visit = make_visit(authority, date(2018, 6, 4))
    visit.sources.add(make_source("item 7.docx", document_type="committee-report"))
    say(visit, "plans", "strength")
    (earlier, later) = of_class(page_of(reader, CHANGES), "side")
    assert "in the council’s words" in words(later)
    assert "in the council’s words" not in words(earlier)


def test_where_recommendations_are_many_the_rest_is_one_click_away(
    reader: Client, northshire: Authority
) -> None:
    later = northshire.visits.get(start=date(2022, 6, 4))
    long = "Make sure that every plan says what is to change, for whom, and by when. " * 6
    for _ in range(30):
        make_finding(later, long, role="recommendation", themes={make_theme("plans"): "mixed"})
    page = page_of(reader, CHANGES)
    shown = of_class(page, "asked")[1].xpath("./li")
    assert len(" ".join(item.text_content() for item in shown)) > LETTERS_ASKED * 0.8
    assert len(shown) < 31
    assert "All 31 recommendations of the second visit" in words(page)
    follow_every_count(reader, CHANGES)


THEMES, PARAGRAPHS = 51, 200


def test_two_long_reports_on_all_themes_stay_small(reader: Client) -> None:
    authority = make_authority("Northshire")
    themes = [make_theme(f"a-theme-of-a-usual-name-{number}") for number in range(THEMES)]
    for year, assessment in ((2015, "needs-improvement"), (2018, "strength")):
        make_report(make_visit(authority, date(year, 6, 4), kind="sif"), themes, assessment)
    response = reader.get(CHANGES)
    assert len(response.content) < 200_000
    assert b"51</span> better" in response.content


def make_report(visit: Visit, themes: list[Theme], assessment: str) -> None:
    """Two hundred paragraphs of three sentences, each on four themes."""
    source = make_source("report.pdf", document_type="sif")
    visit.sources.add(source)
    sentence = "Managers do not always make sure that social workers have what they need. " * 3
    findings = Finding.objects.bulk_create(
        Finding(
            visit=visit,
            source=source,
            ordinal=ordinal,
            role="recommendation" if ordinal < 20 else "finding",
            text=sentence * 3,
            page=ordinal // 8 + 1,
            assessment=assessment,
        )
        for ordinal in range(PARAGRAPHS)
    )
    on = {
        one.pk: [themes[(place * 4 + n) % THEMES] for n in range(4)]
        for place, one in enumerate(findings)
    }
    FindingTheme.objects.bulk_create(
        FindingTheme(finding_id=pk, theme=theme, assessment=assessment)
        for pk, several in on.items()
        for theme in several
    )
    sentences = Sentence.objects.bulk_create(
        Sentence(
            finding=one,
            ordinal=place,
            start=place * len(sentence),
            end=(place + 1) * len(sentence) - 1,
            assessment=assessment,
        )
        for one in findings
        for place in range(3)
    )
    Sentence.themes.through._default_manager.bulk_create(
        Sentence.themes.through(sentence=one, theme=theme)
        for one in sentences
        for theme in on[one.finding_id]
    )
