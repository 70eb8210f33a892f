"""Roles and assessments of findings: what part they play, how good they say things are.

Pure Python without Django. Values are the slugs that ``manage.py parse`` prints and that the
database stores; labels are what pages show. Symbols carry the meaning where colour does not.
"""

from enum import StrEnum


class Role(StrEnum):
    """The part that a finding plays in its document."""

    FINDING = "finding"
    RECOMMENDATION = "recommendation"
    PRIORITY_ACTION = "priority-action"
    SUMMARY = "summary"
    CONTEXT = "context"


class Assessment(StrEnum):
    """How good a sentence, a finding or a theme in it says that things are."""

    STRENGTH = "strength"
    IMPROVING = "improving"
    MIXED = "mixed"
    NEEDS_IMPROVEMENT = "needs-improvement"
    CONTEXT = "context"


ROLE_LABELS: dict[str, str] = {
    Role.FINDING: "Finding",
    Role.RECOMMENDATION: "What needs to improve",
    Role.PRIORITY_ACTION: "Area for priority action",
    Role.SUMMARY: "Summary",
    Role.CONTEXT: "Context",
}

ASSESSMENT_LABELS: dict[str, str] = {
    Assessment.STRENGTH: "Strength",
    Assessment.IMPROVING: "Improving",
    Assessment.MIXED: "Mixed",
    Assessment.NEEDS_IMPROVEMENT: "Needs improvement",
    Assessment.CONTEXT: "No evaluation",
}

ASSESSMENT_SYMBOLS: dict[str, str] = {
    Assessment.STRENGTH: "✓",
    Assessment.IMPROVING: "↗",
    Assessment.MIXED: "±",
    Assessment.NEEDS_IMPROVEMENT: "!",
    Assessment.CONTEXT: "·",
}
