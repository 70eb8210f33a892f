"""Grades that sentences of a council's paper give for the inspection that it retells.

"The inspection gave an overall judgement of good", "good ratings for the impact of leaders and for
care leavers", "the same grading as 2019": what looks back to another inspection is recalled, not
the visit's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ingest.reading.fields.citations import SourceText, cited_judgements, sentences
from ingest.reading.fields.dates import find_periods
from ingest.reading.fields.grades import GRADE_PATTERN, grade_word, graded_label, judgements_in
from ingest.reading.schema import CitedJudgement, JudgementRead, Period
from inspections.vocabulary import JudgementArea

_GIVEN_TO_IT = re.compile(
    rf"\s*[-–,]?\s*\b(?:(?:was|were|is|are)\s+)?(?:rated|judged|graded|assessed)\s+(?:as\s+|to\s+be\s+)?"
    rf"['‘“\"]?(?P<grade>{GRADE_PATTERN})\b['’”\"]?",
    re.IGNORECASE,
)
_OF_EARLIER = re.compile(
    r"\b(?:previous(?:ly)?|last\s+inspect(?:ion|ed)|was\s+then|prior|earlier|since)\b",
    re.IGNORECASE,
)
_QUOTED_GRADE = rf"['‘“\"]?(?P<grade>{GRADE_PATTERN})\b['’”\"]?"
_GRADE_FOR_LIST = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_QUOTED_GRADE}\s+(?:ratings?|judge?ments?|gradings?|grades?)\s+(?:(?:was|were|had\s+been)\s+)?"
        r"(?:(?:received|awarded|given|achieved)\s+)?(?:for|in)\s+(?P<list>[^.;]+)",
        rf"\b(?:rated|judged|graded)\s+(?:as\s+|to\s+be\s+)?{_QUOTED_GRADE}\s+(?:in|for)\s+the\s+"
        r"following\s*(?:areas?|judge?ments?|services)?\s*[–:-]\s*(?P<list>[^.]+)",
        rf"\b(?:rated|judged|graded)\s+(?:as\s+|to\s+be\s+)?{_QUOTED_GRADE}\s+(?:in|for)\s+"
        r"(?!the\s+following)(?P<list>[^.;,]+)",
    )
)
_SAME_GRADE = re.compile(r"\bsame\s+(?:overall\s+)?(?:judge?ment|grad(?:e|ing)|rating)\b", re.I)
_OVERALL_GIVEN = re.compile(
    rf"\b(?:overall\s+effectiveness|overall\s+(?:judge?ment|grade|rating)|overall)\b[^.;]{{0,80}}?"
    rf"\b(?P<grade>{GRADE_PATTERN})\b|"
    rf"\b(?:judged|rated|graded)\s+(?:us\s+|the\s+(?:council|service|authority)\s+|"
    rf"(?:children['’]?s\s+)?services\s+)?"
    rf"(?:overall\s+)?(?:as\s+|to\s+be\s+|to\s+"
    rf")?['‘“\"]?(?P<grade2>{GRADE_PATTERN})\b['’”\"]?\s*(?:overall|for\s+overall)|"
    rf"\b(?:outcome|inspection|inspectors|ofsted)\b[^.;]{{0,90}}?\b(?:provid|deliver)(?:es|ed|ing)\s+"
    rf"an?\s+['‘“\"](?P<grade3>{GRADE_PATTERN})['’”\"]\s+(?:quality\s+)?(?:children['’]?s\s+)?"
    rf"services?\b|"
    rf"\b(?:ofsted|inspection|resulting|resultant)\s+(?:judge?ment|grade|rating)\b[^.;,]{{0,40}}?"
    rf"\b(?:was|is)\s+(?:one\s+of\s+|of\s+)?['‘“\"]?(?P<grade4>{GRADE_PATTERN})\b",
    re.IGNORECASE,
)
_OF_BEFORE = re.compile(
    r"\b(?:previous(?:ly)?|last\s+inspect(?:ion|ed)|no\s+longer|was\s+then|prior|since|earlier|"
    r"other|authorities|councils)\b",
    re.IGNORECASE,
)


def said_of_this(
    texts: Sequence[SourceText], own_period: Period | None, anchor: date | None
) -> Iterator[JudgementRead]:
    """Grades that sentences give without another date and without looking back."""
    for source in texts:
        for sentence in sentences(source.text):
            listed = list(_graded_lists(sentence, source.page))
            yield from listed
            if listed or _OF_BEFORE.search(sentence):
                continue
            graded = _GIVEN_TO_IT.sub(r" - \g<grade>", sentence)
            for part in re.split(rf"[;,:]|\s[-–]\s(?!{GRADE_PATTERN})|\band\b(?=\s+the\b)", graded):
                if found := graded_label(part.strip(" .")):
                    yield JudgementRead(found.judgement, found.grade, found.wording, source.page)
            for told in cited_judgements([SourceText(sentence)], own_period, anchor):
                if told.period is None:
                    yield JudgementRead(told.judgement, told.grade, told.wording, source.page)


def same_as_before(
    texts: Sequence[SourceText],
    overall: JudgementRead,
    own_period: Period | None,
    anchor: date | None,
) -> Iterator[CitedJudgement]:
    """An earlier overall grade that a sentence says was the same ("the same grading as 2019")."""
    for source in texts:
        for sentence in sentences(source.text):
            same = _SAME_GRADE.search(sentence)
            if same is None:
                continue
            told = re.sub(r"\bas\s+(?=20\d\d\b)", "in ", sentence)
            periods = [item.period for item in find_periods(told, anchor)]
            before = [p for p in periods if own_period is None or p.end < own_period.start]
            if len(before) == 1:
                yield CitedJudgement(
                    overall.judgement, overall.grade, overall.wording, before[0], source.page
                )


def without_graded_lists(texts: Sequence[SourceText]) -> list[SourceText]:
    """The texts without the sentences that give this visit's grades to lists of judgements."""
    return [
        SourceText(
            " ".join(part for part in sentences(source.text) if not any(_graded_lists(part, None))),
            source.page,
        )
        for source in texts
    ]


def _graded_lists(sentence: str, page: int | None) -> Iterator[JudgementRead]:
    """Grades given to lists of judgements ("good ratings for the impact of leaders and ...")."""
    if _OF_EARLIER.search(sentence):
        return
    for pattern in _GRADE_FOR_LIST:
        for match in pattern.finditer(sentence):
            grade = None if find_periods(match[0]) else grade_word(match["grade"])
            for judgement in judgements_in(match["list"]) if grade else ():
                yield JudgementRead(judgement, str(grade), match["grade"], page)


def overall_said(
    texts: Sequence[SourceText], own_period: Period | None
) -> dict[str, JudgementRead]:
    """The overall grade by a sentence that gives it for this inspection."""
    area = JudgementArea.OVERALL_EFFECTIVENESS.value
    for source in texts:
        for match in _OVERALL_GIVEN.finditer(source.text):
            wording = next(
                match[name] for name in ("grade", "grade2", "grade3", "grade4") if match[name]
            )
            grade = grade_word(wording)
            if grade is None or _OF_BEFORE.search(match[0]):
                continue
            after = re.split(r"[,;.]", source.text[match.end() : match.end() + 60])[0]
            near = source.text[max(0, match.start() - 30) : match.end()] + after
            dated = [item.period for item in find_periods(near)]
            if own_period and dated and not any(_touch(own_period, period) for period in dated):
                continue
            return {area: JudgementRead(area, grade, wording, source.page)}
    return {}


def _touch(one: Period, other: Period) -> bool:
    return one.start <= other.end and other.start <= one.end
