"""Details of visit letters that go wrong easily: dates, people, lists, closings; our own words."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.reading import read
from ingest.reading.as_json import as_json
from ingest.sample.document_shape import (
    ExpectedFacts,
    Piece,
    SampleDocument,
    bullet,
    heading,
    numbered,
    paragraph,
    table,
)
from ingest.sample.write_docx import write_docx
from ingest.sample.write_pdf import write_pdf
from ingest.sample.write_text import write_html, write_markdown, write_text
from tests.ingest.families.invented import (
    CLOSE,
    COVERED,
    EVIDENCE,
    FINDINGS,
    ONE,
    OVERVIEW,
    RECOMMENDATION_ONE,
    REGISTER,
    SERVICE,
    THREE,
    TWO,
    VERDICT,
    close,
    header,
    lines,
    monitoring,
    opening,
    texts,
    told,
)

SUBJECT = f"Monitoring visit to {SERVICE}"
ADDRESS = "Jo Marsh\nDirector of Children's Services\nThe Hall\nAnytown"
BODY = lines(VERDICT, "Headline findings", OVERVIEW, "Main findings", FINDINGS)

HEADERS = [
    lines("By email", "Our ref: 2022/MV/14", "Friday 4 November 2022", ADDRESS, "Dear Jo", SUBJECT),
    lines("1st November 2022", ADDRESS, "Dear Colleague", SUBJECT),
    lines(SUBJECT, "8 November 2022", ADDRESS, "Dear Jo"),
    lines(ADDRESS, "Dear Jo", SUBJECT, "8 November 2022"),
    lines("Date of visit: 4 October 2022", "Date: 8 November 2022", ADDRESS, "Dear Jo", SUBJECT),
    lines("Our ref: 7/11", "08/11/2022", ADDRESS, "cc: Ann Lee, Chief Executive", SUBJECT),
]
WRITTEN = ["2022-11-04", "2022-11-01", "2022-11-08", "2022-11-08", "2022-11-08", "2022-11-08"]


@pytest.mark.parametrize(("top", "day"), list(zip(HEADERS, WRITTEN, strict=True)))
def test_the_letters_date_is_found_wherever_it_stands(top: str, day: str) -> None:
    data = told(lines(top, opening(), BODY, close()))
    assert data["visit"]["published"] == day
    assert (data["visit"]["start"], data["visit"]["end"]) == ("2022-10-04", "2022-10-05")
    assert data["roles"] == {"summary": 2, "finding": 3}


CLOSINGS = [
    "You should submit to Ofsted within 70 working days an action plan on these areas.",
    "You are required to send Ofsted a plan within 70 working days.",
    "The local authority is asked to send a response within 15 working days.",
    "Inspectors are grateful to you and your staff for the welcome.",
    "Please do not hesitate to contact me if anything is unclear.",
    "Further monitoring visits will take place.",
]


@pytest.mark.parametrize("sentence", CLOSINGS)
@pytest.mark.parametrize("first", [True, False])
def test_what_closes_the_letter_is_no_finding(sentence: str, first: bool) -> None:
    said = lines(sentence, CLOSE) if first else lines(CLOSE, sentence)
    data = told(lines(header(), SUBJECT, opening(), BODY, close(said=said)))
    assert texts(data, "finding") == [ONE, TWO, THREE]
    assert texts(data, "summary") == [VERDICT, OVERVIEW]


def test_a_list_led_in_to_before_the_first_heading_is_what_was_looked_at() -> None:
    listed = "Inspectors looked at the help for care leavers, with a focus on:"
    items = "- homes\n- Employment and training\n- staying close."
    data = told(
        lines(
            header(),
            f"Focused visit to {SERVICE}",
            opening(kind="focused visit", count=""),
            listed,
            items,
            "Headline findings",
            OVERVIEW,
            "Main findings",
            FINDINGS,
            close(),
        )
    )
    assert texts(data, "context")[1:] == ["homes", "Employment and training", "staying close."]
    assert data["visit"]["focus"] == "homes; Employment and training; staying close"
    assert data["roles"] == {"context": 4, "summary": 1, "finding": 3}


def test_a_verdict_based_on_the_evidence_is_a_summary_before_the_first_heading() -> None:
    verdict = (
        "Based on the evidence gathered, inspectors judge that the council is making progress."
    )
    data = told(monitoring(body=lines(verdict, "Overview", OVERVIEW, "Findings", FINDINGS)))
    assert texts(data, "summary") == [verdict, OVERVIEW]


@pytest.mark.parametrize(
    ("when", "kind"),
    [
        ("on 17 to 19 November 2020", "assurance-visit"),
        ("on 17 to 19 November 2021", "focused-visit"),
    ],
)
def test_a_focused_visit_off_site_under_covid_is_an_assurance_visit(when: str, kind: str) -> None:
    remote = "The delivery model was adapted to the COVID-19 context, with remote meetings."
    data = told(
        lines(
            header(day="9 January 2022"),
            f"Focused visit to {SERVICE}",
            opening(kind="focused visit", when=when, count=""),
            remote,
            "Headline findings",
            OVERVIEW,
            "Main findings",
            FINDINGS,
            close(),
        )
    )
    assert data["document_type"] == kind
    assert texts(data, "context") == [remote]


def test_an_improvement_visit_of_2014_is_a_monitoring_visit() -> None:
    data = told(
        lines(
            header(day="14 July 2014"),
            f"Ofsted improvement visit to {SERVICE}",
            "I am writing to tell you the outcome of the improvement visit which I made with "
            "my colleague, Ruth Kerr HMI, on 23 and 24 June 2014. The visit was the second since "
            "the inspection in March 2013, when overall effectiveness was judged to be inadequate.",
            "The visit considered the progress that was made on contacts and assessment.",
            "Progress since the last visit",
            FINDINGS,
            "Areas for further improvement",
            "The council should make sure that:",
            f"- {RECOMMENDATION_ONE}",
            close(),
        )
    )
    visit = data["visit"]
    assert (data["document_type"], visit["number"]) == ("monitoring-visit", 2)
    assert (visit["start"], visit["end"]) == ("2014-06-23", "2014-06-24")
    assert visit["lead_inspector"] == "Ada Pell"
    assert visit["inspectors"] == ["Ada Pell", "Ruth Kerr"]
    assert [cited["start"] for cited in data["cited_judgements"]] == ["2013-03-01"]
    assert data["roles"] == {"context": 1, "finding": 3, "recommendation": 1}
    assert data["codes"] == []


def test_the_subject_on_later_pages_is_no_finding() -> None:
    body = lines(VERDICT, "Main findings", ONE, f"{SUBJECT}, 4 and 5 October 2022  3", TWO, THREE)
    assert texts(told(monitoring(body=body)), "finding") == [ONE, TWO, THREE]


SHAPE: tuple[Piece, ...] = (
    paragraph("14th February 2017"),
    paragraph("Ms Ros Kettering"),
    paragraph("Dear Ms Kettering"),
    paragraph("Monitoring visit of Wexcombe City Council", bold=True),
    paragraph("children's services", bold=True),
    paragraph(
        "This letter summarises the findings of the monitoring visit to Wexcombe City Council on "
        "the 17th and 18th of January 2017. It was the second such visit since the council was "
        "judged inadequate in May 2016. The inspectors were Una Forde, HMI (lead), supported by "
        "Lewis Attah, Her Majesty's Inspector."
    ),
    paragraph(VERDICT),
    paragraph("AREAS COVERED BY THE VISIT", bold=True),
    paragraph(COVERED),
    bullet("the application of thresholds"),
    bullet("Management oversight"),
    table(("Area", "Evidence"), ("Front door", "Nine records"), header_row=True),
    paragraph(EVIDENCE),
    heading("1. Overview", 2),
    bullet(OVERVIEW),
    heading("2. Findings and evaluation of progress", 2),
    paragraph("Leadership: governance and scrutiny", bold=True),
    paragraph(ONE),
    numbered(1, TWO),
    numbered(2, THREE),
    paragraph(CLOSE),
    paragraph("Yours sincerely"),
    paragraph("Una Forde"),
    paragraph("Senior HMI"),
)
DAYS = date(2017, 1, 17), date(2017, 1, 18)
LETTER = SampleDocument(
    "letter",
    "Letter",
    SHAPE,
    ExpectedFacts("monitoring-visit", "900003", "monitoring-visit", *DAYS),
    page_footer="Monitoring visit of Wexcombe City Council",
)
WRITERS = {
    "tagged.pdf": write_pdf,
    "untagged.pdf": lambda letter: write_pdf(letter, tagged=False),
    "letter.docx": write_docx,
    "letter.html": write_html,
    "letter.md": write_markdown,
    "letter.txt": write_text,
}


@pytest.mark.parametrize("name", WRITERS)
def test_a_letter_reads_alike_in_every_format(name: str) -> None:
    data = as_json(read(WRITERS[name](LETTER), name, REGISTER))
    visit = data["visit"]
    assert (data["document_type"], data["authority"]["name"]) == ("monitoring-visit", "Wexcombe")
    assert (visit["number"], visit["start"], visit["end"]) == (2, "2017-01-17", "2017-01-18")
    assert visit["inspectors"] == ["Una Forde", "Lewis Attah"]
    assert (visit["lead_inspector"], visit["published"]) == ("Una Forde", "2017-02-14")
    assert [cited["start"] for cited in data["cited_judgements"]] == ["2016-05-01"]
    told_of = [(found["section"], found["text"]) for found in data["findings"]]
    leaders = "Leadership: governance and scrutiny"
    roles = [found["role"] for found in data["findings"]]
    assert roles == ["summary", *["context"] * 6, "summary", *["finding"] * 3]
    assert told_of[0] == (None, VERDICT)
    assert told_of[7:] == [
        ("Overview", OVERVIEW),
        (leaders, ONE),
        (leaders, TWO),
        (leaders, THREE),
    ]
    assert data["problems"] == []
