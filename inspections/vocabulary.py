"""The field's own words: kinds of visit, judgements, grades, precision of dates.

Pure Python without Django, so that readers, models, filters and pages share one list. The
values are the slugs that ``manage.py parse`` prints and that the database stores; the labels
are what pages show.
"""

from enum import StrEnum


class VisitKind(StrEnum):
    """What sort of visit or inspection was made; the value is its slug."""

    MONITORING_VISIT = "monitoring-visit"
    FOCUSED_VISIT = "focused-visit"
    ASSURANCE_VISIT = "assurance-visit"
    ILACS = "ilacs"
    SIF = "sif"
    JTAI = "jtai"
    AREA_SEND = "area-send"


class JudgementArea(StrEnum):
    """What a grade is given for; which of them exist depends on framework and year.

    ``CHILDREN_IN_CARE_AND_CARE_LEAVERS`` is ILACS 2018-22, one judgement on both; the SIF
    (2013-17) alone has ``LOOKED_AFTER_AND_PERMANENCE``, ``ADOPTION`` and ``LSCB``.
    """

    OVERALL_EFFECTIVENESS = "overall-effectiveness"
    LEADERS = "leaders"
    HELP_AND_PROTECTION = "help-and-protection"
    CHILDREN_IN_CARE_AND_CARE_LEAVERS = "children-in-care-and-care-leavers"
    CHILDREN_IN_CARE = "children-in-care"
    CARE_LEAVERS = "care-leavers"
    LOOKED_AFTER_AND_PERMANENCE = "looked-after-and-permanence"
    ADOPTION = "adoption"
    LSCB = "lscb"


class Grade(StrEnum):
    """Ofsted's four grades, and ``adequate`` of the frameworks before 2013."""

    OUTSTANDING = "outstanding"
    GOOD = "good"
    ADEQUATE = "adequate"
    REQUIRES_IMPROVEMENT = "requires-improvement"
    INADEQUATE = "inadequate"


class DatePrecision(StrEnum):
    """How exactly a date is known; a month or year is held as its first and last day."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Outcome(StrEnum):
    """The three outcome statements of an area SEND inspection (framework of 2023)."""

    TYPICALLY_POSITIVE = "typically-positive"
    INCONSISTENT = "inconsistent"
    WIDESPREAD_SYSTEMIC_FAILINGS = "widespread-systemic-failings"


KIND_LABELS: dict[str, str] = {
    VisitKind.MONITORING_VISIT: "Monitoring visit",
    VisitKind.FOCUSED_VISIT: "Focused visit",
    VisitKind.ASSURANCE_VISIT: "Assurance visit",
    VisitKind.ILACS: "Inspection (ILACS)",
    VisitKind.SIF: "Inspection (SIF)",
    VisitKind.JTAI: "Joint targeted area inspection",
    VisitKind.AREA_SEND: "Area SEND inspection",
}

GRADED_KINDS: frozenset[str] = frozenset({VisitKind.ILACS, VisitKind.SIF})

JUDGEMENT_LABELS: dict[str, str] = {
    JudgementArea.OVERALL_EFFECTIVENESS: "Overall effectiveness",
    JudgementArea.LEADERS: "Leadership",
    JudgementArea.HELP_AND_PROTECTION: "Help and protection",
    JudgementArea.CHILDREN_IN_CARE_AND_CARE_LEAVERS: "Children in care and care leavers",
    JudgementArea.CHILDREN_IN_CARE: "Children in care",
    JudgementArea.CARE_LEAVERS: "Care leavers",
    JudgementArea.LOOKED_AFTER_AND_PERMANENCE: "Children looked after and permanence",
    JudgementArea.ADOPTION: "Adoption",
    JudgementArea.LSCB: "Local safeguarding children board",
}

GRADE_LABELS: dict[str, str] = {
    Grade.OUTSTANDING: "Outstanding",
    Grade.GOOD: "Good",
    Grade.ADEQUATE: "Adequate",
    Grade.REQUIRES_IMPROVEMENT: "Requires improvement",
    Grade.INADEQUATE: "Inadequate",
}

PRECISION_LABELS: dict[str, str] = {
    DatePrecision.DAY: "Exact days",
    DatePrecision.MONTH: "Month",
    DatePrecision.YEAR: "Year",
}

OUTCOME_LABELS: dict[str, str] = {
    Outcome.TYPICALLY_POSITIVE: "Typically positive experiences",
    Outcome.INCONSISTENT: "Inconsistent experiences",
    Outcome.WIDESPREAD_SYSTEMIC_FAILINGS: "Widespread or systemic failings",
}


class DocumentType(StrEnum):
    """What a document is; the first seven are also kinds of visit."""

    MONITORING_VISIT = "monitoring-visit"
    FOCUSED_VISIT = "focused-visit"
    ASSURANCE_VISIT = "assurance-visit"
    ILACS = "ilacs"
    SIF = "sif"
    JTAI = "jtai"
    AREA_SEND = "area-send"
    COMMITTEE_REPORT = "committee-report"
    LOCAL_SUMMARY = "local-summary"
    UNRECOGNISED = "unrecognised"
    UNREADABLE = "unreadable"


DOCUMENT_TYPE_LABELS: dict[str, str] = {
    DocumentType.MONITORING_VISIT: "Monitoring visit letter",
    DocumentType.FOCUSED_VISIT: "Focused visit letter",
    DocumentType.ASSURANCE_VISIT: "Assurance visit letter",
    DocumentType.ILACS: "ILACS inspection report",
    DocumentType.SIF: "SIF inspection report",
    DocumentType.JTAI: "Joint targeted area inspection letter",
    DocumentType.AREA_SEND: "Area SEND inspection report",
    DocumentType.COMMITTEE_REPORT: "Council committee report",
    DocumentType.LOCAL_SUMMARY: "Council summary",
    DocumentType.UNRECOGNISED: "Not recognised",
    DocumentType.UNREADABLE: "Not readable",
}

COUNCILS_WORDS: frozenset[str] = frozenset(
    {DocumentType.COMMITTEE_REPORT, DocumentType.LOCAL_SUMMARY}
)
"""Types of document in which the council retells what inspectors found."""
