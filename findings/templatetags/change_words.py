"""Words and signs of what changed between two visits, for templates."""

from django import template

from findings.changes import GROUP_HINTS, GROUP_LABELS, GROUP_SIGNS, Group

register = template.Library()


@register.filter
def group_label(group: Group) -> str:
    """``Not looked at again`` of its group."""
    return GROUP_LABELS[group]


@register.filter
def group_hint(group: Group) -> str:
    """What the group holds, in a sentence."""
    return GROUP_HINTS[group]


@register.filter
def sign_of(group: Group) -> str:
    """The direction whose sign stands for the group."""
    return GROUP_SIGNS[group].value
