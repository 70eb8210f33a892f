"""The layouts of graded inspection reports: SIF (2013-17) and ILACS (2018 on)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count

from findings.vocabulary import Role
from ingest.sample.document_shape import (
    ExpectedFacts,
    ExpectedFinding,
    ExpectedGrade,
    FileFormat,
    Piece,
    SampleDocument,
    bullet,
    heading,
    numbered,
    paragraph,
    table,
)
from ingest.sample.letters import day, days
from inspections.register import RegisteredAuthority
from inspections.vocabulary import Grade, JudgementArea, VisitKind

WORDING: dict[str, str] = {
    Grade.OUTSTANDING: "Outstanding",
    Grade.GOOD: "Good",
    Grade.REQUIRES_IMPROVEMENT: "Requires improvement to be good",
    Grade.INADEQUATE: "Inadequate",
}
PROGRESS = "The experiences and progress of children"
TITLES: dict[str, str] = {
    JudgementArea.LEADERS: (
        "The impact of leaders on social work practice with children and families"
    ),
    JudgementArea.HELP_AND_PROTECTION: f"{PROGRESS} who need help and protection",
    JudgementArea.CHILDREN_IN_CARE_AND_CARE_LEAVERS: f"{PROGRESS} in care and care leavers",
    JudgementArea.CHILDREN_IN_CARE: f"{PROGRESS} in care",
    JudgementArea.CARE_LEAVERS: "The experiences and progress of care leavers",
    JudgementArea.OVERALL_EFFECTIVENESS: "Overall effectiveness",
}
SIF_TITLES: dict[str, str] = {
    JudgementArea.HELP_AND_PROTECTION: f"{PROGRESS} who need help and protection",
    JudgementArea.LOOKED_AFTER_AND_PERMANENCE: f"{PROGRESS} looked after and achieving permanence",
    JudgementArea.LEADERS: "Leadership, management and governance",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A graded part of a report: its judgement area, grade and findings; ``summary`` stands
    before them in a SIF report."""

    judgement: str
    grade: str
    texts: tuple[str, ...]
    summary: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportFrame:
    """What every report has: its file, council, days, lead inspector and overall grade."""

    name: str
    authority: RegisteredAuthority
    council: str
    start: date
    end: date
    lead: str
    overall: str
    published: date | None = None
    cited: tuple[ExpectedGrade, ...] = ()
    file_format: FileFormat = FileFormat.PDF


def _grades(frame: ReportFrame, parts: tuple[Part, ...]) -> tuple[ExpectedGrade, ...]:
    overall = ExpectedGrade(JudgementArea.OVERALL_EFFECTIVENESS, frame.overall)
    return (overall, *(ExpectedGrade(part.judgement, part.grade) for part in parts))


def _facts(frame: ReportFrame, kind: str, grades: tuple[ExpectedGrade, ...]) -> ExpectedFacts:
    return ExpectedFacts(
        document_type=kind,
        urn=frame.authority.urn,
        kind=kind,
        start=frame.start,
        end=frame.end,
        published=frame.published,
        lead_inspector=frame.lead,
        judgements=grades,
        cited=frame.cited,
    )


def _found(
    numbers: Iterator[int], texts: tuple[str, ...], section: str, judgement: str
) -> list[Piece]:
    expected = ExpectedFinding(Role.FINDING, section, judgement)
    return [numbered(next(numbers), text, expected) for text in texts]


# -- ILACS ----------------------------------------------------------------------------------------


def ilacs_report(
    frame: ReportFrame,
    *,
    introduction: tuple[str, ...],
    improve: tuple[str, ...],
    parts: tuple[Part, ...],
) -> SampleDocument:
    """An ILACS report; ``parts`` in the order in which they stand in the text."""
    improve_title = "What needs to improve" + ("?" if frame.start.year > 2019 else "")
    subject = f"Inspection of {frame.council} children’s social care services"
    if frame.start.year > 2019:
        subject = f"Inspection of {frame.council} local authority children’s services"
    pieces = [
        heading(subject, 1),
        paragraph(f"Inspection dates: {days(frame.start, frame.end)}", bold=True),
        paragraph(f"Lead inspector: {frame.lead}, {_majesty(frame.start)} Majesty’s Inspector"),
        _ilacs_table(frame, parts),
        *(paragraph(text, ExpectedFinding(Role.SUMMARY)) for text in introduction),
        *_improvements(improve_title, improve),
    ]
    numbers = count(1)
    for part in parts:
        title = f"{TITLES[part.judgement]}: {WORDING[part.grade].lower()}"
        pieces += [heading(title, 2), *_found(numbers, part.texts, title, part.judgement)]
    pieces += _back_page()
    grades = _grades(frame, parts)
    return SampleDocument(
        frame.name,
        subject,
        tuple(pieces),
        _facts(frame, VisitKind.ILACS, grades),
        frame.file_format,
        page_footer=f"{subject}, {days(frame.start, frame.end)}",
    )


def _majesty(on: date) -> str:
    return "His" if on >= date(2022, 9, 9) else "Her"


def _ilacs_table(frame: ReportFrame, parts: tuple[Part, ...]) -> Piece:
    by_area = {part.judgement: part.grade for part in parts}
    rows = [(TITLES[a], WORDING[by_area[a]]) for a in TITLES if a in by_area]
    overall = (TITLES[JudgementArea.OVERALL_EFFECTIVENESS], WORDING[frame.overall])
    return table(("Judgement", "Grade"), *rows, overall, header_row=True)


def _improvements(title: str, texts: tuple[str, ...]) -> list[Piece]:
    expected = ExpectedFinding(Role.RECOMMENDATION, title)
    return [heading(title, 2), *(bullet(text, expected) for text in texts)]


def _back_page() -> list[Piece]:
    return [
        paragraph(
            "Any complaints about this report may be kept to oneself: it is invented, and so are "
            "the council, the people and the children in it.",
            new_page=True,
        ),
        paragraph("Piccadilly Gate, Store Street, Manchester M1 2WD"),
    ]


# -- SIF ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SafeguardingBoard:
    """The review of the local safeguarding children board inside a SIF report."""

    grade: str
    summary: tuple[str, ...]
    recommendations: tuple[str, ...]
    texts: tuple[str, ...]


def sif_report(
    frame: ReportFrame,
    *,
    summary: tuple[str, ...],
    about: tuple[str, ...],
    recommendations: tuple[str, ...],
    for_children: tuple[str, ...],
    parts: tuple[Part, ...],
    board: SafeguardingBoard | None = None,
) -> SampleDocument:
    """A SIF report; ``parts`` hold adoption and care leavers after looked-after children."""
    subject = (
        "Inspection of services for children in need of help and protection, children looked "
        "after and care leavers"
    )
    numbers = count(1)
    pieces = [
        *_sif_cover(frame, subject, parts, board),
        heading("Executive summary", 1, new_page=True),
        *(_p(text, Role.SUMMARY, "Executive summary") for text in summary),
        heading("The local authority", 1, new_page=True),
        heading("Information about this local authority area", 2),
        *(_b(text, Role.CONTEXT, "Information about this local authority area") for text in about),
        *_sif_recommendations(recommendations),
        heading("Summary for children and young people", 2),
        *(_b(text, Role.CONTEXT, "Summary for children and young people") for text in for_children),
    ]
    for part in parts:
        pieces += _sif_part(part, numbers)
    pieces += _board_part(board, numbers) if board else []
    pieces += [
        heading("Information about this inspection", 1, new_page=True),
        heading("The inspection team", 2),
        paragraph(f"Lead inspector: {frame.lead}"),
        *_back_page(),
    ]
    grades = _grades(frame, parts)
    if board:
        grades += (ExpectedGrade(JudgementArea.LSCB, board.grade),)
    return SampleDocument(
        frame.name,
        f"{frame.council}: {subject}",
        tuple(pieces),
        _facts(frame, VisitKind.SIF, grades),
        frame.file_format,
    )


def _p(text: str, role: str, section: str, judgement: str | None = None) -> Piece:
    return paragraph(text, ExpectedFinding(role, section, judgement))


def _b(text: str, role: str, section: str) -> Piece:
    return bullet(text, ExpectedFinding(role, section))


def _sif_cover(
    frame: ReportFrame, subject: str, parts: tuple[Part, ...], board: SafeguardingBoard | None
) -> list[Piece]:
    review = "Review of the effectiveness of the Local Safeguarding Children Board"
    note = "This invented report joins the inspection and the review of the board in one document."
    dash = f"{day(frame.start)} – {day(frame.end)}"
    pieces = [heading(frame.council, 1), heading(subject, 2)]
    if board:
        pieces += [paragraph("and"), heading(review, 2, note=note)]
    assert frame.published is not None  # noqa: S101 - every SIF report prints the date
    return [
        *pieces,
        paragraph(f"Inspection date: {dash}"),
        paragraph(f"Report published: {day(frame.published)}"),
        _sif_table(frame, parts),
    ]


def _sif_table(frame: ReportFrame, parts: tuple[Part, ...]) -> Piece:
    words = {part.judgement: WORDING[part.grade].replace(" to be good", "") for part in parts}
    verb = "require improvement to be good"
    if frame.overall != Grade.REQUIRES_IMPROVEMENT:
        verb = f"are {WORDING[frame.overall].lower()}"
    area = JudgementArea
    return table(
        (f"Children’s services in {frame.authority.name} {verb}", ""),
        ("1. Children who need help and protection", words[area.HELP_AND_PROTECTION]),
        (
            "2. Children looked after and achieving permanence",
            words[area.LOOKED_AFTER_AND_PERMANENCE],
        ),
        ("2.1 Adoption performance", words[area.ADOPTION]),
        ("2.2 Experiences and progress of care leavers", words[area.CARE_LEAVERS]),
        ("3. Leadership, management and governance", words[area.LEADERS]),
    )


def _sif_recommendations(texts: tuple[str, ...], judgement: str | None = None) -> list[Piece]:
    expected = ExpectedFinding(Role.RECOMMENDATION, "Recommendations", judgement)
    items = [numbered(number, text, expected) for number, text in enumerate(texts, start=1)]
    return [heading("Recommendations", 2), *items]


def _sif_part(part: Part, numbers: Iterator[int]) -> list[Piece]:
    grade = WORDING[part.grade].lower()
    if part.judgement in (JudgementArea.ADOPTION, JudgementArea.CARE_LEAVERS):
        verdict = grade if grade.startswith("requires") else f"is {grade}"
        who = "for adoption performance"
        if part.judgement == JudgementArea.CARE_LEAVERS:
            who = "about the experiences and progress of care leavers"
        title = f"The graded judgement {who} is that it {verdict}"
        return [heading(title, 2), *_found(numbers, part.texts, title, part.judgement)]
    return [
        heading(SIF_TITLES[part.judgement], 1, new_page=True),
        paragraph(WORDING[part.grade].replace(" to be good", ""), bold=True),
        heading("Summary", 2),
        *(_p(text, Role.SUMMARY, "Summary", part.judgement) for text in part.summary),
        heading("Inspection findings", 2),
        *_found(numbers, part.texts, "Inspection findings", part.judgement),
    ]


def _board_part(board: SafeguardingBoard, numbers: Iterator[int]) -> list[Piece]:
    area = JudgementArea.LSCB
    verb = WORDING[board.grade].lower()
    verb = verb if verb.startswith("requires") else f"is {verb}"
    found = "Inspection findings – the Local Safeguarding Children Board"
    return [
        heading("The Local Safeguarding Children Board", 1, new_page=True),
        heading(f"The Local Safeguarding Children Board {verb}", 2),
        heading("Executive summary", 2),
        *(_p(text, Role.SUMMARY, "Executive summary", area) for text in board.summary),
        *_sif_recommendations(board.recommendations, area),
        heading(found, 2),
        *_found(numbers, board.texts, found, area),
    ]
