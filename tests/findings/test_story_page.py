"""The page of a theme at an authority: its words, its links, and its numbers."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from findings.models import Finding, FindingTheme, Sentence, Theme
from inspections.models import Authority, Visit
from tests.findings.factories import (
    make_authority,
    make_cited,
    make_finding,
    make_source,
    make_theme,
    make_visit,
)
from tests.findings.following import count_shown, follow_every_count, page_of, words
from tests.findings.pages import of_class, parsed

pytestmark = pytest.mark.django_db


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


SUPERVISION = "/authorities/northshire/themes/supervision/"


def test_the_story_is_told_visit_by_visit_with_kinds_and_dates(
    reader: Client, northshire: Authority
) -> None:
    chapters = of_class(page_of(reader, SUPERVISION), "chapter")
    told = [words(chapter) for chapter in chapters]
    assert told[0].startswith("September 2012 Inspection Nothing of it is held")
    assert told[1].startswith(
        "14 September to 8 October 2015 Inspection (SIF) ! Needs improvement 2 findings "
        "First word in what is held"
    )
    assert told[2] == "1 March 2016 First monitoring visit Not looked at"
    assert told[3] == "1 September 2016 Second monitoring visit No findings are held from it"
    assert told[4].startswith("4 to 28 June 2018 Inspection (SIF) As a council’s paper tells it")
    assert (
        "Better in part since 14 September to 8 October 2015: needs improvement then. Side by side"
    ) in told[4]
    assert "resolved" not in " ".join(told).lower()


def test_a_visit_leads_to_itself_beside_the_one_it_is_compared_with(
    reader: Client, northshire: Authority
) -> None:
    links = page_of(reader, SUPERVISION).xpath("//a[text()='Side by side']")
    first, last = northshire.visits.filter(kind="sif").order_by("start")
    assert [link.get("href") for link in links] == [
        f"/authorities/northshire/changes/?from={first.pk}&to={last.pk}#theme-supervision"
    ]
    beside = page_of(reader, links[0].get("href").split("#")[0])
    assert "Supervision" in words(beside.get_element_by_id("theme-supervision"))


def test_the_latest_visit_comes_first_when_asked_for(reader: Client, northshire: Authority) -> None:
    usual = [words(c) for c in of_class(page_of(reader, SUPERVISION), "chapter")]
    turned = page_of(reader, SUPERVISION + "?order=newest")
    assert [words(c) for c in of_class(turned, "chapter")] == usual[::-1]
    (before,) = turned.xpath("//a[@rel='next']")
    assert before.get("href") == "/authorities/northshire/themes/plans/?order=newest"


def test_every_number_leads_to_exactly_the_findings_it_counts(
    reader: Client, northshire: Authority
) -> None:
    assert follow_every_count(reader, SUPERVISION) >= 9


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
    assert "33 · Leadership · Page 14" in words(told)


def test_recommendations_are_counted_and_those_that_stand_are_marked(
    reader: Client, northshire: Authority
) -> None:
    page = page_of(reader, SUPERVISION)
    assert "Recommendations on it 2 made, 1 open" in words(page)
    (open_one,) = of_class(page, "telling__stands")
    (told,) = open_one.xpath("ancestor::article")
    assert "Area for priority action Open in the council’s words" in words(told)
    assert "of new workers" in words(told)


def test_a_councils_retelling_is_marked_as_such(reader: Client, northshire: Authority) -> None:
    retold = of_class(page_of(reader, SUPERVISION), "telling--retold")
    assert len(retold) == 2
    assert all("in the council’s words" in words(finding) for finding in retold)


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


def test_what_is_not_there_is_not_found(reader: Client, northshire: Authority) -> None:
    assert reader.get("/authorities/northshire/themes/nonsense/").status_code == 404
    assert reader.get("/authorities/nowhere/themes/supervision/").status_code == 404


def test_a_theme_that_no_visit_speaks_of_says_so_and_does_not_say_it_is_fine(
    reader: Client, northshire: Authority
) -> None:
    make_theme("neglect")
    said = words(page_of(reader, "/authorities/northshire/themes/neglect/"))
    assert "No visit that is held speaks of this theme here" in said
    assert "neither that it is fine nor that it is not" in said


def test_an_authority_of_which_nothing_is_held_says_so(reader: Client) -> None:
    make_authority("Wexcombe")
    make_theme("neglect")
    said = words(page_of(reader, "/authorities/wexcombe/themes/neglect/"))
    assert "Nothing is held on this authority yet" in said


def test_a_theme_spoken_of_at_one_visit_alone_has_no_chart_and_no_order(reader: Client) -> None:
    authority = make_authority("Wexcombe")
    make_finding(make_visit(authority, date(2018, 6, 4)), themes={make_theme(): "context"})
    page = page_of(reader, "/authorities/wexcombe/themes/supervision/")
    assert not page.xpath("//figure")
    assert not of_class(page, "story__order")
    assert "Spoken of, but not how good it is" in words(page)


VISITS, FINDINGS = 30, 240


def test_monitoring_visits_whose_letters_are_not_held_stand_in_the_story(reader: Client) -> None:
    authority = make_authority("Northshire")
    for day, number in ((date(2017, 3, 1), 2), (date(2018, 3, 1), 5)):
        make_finding(make_visit(authority, day, number=number), themes={make_theme(): "mixed"})
    chapters = [words(chapter) for chapter in of_class(page_of(reader, SUPERVISION), "chapter")]
    assert chapters[0] == "First monitoring visit Its letter is not held"
    assert chapters[2] == "Third and fourth monitoring visits Their letters are not held"


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
        assert words(more).startswith(f"All {of_each} findings of this visit on it {shown} that")
    follow = page.xpath("//*[@class='chapter__more']/a")[0].get("href")
    assert count_shown(reader, follow) == of_each
