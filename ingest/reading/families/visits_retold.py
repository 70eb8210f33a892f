"""Which visit a council's paper is about, among all that it mentions.

A paper that retells several visits is about the latest. Visits to come, meetings, publications
and other services' inspections are none. Inspections without a framework's name are SIF or ILACS
by the labels of their judgements, else by their date: the SIF ran from November 2013 to the end
of 2017, its re-inspections into the summer of 2018.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ingest.reading.fields.citations import sentences
from ingest.reading.fields.dates import DatedText, find_periods, same_or_within, visit_period
from ingest.reading.fields.grades import ILACS_LABELS, SIF_LABELS
from ingest.reading.fields.ordinals import visit_number
from ingest.reading.schema import Period
from inspections.vocabulary import DatePrecision, VisitKind

LAST_SIF_INSPECTION = date(2018, 1, 1)
LAST_SIF_REINSPECTION = date(2018, 9, 30)
ANY_INSPECTION = "inspection"
ANY_VISIT = "visit"

_KINDS: tuple[tuple[str, str], ...] = (
    (
        r"\bmonitoring\s+(?:visits?|inspections?|regime|programme)\b",
        VisitKind.MONITORING_VISIT,
    ),
    (r"\bfocus(?:s?ed)?\s+visits?\b", VisitKind.FOCUSED_VISIT),
    (r"(?<!quality )\bassurance\s+visits?\b", VisitKind.ASSURANCE_VISIT),
    (r"\bjoint\s+targeted\s+area\s+inspections?\b|\bJTAI\b", VisitKind.JTAI),
    (
        r"\b(?:local\s+)?area\s+send\b.{0,20}\binspections?\b|\bsend\s+(?:local\s+area\s+"
        r")?inspections?\b|"
        r"\binspections?\s+of\s+.{0,40}\bspecial\s+educational\s+needs\b",
        VisitKind.AREA_SEND,
    ),
    (
        r"\bILACS\b|\binspections?\s+of\s+local\s+authority\s+children['’]?s\s+services\b|"
        r"\b(?:standard|short)\s+inspections?\b",
        VisitKind.ILACS,
    ),
    (
        r"\bsingle\s+inspection\s+framework\b|\bSIF\b|"
        r"\b(?:re-?)?inspections?\s+of\s+services\s+for\s+children\s+in\s+need\s+of\s+help\s+"
        r"and\s+protection\b",
        VisitKind.SIF,
    ),
    (r"\bre-?inspections?\b|\bre-?inspected\b|\binspections?\b|\binspected\b", ANY_INSPECTION),
    (
        r"\bvisit(?:s|ed)?\b|\b(?:first|second|third|fourth|fifth|sixth|latest|most\s+recent)\s+"
        r"(?:one|of\s+(?:these|them|which))\b",
        ANY_VISIT,
    ),
)
_TO_COME = re.compile(
    r"\b(?:will\s+(?:be|take|have|carry|return|undertake|receive|continue|visit|inspect)|next\s+"
    r"(?:monitoring|focus\w*|inspection|visit|full)|expect(?:s|ed)?|planned|scheduled|anticipat\w+|"
    r"re-?scheduled|postponed|(?:had|has)\s+been\s+(?:delayed|deferred|arranged)|would\s+(?:make|take\s+"
    r"place|return|visit|inspect|carry)|"
    r"forthcoming|upcoming|due\s+(?:in|on|to\s+(?:take|be))|in\s+preparation\s+for|future)\b",
    re.IGNORECASE,
)
_NOT_THE_VISITS_DATE = re.compile(
    r"\b(?:meeting|cabinet|committee|panel|board|published?|publication|publishing|letter|"
    r"presented|reported(?!\s+that)|agreed(?!\s+that)|approved|dated)\b(?:(?!\bvisit|\binspect)[^.;]){0,45}$",
    re.IGNORECASE,
)
_DATE_OF_JUDGEMENT = re.compile(
    r"\b(?:judged|rated|graded|found|deemed|inadequate)\b(?:(?!\bvisit)[^.;]){0,45}$|"
    r"\bsince\b(?:(?!\bvisit)[^.;]){0,60}$",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\s+(?:(?:the|our|its)\s+last\s+[^.;]{0,40})?$", re.IGNORECASE)
_CARRIED_OUT = re.compile(
    r"\b(?:carried\s+out|took\s+place|undertaken|conducted|held)\s+(?:\w+\s+){0,3}$", re.IGNORECASE
)
_PREVIOUS = re.compile(
    r"\b(?:previous|prior|preceding|earlier)\s+(?:full\s+|ofsted\s+|monitoring\s+|focus\w*\s+|SIF\s+|"
    r"ILACS\s+|children['’]?s\s+services\s+|\d{4}\s+)*$|"
    r"\b(?:since|than|before|unlike|(?:improvement|improved|progress|change)\s+(?:from|on|since))\s+"
    r"(?:at\s+)?(?:the|our|its|their)\s+(?:\w+\s+){0,5}$|\bsince\s+(?:20\d\d|\w+\s+20\d\d)\W*$",
    re.IGNORECASE,
)
_BACK_REFERENCE = re.compile(
    r"\b(?:since|than|before|prior\s+to|following|after|from|at\s+the\s+time\s+of|compared\s+\w+|"
    r"last|previous|earlier|original)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_OTHER_SERVICE = re.compile(
    r"\b(?:schools?|academy|children['’]?s\s+homes?|residential\s+homes?|fostering\s+agency|"
    r"adoption\s+agency|"
    r"youth\s+(?:justice|offending)|nursery|nurseries|CQC|care\s+homes?|college|adult\s+"
    r"social\s+care)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class VisitMention:
    """A visit as one sentence mentions it: kind (a ``VisitKind``, or any inspection or visit),
    when, which of its series, and whether only in looking back from another (``previous``: and
    its words say that it came before)."""

    kind: str
    period: Period | None
    number: int | None
    looking_back: bool = False
    previous: bool = False


@dataclass(frozen=True, slots=True)
class VisitRetold:
    """The visit that a paper is about."""

    kind: str
    period: Period | None
    number: int | None


def mentions_in(text: str, anchor: date | None) -> list[VisitMention]:
    """The visits that the sentences of ``text`` mention, with dates where they give them."""
    return [mention for sentence in sentences(text) for mention in _mentions_in(sentence, anchor)]


def visit_retold(title: str, texts: Sequence[str], anchor: date | None) -> VisitRetold | None:
    """The visit that a paper with this title and text is about; None where it is about none."""
    in_title = mentions_in(title, anchor)
    in_text = [mention for text in texts for mention in mentions_in(text, anchor)]
    title_kind = next((m.kind for m in in_title if m.kind != ANY_VISIT), None)
    mentions = [*in_title, *in_text]
    named = bool(title) or any(
        m.period or m.kind not in (ANY_VISIT, ANY_INSPECTION) for m in mentions
    )
    if title_kind is None and len(mentions) < 2 and not (named and mentions):
        return None
    kind = title_kind or _commonest_kind(in_text)
    if kind is None:
        return None
    latest = _latest([m for m in mentions if _may_be(m.kind, kind) and not m.previous])
    if latest is None:
        undated = _undated(title_kind, mentions, kind)
        framework = next(
            (m.kind for m in in_text if m.kind in (VisitKind.SIF, VisitKind.ILACS)), None
        )
        undated_kind = framework if framework and undated.kind == ANY_INSPECTION else undated.kind
        return replace(undated, kind=_framework(undated_kind, None, title, texts, anchor))
    found_kind = latest.kind if latest.kind not in (ANY_VISIT, ANY_INSPECTION) else kind
    return VisitRetold(
        kind=_framework(found_kind, latest.period, title, texts),
        period=latest.period,
        number=_number(latest, in_title, mentions, found_kind),
    )


def is_of(mention: VisitMention, visit: VisitRetold) -> bool:
    """Whether a mention is of that visit: same date where both have one, else same number."""
    if mention.period is not None and visit.period is not None:
        return same_or_within(mention.period, visit.period) or same_or_within(
            visit.period, mention.period
        )
    if mention.number is not None and visit.number is not None:
        return mention.number == visit.number
    return True


def _mentions_in(sentence: str, anchor: date | None) -> list[VisitMention]:
    if _TO_COME.search(sentence):
        return []
    periods = [
        item
        for item in _periods_in(sentence, anchor)
        if not _NOT_THE_VISITS_DATE.search(sentence[: item.start])
        and not _SINCE.search(sentence[: item.start])
    ]
    visits_only = [p for p in periods if not _DATE_OF_JUDGEMENT.search(sentence[: p.start])]
    found: list[VisitMention] = []
    masked = sentence
    for pattern, kind in _KINDS:
        for match in re.finditer(pattern, masked, re.IGNORECASE):
            if _OTHER_SERVICE.search(sentence[match.end() : match.end() + 45]):
                continue
            nearest = _nearest(visits_only if kind in _COUNTED else periods, match)
            found.append(
                VisitMention(
                    kind=str(kind),
                    period=_whole_period(sentence, nearest, anchor),
                    number=visit_number(sentence) if kind in _COUNTED else None,
                    looking_back=bool(_BACK_REFERENCE.search(sentence[: match.start()])),
                    previous=bool(_PREVIOUS.search(sentence[: match.start()])),
                )
            )
        masked = re.sub(pattern, lambda m: " " * len(m[0]), masked, flags=re.IGNORECASE)
    return found


def _periods_in(sentence: str, anchor: date | None) -> list[DatedText]:
    """The dates of a sentence; one without a year follows the dated one before it."""
    full = find_periods(sentence)
    if not full:
        return list(find_periods(sentence, anchor))
    first = full[0]
    before = [item for item in find_periods(sentence, anchor) if item.start <= first.start]
    later = [
        DatedText(item.period, item.start + first.end, item.end + first.end)
        for item in find_periods(sentence[first.end :], after=first.period.start)
    ]
    return [*before, *later]


_COUNTED = (VisitKind.MONITORING_VISIT, VisitKind.FOCUSED_VISIT, ANY_VISIT)


def _whole_period(sentence: str, item: DatedText | None, anchor: date | None) -> Period | None:
    """The date with its length ("over 2 days, starting on"), where it is the sentence's first."""
    if item is None:
        return None
    whole = visit_period(sentence, anchor)
    return whole if whole and whole.start == item.period.start else item.period


def _nearest(periods: Iterable[DatedText], match: re.Match[str]) -> DatedText | None:
    near = [
        (max(item.start - match.end(), match.start() - item.end), item)
        for item in periods
        if max(item.start - match.end(), match.start() - item.end) < 110
    ]
    if near:
        return min(near, key=lambda pair: pair[0])[1]
    carried_out = (
        item
        for item in periods
        if item.start > match.end() and _CARRIED_OUT.search(match.string[: item.start])
    )
    return next(carried_out, None)


def _may_be(kind: str, wanted: str) -> bool:
    if kind in (wanted, ANY_VISIT) or wanted == ANY_VISIT:
        return True
    inspections = {ANY_INSPECTION, VisitKind.ILACS, VisitKind.SIF}
    return kind in inspections and wanted in inspections


def _commonest_kind(mentions: Sequence[VisitMention]) -> str | None:
    """Without a title: the kind of the latest dated visit, else the kind spoken of most."""
    latest = _latest([m for m in mentions if m.kind != ANY_VISIT])
    if latest is not None:
        return latest.kind
    named = Counter(m.kind for m in mentions if m.kind not in (ANY_VISIT, ANY_INSPECTION))
    if named:
        return named.most_common(1)[0][0]
    return ANY_INSPECTION if any(m.kind == ANY_INSPECTION for m in mentions) else None


def _latest(mentions: Sequence[VisitMention]) -> VisitMention | None:
    """The latest dated mention; of several of one visit, the most exact date."""
    best: VisitMention | None = None
    best_period: Period | None = None
    for mention in mentions:
        period = mention.period
        if period is None:
            continue
        if best is None or best_period is None:
            best, best_period = mention, period
        elif same_or_within(period, best_period):
            exact = mention if period != best_period else best
            best = replace(exact, number=exact.number or mention.number or best.number)
            best_period = period
        elif period.start > best_period.start and not same_or_within(best_period, period):
            best, best_period = mention, period
    return best


def _undated(title_kind: str | None, mentions: Sequence[VisitMention], kind: str) -> VisitRetold:
    number = next((m.number for m in mentions if m.number is not None), None)
    return VisitRetold(title_kind or kind, None, number)


def _number(
    latest: VisitMention,
    in_title: Sequence[VisitMention],
    mentions: Sequence[VisitMention],
    kind: str,
) -> int | None:
    """Its number as its own sentence or the title counts; else the one that all others agree on."""
    if kind not in (VisitKind.MONITORING_VISIT, VisitKind.FOCUSED_VISIT):
        return None
    for mention in (latest, *in_title):
        if mention.number is not None:
            return mention.number
    numbers = {
        m.number
        for m in mentions
        if m.number is not None and not m.looking_back and _may_share(m.period, latest.period)
    }
    return numbers.pop() if len(numbers) == 1 else None


def _may_share(one: Period | None, other: Period | None) -> bool:
    """Whether two mentions may be of one visit: a count stands for the visit of its own date."""
    if one is None or other is None:
        return True
    return same_or_within(one, other) or same_or_within(other, one)


def _framework(
    kind: str,
    period: Period | None,
    title: str,
    texts: Sequence[str],
    written: date | None = None,
) -> str:
    """SIF or ILACS for an inspection that is not named: by its labels, else by its date.

    An inspection without a date is taken to be of the year in which the paper was ``written``."""
    if kind == ANY_VISIT:
        return VisitKind.MONITORING_VISIT.value
    if kind != ANY_INSPECTION:
        return str(kind)
    everything = "\n".join((title, *texts))
    for labels, framework in ((SIF_LABELS, VisitKind.SIF), (ILACS_LABELS, VisitKind.ILACS)):
        if any(re.search(label, everything, re.IGNORECASE) for label in labels):
            return framework.value
    day = period.start if period else written
    if day is None:
        return VisitKind.ILACS.value
    again = re.search(r"\bre-?inspect", everything, re.IGNORECASE)
    last = LAST_SIF_REINSPECTION if again else LAST_SIF_INSPECTION
    return (VisitKind.SIF if day < last else VisitKind.ILACS).value


def published_on(texts: Iterable[str], visit: VisitRetold, anchor: date | None) -> date | None:
    """When the report or letter on the visit was published, by a sentence that says so."""
    for text in texts:
        for sentence in sentences(text):
            if not _PUBLISHED.search(sentence) or _TO_COME.search(sentence):
                continue
            days = [
                item
                for item in _after_visit(sentence, visit, anchor)
                if item.period.precision == DatePrecision.DAY
                and item.period.start == item.period.end
                and _fits(item.period.end, visit)
            ]
            for said_so in (_said_before, _said_after):
                if day := next((item.period.end for item in days if said_so(sentence, item)), None):
                    return day
    return None


def _after_visit(sentence: str, visit: VisitRetold, anchor: date | None) -> tuple[DatedText, ...]:
    """The dates of a sentence; without a year the first such date after the visit."""
    if visit.period is None or visit.period.precision == DatePrecision.YEAR:
        return find_periods(sentence, anchor)
    return find_periods(sentence, after=visit.period.end)


_PUBLISHED = re.compile(
    r"\b(?:report|letter|findings|outcome|results?|ofsted|inspection|it|"
    r"feedback)\b.*\b(?:publish|released|"
    r"issued)|\bpublish\w*\b.*\b(?:report|letter|findings|outcome|judgement)|\bletter\s+dated\b",
    re.IGNORECASE,
)


def _said_before(sentence: str, item: DatedText) -> bool:
    before = sentence[max(0, item.start - 90) : item.start]
    return bool(re.search(r"\b(?:publish\w*|released|issued|dated)\b", before, re.IGNORECASE))


def _said_after(sentence: str, item: DatedText) -> bool:
    after = sentence[item.end : item.end + 60]
    return bool(re.match(r"\W*(?:\w+\W+){0,5}publish", after, re.IGNORECASE))


def _fits(day: date, visit: VisitRetold) -> bool:
    if visit.period is None:
        return True
    return visit.period.start <= day <= visit.period.end + timedelta(days=300)
