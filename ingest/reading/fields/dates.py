"""Dates as letters, reports and councils' papers print them, as periods of days.

Every function takes plain text and gives ``Period`` (first day, last day, precision) or
``date``. A day without a month takes the month that follows it, a month without a year the year
that follows it; where no year is printed at all, the caller's ``before`` decides: the last such
date not after it. Days that do not exist (31 February) are none; their month may still be read.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ingest.reading.schema import Period
from inspections.vocabulary import DatePrecision

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}

ALSO_PLAIN_WORDS = frozenset({"may", "march", "mar", "dec", "sep", "jan"})
"""Months that are words or parts of codes as well: read only where they begin with a capital."""

NUMBER_WORDS: dict[str, int] = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}

EARLIEST_YEAR, LATEST_YEAR = 2000, 2059

LONGEST_TEXT = 8000
"""Characters of a text that are read; no paragraph of a real document is as long."""

_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_MONTH_NAMES = "|".join(
    rf"(?-i:{name.title()}|{name.upper()})" if name in ALSO_PLAIN_WORDS else name
    for name in sorted(MONTHS, key=len, reverse=True)
)
_MONTH = rf"(?P<month>{_MONTH_NAMES})\b\.?"
_DAY_NUMBER = r"(?<![\d.,£])(?:0?[1-9]|[12]\d|3[01])(?!\d|[.,]\d|%)(?:\s?(?:st|nd|rd|th)\b)?"
_DAY = rf"(?:the\s+)?{_WEEKDAY}{_DAY_NUMBER}"
_JOINER = r"\s*(?:-|–|—|−|‑|/|&|,\s*and\b|,|\band\b|\bto\b|\buntil\b|\bthrough\b)\s*"
_YEAR = r"(?P<year>20\d\d)(?!\d)"
_DAYS_OF_MONTH = re.compile(
    rf"(?P<days>{_DAY}(?:{_JOINER}{_DAY}){{0,8}})(?:\s*,)?\s*(?:of\s+)?{_MONTH}(?:\s*,?\s*{_YEAR})?",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    rf"\b{_MONTH}\s+(?P<days>{_DAY_NUMBER}(?:\s*[-–]\s*{_DAY_NUMBER})?),?\s+{_YEAR}", re.IGNORECASE
)
_NUMERIC = re.compile(
    r"(?<![\d/.-])(?:(?P<first>\d{1,2})\s?(?:-|–|&|and|to)\s?)?(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>20\d\d|\d\d)(?![\d/])"
)
_ISO = re.compile(r"(?<![\d-])(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])")
_MONTH_YEAR = re.compile(
    rf"\b(?:(?P<first>{_MONTH_NAMES})(?:\s+(?P<firstyear>20\d\d))?\s*"
    rf"(?:-|–|—|/|&|\band\b|\bto\b)\s*)?{_MONTH},?\s*(?:of\s+)?{_YEAR}",
    re.IGNORECASE,
)
_MONTH_OF_SPEECH = re.compile(
    rf"\b(?:this|last|(?:in\s+)?(?:early|mid|late)(?:\s+|-))\s*{_MONTH}(?!\s*,?\s*(?:of\s+)?20\d\d|\s+\d)",
    re.IGNORECASE,
)
_YEAR_ALONE = re.compile(
    r"(?:\b(?:in|of|from|since|during|year)\s+|\(|\b(?=20\d\d\s+(?:inspection|judgement|ilacs|sif|"
    r"re-inspection|ofsted|report)))"
    r"(?P<year>20\d\d)(?![\d/–-]|\.\d|%|\s+(?:children|cases|young|families|referrals|staff))",
    re.IGNORECASE,
)
_DAY_COUNT = re.compile(
    r"\b(?:over|for|lasting|lasted|of)\s+(?:a\s+)?(?P<count>\d{1,2}|"
    + "|".join(NUMBER_WORDS)
    + r")"
    r"(?:[\s-](?:consecutive|working|full))*[\s-]days?\b",
    re.IGNORECASE,
)
_ADJECTIVE_COUNT = re.compile(
    r"\b(?P<count>\d{1,2}|" + "|".join(NUMBER_WORDS) + r")-day\b", re.IGNORECASE
)
_STARTING = re.compile(
    r"\b(?:start(?:s|ed|ing)?|beg(?:an|ins|inning)|commenc(?:es|ed|ing))(?:\s+on|\s+from)?\s*$",
    re.IGNORECASE,
)
_WEEK_OF = re.compile(
    r"\b(?:week\s+(?:beginning|commencing|of)|w/c|w/b)(?:\s+on)?\s*$", re.IGNORECASE
)
_SPAN_JOINER = re.compile(
    r"\s*(?:\((?:on|off)-?\s?site\)\s*)?(?:-|–|—|−|&|,?\s*\band(?:\s+(?:from|on|then|between))?\b|"
    r",|\bto\b|\buntil\b|\bthrough\b)\s*(?:from\s+)?(?:the\s+)?" + _WEEKDAY + r"$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DatedText:
    """A period and where in the text it is printed (offsets)."""

    period: Period
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Printed:
    """Days of one month as printed, the year perhaps still to be found."""

    first: int
    last: int
    month: int
    year: int | None
    start: int
    end: int


def find_periods(
    text: str, before: date | None = None, *, after: date | None = None
) -> tuple[DatedText, ...]:
    """All periods in ``text`` in reading order: to the day, else the month, else the year.

    Ranges joined by "and", "to", a dash or a comma are one period. A date without any year is
    the last such date not after ``before``, or the first not before ``after``; without either it
    is left out.
    """
    text = text[:LONGEST_TEXT]
    found = list(_day_periods(text, before, after))
    for month in (*_month_periods(text), *_months_of_speech(text, before)):
        if not any(_overlap(month, other) for other in found):
            found.append(month)
    for year in _year_periods(text):
        if not any(_overlap(year, other) for other in found):
            found.append(year)
    return tuple(sorted(found, key=lambda item: item.start))


def first_period(text: str, before: date | None = None) -> Period | None:
    """The first period in ``text``, None where there is none."""
    found = find_periods(text, before)
    return found[0].period if found else None


def visit_period(text: str, before: date | None = None) -> Period | None:
    """When a visit took place by the words of ``text``: its days, else its month, else its year.

    "over 2 days, starting on 14 August" gives two working days; "week beginning" gives five.
    """
    found = find_periods(text, before)
    for precision in (DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.YEAR):
        for item in found:
            if item.period.precision == precision:
                return _stretched(text, item)
    return None


def first_day(text: str) -> date | None:
    """The first single day printed with its year in ``text`` (a letter's date, say)."""
    for item in find_periods(text):
        if item.period.precision == DatePrecision.DAY and item.period.start == item.period.end:
            return item.period.start
    return None


def last_day_named(text: str, *, after: date | None = None) -> date | None:
    """The last single day in ``text``; without a year the first such day not before ``after``."""
    days = [
        item.period.start
        for item in find_periods(text, after=after)
        if item.period.precision == DatePrecision.DAY and item.period.start == item.period.end
    ]
    return days[-1] if days else None


def month_period(year: int, month: int, last_month: int | None = None) -> Period:
    """The period of a month, or of ``month`` to ``last_month`` of one year."""
    end_month = last_month or month
    return Period(
        date(year, month, 1),
        date(year, end_month, monthrange(year, end_month)[1]),
        DatePrecision.MONTH,
    )


def year_period(year: int) -> Period:
    """The period of a whole year."""
    return Period(date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR)


def working_days(start: date, count: int) -> date:
    """The last of ``count`` working days that begin with ``start``; bank holidays are not known."""
    last = start
    for _ in range(count - 1):
        last += timedelta(days=1)
        while last.weekday() >= 5 and start.weekday() < 5:
            last += timedelta(days=1)
    return last


def same_or_within(period: Period, other: Period) -> bool:
    """Whether ``period`` lies inside ``other`` (a day in its month, a month in its year)."""
    return other.start <= period.start and period.end <= other.end


def _stretched(text: str, item: DatedText) -> Period:
    period = item.period
    if period.precision != DatePrecision.DAY or period.start != period.end:
        return period
    lead_in = text[max(0, item.start - 40) : item.start]
    if _WEEK_OF.search(lead_in):
        return Period(period.start, working_days(period.start, 5), DatePrecision.DAY)
    counted = _DAY_COUNT.search(text) or _ADJECTIVE_COUNT.search(text)
    if counted is None or not (_STARTING.search(lead_in) or _follows(counted, item)):
        return period
    days = _count(counted["count"])
    if not 1 <= days <= 30:
        return period
    return Period(period.start, working_days(period.start, days), DatePrecision.DAY)


def _follows(counted: re.Match[str], item: DatedText) -> bool:
    return 0 <= counted.start() - item.end <= 3


def _count(text: str) -> int:
    return int(text) if text.isdigit() else NUMBER_WORDS[text.lower()]


def _overlap(one: DatedText, other: DatedText) -> bool:
    return one.start < other.end and other.start < one.end


def _day_periods(text: str, before: date | None, after: date | None) -> Iterator[DatedText]:
    group: list[_Printed] = []
    for printed in _printed_days(text):
        if group and not _SPAN_JOINER.fullmatch(text[group[-1].end : printed.start]):
            yield from _resolved(group, before, after)
            group = []
        group.append(printed)
    yield from _resolved(group, before, after)


def _printed_days(text: str) -> list[_Printed]:
    found = [*_numeric_days(text)]
    for pattern in (_DAYS_OF_MONTH, _MONTH_DAY):
        for match in pattern.finditer(text):
            days = [int(day) for day in re.findall(r"\d{1,2}", match["days"])]
            year = int(match["year"]) if match["year"] else None
            month = MONTHS[match["month"].lower()]
            candidate = _Printed(days[0], days[-1], month, year, match.start(), match.end())
            if not any(
                candidate.start < other.end and other.start < candidate.end for other in found
            ):
                found.append(candidate)
    return sorted(found, key=lambda printed: printed.start)


def _numeric_days(text: str) -> Iterator[_Printed]:
    for match in (*_NUMERIC.finditer(text), *_ISO.finditer(text)):
        day, month, year = int(match["day"]), int(match["month"]), int(match["year"])
        year += 2000 if year < 100 else 0
        if 1 <= month <= 12 and 1 <= day <= 31:
            first = int(match["first"] or day) if "first" in match.re.groupindex else day
            yield _Printed(min(first, day), day, month, year, match.start(), match.end())


def _resolved(
    group: list[_Printed], before: date | None, after: date | None
) -> Iterator[DatedText]:
    if not group:
        return
    years = _years(group, before, after)
    if years is None:
        return
    first, last = group[0], group[-1]
    try:
        start = date(years[0], first.month, first.first)
        end = date(years[-1], last.month, last.last)
    except ValueError:
        return
    if start <= end and EARLIEST_YEAR <= start.year <= LATEST_YEAR:
        yield DatedText(Period(start, end, DatePrecision.DAY), first.start, last.end)
    elif len(group) > 1:
        for printed, year in zip(group, years, strict=True):
            yield from _resolved([_with_year(printed, year)], before, after)


def _with_year(printed: _Printed, year: int) -> _Printed:
    return _Printed(printed.first, printed.last, printed.month, year, printed.start, printed.end)


def _years(group: list[_Printed], before: date | None, after: date | None) -> list[int] | None:
    """The year of each printed date: its own, else that of the next, else that of the last."""
    years: list[int | None] = [printed.year for printed in group]
    if not any(years):
        last_year = _year_without_one(group[-1], before, after)
        if last_year is None:
            return None
        years[-1] = last_year
    for index in range(len(group) - 2, -1, -1):
        later = years[index + 1]
        if years[index] is None and later is not None:
            over_new_year = group[index].month > group[index + 1].month
            years[index] = later - 1 if over_new_year else later
    for index in range(1, len(group)):
        earlier = years[index - 1]
        if years[index] is None and earlier is not None:
            over_new_year = group[index].month < group[index - 1].month
            years[index] = earlier + 1 if over_new_year else earlier
    return [year for year in years if year is not None]


def _year_without_one(printed: _Printed, before: date | None, after: date | None) -> int | None:
    anchor = before or after
    if anchor is None:
        return None
    candidates: list[date] = []
    for year in range(anchor.year - 4, anchor.year + 5):
        try:
            candidates.append(date(year, printed.month, printed.last))
        except ValueError:
            continue
    if before is not None:
        fitting = [day for day in candidates if day <= before]
        return fitting[-1].year if fitting else None
    fitting = [day for day in candidates if day >= anchor]
    return fitting[0].year if fitting else None


def _month_periods(text: str) -> Iterator[DatedText]:
    for match in _MONTH_YEAR.finditer(text):
        year, last = int(match["year"]), MONTHS[match["month"].lower()]
        if not EARLIEST_YEAR <= year <= LATEST_YEAR:
            continue
        period = month_period(year, last)
        if match["first"]:
            first = MONTHS[match["first"].lower()]
            first_year = int(match["firstyear"] or (year - 1 if first > last else year))
            if date(first_year, first, 1) <= period.start:
                period = Period(date(first_year, first, 1), period.end, DatePrecision.MONTH)
        yield DatedText(period, match.start(), match.end())


def _months_of_speech(text: str, before: date | None) -> Iterator[DatedText]:
    """Months named from the day of writing ("this May", "in mid-October"); none without it."""
    for match in _MONTH_OF_SPEECH.finditer(text):
        month = MONTHS[match["month"].lower()]
        if before is not None:
            year = before.year if month <= before.month else before.year - 1
            yield DatedText(month_period(year, month), match.start("month"), match.end())


def _year_periods(text: str) -> Iterator[DatedText]:
    for match in _YEAR_ALONE.finditer(text):
        year = int(match["year"])
        if EARLIEST_YEAR <= year <= LATEST_YEAR:
            yield DatedText(year_period(year), match.start("year"), match.end("year"))
