"""Words and symbols of assessments and roles for templates."""

from django import template

from findings.vocabulary import ASSESSMENT_LABELS, ASSESSMENT_SYMBOLS, ROLE_LABELS

register = template.Library()


@register.filter
def assessment_label(assessment: str) -> str:
    """``Needs improvement`` of ``needs-improvement``."""
    return ASSESSMENT_LABELS.get(assessment, assessment)


@register.filter
def assessment_symbol(assessment: str) -> str:
    """The symbol that stands beside the colour of an assessment."""
    return ASSESSMENT_SYMBOLS.get(assessment, "")


@register.filter
def role_label(role: str) -> str:
    """``What needs to improve`` of ``recommendation``."""
    return ROLE_LABELS.get(role, role)
