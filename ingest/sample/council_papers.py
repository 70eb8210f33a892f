"""The layouts of councils' own papers: a committee report on an inspection, and a summary for
staff of what inspectors said at a visit."""

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
    table,
)
from ingest.sample.letters import day
from inspections.register import RegisteredAuthority
from inspections.vocabulary import DocumentType, VisitKind


@dataclass(frozen=True, slots=True)
class Retold:
    """What the council's paper says under one heading of the inspection, and which judgement
    that heading belongs to."""

    title: str
    judgement: str
    texts: tuple[str, ...]


def committee_report(
    *,
    name: str,
    authority: RegisteredAuthority,
    committee: str,
    met: date,
    facts: ExpectedFacts,
    background: tuple[str, ...],
    summed_up: str = "",
    grade_rows: tuple[tuple[str, str], ...],
    retold: tuple[Retold, ...],
    next_steps: tuple[str, ...],
    file_format: FileFormat,
) -> SampleDocument:
    """A report to a council's committee on an inspection, in the council's own words."""
    subject = f"Outcome of the Ofsted inspection of children’s services in {authority.name}"
    pieces = [
        heading(committee, 1),
        paragraph(f"Meeting to be held on {day(met)}"),
        heading(subject, 2),
        paragraph("Contact: Democratic Services, Council Offices"),
        heading("Executive summary", 2),
        paragraph("Members will find here what the inspection said and what officers propose."),
        heading("Recommendation", 2),
        paragraph("The committee is invited to note the report and to comment on the plan."),
        heading("Background and advice", 2),
        *([_summing_up(summed_up)] if summed_up else []),
        *(paragraph(text) for text in background),
        table(*grade_rows),
    ]
    for part in retold:
        expected = ExpectedFinding(Role.FINDING, part.title, part.judgement)
        pieces += [heading(part.title, 2), *(paragraph(text, expected) for text in part.texts)]
    pieces += [
        heading("Next steps", 2),
        *(paragraph(text) for text in next_steps),
        heading("Consultations", 2),
        paragraph("Staff were told of the outcome at briefings held in every district."),
        heading("Implications", 2),
        heading("Risk management", 3),
        paragraph("Slow delivery of the plan would put the council’s reputation at risk."),
        heading("Financial", 3),
        paragraph("Costs are met from the existing budget of the directorate."),
    ]
    return SampleDocument(
        name,
        subject,
        tuple(pieces),
        facts,
        file_format,
        page_header=f"{authority.name}: {committee}",
    )


def _summing_up(text: str) -> Piece:
    return paragraph(text, ExpectedFinding(Role.SUMMARY, "Background and advice"))


def committee_facts(
    authority: RegisteredAuthority,
    kind: str,
    start: date,
    end: date,
    precision: str,
    published: date,
    judgements: tuple[ExpectedGrade, ...],
    cited: tuple[ExpectedGrade, ...] = (),
) -> ExpectedFacts:
    """What reading a committee report must give; ``published`` is the inspectors' report's."""
    return ExpectedFacts(
        document_type=DocumentType.COMMITTEE_REPORT,
        urn=authority.urn,
        kind=kind,
        start=start,
        end=end,
        precision=precision,
        published=published,
        judgements=judgements,
        cited=cited,
    )


def local_summary(
    *,
    name: str,
    authority: RegisteredAuthority,
    start: date,
    end: date,
    number: int,
    opening: tuple[str, ...],
    positives: tuple[str, ...],
    further: tuple[str, ...],
    file_format: FileFormat,
) -> SampleDocument:
    """A council's page for staff on a monitoring visit whose letter is not published."""
    subject = f"Monitoring visit of {authority.name} children’s services – {start:%B %Y}"
    pieces: list[Piece] = [heading(subject, 2), *(paragraph(text) for text in opening)]
    for title, role, texts in (
        ("Positives", Role.FINDING, positives),
        ("Areas for improvement", Role.RECOMMENDATION, further),
    ):
        expected = ExpectedFinding(role, title)
        pieces += [heading(title, 3), *(bullet(text, expected) for text in texts)]
    facts = ExpectedFacts(
        document_type=DocumentType.LOCAL_SUMMARY,
        urn=authority.urn,
        kind=VisitKind.MONITORING_VISIT,
        start=start,
        end=end,
        number=number,
        cited=(ExpectedGrade("overall-effectiveness", "inadequate"),),
    )
    return SampleDocument(name, subject, tuple(pieces), facts, file_format)
