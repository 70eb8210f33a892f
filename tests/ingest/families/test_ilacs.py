"""ILACS reports: the table's rows tell the framework, the headings the sections."""

from dataclasses import replace
from datetime import date

import pytest

from ingest.reading.document import Block, Box
from ingest.reading.families.ilacs import READER
from tests.ingest.families.blocks import (
    CLOSING_PAGE,
    bold,
    bullet,
    codes,
    document,
    grades,
    heading,
    numbered,
    paragraph,
    read_with,
    row,
    texts,
)

LEADERS = "The impact of leaders on social work practice with children and families"
HELP = "The experiences and progress of children who need help and protection"
BOTH = "The experiences and progress of children in care and care leavers"
CARE = "The experiences and progress of children in care"
LEAVERS = "The experiences and progress of care leavers"
OVERALL = "Overall effectiveness"
REQUIRES = "Requires improvement to be good"
SUMMARY = "Northshire has become a safer place for children, and staff are proud of their work."
ITEM = "How quickly families are told what a decision means for them."
OTHER_ITEM = "The reach of advocacy for children who live far away."


def cover(*rows: tuple[str, str], dates: str = "7 to 18 March 2022") -> list[Block]:
    return [
        heading("Inspection of Northshire local authority children’s services"),
        paragraph(f"Inspection dates: {dates}"),
        paragraph("Lead inspector: Ada Merriweather, Her Majesty’s Inspector"),
        row("Judgement", "Grade", strong=True),
        *(row(label, grade) for label, grade in rows),
    ]


FOUR = ((LEADERS, "Good"), (HELP, REQUIRES), (BOTH, "Good"), (OVERALL, "Good"))
FIVE = (
    (LEADERS, "Good"),
    (HELP, REQUIRES),
    (CARE, "Outstanding"),
    (LEAVERS, "Inadequate"),
    (OVERALL, REQUIRES),
)


def body(page: int = 2) -> list[Block]:
    return [
        paragraph(SUMMARY),
        heading("What needs to improve?1", page),
        bullet(ITEM, page),
        bullet(OTHER_ITEM, page),
        heading(f"{HELP}: requires improvement to be good", page),
        *(
            numbered(str(n), f"Paragraph {n} on how families are helped.", page)
            for n in range(1, 5)
        ),
        bold(f"{BOTH} is good", page),
        *(numbered(str(n), f"Paragraph {n} on children’s lives.", page) for n in range(5, 8)),
        bold(LEADERS + ": good", page + 1),
        numbered("8", "Leaders know their service and say so plainly.", page + 1),
        paragraph(CLOSING_PAGE, page + 2),
        paragraph("Piccadilly Gate", page + 2),
    ]


def test_report_to_2022_has_four_grades_lead_dates_and_sections() -> None:
    reading = read_with(READER, *cover(*FOUR), *body())
    assert reading.authority is not None
    assert reading.authority.name == "Northshire"
    assert reading.visit is not None
    assert reading.visit.period is not None
    assert reading.visit.period.start == date(2022, 3, 7)
    assert reading.visit.period.end == date(2022, 3, 18)
    assert reading.visit.lead_inspector == "Ada Merriweather"
    assert reading.visit.published is None
    assert grades(reading) == {
        "leaders": "good",
        "help-and-protection": "requires-improvement",
        "children-in-care-and-care-leavers": "good",
        "overall-effectiveness": "good",
    }
    assert texts(reading, "summary") == [SUMMARY]
    assert texts(reading, "recommendation") == [ITEM, OTHER_ITEM]
    assert len(texts(reading, "finding", "help-and-protection")) == 4
    assert len(texts(reading, "finding", "children-in-care-and-care-leavers")) == 3
    assert len(texts(reading, "finding", "leaders")) == 1
    assert reading.passages[-1].number == "8"
    assert reading.problems == ()


def test_report_from_2023_grades_care_and_care_leavers_apart() -> None:
    reading = read_with(READER, *cover(*FIVE, dates="6 to 17 March 2023"), *body())
    assert grades(reading) == {
        "leaders": "good",
        "help-and-protection": "requires-improvement",
        "children-in-care": "outstanding",
        "care-leavers": "inadequate",
        "overall-effectiveness": "requires-improvement",
    }


def test_no_overall_grade_is_made_up_from_april_2026() -> None:
    reading = read_with(READER, *cover(*FIVE[:4], dates="8 to 19 June 2026"), *body())
    assert "overall-effectiveness" not in grades(reading)
    assert "no-grade" not in codes(reading)


def test_overall_grade_where_the_framework_has_none_is_a_problem() -> None:
    reading = read_with(READER, *cover(*FIVE, dates="8 to 19 June 2026"), *body())
    assert "overall-not-given" in codes(reading)


def test_missing_overall_grade_before_april_2026_is_a_problem() -> None:
    reading = read_with(READER, *cover(*FIVE[:4], dates="6 to 17 March 2023"), *body())
    assert "no-grade" in codes(reading)


def test_two_ranges_of_dates_over_two_lines_are_one_period() -> None:
    lines = cover(*FOUR, dates="8 July 2019 to 12 July 2019 and 7 August 2019 to")
    lines.insert(2, paragraph("8 August 2019"))
    reading = read_with(READER, *lines, *body())
    assert reading.visit is not None
    assert reading.visit.period is not None
    assert reading.visit.period.start == date(2019, 7, 8)
    assert reading.visit.period.end == date(2019, 8, 8)


def test_title_above_the_set_words_names_the_authority() -> None:
    lines = [
        paragraph("Eastmere Borough Council"),
        bold("Inspection of children’s social care services"),
        *cover(*FOUR)[1:],
    ]
    reading = read_with(READER, *lines, *body())
    assert reading.authority is not None
    assert reading.authority.name == "Eastmere"


def test_grade_in_a_heading_against_the_table_is_a_problem() -> None:
    rows = (*FOUR[:1], (HELP, "Inadequate"), *FOUR[2:])
    assert "grade-in-heading" in codes(read_with(READER, *cover(*rows), *body()))


def test_skipped_paragraph_number_is_a_problem() -> None:
    blocks = [block for block in body() if block.marker != "3"]
    assert "number-gap" in codes(read_with(READER, *cover(*FOUR), *blocks))


def test_items_in_layout_tables_are_items_all_the_same() -> None:
    blocks = body()
    blocks[2] = row(f"◼ {ITEM}", page=2)
    reading = read_with(READER, *cover(*FOUR), *blocks)
    assert texts(reading, "recommendation") == [ITEM, OTHER_ITEM]


def test_paragraph_tagged_as_heading_and_one_run_into_another_are_paragraphs() -> None:
    blocks = [block for block in body() if block.marker not in {"2", "3", "4"}]
    long = "2. Workers meet families where they are and stay until trust is there. 3.They return."
    at = next(i for i, block in enumerate(blocks) if block.marker == "1") + 1
    blocks.insert(at, Block(heading(long).kind, long, 2, level=2, bold=False, size=12.0))
    blocks.insert(at + 1, numbered("4", "Paragraph 4 on how families are helped.", 2))
    reading = read_with(READER, *cover(*FOUR), *blocks)
    numbers = [passage.number for passage in reading.passages if passage.number]
    assert numbers == [str(n) for n in range(1, 9)]


def test_heading_run_into_the_last_item_opens_its_section() -> None:
    blocks = body()
    blocks[3:5] = [bullet(f"{OTHER_ITEM} {HELP} is {REQUIRES.lower()}", 2)]
    reading = read_with(READER, *cover(*FOUR), *blocks)
    assert texts(reading, "recommendation") == [ITEM, OTHER_ITEM]
    assert len(texts(reading, "finding", "help-and-protection")) == 4


@pytest.mark.parametrize(
    "opening",
    [
        [heading("Monitoring visit to Northshire children’s services"), paragraph(SUMMARY)],
        [
            heading("Focused visit to Northshire local authority children’s services"),
            paragraph(f"The inspection of 2019 judged: {HELP} {REQUIRES}."),
        ],
        cover(),
    ],
)
def test_letters_and_reports_without_a_table_are_declined(opening: list[Block]) -> None:
    assert READER.score(document(*opening, *body())) is None


def test_no_closing_page_in_any_passage() -> None:
    reading = read_with(READER, *cover(*FOUR), *body())
    assert not any("Piccadilly" in passage.text for passage in reading.passages)
    assert CLOSING_PAGE not in [passage.text for passage in reading.passages]


def test_dated_grade_of_an_earlier_inspection_is_cited() -> None:
    recalled = "At the last inspection, in May 2018, the local authority was judged inadequate."
    reading = read_with(READER, *cover(*FOUR), paragraph(recalled), *body())
    cited = reading.cited_judgements
    assert [(item.judgement, item.grade) for item in cited] == [
        ("overall-effectiveness", "inadequate")
    ]
    assert cited[0].period is not None
    assert cited[0].period.start == date(2018, 5, 1)


def test_closing_page_that_was_run_into_the_last_paragraph_is_no_part_of_it() -> None:
    boxes = (Box(3, 57.0, 700.0, 500.0, 740.0), Box(4, 57.0, 90.0, 500.0, 130.0))
    last = "Workers are proud of what they do here"
    run_together = replace(numbered("9", f"{last} {CLOSING_PAGE}", 3), boxes=boxes)
    reading = read_with(READER, *cover(*FOUR), *body()[:-2], run_together)
    assert reading.passages[-1].text == last
    assert [box.page for box in reading.passages[-1].boxes or ()] == [3]


def test_shorter_wording_of_a_heading_opens_the_section_too() -> None:
    blocks = [
        bold("The experiences of children in care and care leavers: good", 2)
        if block.text.startswith(BOTH)
        else block
        for block in body()
    ]
    reading = read_with(READER, *cover(*FOUR), *blocks)
    assert len(texts(reading, "finding", "children-in-care-and-care-leavers")) == 3


def test_judgement_whose_section_is_not_found_has_a_problem() -> None:
    without = [block for block in body() if not block.text.startswith(BOTH)]
    assert "no-section" in codes(read_with(READER, *cover(*FOUR), *without))
    assert "no-section" not in codes(read_with(READER, *cover(*FOUR), *body()))
