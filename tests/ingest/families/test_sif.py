"""SIF reports: overall grade in a sentence, adoption and care leavers, the board's own part."""

from datetime import date

import pytest

from ingest.reading.document import Block
from ingest.reading.families import protection_2009
from ingest.reading.families.sif import READER
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

TITLE = (
    "Inspection of services for children in need of help and protection, children looked after "
    "and care leavers"
)
REVIEW = "Review of the effectiveness of the Local Safeguarding Children Board1"
LOOKED_AFTER = "The experiences and progress of children looked after and achieving permanence"
HELP = "The experiences and progress of children who need help and protection"
VERDICT = "Children’s services in Northshire require improvement to be good"
SUMMARY = "Families in Northshire are heard sooner than they were, and by people they know."
ASKED = "Give every child a plan that they have helped to write."
BOARD_ASKED = "Ask each partner how its training changes what its staff do."


def cover(*verdict: str, dates: str = "14 September 2015 – 8 October 2015") -> list[Block]:
    return [
        paragraph("Northshire County Council"),
        heading(TITLE),
        paragraph("and"),
        heading(REVIEW),
        bold(f"Inspection date: {dates} Report published: 27 November 2015"),
        *(bold(line) for line in verdict or (VERDICT,)),
        row("1. Children who need help and protection", "Good"),
        row("2. Children looked after and achieving permanence", "Requires improvement"),
        row("", "2. 1 Adoption performance", "Outstanding"),
        row("", "2.2 Experiences and progress of care leavers", "Inadequate"),
        row("3. Leadership, management and governance", "Requires improvement"),
    ]


def body_of_2016() -> list[Block]:
    return [
        heading("Executive summary", 2),
        paragraph(SUMMARY, 2),
        heading("The local authority", 4),
        heading("Information about this local authority area2", 4),
        bullet("The county has more sheep than children.", 4),
        heading("Recommendations", 5),
        numbered("1", ASKED, 5),
        numbered("2", "Strengthen help for:", 5),
        bullet("children at the edge of care", 5),
        bullet("young carers.", 5),
        heading("Summary for children and young people", 6),
        bullet("We met many of you and liked what you told us.", 6),
        row(HELP, "Good", page=7),
        heading("Summary", 7),
        paragraph("Help comes early and stays as long as it is wanted.", 7),
        heading("Inspection findings", 7),
        numbered("3", "Contacts are read on the day that they come in.", 7),
        numbered("4", "Meetings include those who know the child best.", 7),
        row(LOOKED_AFTER, "Requires improvement", page=8),
        heading("Summary", 8),
        paragraph("Homes are found for most children near their schools.", 8),
        numbered("5", "Reviews are held when they should be.", 8),
        bold("The graded judgement for adoption performance is that it is outstanding", 9),
        numbered("6", "Families are found with care and without haste.", 9),
        bold(
            "The graded judgment about the experience and progress of care leavers is that it is"
            " inadequate",
            9,
        ),
        numbered("7", "Young people lose touch with their workers.", 9),
        row("Leadership, management and governance", "Requires improvement", page=10),
        heading("Inspection findings", 10),
        numbered("8", "Elected members ask good questions.", 10),
    ]


def board_part() -> list[Block]:
    return [
        heading("The Local Safeguarding Children Board (LSCB)", 12),
        bold("The Local Safeguarding Children Board is good", 12),
        heading("Executive summary", 12),
        paragraph("The board has a chair whom its partners trust.", 12),
        heading("Recommendations", 13),
        numbered("9", BOARD_ASKED, 13),
        heading("Inspection findings – the Local Safeguarding Children Board", 13),
        numbered("10", "Audits are discussed and their lessons passed on.", 13),
    ]


def end() -> list[Block]:
    return [
        heading("Information about this inspection", 15),
        paragraph("Inspectors read records and spoke with families.", 15),
        heading("The inspection team", 15),
        paragraph("Lead inspector: Ada Merriweather", 15),
        paragraph("Deputy lead inspector: Bram Oakes", 15),
        paragraph("Team inspectors: Cleo Finch, Dov Hale (Seconded Inspector)", 15),
        paragraph("Senior data analyst: Edie Sums", 15),
        paragraph("Quality assurance manager: Fay Check", 15),
        paragraph(CLOSING_PAGE, 16),
    ]


def test_report_with_a_board_has_seven_grades_and_two_lists() -> None:
    reading = read_with(READER, *cover(), *body_of_2016(), *board_part(), *end())
    assert reading.authority is not None
    assert reading.authority.name == "Northshire"
    visit = reading.visit
    assert visit is not None
    assert visit.period is not None
    assert (visit.period.start, visit.period.end) == (date(2015, 9, 14), date(2015, 10, 8))
    assert visit.published == date(2015, 11, 27)
    assert visit.lead_inspector == "Ada Merriweather"
    assert visit.inspectors == ("Ada Merriweather", "Bram Oakes", "Cleo Finch", "Dov Hale")
    assert grades(reading) == {
        "overall-effectiveness": "requires-improvement",
        "help-and-protection": "good",
        "looked-after-and-permanence": "requires-improvement",
        "adoption": "outstanding",
        "care-leavers": "inadequate",
        "leaders": "requires-improvement",
        "lscb": "good",
    }
    assert texts(reading, "recommendation") == [
        ASKED,
        "Strengthen help for: children at the edge of care young carers.",
        BOARD_ASKED,
    ]
    assert texts(reading, "recommendation", "lscb") == [BOARD_ASKED]
    assert reading.problems == ()


def test_sections_tell_findings_from_summaries_and_context() -> None:
    reading = read_with(READER, *cover(), *body_of_2016(), *board_part(), *end())
    areas = [(p.number, p.judgement) for p in reading.passages if p.role == "finding"]
    assert areas == [
        ("3", "help-and-protection"),
        ("4", "help-and-protection"),
        ("5", "looked-after-and-permanence"),
        ("6", "adoption"),
        ("7", "care-leavers"),
        ("8", "leaders"),
        ("10", "lscb"),
    ]
    assert texts(reading, "summary")[0] == SUMMARY
    assert len(texts(reading, "summary", "help-and-protection")) == 1
    assert len(texts(reading, "context")) == 3


@pytest.mark.parametrize("title", ["Summary for children", "A summary for young people"])
def test_the_page_for_children_recommends_nothing_by_any_name(title: str) -> None:
    body = [
        heading(title, 6) if block.text.startswith("Summary for") else block
        for block in body_of_2016()
    ]
    reading = read_with(READER, *cover(), *body, *board_part(), *end())
    assert len(texts(reading, "recommendation")) == 3


def test_paragraphs_before_the_first_numbered_finding_sum_up_without_a_heading() -> None:
    body = [block for block in body_of_2016() if block.text != "Summary"]
    reading = read_with(READER, *cover(), *body, *board_part(), *end())
    assert len(texts(reading, "summary", "help-and-protection")) == 1
    assert len(texts(reading, "finding", "help-and-protection")) == 2


def test_report_of_2014_keeps_the_board_grade_of_its_first_page_and_priority_actions() -> None:
    blocks = [
        *cover("The overall judgement is that children’s services require", "improvement"),
        bold("The effectiveness of the Local Safeguarding Children Board (LSCB) is"),
        bold("inadequate"),
        paragraph("The board is not yet good."),
        heading("Summary of findings", 3),
        paragraph("Leadership, management and governance require improvement", 3),
        bullet("Too few leaders see the work themselves.", 3),
        heading("What does the local authority need to improve?", 4),
        heading("Priority and immediate action", 4),
        bold("Leadership, management and governance", 4),
        numbered("1", "See that each child who is missing is looked for.", 4),
        heading("Areas for improvement", 4),
        numbered("2", ASKED, 4),
        heading("The local authority’s strengths", 5),
        numbered("3", "Carers praise the help that they are given.", 5),
        heading(f"{HELP} are good", 6),
        *(numbered(str(n), f"Paragraph {n} on help that families get.", 6) for n in range(4, 9)),
        *end(),
    ]
    reading = read_with(READER, *blocks)
    assert grades(reading)["overall-effectiveness"] == "requires-improvement"
    assert grades(reading)["lscb"] == "inadequate"
    assert texts(reading, "priority-action") == [
        "See that each child who is missing is looked for."
    ]
    assert texts(reading, "recommendation") == [ASKED]
    assert len(texts(reading, "summary")) == 1
    assert len(texts(reading, "finding", "help-and-protection")) == 5


@pytest.mark.parametrize(
    "none",
    [
        "There are no areas for priority or immediate action.",
        "No areas were identified for immediate improvement.",
        "No priority actions were found.",
    ],
)
def test_sentence_that_there_is_nothing_to_act_on_is_no_priority_action(none: str) -> None:
    blocks = [heading("Priority and immediate action", 5), numbered("1", none, 5)]
    reading = read_with(READER, *cover(), *blocks, *body_of_2016(), *end())
    assert texts(reading, "priority-action") == []


def test_area_not_judged_gets_no_grade_and_no_problem() -> None:
    lines = cover()
    lines[8] = row("", "2.1 Adoption performance", "Not Judged")
    reading = read_with(READER, *lines, *body_of_2016(), *board_part(), *end())
    assert "adoption" not in grades(reading)
    assert "no-grade" not in codes(reading)


def test_the_area_that_follows_the_team_has_no_inspectors_in_it() -> None:
    area = [
        heading("Information about this local authority area2", 16),
        bullet(
            "Most families are White British, Asian British or Black British, others Irish.", 16
        ),
    ]
    reading = read_with(READER, *cover(), *body_of_2016(), *end()[:-1], *area)
    assert reading.visit is not None
    assert reading.visit.inspectors[-1] == "Dov Hale"


def test_missing_row_and_missing_lead_are_problems() -> None:
    lines = [block for block in cover() if "Leadership" not in block.text]
    reading = read_with(READER, *lines, *body_of_2016())
    assert {"no-grade", "no-lead-inspector"} <= codes(reading)


def test_report_published_before_the_inspection_ended_is_a_problem() -> None:
    lines = cover(dates="14 September 2015 – 8 December 2015")
    reading = read_with(READER, *lines, *body_of_2016(), *board_part(), *end())
    assert {"published-before-its-end", "impossible-length"} <= codes(reading)


def test_reinspection_is_a_sif_report_without_a_board() -> None:
    lines = cover()
    lines[1:4] = [heading("Re-inspection" + TITLE.removeprefix("Inspection"))]
    reading = read_with(READER, *lines, *body_of_2016(), *end())
    assert "lscb" not in grades(reading)
    assert reading.problems == ()


def test_report_of_2013_is_the_nearest_kind_and_says_so() -> None:
    reading = read_with(
        protection_2009.READER,
        heading("Inspection of looked after children services"),
        paragraph("Northshire County Council"),
        bold("Inspection dates: 15 – 19 July 2013"),
        bold("Reporting inspector Ada Merriweather HMI"),
        paragraph("Published: 23 August 2013"),
        heading("Overall effectiveness", 4),
        *(numbered(str(n), f"Paragraph {n} on the whole service.", 4) for n in range(1, 7)),
        heading("Areas for improvement", 5),
        numbered("7", "The council should take the following action.", 5),
        heading("Immediately:", 5),
        bullet("see each child alone", 5),
        heading("Record of main findings", 8),
        row("Overall effectiveness", "Adequate", page=8),
        row("Leadership and management", "Good", page=8),
    )
    assert grades(reading) == {"overall-effectiveness": "adequate", "leaders": "good"}
    assert reading.visit is not None
    assert reading.visit.lead_inspector == "Ada Merriweather"
    assert texts(reading, "recommendation") == ["see each child alone"]
    assert codes(reading) == {"earlier-framework"}


@pytest.mark.parametrize(
    "opening",
    [
        [heading("Monitoring visit of Northshire children’s services"), paragraph(TITLE)],
        [heading("Report to the scrutiny committee"), paragraph(VERDICT)],
    ],
)
def test_other_documents_are_declined(opening: list[Block]) -> None:
    assert READER.score(document(*opening)) is None


def test_what_the_grades_mean_says_nothing_of_the_board() -> None:
    meaning = [
        heading("What the inspection judgements mean", 14),
        heading("The local authority", 14),
        paragraph("An outstanding local authority does far more than is asked of it.", 14),
        heading("The LSCB", 14),
        paragraph("An outstanding LSCB is heard by everybody who works with children.", 14),
    ]
    reading = read_with(READER, *cover(), *body_of_2016(), *board_part(), *meaning, *end())
    assert not any("outstanding LSCB" in passage.text for passage in reading.passages)
    left = {str(item.kind): item.characters for item in reading.left_out}
    assert left["meaning-of-grades"] > 100
    assert "unexplained" not in left


def test_the_boards_part_after_the_meaning_of_the_grades_is_the_boards() -> None:
    meaning = [
        heading("What the inspection judgements mean", 11),
        heading("The LSCB", 11),
        paragraph("An outstanding LSCB is heard by everybody who works with children.", 11),
    ]
    reading = read_with(READER, *cover(), *body_of_2016(), *meaning, *board_part(), *end())
    assert BOARD_ASKED in texts(reading, "recommendation", "lscb")


def test_an_executive_summary_on_the_first_page_is_no_part_of_the_cover() -> None:
    summary = [heading("Executive summary"), paragraph(SUMMARY)]
    reading = read_with(READER, *cover(), *summary, *body_of_2016()[2:], *end())
    assert texts(reading, "summary")[0] == SUMMARY
