"""Area SEND reports: an outcome instead of grades, items in drawn tables, two leads."""

from dataclasses import replace
from datetime import date

import pytest

from ingest.reading.document import Block, Box
from ingest.reading.families.area_send import READER
from tests.ingest.families.blocks import (
    CLOSING_PAGE,
    bullet,
    codes,
    document,
    heading,
    paragraph,
    read_with,
    row,
    texts,
)

POSITIVE = (
    "What is arranged here, and how, will typically lead to positive experiences and outcomes "
    "for those it serves."
)
MIXED = "The arrangements lead to inconsistent experiences and outcomes for those it serves."
FAILING = "There are widespread and/or systemic failings leading to concerns about many lives."
ASKED = "Partners should agree who answers a family’s letter, and how soon that is to be done."
OTHER = "Leaders should find out why so many young people wait for the same clinic each spring."


def report(
    outcome: str = POSITIVE, lists: list[Block] | None = None, name: str = "Eastmere"
) -> list[Block]:
    return [
        paragraph("Local Area Partnership report"),
        row(f"Area SEND inspection of {name} Local Area Partnership"),
        row("Inspection dates:", "27 March 2023 to 31 March 2023"),
        row("Date of previous inspection: 16 May 2016"),
        heading("Inspection outcome"),
        paragraph(outcome),
        paragraph("The next full area SEND inspection will be within five years or so."),
        heading("Information about the local area partnership"),
        paragraph("The council and the health board plan together."),
        heading("What is it like to be a child or young person with SEND in this area?", 2),
        *(paragraph(f"Paragraph {n} on what children say of their days.", 2) for n in range(3)),
        row("What is the area partnership doing that is effective?", page=3, strong=True),
        bullet("Nurses visit schools that ask for them.", 3, "◼"),
        row("What does the area partnership need to do better?", page=3, strong=True),
        bullet("Letters are long and hard to read.", 3, "◼"),
        bullet("Plans are late.", 3, "◼"),
        *(lists if lists is not None else improvement()),
        heading("Local area partnership details", 6),
        row("Eastmere Borough Council", "NHS Eastmere, with its offices in the old mill", page=6),
        heading("Information about this inspection", 6),
        paragraph("This inspection was led by one inspector with a team.", 6),
        row("Inspection team", page=6, strong=True),
        row("Ofsted", "Care Quality Commission", page=6, strong=True),
        row("Ada Merriweather, Ofsted HMI lead inspector", "Bo Quill, CQC lead inspector", page=6),
        row("Cleo Finch, Ofsted Inspector", "", page=6),
        paragraph(CLOSING_PAGE, 7),
    ]


def improvement() -> list[Block]:
    return [
        heading("Areas for improvement", 5),
        row("Areas for improvement", page=5, strong=True),
        row(ASKED, page=5),
        row(OTHER, page=5),
    ]


def test_report_has_outcome_dates_both_teams_and_no_grades() -> None:
    reading = read_with(READER, *report())
    visit = reading.visit
    assert reading.authority is not None
    assert reading.authority.name == "Eastmere"
    assert visit is not None
    assert visit.period is not None
    assert (visit.period.start, visit.period.end) == (date(2023, 3, 27), date(2023, 3, 31))
    assert visit.lead_inspector == "Ada Merriweather"
    assert visit.inspectors == ("Ada Merriweather", "Cleo Finch", "Bo Quill")
    assert visit.published is None
    assert reading.judgements == ()
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("statement", "outcome"),
    [
        (POSITIVE, "typically-positive"),
        (MIXED, "inconsistent"),
        (FAILING, "widespread-systemic-failings"),
    ],
)
def test_outcome_is_the_statement_given(statement: str, outcome: str) -> None:
    visit = read_with(READER, *report(statement)).visit
    assert visit is not None
    assert visit.outcome == outcome


def test_report_without_a_set_statement_has_a_problem() -> None:
    assert "no-outcome" in codes(read_with(READER, *report("Much is well and much is not.")))


def test_roles_follow_the_sections() -> None:
    reading = read_with(READER, *report())
    assert texts(reading, "summary") == [POSITIVE]
    assert texts(reading, "recommendation") == [ASKED, OTHER]
    assert len(texts(reading, "finding")) == 6
    assert not any("mill" in passage.text for passage in reading.passages)


def test_sub_items_stay_inside_the_paragraph_that_announces_them() -> None:
    lists = [
        heading("Areas for improvement", 5),
        paragraph("Leaders should write shorter letters, by making sure that:", 5),
        bullet("each says first what was decided;", 5),
        bullet("each names one person to ring.", 5),
        paragraph(OTHER, 5),
    ]
    reading = read_with(READER, *report(lists=lists))
    assert texts(reading, "recommendation") == [
        "Leaders should write shorter letters, by making sure that: each says first what was "
        "decided; each names one person to ring.",
        OTHER,
    ]


def test_priority_actions_are_the_second_column_and_the_body_is_no_part_of_them() -> None:
    lists = [
        heading("Areas for priority action", 5),
        row("Responsible body", "Areas for priority action", page=5, strong=True),
        row("Eastmere Borough Council", ASKED, page=5),
        row("NHS Eastmere", OTHER, page=5),
        *improvement(),
    ]
    reading = read_with(READER, *report(FAILING, lists))
    assert texts(reading, "priority-action") == [ASKED, OTHER]
    assert texts(reading, "recommendation") == [ASKED, OTHER]


def test_list_in_one_cell_falls_into_its_bullets() -> None:
    blocks = report()
    at = next(i for i, block in enumerate(blocks) if block.text.startswith("Letters are long"))
    blocks[at : at + 2] = [row("◼ Letters are long and hard to read. ◼ Plans are late.", page=3)]
    reading = read_with(READER, *blocks)
    assert texts(reading, "finding")[-2:] == [
        "Letters are long and hard to read.",
        "Plans are late.",
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Area SEND monitoring inspection of Eastmere Local Area Partnership",
        "Joint local area SEND inspection in Eastmere",
    ],
)
def test_other_send_letters_are_declined(title: str) -> None:
    blocks = report()
    blocks[1] = row(title)
    assert READER.score(document(*blocks)) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Ofsted and CQC ask that the partners write down in one plan what they will do.",
        "Ofsted and the Quality Care Commission (CQC) ask the partners to write a better plan.",
        "A monitoring inspection will follow in a year and a half or thereabouts.",
    ],
)
def test_what_follows_from_the_outcome_is_context(sentence: str) -> None:
    blocks = report()
    at = next(i for i, block in enumerate(blocks) if block.text.startswith("The next full"))
    blocks.insert(at + 1, paragraph(sentence))
    reading = read_with(READER, *blocks)
    assert texts(reading, "summary") == [POSITIVE]
    assert sentence in texts(reading, "context")


@pytest.mark.parametrize(("top", "paragraphs"), [(115.0, 1), (126.0, 2)])
def test_line_of_its_own_right_under_an_unfinished_one_belongs_to_it(
    top: float, paragraphs: int
) -> None:
    halves = [
        placed("The council and the health board plan together with Eastmere Care", 100.0),
        placed("Board and with all its schools.", top),
    ]
    blocks = report()
    at = next(i for i, block in enumerate(blocks) if block.text.startswith("The council and"))
    blocks[at : at + 1] = halves
    context = texts(read_with(READER, *blocks), "context")
    assert sum("Board" in text or "Eastmere Care" in text for text in context) == paragraphs


def placed(text: str, top: float) -> Block:
    return replace(paragraph(text), boxes=(Box(1, 57.0, top, 500.0, top + 12.0),))
