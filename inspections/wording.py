"""How dates and visits are said on pages: exactly as much as is known, never more."""

from datetime import date

from inspections.vocabulary import DatePrecision

DAYS_IN_A_MONTH = 365.25 / 12

_ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
)


def day_in_words(day: date) -> str:
    """``6 March 2018``."""
    return f"{day.day} {day:%B %Y}"


def period_in_words(start: date | None, end: date | None, precision: str) -> str:
    """The first to the last day as far as they are known: ``6 and 7 March 2018``,
    ``28 February to 1 March 2018``, ``June 2018`` for a month, ``2015`` for a year, and
    ``date not known`` without dates.
    """
    if start is None:
        return "date not known"
    end = end or start
    if precision == DatePrecision.YEAR:
        return _from_to(f"{start.year}", f"{end.year}")
    if precision == DatePrecision.MONTH:
        return _months(start, end)
    return _days(start, end)


def short_period(start: date | None, precision: str) -> str:
    """The month, or the year where no more is known: ``Mar 2018``, ``2015``, ``Undated``."""
    if start is None:
        return "Undated"
    return f"{start.year}" if precision == DatePrecision.YEAR else f"{start:%b %Y}"


def ordinal_in_words(number: int) -> str:
    """``first`` to ``twelfth`` in words, later ones as ``13th``."""
    if 1 <= number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    ending = (
        "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    )
    return f"{number}{ending}"


def span_in_words(days: int) -> str:
    """How long that is, no more exactly than is of use: ``45 days``, ``16 months``,
    ``2 years and 3 months``."""
    if days < 60:
        return _counted(days, "day")
    months = round(days / DAYS_IN_A_MONTH)
    if months < 24:
        return _counted(months, "month")
    years, rest = divmod(months, 12)
    return f"{_counted(years, 'year')} and {_counted(rest, 'month')}" if rest else f"{years} years"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _from_to(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


def _months(start: date, end: date) -> str:
    if start.year == end.year:
        return f"{_from_to(f'{start:%B}', f'{end:%B}')} {end.year}"
    return f"{start:%B %Y} to {end:%B %Y}"


def _days(start: date, end: date) -> str:
    if start == end:
        return day_in_words(start)
    joint = " and " if (end - start).days == 1 else " to "
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}{joint}{day_in_words(end)}"
    if start.year == end.year:
        return f"{start.day} {start:%B}{joint}{day_in_words(end)}"
    return f"{day_in_words(start)}{joint}{day_in_words(end)}"
