"""Judgements of earlier inspections that a document recalls: "since ... was judged inadequate".

A visit letter gives no grades of its own, so a grade that is said to have been given belongs to
an earlier inspection: to overall effectiveness where the authority or its services are said to
have been judged, else to the judgement that is named. The date is the inspection's (or its
report's) as the sentence prints it, else as the document names it elsewhere, else none. Grade
words that are plain English ("good quality", "audits were judged good") are no judgements.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ingest.reading.fields.dates import DatedText, find_periods, same_or_within
from ingest.reading.fields.grades import GRADE_PATTERN, grade_word, judgements_in
from ingest.reading.schema import CitedJudgement, Period
from inspections.vocabulary import JudgementArea

_QUOTE = "['‘’“”\"]?"
_JUDGED = r"(?:judged|graded|rated|deemed|assessed)"
_GRADE = rf"{_QUOTE}(?P<grade>{GRADE_PATTERN})\b{_QUOTE}"
_TO_REQUIRE = (
    r"(?:overall\s+|effectively\s+)?(?:to\s+be\s+|to\s+|as\s+(?:being\s+)?|as\s+an?\s+|at\s+)?"
    r"(?:overall\s+)?"
)
_WORDINGS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_JUDGED}\s+(?:by\s+ofsted\s+)?{_TO_REQUIRE}{_GRADE}",
        rf"\b(?:was|were|been)\s+found\s+{_TO_REQUIRE}{_GRADE}",
        rf"\b(?<!\bbe\s){_GRADE}\s+(?:overall\s+)?(?:effectiveness\s+)?(?:ofsted\s+)?(?:judge?ment|rating|grad(?:e|ing))s?\b",
        rf"\b(?:judge?ment|rating|grade|grading|outcome)s?\s+"
        rf"(?:(?:on|for|about)\s+[^.;,]{{3,60}}?\s+)?(?:(?:of|was|were|as|is|being|also)\s+){{1,3}}"
        rf"(?:an?\s+)?{_GRADE}",
        r"\b(?P<object3>(?:the\s+)?(?:overall\s+effectiveness|adoption(?:\s+performance)?|leadership|"
        r"(?:services\s+for\s+|the\s+experiences\s+of\s+)?(?:care\s+leavers|children\s+(?:in\s+care|"
        r"looked\s+after|in\s+need\s+of\s+help\s+and\s+protection)))(?:(?!\band\b)[^.;,]){0,40}?)\s+(?:also\s+)?"
        r"(?P<grade>required\s+improvement(?:\s+to\s+be\s+good)?)\b(?=\s*(?:[.,;]|and\b|$))",
        r"\b(?:inspection|inspected)\b[^.;]{0,80}?\bwhen\s+(?P<object4>(?:the\s+|our\s+|its\s+)?"
        r"(?:(?:local\s+)?authority|council|children['’]?s\s+services|services))\s+"
        r"(?P<grade>required\s+improvement(?:\s+to\s+be\s+good)?)\b(?=\s*(?:[.,;]|and\b|$))",
        rf"\boverall\s+effectiveness\b[^.;]{{0,60}}?\b(?:was|were|as|to\s+be|to|of)\s+{_GRADE}",
        rf"\b(?:{_JUDGED}|found)\s+(?:that\s+)?(?P<object>(?:the\s+|our\s+|its\s+)?[^.;,]{{3,80}}?)\s+"
        rf"(?:to\s+be|as|was|were|to)\s+{_GRADE}",
        rf"\b{_JUDGED}\s+(?P<object2>(?:the\s+|our\s+|its\s+)?[^.;,]{{3,60}}?)\s+{_GRADE}(?=\s*(?:[.,;]|in\b|at\b|overall\b|for\b|$))",
    )
)
_SUBJECT = re.compile(
    r"\b(?:local\s+authority|council|authority|borough|county|children['’]?s\s+(?:social\s+care\s+|"
    r"social\s+work\s+)?services?|children['’]?s\s+social\s+care|services?|department|it|they|we|"
    r"overall\s+effectiveness|inspection|ofsted)\b",
    re.IGNORECASE,
)
_OTHER_THINGS = re.compile(
    r"\b(?:audit(?:s|ed|ors?)?|cases?|files?|assessments?|plans?|practice|casework|schools?|college|"
    r"children['’]?s\s+homes?|homes?|agency|agencies|nurser(?:y|ies)|providers?|placements?|"
    r"provision|settings?|performance|recordings?|supervision|carers?|accommodation|moderat\w+|"
    r"samples?|sampled|visits\s+(?:were|are)|workers)\b",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"\b(?:if|would|should|could|might|(?-i:may)|aim\w*|ambition|aspir\w+|expect\w*|when\s+an?|"
    r"(?:local\s+)?authorities|councils|any|those|where\s+an?|towards?|in\s+order\s+to)\b[^.;]*$",
    re.IGNORECASE,
)
_AREA_THAT = re.compile(r"\b(?:area|aspect)s?\s+(?:that|where|in\s+which|which)\b", re.IGNORECASE)
_CLAUSE_START = re.compile(
    r";|\bbecause\b|\bbut\b|\balthough\b|\bwhile\b|\bwhereas\b|\bwhen\b(?!\s+an?\b)|,\s*and\b|"
    r"(?<!the visit), (?=which|where)",
    re.IGNORECASE,
)
_FOR_AREA = re.compile(
    r"^\s*,?\s*(?:overall\b|(?:and\s+)?(?:for|in\s+(?:relation|respect)\s+(?:to|of)|in\s+the\s+area|"
    r"across|in\s+terms\s+of|with\s+regard\s+to|in)\b)(?:(?!\b(?:since|when|who|because|but|"
    r"although|while)\b|,?\s+and\s+(?:the\s+|this\s+)?(?:first|second|third|\w+th|is|was)\b|"
    r",\s+(?:[\w’']+\s+){1,3}(?:have|has|had|is|are|was|were)\b)[^.;]){0,140}",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])")
_INSPECTED = re.compile(
    r"\b(?:re-?inspection|inspection|inspected|judge?ment|judged|ilacs|sif)\b"
    r"[^.;()]{0,60}?\(?\s*(?:in|of|on|during|from|dated|between)?\s*$",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"\bpubli(?:shed|cation)\b[^.;,()]{0,25}$", re.IGNORECASE)
_PUBLISHES = re.compile(r"\bpubli(?:shed|cation)\b", re.IGNORECASE)
_REPORT_LAG_DAYS = 150
LONGEST_TEXT, LONGEST_SENTENCE = 20000, 2000
"""Characters that are looked at; no real paragraph or sentence is as long."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text to look for recalled judgements in, and the page it starts on."""

    text: str
    page: int | None = None


def cited_judgements(
    texts: Sequence[SourceText], own: Period | None = None, before: date | None = None
) -> tuple[CitedJudgement, ...]:
    """The earlier judgements that ``texts`` recall, each once, in order of first mention.

    ``own`` is the period of the visit that the document is about, which is never a recalled
    one; ``before`` the document's date, by which a date without a year is understood.
    """
    inspections = _inspections_named(texts, own, before)
    elsewhere = inspections[0] if len(set(inspections)) == 1 else None
    found: list[CitedJudgement] = []
    for source in texts:
        for sentence in _looked_at(source.text):
            for cited in _cited_in(sentence, own, before):
                period = _reported(cited.period, inspections, sentence) or elsewhere
                found.append(
                    CitedJudgement(cited.judgement, cited.grade, cited.wording, period, source.page)
                )
    return without_repeats(found)


def _reported(period: Period | None, inspections: Sequence[Period], sentence: str) -> Period | None:
    """``period``, or the inspection shortly before it where it is when its report came out."""
    if period is None or not _PUBLISHES.search(sentence):
        return period
    lag = timedelta(days=_REPORT_LAG_DAYS)
    earlier = (one for one in inspections if timedelta(0) < period.start - one.end <= lag)
    return next(earlier, period)


def _inspections_named(
    texts: Iterable[SourceText], own: Period | None, before: date | None
) -> list[Period]:
    found: list[Period] = []
    for source in texts:
        for sentence in _looked_at(source.text):
            for item in find_periods(sentence, before):
                if _earlier(item.period, own) and _INSPECTED.search(sentence[: item.start]):
                    found.append(item.period)
    return [
        one for one in found if not any(one != two and same_or_within(two, one) for two in found)
    ]


def without_repeats(found: Iterable[CitedJudgement]) -> tuple[CitedJudgement, ...]:
    """Each recalled judgement once: the dated before the undated, the finer date before the
    coarser, an inspection's month before its report's some months later."""
    kept: list[CitedJudgement] = []
    for cited in found:
        twin = next((other for other in kept if _same_inspection(cited, other)), None)
        if twin is None:
            kept.append(cited)
        elif _better_dated(cited.period, twin.period):
            kept[kept.index(twin)] = cited
    return tuple(kept)


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph, as far as finding a date beside a grade needs them."""
    return _SENTENCE.split(text)


def _looked_at(text: str) -> list[str]:
    return [part[:LONGEST_SENTENCE] for part in sentences(text[:LONGEST_TEXT])]


def _cited_in(sentence: str, own: Period | None, before: date | None) -> Iterator[CitedJudgement]:
    taken: list[tuple[int, int]] = []
    periods = [item for item in find_periods(sentence, before) if _earlier(item.period, own)]
    for wording in _WORDINGS:
        for match in wording.finditer(sentence):
            start, end = match.span("grade")
            if any(start < other_end and other_start < end for other_start, other_end in taken):
                continue
            areas = _areas(sentence, match)
            grade = grade_word(match["grade"])
            if not areas or grade is None:
                continue
            taken.append((start, end))
            period = _nearest(_inspections(sentence, periods), match)
            for area in areas:
                yield CitedJudgement(area, grade, match["grade"], period)


def _areas(sentence: str, match: re.Match[str]) -> tuple[str, ...]:
    """What was judged: the judgements named with the grade, overall for the authority itself."""
    if required := match.groupdict().get("object3"):
        return judgements_in(required)
    if match.groupdict().get("object4"):
        return (JudgementArea.OVERALL_EFFECTIVENESS.value,)
    left = _CLAUSE_START.split(sentence[: match.start()])[-1]
    right = _FOR_AREA.match(sentence[match.end() :])
    whole_left = sentence[: match.start()]
    if _GENERAL.search(left) or _AREA_THAT.search(left):
        return ()
    judged = left + " " + match[0]
    named = judgements_in(judged) + (judgements_in(right[0]) if right else ())
    last_subject = list(_SUBJECT.finditer(judged))
    about = judged[last_subject[-1].start() :] if last_subject else judged
    if _OTHER_THINGS.search(about if last_subject else whole_left):
        return ()
    if named:
        return tuple(dict.fromkeys(named))
    of_judgement = re.search(r"judge?ment|rating|grad(?:e|ing)\b", match[0], re.IGNORECASE)
    if last_subject or of_judgement or _names_somebody(left) or not left.strip():
        return (JudgementArea.OVERALL_EFFECTIVENESS.value,)
    return ()


def _names_somebody(left: str) -> bool:
    return bool(
        re.search(r"\b[A-Z][a-z]+(?:['’]s)?(?:\s+[A-Z][a-z]+)*\s+(?:was|were|had|is)\b", left)
    )


def _nearest(periods: Sequence[DatedText], match: re.Match[str]) -> Period | None:
    """The date printed soonest after the grade, else last before it."""
    later = [item for item in periods if item.start >= match.end()]
    if later:
        return later[0].period
    earlier = [item for item in periods if item.end <= match.start("grade")]
    return earlier[-1].period if earlier else None


def _inspections(sentence: str, periods: Sequence[DatedText]) -> Sequence[DatedText]:
    """The dates of a sentence that are an inspection's; a publication's only where alone."""
    inspected = [item for item in periods if not _PUBLISHED.search(sentence[: item.start])]
    return inspected or periods


def _earlier(period: Period, own: Period | None) -> bool:
    return own is None or (period.start < own.start and not same_or_within(own, period))


def _same_inspection(one: CitedJudgement, other: CitedJudgement) -> bool:
    if (one.judgement, one.grade) != (other.judgement, other.grade):
        return False
    if one.period is None or other.period is None:
        return True
    if same_or_within(one.period, other.period) or same_or_within(other.period, one.period):
        return True
    gap = abs((one.period.start - other.period.start).days)
    return gap <= _REPORT_LAG_DAYS and "year" not in (one.period.precision, other.period.precision)


def _better_dated(one: Period | None, other: Period | None) -> bool:
    if one is None or other is None:
        return one is not None
    return one != other and same_or_within(one, other)
