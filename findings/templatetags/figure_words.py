"""Words and small sums of figures for templates."""

from __future__ import annotations

from django import template

from findings.grades import NOT_GIVEN, NOT_HELD, STATE_LABELS
from findings.labels.rollup import DIRECTION_LABELS
from findings.theme_words import percent
from inspections.vocabulary import Grade

register = template.Library()

_SHORT_STATES = {
    Grade.OUTSTANDING.value: "Out­standing",
    Grade.REQUIRES_IMPROVEMENT.value: "Requires improve­ment",
    Grade.INADEQUATE.value: "Inad­equate",
    NOT_GIVEN: "Not given",
    NOT_HELD: "Not held",
}


@register.filter
def state_label(state: str) -> str:
    """``Requires improvement``, ``No grade held``: a grade, or why there is none."""
    return STATE_LABELS.get(state, state)


@register.filter
def state_short(state: str) -> str:
    """The same for the head of a column."""
    return _SHORT_STATES.get(state, state_label(state))


@register.filter
def percent_of(part: int, whole: int) -> int:
    """A share in whole percent."""
    return percent(part, whole)


@register.filter
def without_sign(number: int) -> int:
    """How much, whichever way."""
    return abs(number)


@register.filter
def direction_label(direction: str) -> str:
    """``Better`` of ``better``."""
    return DIRECTION_LABELS.get(direction, direction)
