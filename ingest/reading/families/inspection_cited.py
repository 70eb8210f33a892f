"""Grades of earlier inspections that a report recalls, where it says so beyond doubt.

An inspection report gives grades of its own and its prose speaks of them, so only a sentence
counts that names an inspection, an earlier date and a grade together, and speaks of the
authority's services rather than of its homes, agencies or schools. Re-inspections list the grades
of the last inspection, a bullet each, under what its report's date is. Only inspections under the
frameworks since November 2013 are taken: the judgements before were others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from findings.vocabulary import Role
from ingest.reading.fields.citations import SourceText, sentences, without_repeats
from ingest.reading.fields.citations import cited_judgements as cited_in
from ingest.reading.fields.dates import first_period
from ingest.reading.fields.grades import GRADE_PATTERN, graded_label
from ingest.reading.schema import CitedJudgement, Passage, Period
from inspections.vocabulary import JudgementArea

FIRST_OF_THE_FRAMEWORKS = date(2013, 11, 1)
"""The first inspections under the SIF; a year alone counts from 2014."""

_INSPECTED = re.compile(r"\b(?:re-?)?inspect(?:ion|ed)\b", re.IGNORECASE)
_JUDGED = re.compile(
    rf"\b(?:judged|judge?ment|graded|grade|rated|found to be)\b.{{0,80}}?\b{GRADE_PATTERN}\b"
    rf"|\b{GRADE_PATTERN}\b.{{0,20}}\b(?:judge?ment|grade)\b",
    re.IGNORECASE,
)
_SERVICES_JUDGED = re.compile(
    r"\bchildren['’]s\s+(?:social\s+care\s+)?services\s+(?:was|were|had\s+been)\s+(?:last\s+)?judged\b",
    re.IGNORECASE,
)
_LISTS_GRADES = re.compile(
    r"\binspection\b.*\bjudge?ments\s+for\s+the\s+(?:local\s+authority|council)\s+were\s*:?$",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"(?<=\boverall)\b|[,;(]|\bbut\b", re.IGNORECASE)
_LEADERSHIP = re.compile(r"\bleadership\b|\bimpact of leaders\b", re.IGNORECASE)
_OF_OTHERS = re.compile(
    r"\b(?:fostering|adoption|homes?|schools?|academ(?:y|ies)|SEND|special educational|youth"
    r"|police|HMIC|CQC|agency|children['’]s centres?|safeguarding arrangements|units?"
    r"|it was|safeguarding and looked after|child protection inspection|focused visits?"
    r"|arrangements for the protection|both (?:were|are|was)|that (?:were|was) judged)\b",
    re.IGNORECASE,
)


def cited_judgements(
    passages: Iterable[Passage], period: Period | None
) -> tuple[CitedJudgement, ...]:
    """The dated grades of inspections before ``period``, each once, in order of first mention."""
    if period is None:
        return ()
    told = list(passages)
    found: list[CitedJudgement] = []
    for passage in told:
        if passage.role in {Role.SUMMARY, Role.FINDING}:
            found += _of_passage(passage, period)
    return without_repeats([*found, *_listed(told, period)])


def _listed(passages: Iterable[Passage], period: Period) -> Iterator[CitedJudgement]:
    """The grades listed under "The last inspection report ... The judgements ... were:"."""
    inspected: Period | None = None
    for passage in passages:
        if _LISTS_GRADES.search(passage.text):
            inspected = first_period(passage.text)
            continue
        graded = graded_label(passage.text.rstrip(" .")) if inspected else None
        if graded is None or inspected is None:
            inspected = None
            continue
        cited = CitedJudgement(
            graded.judgement, graded.grade, graded.wording, inspected, passage.page
        )
        if FIRST_OF_THE_FRAMEWORKS <= inspected.start < period.start:
            yield cited


def _of_passage(passage: Passage, period: Period) -> Iterator[CitedJudgement]:
    for sentence in sentences(passage.text):
        clause = _clause_with_grade(sentence)
        if clause is None:
            continue
        cited = cited_in([SourceText(clause, passage.page)], period, period.start)
        first_of_its_area: dict[str, CitedJudgement] = {}
        for item in cited:
            first_of_its_area.setdefault(item.judgement, item)
        yield from (item for item in first_of_its_area.values() if _is_sure(item, clause))


def _clause_with_grade(sentence: str) -> str | None:
    """A sentence that recalls a grade, up to the end of the clause that names it."""
    judged = _JUDGED.search(sentence)
    if judged is None or _OF_OTHERS.search(sentence):
        return None
    if not (_INSPECTED.search(sentence) or _SERVICES_JUDGED.search(sentence)):
        return None
    end = _CLAUSE_END.search(sentence, judged.end())
    return sentence[: end.start()] if end else sentence


def _is_sure(cited: CitedJudgement, clause: str) -> bool:
    if cited.period is None or cited.period.start < FIRST_OF_THE_FRAMEWORKS:
        return False
    return cited.judgement != JudgementArea.LEADERS or _LEADERSHIP.search(clause) is not None
