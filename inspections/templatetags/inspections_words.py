"""Words of visits and grades for templates."""

from datetime import date
from typing import Protocol

from django import template
from django.template.defaultfilters import capfirst

from inspections.models import Visit
from inspections.vocabulary import (
    GRADE_LABELS,
    JUDGEMENT_LABELS,
    KIND_LABELS,
    Grade,
    JudgementArea,
    VisitKind,
)
from inspections.wording import ordinal_in_words, period_in_words, short_period

register = template.Library()

_BARS_LIT = {
    Grade.OUTSTANDING: 4,
    Grade.GOOD: 3,
    Grade.ADEQUATE: 2,
    Grade.REQUIRES_IMPROVEMENT: 2,
    Grade.INADEQUATE: 1,
}

_SHORT_KINDS = {
    VisitKind.MONITORING_VISIT: "Monitoring",
    VisitKind.FOCUSED_VISIT: "Focused",
    VisitKind.ASSURANCE_VISIT: "Assurance",
    VisitKind.ILACS: "ILACS",
    VisitKind.SIF: "SIF",
    VisitKind.JTAI: "JTAI",
    VisitKind.AREA_SEND: "Area SEND",
}

_SHORT_JUDGEMENTS = {
    JudgementArea.LEADERS.value: "Leaders",
    JudgementArea.HELP_AND_PROTECTION.value: "Protection",
    JudgementArea.CHILDREN_IN_CARE_AND_CARE_LEAVERS.value: "In care, leavers",
    JudgementArea.CHILDREN_IN_CARE.value: "In care",
    JudgementArea.CARE_LEAVERS.value: "Leavers",
    JudgementArea.LOOKED_AFTER_AND_PERMANENCE.value: "Looked after",
    JudgementArea.LSCB.value: "LSCB",
}


class Dated(Protocol):
    """What has a first and a last day, known to a precision."""

    @property
    def start(self) -> date | None:
        """The first day."""

    @property
    def end(self) -> date | None:
        """The last day."""

    @property
    def date_precision(self) -> str:
        """A ``DatePrecision``, or empty without dates."""


@register.filter
def period(dated: Dated) -> str:
    """When a visit was, or a recalled inspection: ``6 and 7 March 2018``, ``June 2018``."""
    return period_in_words(dated.start, dated.end, dated.date_precision)


@register.filter
def visit_name(visit: Visit) -> str:
    """``Sixth monitoring visit``, or the kind alone where the visit has no number."""
    label = KIND_LABELS.get(visit.kind, visit.kind)
    if visit.number is None:
        return label
    return str(capfirst(f"{ordinal_in_words(visit.number)} {label[0].lower()}{label[1:]}"))


@register.filter
def period_short(dated: Dated) -> str:
    """``Mar 2018``, for the head of a column."""
    return short_period(dated.start, dated.date_precision)


@register.filter
def visit_short(visit: Visit) -> str:
    """``Monitoring 6``, for the head of a column."""
    kind = _SHORT_KINDS.get(VisitKind(visit.kind), visit.kind)
    return kind if visit.number is None else f"{kind} {visit.number}"


@register.filter
def lower_first(words: str) -> str:
    """The words to stand within a sentence; names in capitals (ILACS, MASH) stay."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


@register.filter
def grade_label(grade: str) -> str:
    """``Requires improvement`` of ``requires-improvement``."""
    return GRADE_LABELS.get(grade, grade)


@register.filter
def judgement_label(judgement: str) -> str:
    """``Help and protection`` of ``help-and-protection``."""
    return JUDGEMENT_LABELS.get(judgement, judgement)


@register.filter
def judgement_short(judgement: str) -> str:
    """The same as short as a row of many has room for: ``Protection``, ``In care``."""
    return _SHORT_JUDGEMENTS.get(judgement, judgement_label(judgement))


@register.filter
def kind_label(kind: str) -> str:
    """``Monitoring visit`` of ``monitoring-visit``."""
    return KIND_LABELS.get(kind, kind)


@register.filter
def grade_bars(grade: str) -> list[tuple[int, int, int, bool]]:
    """The sign of a grade: four rising bars as (x, y, height, lit), more lit the better."""
    lit = _BARS_LIT.get(Grade(grade), 0) if grade in GRADE_LABELS else 0
    heights = (4, 7, 10, 13)
    return [(index * 5, 13 - high, high, index < lit) for index, high in enumerate(heights)]
