"""Pages on themes: words over time and by region, the ranking, and that each number counts."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import QueryDict
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from findings.filters import select_findings
from findings.labels.rollup import Mark, theme_at_visit, theme_at_visit_counted
from findings.models import Theme
from findings.theme_chart import InYear, years_chart
from findings.theme_pages import ThemePage, list_themes, related, theme_page
from findings.theme_words import Raised, words_by_visit
from findings.vocabulary import ASSESSMENT_LABELS, ROLE_LABELS
from inspections.models import Authority, StatisticalNeighbour, Visit
from tests.findings.factories import (
    make_authority,
    make_cited,
    make_finding,
    make_judgement,
    make_sentence,
    make_source,
    make_theme,
    make_visit,
)

OVERALL = "overall-effectiveness"
NEEDS, STRENGTH, MIXED, CONTEXT = "needs-improvement", "strength", "mixed", "context"


@pytest.fixture
def reader(client: Client) -> Client:
    client.force_login(User.objects.create_user("reader"))
    return client


def parsed(content: bytes) -> Any:
    return html.fromstring(content)


def words_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    words = " ".join(" ".join(parsed(response.content).itertext()).split())
    return re.sub(r" ([,.:;)])", r"\1", words)


def page_of(query: str = "", slug: str = "supervision") -> ThemePage:
    return theme_page(Theme.objects.get(slug=slug), QueryDict(query))


def said_at(authority: Authority, start: date | None, *marks: str, **fields: Any) -> Visit:
    """A visit with a finding on supervision for each mark."""
    visit = make_visit(authority, start, **({"kind": "ilacs"} | fields))
    for mark in marks:
        make_finding(visit, themes={make_theme("supervision"): mark}, assessment=mark)
    return visit


def make_country() -> dict[str, Authority]:
    """Four authorities whose supervision went up, down, stayed, and was never evaluated."""
    up = make_authority("Upshire", region="North West")
    down = make_authority("Downshire", region="North West")
    still = make_authority("Stillshire", region="London")
    mute = make_authority("Muteshire", region="London")
    make_judgement(said_at(up, date(2019, 5, 1), NEEDS, NEEDS), OVERALL, "inadequate")
    make_judgement(said_at(up, date(2023, 5, 1), STRENGTH, STRENGTH), OVERALL, "good")
    said_at(down, date(2019, 6, 1), STRENGTH)
    said_at(down, date(2024, 6, 1), MIXED, NEEDS)
    make_cited(down, OVERALL, "inadequate", date(2018, 6, 1))
    make_judgement(said_at(still, date(2024, 7, 1), STRENGTH), OVERALL, "inadequate")
    said_at(mute, date(2024, 8, 1), CONTEXT)
    said_at(mute, None, CONTEXT, kind="monitoring-visit")
    make_visit(mute, date(2022, 8, 1))
    return {"up": up, "down": down, "still": still, "mute": mute}


def number_in(text: str) -> int:
    found = re.search(r"[\d,]+", text)
    assert found, text
    return int(found[0].replace(",", ""))


def counted_at(client: Client, address: str) -> int:
    page = parsed(client.get(address, follow=True).content)
    return number_in(page.xpath("//p[contains(@class, 'result-count')]")[0].text_content())


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["", "?region=North+West", "?near=upshire", "?sort=worst"])
def test_every_number_leads_to_exactly_as_many_as_it_says(reader: Client, query: str) -> None:
    country = make_country()
    for rank, name in enumerate(("down", "still"), start=1):
        StatisticalNeighbour.objects.create(
            authority=country["up"], neighbour=country[name], rank=rank
        )
    plans = make_theme("plans")
    for start in (2, 3, 4):
        visit = make_visit(country["down"], date(2018, start, 1))
        make_finding(visit, themes={make_theme("supervision"): NEEDS, plans: STRENGTH})
        make_finding(visit, themes={})
    page = parsed(reader.get(f"/themes/supervision/{query}").content)
    checked = 0
    for link in page.xpath(
        "//main//a[starts-with(@href, '/findings/') or starts-with(@href, '/visits/?')]"
    ):
        said = re.sub(r"^[✓↗±!·]\s*", "", link.text_content().strip())
        count = re.search(r"(?<![\w,])\d[\d,]*", re.sub(r"\d+ (January|.* 20)\d*", "", said))
        if not count or re.search(r"\b[A-Z][a-z]{2} \d{4}$", said):
            continue
        checked += 1
        assert counted_at(reader, link.get("href")) == number_in(count[0]), link.get("href")
    assert checked > 12


@pytest.mark.django_db
def test_authorities_are_ranked_by_their_latest_word(reader: Client) -> None:
    make_country()
    names = [one.authority.name for one in page_of().words]
    assert names == ["Upshire", "Stillshire", "Downshire", "Muteshire"]
    worst = [one.authority.name for one in page_of("sort=worst").words]
    assert worst == ["Downshire", "Stillshire", "Upshire", "Muteshire"]
    latest = [one.authority.name for one in page_of("sort=latest").words]
    assert latest == ["Muteshire", "Stillshire", "Downshire", "Upshire"]
    assert [one.authority.name for one in page_of("sort=name").words] == sorted(names)
    words = words_of(reader, "/themes/supervision/")
    assert re.search(
        r"Upshire ✓ Strength 2 findings at Upshire 100 % only good 1 May 2023 Inspection \(ILACS\)"
        r" Better needs improvement, May 2019",
        words,
    )


@pytest.mark.django_db
def test_of_equal_words_more_good_findings_rank_before_one() -> None:
    few, many = make_authority("Aone"), make_authority("Bthree")
    said_at(few, date(2025, 1, 1), STRENGTH)
    said_at(many, date(2024, 1, 1), STRENGTH, STRENGTH, STRENGTH)
    assert [one.authority.name for one in page_of().words] == ["Bthree", "Aone"]


@pytest.mark.django_db
def test_a_visit_that_evaluates_nothing_does_not_replace_the_latest_word() -> None:
    authority = make_authority()
    said_at(authority, date(2020, 1, 1), STRENGTH)
    said_at(authority, date(2024, 1, 1), CONTEXT)
    (one,) = page_of().words
    assert (one.word.said.assessment, one.word.visit.start) == (STRENGTH, date(2020, 1, 1))
    assert one.before is None


@pytest.mark.django_db
def test_an_undated_word_is_never_the_latest_nor_the_one_before() -> None:
    authority = make_authority()
    said_at(authority, None, NEEDS)
    said_at(authority, date(2020, 1, 1), STRENGTH)
    (one,) = page_of().words
    assert (one.word.said.assessment, one.before) == (STRENGTH, None)


@pytest.mark.django_db
def test_who_is_strong_in_a_region_is_told(reader: Client) -> None:
    make_country()
    assert [one.authority.name for one in page_of("region=North+West").words] == [
        "Upshire",
        "Downshire",
    ]
    words = words_of(reader, "/themes/supervision/?region=North+West")
    assert "Only North West." in words
    assert "Stillshire" not in words.split("Authorities by latest word")[-1]


@pytest.mark.django_db
def test_neighbours_are_told_nearest_first(reader: Client) -> None:
    country = make_country()
    for rank, name in enumerate(("still", "down"), start=1):
        StatisticalNeighbour.objects.create(
            authority=country["up"], neighbour=country[name], rank=rank
        )
    page = page_of("near=upshire&sort=nearest")
    assert [one.authority.name for one in page.words] == ["Stillshire", "Downshire"]
    assert page.total == 4
    assert "the statistical neighbours of Upshire" in words_of(
        reader, "/themes/supervision/?near=upshire"
    )


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["region=Narnia", "near=nobody", "sort=nonsense"])
def test_a_wrong_choice_is_said_and_narrows_nothing(reader: Client, query: str) -> None:
    make_country()
    words = words_of(reader, f"/themes/supervision/?{query}")
    assert "There is a problem" in words
    assert "4 authorities at which this theme is raised" in words


@pytest.mark.django_db
def test_whether_it_got_better_where_authorities_were_inadequate(reader: Client) -> None:
    make_country()
    since = page_of().since
    assert [(one.authority.name, one.inadequate, one.direction) for one in since.authorities] == [
        ("Upshire", date(2019, 5, 1), "better"),
        ("Downshire", date(2018, 6, 1), "worse"),
        ("Stillshire", date(2024, 7, 1), None),
    ]
    assert since.directions == [("better", "Better", 1), ("worse", "Worse", 1)]
    words = words_of(reader, "/themes/supervision/")
    assert "Of 2 with two visits to compare:" in words
    assert re.search(r"Upshire May 2019 ! Needs improvement 2 findings May 2019 ✓ Strength", words)


@pytest.mark.django_db
def test_an_inspection_that_was_inadequate_in_another_judgement_alone_does_not_count() -> None:
    authority = make_authority()
    make_judgement(said_at(authority, date(2020, 1, 1), NEEDS), "leaders", "inadequate")
    assert page_of().since.authorities == []


@pytest.mark.django_db
def test_years_tell_of_all_visits_how_many_raise_it_and_say_what() -> None:
    make_country()
    told = {
        one.year: (one.raised.visits, one.raised.raised, dict(one.raised.words))
        for one in page_of().years
    }
    assert told[2019] == (2, 2, {NEEDS: 1, STRENGTH: 1})
    assert told[2020] == (0, 0, {})
    assert told[2022] == (1, 0, {})
    assert told[2024] == (3, 3, {NEEDS: 1, STRENGTH: 1, CONTEXT: 1})
    assert told[None] == (1, 1, {CONTEXT: 1})
    assert list(told) == [*range(2019, 2025), None]


@pytest.mark.django_db
def test_regions_tell_of_all_authorities_whatever_is_chosen() -> None:
    make_country()
    told = {
        one.region: (one.raised.visits, one.raised.raised, one.raised.percent)
        for one in page_of("region=London").regions
    }
    assert told == {"London": (4, 3, 75), "North West": (4, 4, 100)}


def year(number: int, visits: int, **words: int) -> InYear:
    said = {name.replace("_", "-"): count for name, count in words.items()}
    return InYear(number, Raised(visits, sum(said.values()), said, ()))


def test_a_year_of_few_visits_has_a_thin_bar() -> None:
    chart = years_chart([year(2023, 40, strength=20, mixed=10), year(2024, 2, strength=2)])
    assert chart is not None
    many, few = chart.bars
    assert few.width == pytest.approx(many.width / 20, abs=0.2)
    strength, mixed = many.segments
    assert (strength.height, mixed.height) == (80, 40)
    assert strength.y + strength.height == chart.base
    assert mixed.y + mixed.height == strength.y
    assert not few.segments[0].shows_sign


def test_without_a_dated_visit_nothing_is_drawn() -> None:
    assert years_chart([InYear(None, Raised(1, 1, {STRENGTH: 1}, ()))]) is None


@pytest.mark.django_db
def test_a_related_theme_is_told_by_how_much_more_often_than_elsewhere() -> None:
    visit = make_visit(make_authority(), date(2024, 1, 1))
    supervision, plans, health = (make_theme(slug) for slug in ("supervision", "plans", "health"))
    for _ in range(4):
        make_finding(visit, themes={supervision: NEEDS, plans: NEEDS, health: STRENGTH})
    for _ in range(4):
        make_finding(visit, themes={health: STRENGTH})
    make_finding(visit, themes={supervision: CONTEXT, health: CONTEXT}, role="context")
    (one,) = related(supervision, 4)
    assert (one.theme, one.together, one.percent, one.lift) == (plans, 4, 100, 2.0)


@pytest.mark.django_db
def test_findings_are_found_that_are_also_about_another_theme() -> None:
    visit = make_visit(make_authority(), date(2024, 1, 1))
    supervision, plans = make_theme("supervision"), make_theme("plans")
    both = make_finding(visit, themes={supervision: NEEDS, plans: STRENGTH})
    make_finding(visit, themes={supervision: NEEDS})
    make_finding(visit, themes={plans: NEEDS})
    selection = select_findings(QueryDict("theme=supervision&also=plans"))
    assert list(selection.findings) == [both]
    assert [(on.label, on.words) for on in selection.applied()] == [
        ("Theme", "Supervision"),
        ("Also about", "Plans"),
    ]
    assert not select_findings(QueryDict("also=nonsense")).is_valid


@pytest.mark.django_db
def test_examples_are_inspectors_words_on_the_theme_from_the_latest_visits(reader: Client) -> None:
    supervision, plans = make_theme("supervision"), make_theme("plans")
    weak = "Supervision of social workers is not regular enough to help them think about risk."
    other = "Plans for children are clear and are written in words that families understand."
    for number in range(5):
        visit = make_visit(make_authority(f"Shire {number}"), date(2020 + number, 1, 1))
        finding = make_finding(
            visit, f"{other} {weak}", themes={supervision: NEEDS, plans: STRENGTH}
        )
        make_sentence(finding, 1, other, STRENGTH).themes.add(plans)
        make_sentence(finding, 2, weak, NEEDS).themes.add(supervision)
    paper = make_source("item 7.docx", document_type="committee-report")
    retold = make_visit(make_authority("Retold"), date(2026, 1, 1))
    told = make_finding(retold, weak, themes={supervision: NEEDS}, source=paper)
    make_sentence(told, 1, weak, NEEDS).themes.add(supervision)
    page = page_of()
    quoted = {one.assessment: one.sentences for one in page.quotes}
    assert [s.finding.visit.authority.name for s in quoted[NEEDS]] == [
        "Shire 4",
        "Shire 3",
        "Shire 2",
    ]
    assert {s.text for s in quoted[NEEDS]} == {weak}
    assert quoted[STRENGTH] == []
    link = parsed(reader.get("/themes/supervision/").content).xpath("//figcaption/a")[0]
    finding = quoted[NEEDS][0].finding
    assert link.get("href") == (
        f"/visits/{finding.visit_id}/?finding={finding.pk}#finding-{finding.pk}"
    )


@pytest.mark.django_db
def test_where_a_judgement_has_the_themes_name_its_grade_stands_beside(reader: Client) -> None:
    theme = make_theme("care-leavers")
    visit = make_visit(make_authority("Northshire"), date(2024, 1, 1), kind="ilacs")
    make_finding(visit, themes={theme: STRENGTH})
    make_judgement(visit, "care-leavers", "outstanding")
    words = words_of(reader, "/themes/care-leavers/")
    assert "The grade is that for care leavers" in words
    assert re.search(r"1 finding at Northshire 100 % only good Outstanding 1 January 2024", words)
    make_country()
    assert "The grade is that for" not in words_of(reader, "/themes/supervision/")


@pytest.mark.django_db
def test_the_list_counts_authorities_that_the_themes_page_ranks() -> None:
    make_country()
    (listed,) = [one for _, group in list_themes() for one in group]
    assert listed.authorities == len(page_of().words) == 4
    assert listed.total == page_of().total


@pytest.mark.django_db
def test_a_region_without_findings_on_a_theme_says_so(reader: Client) -> None:
    make_country()
    make_authority("Elsewhere", region="South West")
    words = words_of(reader, "/themes/supervision/?region=South+West")
    assert "No finding on this theme is held of these authorities" in words


@pytest.mark.django_db
def test_only_so_many_authorities_stand_on_a_page(reader: Client) -> None:
    for number in range(53):
        said_at(make_authority(f"Shire {number:02}"), date(2024, 1, 1), STRENGTH)
    words = words_of(reader, "/themes/supervision/?sort=name")
    assert "53 authorities at which this theme is raised" in words
    assert "1 to 50 of 53 authorities" in words
    assert "Shire 52" in words_of(reader, "/themes/supervision/?sort=name&page=2")


marks = st.builds(
    Mark, st.sampled_from(sorted(ROLE_LABELS)), st.sampled_from(list(ASSESSMENT_LABELS))
)


@given(st.lists(marks, max_size=30))
def test_marks_that_a_database_counted_say_the_same_as_one_by_one(given_marks: list[Mark]) -> None:
    counted = {mark: given_marks.count(mark) for mark in given_marks}
    assert theme_at_visit_counted(counted) == theme_at_visit(given_marks)


@pytest.mark.django_db
def test_what_a_visit_says_is_its_findings_weighed_by_their_role() -> None:
    theme = make_theme("supervision")
    visit = make_visit(make_authority(), date(2024, 1, 1))
    for role, mark in (("finding", STRENGTH), ("recommendation", NEEDS), ("context", CONTEXT)):
        make_finding(visit, themes={theme: mark}, role=role)
    said = words_by_visit(theme)[visit.pk]
    assert (said.assessment, said.total) == (NEEDS, 2)
