"""Grades and the judgements that they are given for, by the wordings of SIF and ILACS.

SIF (2013-17) graded overall effectiveness and numbered sub-judgements; ILACS (2018 on) grades
four, from January 2023 five rows. Councils print the same labels, shortened or with the name of
the service, over one line or several.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from inspections.vocabulary import Grade, JudgementArea

GRADE_PHRASES: tuple[tuple[str, Grade], ...] = (
    (r"requir(?:es|e|ed|ing)\s+improvement(?:\s+to\s+be\s+good)?", Grade.REQUIRES_IMPROVEMENT),
    (r"inadequate", Grade.INADEQUATE),
    (r"outstanding", Grade.OUTSTANDING),
    (r"adequate", Grade.ADEQUATE),
    (r"good", Grade.GOOD),
)
GRADE_PATTERN = "(?:" + "|".join(phrase for phrase, _ in GRADE_PHRASES) + ")"

JUDGEMENT_LABELS: tuple[tuple[str, JudgementArea], ...] = (
    (r"\boverall\b(?:\s+effectiveness)?", JudgementArea.OVERALL_EFFECTIVENESS),
    (
        r"\b(?:local\s+)?safeguarding\s+children(?:['’]s|s['’])?\s+board\b|\blscb\b",
        JudgementArea.LSCB,
    ),
    (r"\badoption\b", JudgementArea.ADOPTION),
    (
        r"\blooked[\s-]after\b.{0,40}\bpermanence\b|\bachieving\s+permanence\b|"
        r"\bchildren\s+(?:who\s+are\s+)?looked\s+after\b|\blooked[\s-]after\s+children\b",
        JudgementArea.LOOKED_AFTER_AND_PERMANENCE,
    ),
    (
        r"\bchildren\s+in\s+care\s+(?:and|&)\s+care\s+leavers\b",
        JudgementArea.CHILDREN_IN_CARE_AND_CARE_LEAVERS,
    ),
    (r"\bcare\s+leavers\b", JudgementArea.CARE_LEAVERS),
    (r"\bchildren\s+in\s+care\b", JudgementArea.CHILDREN_IN_CARE),
    (
        r"\bneed(?:ing)?\s+(?:of\s+)?help\s+(?:and|&|or)\s+protection\b|"
        r"\bhelp\s+(?:and|&)\s+protection\b|\bhelped\s+and\s+protected\b",
        JudgementArea.HELP_AND_PROTECTION,
    ),
    (
        r"\bimpact\s+of\s+leaders\b|\bleadership\b|\bleaders\b",
        JudgementArea.LEADERS,
    ),
)

SIF_LABELS = (
    r"\blooked[\s-]after\b.{0,20}\bachieving\s+permanence\b",
    r"\badoption\s+performance\b",
    r"\bleadership,\s*management\s+and\s+governance\b",
)
ILACS_LABELS = (
    r"\bimpact\s+of\s+leaders\s+on\s+social\s+work\b",
    r"\bexperiences?\s+and\s+progress\s+of\s+children\s+in\s+care\b",
)

_LABEL_LEAD_IN = re.compile(
    r"^\W*(?:(?:\d+(?:\.\d+)*|[a-z])[.)]?\s+)?(?:(?:the|graded\s+judgement|judgement|key|sub|for|on|"
    r"of|experiences?|and|progress|effectiveness|impact|performance|quality)\W+)*",
    re.IGNORECASE,
)
_LABEL_REST = re.compile(
    r"\b(?:the|and|of|who|experiences?|progress|children['’]?s?|young\s+people|their|families|"
    r"in|on|with|need|needing|help|protection|services?|achieving|performance|social\s+work|"
    r"practice|management|governance|effectiveness|judgement|leaders|impact|for|is|an?|local|"
    r"arrangements|evaluation|grade|board|\(?lscb\)?|\(?cla\)?)\b",
    re.IGNORECASE,
)
_GRADE_ALONE = re.compile(rf"^\W*(?:grade\W+|judge?ment\W+)?({GRADE_PATTERN})\W*$", re.IGNORECASE)
_GRADE_AT_END = re.compile(rf"[\s:–—-]+(?:is\s+|are\s+)?({GRADE_PATTERN})\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class GradedLabel:
    """A label with a grade as printed: ``wording`` is the grade's own words."""

    judgement: str
    grade: str
    wording: str


def grade_of(phrase: str) -> str | None:
    """The grade of a text that is nothing but a grade ("Requires improvement"), else None."""
    match = _GRADE_ALONE.match(phrase)
    return grade_word(match[1]) if match else None


def grade_word(phrase: str) -> str | None:
    """The grade that a matched grade phrase means; "inadequate" is never "adequate"."""
    for pattern, grade in GRADE_PHRASES:
        if re.fullmatch(pattern, phrase.strip(), re.IGNORECASE):
            return grade.value
    return None


def judgement_of_label(label: str) -> str | None:
    """The judgement that a table's row or a section's heading names, None if it names none.

    Only a label counts: a sentence that happens to speak of care leavers does not.
    """
    found = _judgement_in(label)
    if found is None or not _is_label(label):
        return None
    return found


def judgements_in(text: str) -> tuple[str, ...]:
    """All judgements that words inside a sentence speak of, in their order, each once."""
    found: list[tuple[int, str]] = []
    for pattern, area in JUDGEMENT_LABELS:
        for match in re.finditer(pattern, text, re.IGNORECASE):
            found.append((match.start(), area.value))
        text = re.sub(pattern, lambda match: " " * len(match[0]), text, flags=re.IGNORECASE)
    return tuple(dict.fromkeys(area for _, area in sorted(found)))


def graded_label(line: str) -> GradedLabel | None:
    """A label and its grade printed on one line ("Adoption performance Good"), else None."""
    match = _GRADE_AT_END.search(line)
    if match is None:
        return None
    judgement = judgement_of_label(line[: match.start()])
    grade = grade_word(match[1])
    if judgement is None or grade is None:
        return None
    return GradedLabel(judgement, grade, match[1])


def overall_title(line: str) -> GradedLabel | None:
    """An overall grade said as a title: "Children's services in X require improvement ..."."""
    match = _OVERALL.search(line)
    grade = grade_word(match["grade"]) if match else None
    if match is None or grade is None:
        return None
    return GradedLabel(JudgementArea.OVERALL_EFFECTIVENESS.value, grade, match["grade"])


_OVERALL = re.compile(
    r"^\W*(?:the\s+)?(?:overall\s+(?:effectiveness|judgement|grade)\b.{0,60}?|"
    r"children['’]?s\s+(?:social\s+care\s+)?services\s+(?:in|at|for)\s+.{2,60}?)\s*"
    rf"(?:\b(?:is|are|was|were|of)\b)?\s*:?\s*(?P<grade>{GRADE_PATTERN})\W*$",
    re.IGNORECASE,
)


def _judgement_in(text: str) -> str | None:
    for pattern, area in JUDGEMENT_LABELS:
        if re.search(pattern, text, re.IGNORECASE):
            return area.value
    return None


def _is_label(label: str) -> bool:
    rest = _LABEL_LEAD_IN.sub("", label)
    for pattern, _ in JUDGEMENT_LABELS:
        rest = re.sub(pattern, " ", rest, flags=re.IGNORECASE)
    rest = re.sub(r"[\W\d_]+", " ", _LABEL_REST.sub(" ", rest)).strip()
    return len(rest.split()) <= 1 and len(label.split()) <= 20
