"""Domain rules on inspection reports that make a silent error loud, as problems for a reviewer.

Each check takes a reading and gives the problems that it finds; a good document gives none.
"""

from __future__ import annotations

from collections.abc import Iterator

from findings.vocabulary import Role
from ingest.reading.fields.grades import graded_label
from ingest.reading.schema import FamilyReading, Problem
from inspections.vocabulary import GRADE_LABELS, JUDGEMENT_LABELS, JudgementArea

LONGEST_INSPECTION = 75
"""Days from first to last; SIF inspections lasted four weeks, two ranges made them ten."""

FEWEST_FINDINGS = 5
"""Every inspection report of every family has more body paragraphs than this."""

NO_OVERALL_FROM = (2026, 4)
"""Year and month of the first ILACS inspections without an overall effectiveness judgement."""

_ILACS_ALWAYS = (JudgementArea.LEADERS, JudgementArea.HELP_AND_PROTECTION)
_ILACS_CARE = (
    frozenset({JudgementArea.CHILDREN_IN_CARE_AND_CARE_LEAVERS}),
    frozenset({JudgementArea.CHILDREN_IN_CARE, JudgementArea.CARE_LEAVERS}),
)
_SIF_ALWAYS = (
    JudgementArea.OVERALL_EFFECTIVENESS,
    JudgementArea.HELP_AND_PROTECTION,
    JudgementArea.LOOKED_AFTER_AND_PERMANENCE,
    JudgementArea.ADOPTION,
    JudgementArea.CARE_LEAVERS,
    JudgementArea.LEADERS,
)
_AREA_OF_CARE = (
    JudgementArea.CHILDREN_IN_CARE_AND_CARE_LEAVERS,
    JudgementArea.CHILDREN_IN_CARE,
    JudgementArea.CARE_LEAVERS,
)


def ilacs_problems(reading: FamilyReading) -> tuple[Problem, ...]:
    """All checks of an ILACS report, in the order in which a reviewer would ask."""
    return (
        *_no_lead(reading),
        *_ilacs_rows(reading),
        *_overall_where_none_is_given(reading),
        *_judgements_without_section(reading),
        *_common(reading),
        *number_gaps(reading),
    )


def sif_problems(
    reading: FamilyReading, not_judged: frozenset[str] = frozenset()
) -> tuple[Problem, ...]:
    """All checks of a SIF report; areas that its table calls not judged lack no grade."""
    return (
        *_no_lead(reading),
        *_missing(reading, tuple(area for area in _SIF_ALWAYS if area not in not_judged)),
        *_without(reading, Role.RECOMMENDATION, "no-recommendations", "no recommendations"),
        *_common(reading),
        *number_gaps(reading),
    )


def jtai_problems(reading: FamilyReading) -> tuple[Problem, ...]:
    """All checks of a joint targeted area inspection letter, which gives no grades."""
    return (
        *_without(reading, Role.RECOMMENDATION, "no-recommendations", "no areas for improvement"),
        *_common(reading),
    )


def area_send_problems(reading: FamilyReading) -> tuple[Problem, ...]:
    """All checks of an area SEND report, which gives an outcome instead of grades."""
    visit = reading.visit
    no_outcome = Problem("no-outcome", "The report's outcome statement was not found.")
    return (
        *_no_lead(reading),
        *(() if visit is not None and visit.outcome else (no_outcome,)),
        *_without(reading, Role.RECOMMENDATION, "no-recommendations", "no areas for improvement"),
        *_common(reading),
    )


def earlier_framework_problems(reading: FamilyReading) -> tuple[Problem, ...]:
    """All checks of a report of 2009-13, and that its kind of inspection is not the SIF."""
    other_kind = Problem(
        "earlier-framework",
        "This is an inspection of a framework before November 2013; it is kept as a SIF "
        "inspection, the nearest kind there is.",
        1,
    )
    return (
        other_kind,
        *_no_lead(reading),
        *_missing(reading, (JudgementArea.OVERALL_EFFECTIVENESS,)),
        *_without(reading, Role.RECOMMENDATION, "no-recommendations", "no areas for improvement"),
        *_common(reading),
        *number_gaps(reading),
    )


def _common(reading: FamilyReading) -> Iterator[Problem]:
    yield from impossible_length(reading)
    yield from few_findings(reading)
    yield from headings_against_table(reading)


def impossible_length(reading: FamilyReading) -> Iterator[Problem]:
    """An inspection that lasted longer than inspections do, or was published before it ended."""
    visit = reading.visit
    if visit is None or visit.period is None:
        return
    days = (visit.period.end - visit.period.start).days + 1
    if days > LONGEST_INSPECTION:
        yield Problem("impossible-length", f"The inspection would have lasted {days} days.", 1)
    if visit.published is not None and visit.published < visit.period.end:
        yield Problem(
            "published-before-its-end",
            f"The report says it was published on {visit.published:%-d %B %Y}, before the "
            f"inspection ended on {visit.period.end:%-d %B %Y}.",
            1,
        )


def few_findings(reading: FamilyReading) -> Iterator[Problem]:
    """A report with hardly any findings was not read to its end."""
    found = sum(passage.role == Role.FINDING for passage in reading.passages)
    if found < FEWEST_FINDINGS:
        yield Problem("few-findings", f"Only {found} findings were found in the whole report.")


def headings_against_table(reading: FamilyReading) -> Iterator[Problem]:
    """A section heading that ends in another grade than the table gives for its judgement."""
    table = {judgement.judgement: judgement.grade for judgement in reading.judgements}
    seen: set[str] = set()
    for passage in reading.passages:
        heading = passage.section or ""
        if heading in seen or passage.role not in {Role.FINDING, Role.SUMMARY}:
            continue
        seen.add(heading)
        printed = graded_label(heading)
        given = table.get(printed.judgement) if printed else None
        if printed and given and printed.grade != given:
            yield Problem(
                "grade-in-heading",
                f"The heading “{heading}” differs from the table, which gives "
                f"{GRADE_LABELS[given].lower()} for "
                f"{JUDGEMENT_LABELS[printed.judgement].lower()}.",
                passage.page,
            )


def number_gaps(reading: FamilyReading) -> Iterator[Problem]:
    """Numbered paragraphs that skip a number.

    A list that starts again at 1 is no gap, and neither is a paragraph that goes on where the
    paragraphs of its own role stopped: the findings on a safeguarding board follow a list of
    recommendations that has numbers of its own.
    """
    last = 0
    last_of_role: dict[str, int] = {}
    for passage in reading.passages:
        if passage.number is None:
            continue
        number = int(passage.number)
        if last and number not in {1, last + 1, last_of_role.get(passage.role, 0) + 1}:
            message = f"Paragraph {number} follows paragraph {last}."
            yield Problem("number-gap", message, passage.page)
        last = last_of_role[passage.role] = number


def _no_lead(reading: FamilyReading) -> Iterator[Problem]:
    if reading.visit is not None and reading.visit.lead_inspector is None:
        yield Problem("no-lead-inspector", "The report's lead inspector was not found.")


def _missing(reading: FamilyReading, areas: tuple[JudgementArea, ...]) -> Iterator[Problem]:
    given = {judgement.judgement for judgement in reading.judgements}
    for area in areas:
        if area not in given:
            label = JUDGEMENT_LABELS[area].lower()
            yield Problem("no-grade", f"No grade was found for {label}.", 1)


def _ilacs_rows(reading: FamilyReading) -> Iterator[Problem]:
    yield from _missing(reading, _ILACS_ALWAYS)
    care = {item.judgement for item in reading.judgements} & set(_AREA_OF_CARE)
    if care not in _ILACS_CARE:
        yield Problem(
            "no-grade", "The grades for children in care and care leavers are unclear.", 1
        )


def _judgements_without_section(reading: FamilyReading) -> Iterator[Problem]:
    """A judgement of the table whose section was not found: its findings stand elsewhere."""
    sections = {item.judgement for item in reading.passages if item.role == Role.FINDING}
    for judgement in reading.judgements:
        area = judgement.judgement
        if area != JudgementArea.OVERALL_EFFECTIVENESS and area not in sections:
            label = JUDGEMENT_LABELS[JudgementArea(area)].lower()
            message = f"The report grades {label}, but no section on it was found."
            yield Problem("no-section", message, judgement.page)


def _overall_where_none_is_given(reading: FamilyReading) -> Iterator[Problem]:
    visit, overall = reading.visit, JudgementArea.OVERALL_EFFECTIVENESS
    given = any(judgement.judgement == overall for judgement in reading.judgements)
    if visit is None or visit.period is None:
        return
    start = visit.period.start
    none_is_given = (start.year, start.month) >= NO_OVERALL_FROM
    if given and none_is_given:
        message = "An overall grade was read, but inspections from April 2026 give none."
        yield Problem("overall-not-given", message, 1)
    if not given and not none_is_given:
        yield Problem("no-grade", "No grade was found for overall effectiveness.", 1)


def _without(reading: FamilyReading, role: Role, code: str, what: str) -> Iterator[Problem]:
    asked_for = {role, Role.PRIORITY_ACTION}
    if not any(passage.role in asked_for for passage in reading.passages):
        yield Problem(code, f"The report seems to have {what}, which is unusual.")
