"""The layouts of visit letters: monitoring, focused and assurance visits, and JTAI letters.

Headings follow the years as the real letters' do: "Summary of findings" to 2017, "Overview" to
2020, "Headline findings" from 2021.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

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
    paragraph,
)
from inspections.register import RegisteredAuthority
from inspections.vocabulary import VisitKind

ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


@dataclass(frozen=True, slots=True)
class Inspector:
    """An inspector as a letter names one."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class LetterFrame:
    """What every letter has: its file, authority, days, date, who it goes to, who signs (the
    first inspector), and the earlier judgements that it recalls."""

    name: str
    authority: RegisteredAuthority
    start: date
    end: date
    dated: date
    addressee: str
    inspectors: tuple[Inspector, ...]
    cited: tuple[ExpectedGrade, ...] = ()
    file_format: FileFormat = FileFormat.PDF


def day(value: date) -> str:
    """A day as letters print it: ``4 March 2019``."""
    return f"{value.day} {value:%B %Y}"


def days(start: date, end: date) -> str:
    """A visit's days as letters print them, in the shortest wording that says both."""
    joint = "and" if (end - start).days == 1 else "to"
    if start == end:
        return day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} {joint} {day(end)}"
    return f"{start.day} {start:%B} {joint} {day(end)}"


def findings(
    role: str, section: str | None, texts: tuple[str, ...], *, bullets: bool
) -> list[Piece]:
    """The texts as bullets or paragraphs that reading must give as findings of this role."""
    shape = bullet if bullets else paragraph
    return [shape(text, ExpectedFinding(role, section)) for text in texts]


def section(title: str, role: str, texts: tuple[str, ...], *, bullets: bool = False) -> list[Piece]:
    """A heading and what stands under it; nothing where there are no texts."""
    if not texts:
        return []
    return [heading(title, 2), *findings(role, title, texts, bullets=bullets)]


def _opening(frame: LetterFrame, subject: str) -> list[Piece]:
    return [
        paragraph("Ofsted, Piccadilly Gate, Store Street, Manchester M1 2WD"),
        paragraph(day(frame.dated)),
        paragraph(frame.addressee),
        paragraph(f"Dear {_title_and_surname(frame.addressee)}"),
        paragraph(subject, bold=True),
    ]


def _title_and_surname(addressee: str) -> str:
    words = addressee.split(",")[0].split()
    return f"{words[0]} {words[-1]}"


def _inspectors(frame: LetterFrame) -> str:
    named = [f"{person.name}, {person.title}" for person in frame.inspectors]
    if len(named) == 1:
        return f"The inspector was {named[0]}."
    return f"The inspectors were {', '.join(named[:-1])}, and {named[-1]}."


def _closing(frame: LetterFrame) -> list[Piece]:
    signer = frame.inspectors[0]
    return [
        paragraph(
            "A copy of this letter goes to the Department for Education. It will be published "
            f"on the Ofsted website on {day(frame.dated)}."
        ),
        paragraph("Yours sincerely"),
        paragraph(signer.name),
        paragraph(signer.title.replace("HMI", "Her Majesty’s Inspector")),
    ]


def _facts(frame: LetterFrame, kind: str, number: int | None = None) -> ExpectedFacts:
    return ExpectedFacts(
        document_type=kind,
        urn=frame.authority.urn,
        kind=kind,
        start=frame.start,
        end=frame.end,
        number=number,
        published=frame.dated,
        lead_inspector=frame.inspectors[0].name if frame.inspectors else None,
        inspectors=tuple(person.name for person in frame.inspectors),
        cited=frame.cited,
    )


def _letter(
    frame: LetterFrame, kind: str, subject: str, body: list[Piece], number: int | None = None
) -> SampleDocument:
    return SampleDocument(
        name=frame.name,
        title=subject,
        pieces=(*_opening(frame, subject), *body, *_closing(frame)),
        facts=_facts(frame, kind, number),
        file_format=frame.file_format,
        page_footer="" if frame.dated.year < 2018 else subject,
    )


def monitoring_letter(
    frame: LetterFrame,
    *,
    number: int,
    since: str,
    verdict: str,
    areas: tuple[str, ...],
    area_list: tuple[str, ...] = (),
    summary: tuple[str, ...],
    evaluation: tuple[str, ...],
    preamble: str = "",
) -> SampleDocument:
    """A monitoring visit letter; ``since`` says which judgement the visits follow."""
    x, year = frame.authority.name, frame.dated.year
    title = "Summary of findings" if year < 2018 else "Overview"
    title = "Headline findings" if year > 2020 else title
    found = "Evaluation of progress" if year < 2018 else "Findings and evaluation of progress"
    body = [
        paragraph(
            f"In this letter Ofsted summarises the findings of the monitoring visit to {x} "
            "children’s "
            f"services on {days(frame.start, frame.end)}. It was the {ORDINALS[number]} "
            f"monitoring visit {since} {_inspectors(frame)}"
        ),
        *findings(Role.SUMMARY, None, (verdict,), bullets=False),
        *section("Areas covered by the visit", Role.CONTEXT, areas),
        *findings(Role.CONTEXT, "Areas covered by the visit", area_list, bullets=True),
        *section(title, Role.SUMMARY, summary, bullets=year < 2018),
        heading(found, 2),
        *findings(Role.CONTEXT, found, (preamble,) if preamble else (), bullets=False),
        *findings(Role.FINDING, found, evaluation, bullets=False),
    ]
    subject = f"Monitoring visit of {x} children’s services"
    return _letter(frame, VisitKind.MONITORING_VISIT, subject, body, number)


def focused_letter(
    frame: LetterFrame,
    *,
    looked_at: tuple[str, ...],
    summary: tuple[str, ...],
    improve: tuple[str, ...],
    main: tuple[str, ...],
    priority: tuple[str, ...] = (),
) -> SampleDocument:
    """A focused visit letter: what was looked at, the summary, what needs to improve, findings."""
    x, old = frame.authority.name, frame.dated.year < 2021
    body = [
        paragraph(
            f"In this letter Ofsted summarises the findings of the focused visit to {x} "
            "children’s services "
            f"on {days(frame.start, frame.end)}. {_inspectors(frame)}"
        ),
        *findings(Role.CONTEXT, None, looked_at, bullets=False),
        *section("Overview" if old else "Headline findings", Role.SUMMARY, summary),
        *section("Areas for priority action", Role.PRIORITY_ACTION, priority, bullets=True),
        *section(
            "What needs to improve in this area of social work practice" + ("" if old else "?"),
            Role.RECOMMENDATION,
            improve,
            bullets=True,
        ),
        *section("Findings" if old else "Main findings", Role.FINDING, main, bullets=old),
    ]
    return _letter(
        frame, VisitKind.FOCUSED_VISIT, f"Focused visit to {x} children’s services", body
    )


def jtai_letter(
    frame: LetterFrame,
    *,
    topic: str,
    headline: tuple[str, ...],
    improve: tuple[str, ...],
    strengths: tuple[str, ...],
    main: tuple[str, ...],
) -> SampleDocument:
    """A joint targeted area inspection letter of 2021 on; it has no grades and no lead."""
    x = frame.authority.name
    subject = f"Joint targeted area inspection of {x}"
    pieces = (
        paragraph(day(frame.dated)),
        paragraph(frame.addressee),
        paragraph(f"Dear {x} Safeguarding Children Partnership"),
        heading(subject, 1),
        paragraph(
            "This letter summarises the findings of a joint targeted area inspection (JTAI) in "
            f"{x}, which looked at {topic}."
        ),
        paragraph(
            f"This inspection took place from {days(frame.start, frame.end)}. It was made by "
            "inspectors of Ofsted, of the Care Quality Commission and of HMICFRS."
        ),
        *section("Headline findings", Role.SUMMARY, headline),
        *section("What needs to improve?", Role.RECOMMENDATION, improve, bullets=True),
        *section("Strengths", Role.FINDING, strengths, bullets=True),
        *section("Main findings", Role.FINDING, main),
        heading("Next steps", 2),
        paragraph(
            "The partnership should write down what it means to do about these findings and let"
            " Ofsted have it within four months."
        ),
        paragraph("Yours sincerely"),
    )
    return SampleDocument(
        frame.name, subject, pieces, _facts(frame, VisitKind.JTAI), frame.file_format
    )
