"""Grades of earlier inspections that a report recalls, where it says so beyond doubt.

An inspection report gives grades of its own and its prose speaks of them, so only a sentence
counts that names an inspection, an earlier date and a grade together, and speaks of the
authority's services rather than of its homes, agencies or schools.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.reading.fields.citations import (
    SourceText,
    sentences,
    without_repeats,
)
from ingest.reading.fields.citations import cited_judgements as cited_in
from ingest.reading.schema import CitedJudgement, Passage, Period

_INSPECTED = re.compile(r"\b(?:re-?)?inspect(?:ion|ed)\b", re.IGNORECASE)
_JUDGED = re.compile(r"\b(?:judged|judge?ment|graded|grade|rated|found to be)\b", re.IGNORECASE)
_OF_OTHERS = re.compile(
    r"\b(?:fostering|adoption|homes?|schools?|academ(?:y|ies)|SEND|special educational|youth"
    r"|police|HMIC|CQC|agency|children['’]s centres?|safeguarding arrangements|"
    r"safeguarding and looked after)\b",
    re.IGNORECASE,
)


def cited_judgements(
    passages: Iterable[Passage], period: Period | None
) -> tuple[CitedJudgement, ...]:
    """The dated grades of inspections before ``period``, each once, in order of first mention."""
    if period is None:
        return ()
    found: list[CitedJudgement] = []
    for passage in passages:
        for sentence in filter(_recalls_a_grade, sentences(passage.text)):
            found += cited_in([SourceText(sentence, passage.page)], period, period.start)
    return without_repeats(cited for cited in found if cited.period is not None)


def _recalls_a_grade(sentence: str) -> bool:
    if not _INSPECTED.search(sentence) or not _JUDGED.search(sentence):
        return False
    return _OF_OTHERS.search(sentence) is None
