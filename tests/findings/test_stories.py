"""A theme's story at an authority: its order, what changed, its words, and its numbers."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from lxml import html

from findings.decisive import Said, as_many_as_fit, most_decisive
from findings.labels.rollup import Mark
from findings.models import Finding, FindingTheme, Sentence, Theme
from findings.stories import Chapter, Recalled, Story, in_time, tell
from findings.story_chart import LEVELS, STEP, story_chart
from inspections.models import Authority, Visit
from tests.findings.factories import (
    make_authority,
    make_cited,
    make_finding,
    make_source,
    make_theme,
    make_visit,
)


def parsed(content: bytes) -> Any:
    """A page's tree; lxml's stubs know less than its queries give."""
    return html.fromstring(content)


def words_of(node: Any) -> str:
    words = " ".join(" ".join(node.itertext()).split())
    return re.sub(r" ([,.:;)])", r"\1", words)


def of_class(page: Any, name: str, tag: str = "*") -> list[Any]:
    return list(page.xpath(f".//{tag}[contains(concat(' ', @class, ' '), ' {name} ')]"))


@pytest.fixture
def reader(client: Client) -> Client:
    client.force_login(User.objects.create_user("reader"))
    return client


# What is told, as pure logic


def a_visit(pk: int, start: date | None) -> Visit:
    return Visit(pk=pk, start=start, end=start, date_precision="day" if start else "", kind="ilacs")


def said(*assessments: str, role: str = "finding") -> list[Said]:
    return [
        Said(place, Mark(role, assessment), retold=False, place=(1, place))
        for place, assessment in enumerate(assessments)
    ]


def story_of(*at_visits: tuple[date | None, list[Said]]) -> Story:
    """The story of visits in order; an empty list is a visit that did not look."""
    visits = [a_visit(pk, start) for pk, (start, _) in enumerate(at_visits, start=1)]
    told = {pk: ones for pk, (_, ones) in enumerate(at_visits, start=1) if ones}
    return tell(Theme(pk=1, position=1), visits, told)


def labels(story: Story) -> list[str]:
    return [chapter.label for chapter in story.chapters]


def test_each_visit_is_compared_with_the_last_before_it_that_evaluated_the_theme() -> None:
    story = story_of(
        (date(2015, 1, 5), said("needs-improvement")),
        (date(2016, 1, 5), []),
        (date(2017, 1, 5), said("context")),
        (date(2018, 1, 5), said("strength")),
        (date(2019, 1, 5), said("strength")),
        (date(2020, 1, 5), said("mixed")),
    )
    assert labels(story) == [
        "First word",
        "Not looked at this time",
        "Not looked at this time",
        "Better",
        "No change",
        "Worse",
    ]
    compared_with = [c.before.visit.pk if c.before else None for c in story.chapters]
    assert compared_with == [None, 1, 1, 1, 4, 5]


def test_shortfalls_with_something_newly_good_are_better_in_part() -> None:
    story = story_of(
        (date(2015, 1, 5), said("needs-improvement")),
        (date(2016, 1, 5), said("needs-improvement", "needs-improvement", "improving")),
    )
    assert labels(story) == ["First word", "Better in part"]


def test_a_theme_that_one_visit_alone_evaluates_is_raised_once() -> None:
    story = story_of((date(2015, 1, 5), said("strength")), (date(2016, 1, 5), []))
    assert labels(story) == ["Raised once", "Not looked at this time"]


def test_an_undated_visit_is_compared_with_none_and_none_with_it() -> None:
    story = story_of(
        (date(2015, 1, 5), said("strength")),
        (date(2016, 1, 5), said("mixed")),
        (None, said("needs-improvement")),
    )
    assert labels(story) == ["First word", "Worse", "Not dated"]
    assert story.chapters[2].before is None
    assert story.travel.later is not None
    assert story.travel.later.visit.pk == 2


def test_visits_stand_in_order_either_way_and_undated_ones_last() -> None:
    story = story_of((date(2015, 1, 5), []), (date(2018, 1, 5), []), (None, []))
    recalled = [Recalled(date(2016, 9, 1), date(2016, 9, 30), "month")]

    def order(*, newest_first: bool) -> list[object]:
        stops = in_time(story, recalled, newest_first=newest_first)
        return [s.visit.pk if isinstance(s, Chapter) else "recalled" for s in stops]

    assert order(newest_first=False) == [1, "recalled", 2, 3]
    assert order(newest_first=True) == [2, "recalled", 1, 3]


def test_what_was_looked_at_is_counted_as_no_evaluation() -> None:
    story = story_of((date(2015, 1, 5), said("strength", role="context") + said("mixed")))
    assert story.counts == (("mixed", 1), ("context", 1))


def one(
    key: int, assessment: str, role: str = "finding", *, retold: bool = False, length: int = 0
) -> Said:
    return Said(key, Mark(role, assessment), retold=retold, place=(1, key), length=length)


def test_no_assessment_is_crowded_out_by_many_of_another() -> None:
    many = [one(number, "strength") for number in range(20)]
    few = [one(30, "improving"), one(31, "mixed"), one(32, "needs-improvement")]
    first = [said.key for said in most_decisive(many + few, "mixed")[:4]]
    assert first == [31, 32, 30, 0]


def test_recommendations_do_not_crowd_out_what_was_found() -> None:
    asked = [one(number, "needs-improvement", "recommendation") for number in range(9)]
    found = [one(20, "needs-improvement"), one(21, "strength")]
    assert {said.key for said in most_decisive(asked + found, "needs-improvement")[:3]} == {
        0,
        20,
        21,
    }


def test_the_weightier_comes_before_the_earlier() -> None:
    ones = [one(1, "mixed"), one(2, "mixed", "summary")]
    assert [said.key for said in most_decisive(ones, "mixed")] == [2, 1]


def test_what_evaluates_nothing_or_is_retold_comes_last() -> None:
    ones = [one(1, "context"), one(2, "strength", retold=True), one(3, "strength")]
    assert [said.key for said in most_decisive(ones, "strength")] == [3, 2, 1]


def test_as_many_are_shown_as_fit_but_always_one() -> None:
    ones = [one(number, "strength", length=60) for number in range(5)]
    assert len(as_many_as_fit(ones, most=3, letters=1000)) == 3
    assert len(as_many_as_fit(ones, most=3, letters=130)) == 2
    assert len(as_many_as_fit(ones, most=3, letters=10)) == 1


def test_the_chart_stands_in_true_time_the_better_the_higher() -> None:
    chart = story_chart(
        story_of(
            (date(2015, 1, 5), said("needs-improvement")),
            (date(2016, 1, 5), []),
            (date(2020, 1, 5), said("strength")),
            (None, said("mixed")),
        )
    )
    assert chart is not None
    first, silent, last = chart.marks
    assert (silent.x - first.x) * 4 == pytest.approx(last.x - silent.x, rel=0.01)
    assert last.y < first.y
    assert (silent.assessment, silent.y) == ("", LEVELS["context"])
    assert chart.path == f"{first.x},{first.y} {last.x},{last.y}"
    assert chart.has_silent


def test_on_the_chart_no_mark_covers_another_at_its_level() -> None:
    chart = story_chart(
        story_of(
            (date(2015, 1, 5), said("mixed")),
            (date(2015, 2, 5), said("mixed")),
            (date(2025, 2, 5), said("mixed")),
        )
    )
    assert chart is not None
    assert [mark.y for mark in chart.marks] == [LEVELS["mixed"], LEVELS["mixed"] - STEP, 72]
    assert chart.marks[1].label_y != chart.marks[0].label_y


def test_one_dated_visit_makes_no_chart() -> None:
    assert story_chart(story_of((date(2015, 1, 5), said("mixed")), (None, said("mixed")))) is None


# The page

on_pages = pytest.mark.django_db


@pytest.fixture
def northshire() -> Authority:
    """Four visits: two on supervision, one that does not look at it, one without findings."""
    authority = make_authority("Northshire")
    supervision, plans = make_theme("supervision"), make_theme("plans", group="Practice")
    first = make_visit(authority, date(2015, 9, 14), date(2015, 10, 8), kind="sif")
    make_finding(
        first,
        "Supervision is weak. Plans are clear. Homes are warm.",
        themes={supervision: "needs-improvement", plans: "strength"},
        section="Leadership",
        number="33",
        page=14,
    )
    about(first, supervision, "Supervision is weak.", "needs-improvement")
    about(first, plans, "Plans are clear.", "strength")
    make_finding(
        first,
        "Improve supervision.",
        role="recommendation",
        themes={supervision: "needs-improvement"},
        assessment="needs-improvement",
    )
    make_finding(first, "Supervision was looked at.", role="context", themes={supervision: "mixed"})
    silent = make_visit(authority, date(2016, 3, 1), number=1)
    make_finding(silent, "Plans are clear.", themes={plans: "strength"})
    make_visit(authority, date(2016, 9, 1), number=2)
    last = make_visit(authority, date(2018, 6, 4), date(2018, 6, 28), kind="sif")
    paper = make_source("item 7.docx", document_type="committee-report")
    make_finding(last, "Supervision is better.", themes={supervision: "improving"}, source=paper)
    make_finding(
        last,
        "Supervision of new workers must be regular.",
        role="priority-action",
        themes={supervision: "needs-improvement"},
        source=paper,
    )
    make_cited(
        authority, "overall-effectiveness", "inadequate", date(2012, 9, 1), end=date(2012, 9, 30)
    )
    return authority


def about(visit: Visit, theme: Theme, words: str, assessment: str) -> None:
    """A sentence of the visit's first finding, about the theme."""
    finding = visit.findings.order_by("ordinal")[0]
    start = finding.text.index(words)
    ordinal = finding.sentences.count() + 1
    sentence = Sentence.objects.create(
        finding=finding, ordinal=ordinal, start=start, end=start + len(words), assessment=assessment
    )
    sentence.themes.add(theme)


def page_of(reader: Client, address: str) -> Any:
    response = reader.get(address)
    assert response.status_code == 200
    return parsed(response.content)


SUPERVISION = "/authorities/northshire/themes/supervision/"


@on_pages
def test_the_story_is_told_visit_by_visit_with_kinds_and_dates(
    reader: Client, northshire: Authority
) -> None:
    chapters = of_class(page_of(reader, SUPERVISION), "chapter")
    told = [words_of(chapter) for chapter in chapters]
    assert told[0].startswith("September 2012 Inspection Nothing of it is held")
    assert told[1].startswith(
        "14 September to 8 October 2015 Inspection (SIF) ! Needs improvement 2 findings "
        "First word on how good it is, in what is held"
    )
    assert told[2] == "1 March 2016 First monitoring visit Not looked at"
    assert told[3] == "1 September 2016 Second monitoring visit No findings are held from it"
    assert told[4].startswith("4 to 28 June 2018 Inspection (SIF) As a council’s paper tells it")
    assert "Better in part since 14 September to 8 October 2015: needs improvement then" in told[4]
    assert "resolved" not in " ".join(told).lower()


@on_pages
def test_the_latest_visit_comes_first_when_asked_for(reader: Client, northshire: Authority) -> None:
    usual = [words_of(c) for c in of_class(page_of(reader, SUPERVISION), "chapter")]
    turned = page_of(reader, SUPERVISION + "?order=newest")
    assert [words_of(c) for c in of_class(turned, "chapter")] == usual[::-1]
    (before,) = turned.xpath("//a[@rel='next']")
    assert before.get("href") == "/authorities/northshire/themes/plans/?order=newest"


def count_shown(reader: Client, address: str) -> int:
    """How many findings the list says it has at an address."""
    page = page_of(reader, address)
    said = words_of(page.get_element_by_id("result-count"))
    number = re.match(r"[\d,]+", said)
    assert number, said
    return int(number[0].replace(",", ""))


def follow_every_count(reader: Client, address: str) -> int:
    """Follows each number that counts findings; how many there are."""
    page = page_of(reader, address)
    counts = page.xpath("//main//*[@data-counts]")
    for count in counts:
        (link,) = count.xpath("ancestor-or-self::a[1]")
        href = link.get("href")
        assert count_shown(reader, href) == int(count.text.replace(",", "")), href
    return len(counts)


@on_pages
def test_every_number_leads_to_exactly_the_findings_it_counts(
    reader: Client, northshire: Authority
) -> None:
    assert follow_every_count(reader, SUPERVISION) >= 9


@on_pages
def test_only_sentences_about_the_theme_are_marked(reader: Client, northshire: Authority) -> None:
    (finding, *_) = of_class(page_of(reader, SUPERVISION), "telling")[1:]
    (marked,) = of_class(finding, "sentence")
    assert (marked.text_content(), marked.get("class")) == (
        "Supervision is weak.",
        "sentence needs-improvement",
    )
    assert [other.text_content() for other in of_class(finding, "beside")] == ["Plans are clear."]
    (text,) = of_class(finding, "finding__text")
    assert text.text_content() == "Supervision is weak. Plans are clear. Homes are warm."


@on_pages
def test_each_finding_leads_to_its_page_and_its_place_in_the_document(
    reader: Client, northshire: Authority
) -> None:
    finding = Finding.objects.get(number="33")
    page = page_of(reader, SUPERVISION)
    told = page.get_element_by_id(f"finding-{finding.pk}")
    hrefs = [link.get("href") for link in told.xpath(".//a")]
    assert finding.source.sha256 in hrefs[0]
    assert hrefs[0].endswith("#page=14")
    assert hrefs[1:] == [
        f"/visits/{finding.visit_id}/?finding={finding.pk}#finding-{finding.pk}",
        f"/findings/{finding.pk}/",
    ]
    assert "33 · Leadership · Page 14" in words_of(told)


@on_pages
def test_recommendations_are_counted_and_those_that_stand_are_marked(
    reader: Client, northshire: Authority
) -> None:
    page = page_of(reader, SUPERVISION)
    assert "Recommendations on it 2 made, 1 open" in words_of(page)
    (open_one,) = of_class(page, "telling__stands")
    (told,) = open_one.xpath("ancestor::article")
    assert "Area for priority action Open in the council’s words" in words_of(told)
    assert "of new workers" in words_of(told)


@on_pages
def test_a_councils_retelling_is_marked_as_such(reader: Client, northshire: Authority) -> None:
    retold = of_class(page_of(reader, SUPERVISION), "telling--retold")
    assert len(retold) == 2
    assert all("in the council’s words" in words_of(finding) for finding in retold)


@on_pages
def test_the_themes_before_and_after_are_those_raised_here(
    reader: Client, northshire: Authority
) -> None:
    elsewhere = make_theme("neglect")
    make_finding(
        make_visit(make_authority("Eastmere"), date(2018, 6, 4)), themes={elsewhere: "strength"}
    )
    page = page_of(reader, SUPERVISION)
    assert [link.get("href") for link in page.xpath("//a[@rel='next']")] == [
        "/authorities/northshire/themes/plans/"
    ]
    assert not page.xpath("//a[@rel='prev']")
    assert not page_of(reader, "/authorities/northshire/themes/plans/").xpath("//a[@rel='next']")


@on_pages
def test_what_is_not_there_is_not_found(reader: Client, northshire: Authority) -> None:
    assert reader.get("/authorities/northshire/themes/nonsense/").status_code == 404
    assert reader.get("/authorities/nowhere/themes/supervision/").status_code == 404


@on_pages
def test_a_theme_that_no_visit_speaks_of_says_so_and_does_not_say_it_is_fine(
    reader: Client, northshire: Authority
) -> None:
    make_theme("neglect")
    words = words_of(page_of(reader, "/authorities/northshire/themes/neglect/"))
    assert "No visit that is held speaks of this theme here" in words
    assert "neither that it is fine nor that it is not" in words


@on_pages
def test_an_authority_of_which_nothing_is_held_says_so(reader: Client) -> None:
    make_authority("Wexcombe")
    make_theme("neglect")
    words = words_of(page_of(reader, "/authorities/wexcombe/themes/neglect/"))
    assert "Nothing is held on this authority yet" in words


@on_pages
def test_a_theme_spoken_of_at_one_visit_alone_has_no_chart_and_no_order(reader: Client) -> None:
    authority = make_authority("Wexcombe")
    make_finding(make_visit(authority, date(2018, 6, 4)), themes={make_theme(): "context"})
    page = page_of(reader, "/authorities/wexcombe/themes/supervision/")
    assert not page.xpath("//figure")
    assert not of_class(page, "story__order")
    assert "Spoken of, but not how good it is" in words_of(page)


VISITS, FINDINGS = 30, 200


@pytest.fixture
def long_story() -> Authority:
    """Thirty visits with two hundred long findings on one theme."""
    authority, theme = make_authority("Northshire"), make_theme("supervision")
    sentence = "Supervision of social workers is regular, though its records are thin. "
    text = sentence * 9
    for number in range(VISITS):
        visit = make_visit(authority, date(2000 + number // 2, 1 + number % 2 * 6, 7))
        source = make_source(f"letter {number}.pdf")
        visit.sources.add(source)
        findings = Finding.objects.bulk_create(
            Finding(
                visit=visit,
                source=source,
                ordinal=ordinal,
                role="finding",
                text=text,
                page=2,
                assessment="mixed",
                section="Leaders and managers",
            )
            for ordinal in range(FINDINGS // VISITS)
        )
        FindingTheme.objects.bulk_create(
            FindingTheme(finding=one, theme=theme, assessment="mixed") for one in findings
        )
        sentences = Sentence.objects.bulk_create(
            Sentence(
                finding=one,
                ordinal=place,
                start=place * len(sentence),
                end=place * len(sentence) + len(sentence) - 1,
                assessment="mixed",
            )
            for one in findings
            for place in range(9)
        )
        Sentence.themes.through._default_manager.bulk_create(
            Sentence.themes.through(sentence=one, theme=theme) for one in sentences
        )
    return authority


@on_pages
def test_a_long_story_stays_small_and_says_how_much_it_leaves_out(
    reader: Client, long_story: Authority
) -> None:
    response = reader.get(SUPERVISION)
    assert len(response.content) < 200_000
    page = parsed(response.content)
    chapters = of_class(page, "chapter")
    assert len(chapters) == VISITS
    of_each = FINDINGS // VISITS
    for chapter in chapters:
        shown = len(of_class(chapter, "telling"))
        assert 0 < shown < of_each
        (more,) = of_class(chapter, "chapter__more")
        assert words_of(more).startswith(f"All {of_each} findings of this visit on it {shown} that")
    follow = page.xpath("//*[@class='chapter__more']/a")[0].get("href")
    assert count_shown(reader, follow) == of_each
