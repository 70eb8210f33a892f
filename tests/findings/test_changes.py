"""Two visits beside each other: what became of each theme, which two, and what the page says."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from findings.changes import (
    Change,
    Grades,
    Group,
    Pair,
    changes,
    in_groups,
    like_pair,
    pairs_beside,
    themes_at_visits,
    usual_pair,
)
from findings.labels.rollup import Mark, ThemeAtVisit, theme_at_visit
from findings.models import Finding, FindingTheme, Sentence, Theme
from findings.standing import Given
from inspections.models import Authority, Visit
from tests.findings.factories import (
    make_authority,
    make_finding,
    make_judgement,
    make_source,
    make_theme,
    make_visit,
)
from tests.findings.test_stories import follow_every_count, of_class, page_of, words_of

on_pages = pytest.mark.django_db


@pytest.fixture
def reader(client: Client) -> Client:
    client.force_login(User.objects.create_user("reader"))
    return client


# What is told, as pure logic


def a_visit(pk: int, start: date | None, kind: str = "ilacs") -> Visit:
    return Visit(pk=pk, start=start, end=start, date_precision="day" if start else "", kind=kind)


def told(*assessments: str) -> ThemeAtVisit | None:
    """What findings with these assessments say together; without any, nothing."""
    return theme_at_visit(Mark("finding", one) for one in assessments) if assessments else None


FIRST, SECOND, THIRD = (a_visit(number, date(2015 + number, 1, 5)) for number in (1, 2, 3))
THEME = Theme(pk=1, slug="supervision", position=1)


@pytest.mark.parametrize(
    ("earlier", "later", "group"),
    [
        (["needs-improvement"], ["strength"], Group.BETTER),
        (["needs-improvement"], ["mixed"], Group.BETTER),
        (["strength"], ["mixed"], Group.WORSE),
        (["strength"], ["improving"], Group.NO_CHANGE),
        (["mixed"], ["mixed"], Group.NO_CHANGE),
        (
            ["needs-improvement"],
            ["needs-improvement", "needs-improvement", "improving"],
            Group.BETTER_IN_PART,
        ),
        ([], ["strength"], Group.NEW),
        (["context"], ["strength"], Group.NEW),
        (["strength"], [], Group.NOT_AGAIN),
        (["needs-improvement"], [], Group.NOT_AGAIN),
        (["needs-improvement"], ["context"], Group.NOT_AGAIN),
        ([], ["context"], Group.NO_EVALUATION),
        (["context"], ["context"], Group.NO_EVALUATION),
    ],
)
def test_what_became_of_a_theme(earlier: list[str], later: list[str], group: Group) -> None:
    assert Change(THEME, told(*earlier), told(*later)).group == group


def test_a_theme_that_another_visit_told_of_is_taken_up_again_and_not_new() -> None:
    at = themes_at_visits([(1, 1, "finding", "mixed"), (1, 3, "finding", "strength")])
    pair = Pair(SECOND, THIRD)
    (change,) = changes(pair, [THEME], [FIRST, SECOND, THIRD], at)
    assert change.group == Group.TAKEN_UP_AGAIN
    assert change.told_before is not None
    assert (change.told_before[0], change.told_before[1].assessment) == (FIRST, "mixed")


@pytest.mark.parametrize("assessment", ["context", "mixed"])
def test_a_theme_is_new_unless_a_visit_before_says_how_good_it_is(assessment: str) -> None:
    spoken_of_only = (1, 1, "finding", "context")
    afterwards = (1, 3, "finding", assessment)
    at = themes_at_visits([spoken_of_only, (1, 2, "finding", "strength"), afterwards])
    (change,) = changes(Pair(FIRST, SECOND), [THEME], [FIRST, SECOND, THIRD], at)
    assert (change.group, change.told_before) == (Group.NEW, None)


def test_themes_that_neither_visit_speaks_of_are_left_out() -> None:
    at = themes_at_visits([(1, 3, "finding", "mixed")])
    assert changes(Pair(FIRST, SECOND), [THEME], [FIRST, SECOND, THIRD], at) == []


def test_each_change_is_in_one_group() -> None:
    found = [
        Change(THEME, told("mixed"), told("strength")),
        Change(THEME, told("mixed"), None),
        Change(THEME, told("mixed"), told("improving")),
    ]
    assert [(group, len(ones)) for group, ones in in_groups(found)] == [
        (Group.BETTER, 2),
        (Group.NOT_AGAIN, 1),
    ]


UNDATED = a_visit(9, None)


@pytest.mark.parametrize(
    ("first", "second", "pair"),
    [
        (None, None, (SECOND, THIRD)),
        (FIRST, THIRD, (FIRST, THIRD)),
        (THIRD, FIRST, (THIRD, FIRST)),
        (None, SECOND, (FIRST, SECOND)),
        (FIRST, None, (FIRST, SECOND)),
        (None, FIRST, None),
        (THIRD, None, None),
        (UNDATED, None, None),
        (None, UNDATED, None),
        (UNDATED, SECOND, (UNDATED, SECOND)),
    ],
)
def test_what_is_not_asked_for_is_the_nearest_visit(
    first: Visit | None, second: Visit | None, pair: tuple[Visit, Visit] | None
) -> None:
    found = usual_pair([FIRST, SECOND, THIRD], first, second)
    assert (found.both if found else None) == pair


def test_fewer_than_two_visits_make_no_pair() -> None:
    assert usual_pair([FIRST], None, None) is None


def test_the_pairs_beside_stand_before_the_first_and_after_the_second() -> None:
    fourth = a_visit(4, date(2020, 1, 5))
    visits = [FIRST, SECOND, THIRD, fourth]
    before, after = pairs_beside(Pair(SECOND, THIRD), visits)
    assert (before, after) == (Pair(FIRST, SECOND), Pair(THIRD, fourth))
    assert pairs_beside(Pair(FIRST, fourth), visits) == (None, None)
    assert pairs_beside(Pair(THIRD, SECOND), visits) == (None, None)
    assert pairs_beside(Pair(UNDATED, SECOND), visits) == (None, None)


def test_visits_of_different_kinds_lead_to_the_last_of_the_same_kind() -> None:
    sif, focused = (
        a_visit(1, date(2016, 1, 5), "sif"),
        a_visit(2, date(2017, 1, 5), "focused-visit"),
    )
    ilacs = a_visit(3, date(2018, 1, 5), "ilacs")
    assert like_pair(Pair(focused, ilacs), [sif, focused, ilacs]) == Pair(sif, ilacs)
    assert like_pair(Pair(sif, ilacs), [sif, focused, ilacs]) is None
    assert like_pair(Pair(sif, focused), [sif, focused, ilacs]) is None


def given(grade: str) -> Given:
    return Given(1, "leaders", grade, None, None, "", 1, "ilacs", cited=False, origins=())


@pytest.mark.parametrize(
    ("first", "second", "change"),
    [
        ("inadequate", "requires-improvement", "Better"),
        ("good", "requires-improvement", "Worse"),
        ("good", "good", "The same"),
        ("adequate", "requires-improvement", "Not comparable: another scale"),
        ("adequate", "good", "Better"),
        ("", "good", "Given only the second time"),
        ("good", "", "Given only the first time"),
    ],
)
def test_how_a_grade_changed(first: str, second: str, change: str) -> None:
    earlier, later = (given(grade) if grade else None for grade in (first, second))
    assert Grades("leaders", earlier, later).change == change


# The page

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
    return [words_of(option) for option in chosen]


@on_pages
def test_unless_asked_otherwise_the_latest_two_that_say_how_good_things_are(
    reader: Client, northshire: Authority
) -> None:
    assert visits_of(page_of(reader, CHANGES)) == [
        "4 June 2018: Inspection (ILACS)",
        "4 June 2022: Inspection (ILACS)",
    ]


@on_pages
def test_at_a_glance_it_says_what_became_of_each_theme(
    reader: Client, northshire: Authority
) -> None:
    page = page_of(reader, CHANGES)
    assert [words_of(row) for row in of_class(page, "glance__row")] == [
        "1 new Exploitation",
        "1 taken up again Neglect",
        "1 worse Plans",
        "1 better Supervision",
        "1 no change Assessments",
        "1 not looked at again Consent",
    ]
    assert "resolved" not in words_of(page).lower()


@on_pages
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


@on_pages
def test_every_number_leads_to_exactly_the_findings_it_counts(
    reader: Client, northshire: Authority
) -> None:
    assert follow_every_count(reader, CHANGES) == 4 + 9


@on_pages
def test_the_sentences_of_both_visits_stand_beside_each_other(
    reader: Client, northshire: Authority
) -> None:
    change = page_of(reader, CHANGES).get_element_by_id("theme-supervision")
    earlier, later = of_class(change, "side")
    assert words_of(earlier).startswith("4 June 2018 ! Needs improvement 2 findings on Supervision")
    quoted = [words_of(quote) for quote in of_class(earlier, "quotes")[0]]
    assert quoted == [
        "Supervision. Make it regular. What needs to improve · page 2",
        "Supervision is weak. page 2",
    ]
    assert "Supervision is regular. page 2" in words_of(later)


@on_pages
def test_a_theme_taken_up_again_says_what_was_told_before(
    reader: Client, northshire: Authority
) -> None:
    words = words_of(page_of(reader, CHANGES).get_element_by_id("theme-neglect"))
    assert words.startswith("Neglect Mixed at the inspection (SIF) of 14 September 2015")


@on_pages
def test_grades_that_changed_are_told(reader: Client, northshire: Authority) -> None:
    page = page_of(reader, CHANGES)
    rows = [words_of(row) for row in page.xpath("//section[@aria-labelledby='grades']//tbody/tr")]
    assert rows[0].startswith("Leadership Inadequate report.pdf, page 1 Good report.pdf")
    assert rows[0].endswith("Better")
    assert rows[1].startswith("Care leavers Not given Good")
    assert rows[1].endswith("Given only the second time")


@on_pages
def test_recommendations_stand_with_what_the_second_visit_says_of_their_themes(
    reader: Client, northshire: Authority
) -> None:
    (section,) = page_of(reader, CHANGES).xpath("//section[@aria-labelledby='asked']")
    first, second = (words_of(part) for part in of_class(section, "asked"))
    assert first == "Supervision. Make it regular. page 2 Supervision: better"
    assert second == "Improve plans. page 2"


@on_pages
def test_swapped_it_warns_that_time_runs_backwards(reader: Client, northshire: Authority) -> None:
    page = page_of(reader, CHANGES)
    (swap,) = [link for link in page.xpath("//a") if link.text == "Swap the two"]
    turned = page_of(reader, CHANGES + swap.get("href"))
    assert visits_of(turned) == visits_of(page)[::-1]
    assert "told backwards in time" in words_of(turned)
    assert "1 better Plans" in words_of(turned)


@on_pages
def test_links_lead_to_the_pairs_beside(reader: Client, northshire: Authority) -> None:
    page = page_of(reader, CHANGES)
    (before,) = page.xpath("//a[@rel='prev']")
    assert words_of(before) == "Sep 2015 to Jun 2018"
    assert not page.xpath("//a[@rel='next']")
    earlier = page_of(reader, CHANGES + before.get("href"))
    assert visits_of(earlier) == ["14 September 2015: Inspection (SIF)", visits_of(page)[0]]
    assert earlier.xpath("//a[@rel='next']")


@on_pages
def test_visits_of_different_kinds_say_so_and_lead_to_the_last_of_its_kind(
    reader: Client, northshire: Authority
) -> None:
    say(make_visit(northshire, date(2020, 6, 4), kind="jtai"), "plans", "mixed")
    page = page_of(reader, CHANGES)
    assert visits_of(page)[0] == "4 June 2020: Joint targeted area inspection"
    (notice,) = of_class(page, "notice")
    assert words_of(notice).endswith(
        "Compare the second with the inspection (ILACS) of 4 June 2018"
    )
    (link,) = notice.xpath(".//a")
    assert visits_of(page_of(reader, CHANGES + link.get("href")))[0].startswith("4 June 2018")


@on_pages
@pytest.mark.parametrize("wrong", ["nonsense", "0", "ELSEWHERE", "1" * 40])
def test_a_visit_that_is_not_the_authoritys_is_said_to_be_wrong(
    reader: Client, northshire: Authority, wrong: str
) -> None:
    elsewhere = make_visit(make_authority("Eastmere"), date(2018, 6, 4))
    page = page_of(reader, f"{CHANGES}?from={wrong.replace('ELSEWHERE', str(elsewhere.pk))}")
    (summary,) = of_class(page, "error-summary")
    assert "First visit: Northshire has no such visit here" in words_of(summary)
    (link,) = summary.xpath(".//a")
    assert page.get_element_by_id(link.get("href").removeprefix("#")).tag == "select"
    assert not of_class(page, "glance")


@on_pages
def test_the_same_visit_twice_is_said_to_be_so(reader: Client, northshire: Authority) -> None:
    visit = northshire.visits.get(kind="sif")
    page = page_of(reader, f"{CHANGES}?from={visit.pk}&to={visit.pk}")
    assert "The same visit twice" in words_of(page)
    assert not of_class(page, "glance")


@on_pages
def test_one_visit_none_and_no_two_that_evaluate_each_say_so(reader: Client) -> None:
    authority = make_authority("Northshire")
    assert "Nothing is held on this authority yet" in words_of(page_of(reader, CHANGES))
    say(make_visit(authority, date(2018, 6, 4)), "plans", "mixed")
    page = page_of(reader, CHANGES)
    assert "Only one visit is held" in words_of(page)
    assert not page.xpath("//select")
    say(make_visit(authority, None), "plans", "mixed")
    page = page_of(reader, CHANGES)
    assert "There are no two visits to set beside each other" in words_of(page)
    assert len(page.xpath("//select")) == 2
    assert reader.get("/authorities/nowhere/changes/").status_code == 404


@on_pages
def test_an_undated_visit_can_be_compared_and_the_page_says_what_is_not_known(
    reader: Client, northshire: Authority
) -> None:
    undated = make_visit(northshire, None)
    say(undated, "plans", "mixed")
    first = northshire.visits.get(kind="sif")
    words = words_of(page_of(reader, f"{CHANGES}?from={first.pk}&to={undated.pk}"))
    assert "it is not known which came first" in words
    assert "1 taken up again Plans" in words


@on_pages
def test_a_visit_without_findings_says_nothing_of_what_changed(
    reader: Client, northshire: Authority
) -> None:
    bare = northshire.visits.get(number=1)
    later = northshire.visits.get(start=date(2022, 6, 4))
    words = words_of(page_of(reader, f"{CHANGES}?from={bare.pk}&to={later.pk}"))
    assert "No findings are held from the first visit" in words
    other = make_visit(northshire, date(2013, 6, 4))
    words = words_of(page_of(reader, f"{CHANGES}?from={other.pk}&to={bare.pk}"))
    assert "Neither visit speaks of a theme" in words


@on_pages
def test_a_councils_retelling_is_marked_as_such(reader: Client) -> None:
    authority = make_authority("Northshire")
    say(make_visit(authority, date(2017, 6, 4)), "plans", "mixed")
    visit = make_visit(authority, date(2018, 6, 4))
    visit.sources.add(make_source("item 7.docx", document_type="committee-report"))
    say(visit, "plans", "strength")
    (earlier, later) = of_class(page_of(reader, CHANGES), "side")
    assert "in the council’s words" in words_of(later)
    assert "in the council’s words" not in words_of(earlier)


THEMES, PARAGRAPHS = 51, 200


@on_pages
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
