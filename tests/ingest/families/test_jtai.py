"""Joint targeted area inspections: letters without grades or lead, in two generations."""

from datetime import date

import pytest

from ingest.reading.document import Block
from ingest.reading.families.jtai import READER
from tests.ingest.families.blocks import (
    bold,
    bullet,
    codes,
    document,
    heading,
    numbered,
    paragraph,
    read_with,
    texts,
)

SUMMED_UP = "Partners in Wexcombe trust one another and say so when they do not agree."
STRENGTH = "Schools hear from the police before the first lesson of the day."
WEAKNESS = "Health records reach the front door too late to inform a decision."
WHO = "Jo Plank, Chief Constable, Northshire Police"


def head(day: str, subject: str, opening: str) -> list[Block]:
    return [
        paragraph(day),
        paragraph(WHO),
        paragraph("Dear local partnership"),
        bold(subject),
        paragraph(opening),
    ]


def older() -> list[Block]:
    return [
        *head(
            "2 August 2016",
            "Joint targeted area inspection of how children are kept safe in Wexcombe",
            "Between 20 and 24 June, Ofsted and the others undertook a joint inspection there.",
        ),
        paragraph("This letter is for everybody who leads a service in the city."),
        paragraph(SUMMED_UP),
        heading("Key Strengths", 2),
        bullet(STRENGTH, 2),
        *(bullet(f"Strength {n} is plain to see in all that was read.", 2) for n in range(4)),
        bold("Case study: area for improvement", 3),
        paragraph("A boy whom we call Robin was seen by six people in one week.", 3),
        heading("Areas for improvement", 3),
        bold("Leadership and management", 3),
        bullet(WEAKNESS, 3),
        bullet("Few managers read each other’s files.", 3),
        heading("Next steps", 4),
        paragraph("The director should send a statement of what is to be done.", 4),
        paragraph("Yours sincerely", 4),
        bold("Ada Merriweather", 4),
    ]


def newer() -> list[Block]:
    return [
        *head(
            "31 March 2023",
            "Joint targeted area inspection of Eastmere",
            "This letter gives the findings of the joint targeted area inspection.",
        ),
        paragraph("This inspection took place from 6 to 10 February 2023."),
        bold("Headline findings"),
        paragraph(SUMMED_UP),
        bold("Areas for priority action", 2),
        bullet("How soon children at serious risk are seen.", 2),
        bold("What needs to improve?", 2),
        bullet(WEAKNESS, 2),
        bold("Strengths", 2),
        bullet(STRENGTH, 2),
        bold("Main findings", 2),
        *(numbered(str(n), f"Paragraph {n} on what partners do.", 2) for n in range(1, 6)),
        bold("Practice study: highly effective practice", 3),
        paragraph("A worker whom we call Wren stayed until the family was safe.", 3),
        paragraph("Yours sincerely", 4),
    ]


def test_letter_of_2016_takes_its_year_from_its_date() -> None:
    reading = read_with(READER, *older())
    visit = reading.visit
    assert reading.authority is not None
    assert reading.authority.name == "Wexcombe"
    assert visit is not None
    assert visit.period is not None
    assert (visit.period.start, visit.period.end) == (date(2016, 6, 20), date(2016, 6, 24))
    assert visit.published == date(2016, 8, 2)
    assert visit.lead_inspector is None
    assert reading.judgements == ()


def test_letter_of_2016_keeps_case_studies_out_of_its_lists() -> None:
    reading = read_with(READER, *older())
    assert texts(reading, "summary") == [SUMMED_UP]
    assert texts(reading, "recommendation") == [
        WEAKNESS,
        "Few managers read each other’s files.",
    ]
    assert len(texts(reading, "finding")) == 6
    assert len(texts(reading, "context")) == 1
    assert reading.problems == ()


def test_letter_of_2023_has_summary_lists_and_numbered_findings() -> None:
    reading = read_with(READER, *newer())
    assert reading.authority is not None
    assert reading.authority.name == "Eastmere"
    assert texts(reading, "summary") == [SUMMED_UP]
    assert texts(reading, "priority-action") == ["How soon children at serious risk are seen."]
    assert texts(reading, "recommendation") == [WEAKNESS]
    assert len(texts(reading, "finding")) == 7
    assert reading.problems == ()


@pytest.mark.parametrize("title", ["Multi-agency strengths", "Early help strengths"])
def test_strengths_by_any_name_end_the_list_before_them(title: str) -> None:
    blocks = [bold(title, 2) if block.text == "Strengths" else block for block in newer()]
    reading = read_with(READER, *blocks)
    assert texts(reading, "recommendation") == [WEAKNESS]
    assert STRENGTH in texts(reading, "finding")


def test_paragraphs_under_a_subheading_of_the_list_are_findings() -> None:
    blocks = newer()
    at = next(i for i, block in enumerate(blocks) if block.text == "Strengths")
    blocks[at:at] = [
        bold("Eastmere Safeguarding Partnership", 2),
        paragraph("The partnership meets monthly and reads what it is sent.", 2),
    ]
    reading = read_with(READER, *blocks)
    assert texts(reading, "recommendation") == [WEAKNESS]
    assert len(texts(reading, "finding")) == 8


@pytest.mark.parametrize("end", [";", ":", ")", "’"])
def test_a_sentence_that_a_page_cuts_after_any_sign_is_one_finding(end: str) -> None:
    first = f"Partners meet weekly and look at each child who is missing from school{end}"
    rest = "they also ask what the police have heard since the last meeting."
    blocks = newer()
    at = next(i for i, block in enumerate(blocks) if block.text.startswith("Practice study"))
    blocks[at:at] = [paragraph(first, 2), paragraph(rest, 3)]
    assert f"{first} {rest}" in texts(read_with(READER, *blocks), "finding")


def test_unsigned_items_of_a_list_stay_apart_over_a_page() -> None:
    items = ["how soon children are seen and by whom they are seen;", "how often they are seen."]
    blocks = newer()
    at = next(i for i, block in enumerate(blocks) if block.text.startswith("Practice study"))
    blocks[at:at] = [paragraph(items[0], 2), paragraph(items[1], 3)]
    assert set(items) <= set(texts(read_with(READER, *blocks), "finding"))


def test_letter_that_does_not_say_when_it_was_held_has_a_problem() -> None:
    blocks = [block for block in newer() if "took place" not in block.text]
    assert "no-inspection-dates" in codes(read_with(READER, *blocks))


@pytest.mark.parametrize(
    "subject",
    [
        "Monitoring visit of Eastmere children’s services",
        "A joint targeted area inspection was held in 2019 and its findings are being acted on",
    ],
)
def test_other_letters_are_declined(subject: str) -> None:
    blocks = [bold(subject) if block.text.startswith("Joint") else block for block in newer()]
    assert READER.score(document(*blocks)) is None
