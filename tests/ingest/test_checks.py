"""Each domain rule speaks up on what it is for, and all are quiet on a good reading."""

from dataclasses import replace
from datetime import date

import pytest

from ingest.reading.checks import problems_of, problems_of_document, text_unexplained
from ingest.reading.document import Block, BlockKind, ExtractedDocument, LeftOut
from ingest.reading.schema import CitedJudgement, FamilyReading, Passage, Period, VisitFacts
from tests.ingest.families.invented import REGISTER, authority

DAYS = Period(date(2022, 10, 4), date(2022, 10, 5), "day")
VISIT = VisitFacts(
    kind="monitoring-visit",
    number=3,
    period=DAYS,
    published=date(2022, 11, 9),
    lead_inspector="Ada Pell",
    inspectors=("Ada Pell",),
)
TEXT = "Plans are clear and reviewed on time by managers who know the children."
GOOD = FamilyReading(
    document_type="monitoring-visit",
    authority=REGISTER.by_urn("900001"),
    visit=VISIT,
    cited_judgements=(
        CitedJudgement(
            "overall-effectiveness",
            "inadequate",
            "inadequate",
            Period(date(2021, 3, 1), date(2021, 3, 31), "month"),
        ),
    ),
    passages=tuple(Passage(TEXT, "finding") for _ in range(4)),
)


def codes(reading: FamilyReading) -> list[str]:
    return [problem.code for problem in problems_of(reading)]


def visit(**facts: object) -> FamilyReading:
    return replace(GOOD, visit=replace(VISIT, **facts))  # type: ignore[arg-type]


def test_a_good_reading_raises_nothing() -> None:
    assert codes(GOOD) == []


def period(start: date, end: date) -> Period:
    return Period(start, end, "day")


CLOSED = authority("900099", "Gone", closed=date(2020, 3, 31))
NEW = authority("900098", "New", opened=date(2023, 4, 1))
LATER = CitedJudgement(
    "overall-effectiveness", "good", "good", period(date(2023, 1, 1), date(2023, 1, 9))
)

DOUBTFUL = [
    ("authority-missing", replace(GOOD, authority=None)),
    ("authority-closed", replace(GOOD, authority=CLOSED)),
    ("authority-not-yet-open", replace(GOOD, authority=NEW)),
    ("visit-date-missing", visit(period=None)),
    ("letter-date-missing", visit(published=None)),
    ("visit-after-letter", visit(published=date(2022, 9, 1))),
    ("long-before-letter", visit(published=date(2023, 11, 9))),
    ("impossible-length", visit(period=period(date(2022, 7, 1), date(2022, 10, 5)))),
    ("impossible-date", visit(period=period(date(2004, 7, 1), date(2004, 7, 2)))),
    ("inspectors-missing", visit(inspectors=(), lead_inspector=None)),
    ("lead-inspector-missing", visit(lead_inspector=None)),
    ("no-findings", replace(GOOD, passages=())),
    ("few-findings", replace(GOOD, passages=GOOD.passages[:1])),
    ("number-gap", replace(GOOD, passages=tuple(
        Passage(TEXT, "finding", number=number) for number in ("1", "2", "4", "5")))),
    ("citation-after-visit", replace(GOOD, cited_judgements=(LATER,))),
    ("endless-finding", replace(GOOD, passages=(*GOOD.passages, Passage("a " * 3000, "finding")))),
]  # fmt: skip


@pytest.mark.parametrize(("code", "reading"), DOUBTFUL)
def test_what_is_doubtful_is_said(code: str, reading: FamilyReading) -> None:
    assert code in codes(reading)


def test_an_unrecognised_document_has_only_its_own_reason() -> None:
    assert codes(FamilyReading("unrecognised", None, None)) == []


def test_every_problem_says_something() -> None:
    for _, reading in DOUBTFUL:
        assert all(len(problem.message) > 20 for problem in problems_of(reading))


def codes_of_document(**parts: tuple[LeftOut, ...] | tuple[int, ...]) -> list[str]:
    block = Block(BlockKind.PARAGRAPH, "a" * 1000)
    document = ExtractedDocument("letter.pdf", "pdf", 2, (block,), **parts)  # type: ignore[arg-type]
    return [problem.code for problem in problems_of_document(document)]


@pytest.mark.parametrize(
    ("kind", "characters", "said"),
    [
        ("header-or-footer", 390, []),
        ("header-or-footer", 410, ["text-left-out"]),
        ("footnote", 100, []),
        ("footnote", 150, ["text-left-out"]),
        ("contents", 150, ["text-left-out"]),
        ("untagged", 1, ["text-left-out"]),
        ("navigation", 5000, []),
    ],
)
def test_more_than_a_little_text_left_out_is_said(
    kind: str, characters: int, said: list[str]
) -> None:
    assert codes_of_document(left_out=(LeftOut(kind, characters),)) == said


def test_pages_recognised_and_pages_unread_are_named() -> None:
    assert codes_of_document(recognised_pages=(1, 2, 3, 7), unread_pages=(5,)) == [
        "read-by-ocr",
        "pages-without-text",
    ]
    block = Block(BlockKind.PARAGRAPH, "text")
    pages = ExtractedDocument("a.pdf", "pdf", 7, (block,), recognised_pages=(1, 2, 3, 7))
    assert "pages 1-3, 7" in next(iter(problems_of_document(pages))).message


def text_codes(kind: str, letters: int) -> list[str]:
    reading = replace(GOOD, left_out=(LeftOut("heading", 9000), LeftOut(kind, letters)))
    return [problem.code for problem in text_unexplained(reading)]


@pytest.mark.parametrize(
    ("kind", "letters", "said"),
    [
        ("unexplained", 190, []),
        ("unexplained", 270, []),
        ("unexplained", 500, ["text-left-out"]),
        ("cover", 1900, []),
        ("cover", 2100, ["text-left-out"]),
        ("closing-page", 2700, []),
        ("closing-page", 5000, ["text-left-out"]),
        ("meaning-of-grades", 7000, []),
    ],
)
def test_text_that_no_reader_explains_is_said(kind: str, letters: int, said: list[str]) -> None:
    assert text_codes(kind, letters) == said
