"""Dates: each printed form gives its days, and whatever is printed is read back."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.reading.fields import dates
from ingest.reading.fields.dates import (
    find_periods,
    first_day,
    last_day_named,
    visit_period,
    working_days,
)
from inspections.vocabulary import DatePrecision

LETTER = date(2022, 11, 1)

DAY_FORMS = [
    ("visited on 16-17/04/2022", "2022-04-16", "2022-04-17"),
    ("on 27 and 28 February 2018.", "2018-02-27", "2018-02-28"),
    ("4 and 5 October 2022", "2022-10-04", "2022-10-05"),
    ("22 - 23 October 2024", "2024-10-22", "2024-10-23"),
    ("18th and 19th of February 2025", "2025-02-18", "2025-02-19"),
    ("18 th and 19 th February 2025", "2025-02-18", "2025-02-19"),
    ("29/30 March 2022", "2022-03-29", "2022-03-30"),
    ("28 February and 1 March 2023", "2023-02-28", "2023-03-01"),
    ("on 14-16 June", "2022-06-14", "2022-06-16"),
    ("1/06/2015 – 25/06/2015", "2015-06-01", "2015-06-25"),
    ("2 March 2020 to 13 March 2020", "2020-03-02", "2020-03-13"),
    ("6 to 17 December 2021", "2021-12-06", "2021-12-17"),
    ("20 June to 1 July 2022", "2022-06-20", "2022-07-01"),
    ("11 – 22 July 2022", "2022-07-11", "2022-07-22"),
    ("28 January–5 February 2014", "2014-01-28", "2014-02-05"),
    ("30 December 2019 and 3 January 2020", "2019-12-30", "2020-01-03"),
    ("30 December and 3 January 2020", "2019-12-30", "2020-01-03"),
    ("22-24 September 2020 and 6-8 October 2020", "2020-09-22", "2020-10-08"),
    ("14 to 25 June 2021 and 5 to 9 July 2021", "2021-06-14", "2021-07-09"),
    ("Tuesday 4 and Wednesday 5 October 2022", "2022-10-04", "2022-10-05"),
    ("12th, 13th & 14th Sept 2019", "2019-09-12", "2019-09-14"),
    ("between 12 May and 14 May 2021", "2021-05-12", "2021-05-14"),
    ("from 5 to 7, 12 and 13 May 2021", "2021-05-05", "2021-05-13"),
    ("on 3 and 4 May 2021 and on 10 May 2021", "2021-05-03", "2021-05-10"),
    ("October 9-13, 2017", "2017-10-09", "2017-10-13"),
    ("20 August 2020", "2020-08-20", "2020-08-20"),
    ("the 17 August 2018", "2018-08-17", "2018-08-17"),
    ("14.10.2016", "2016-10-14", "2016-10-14"),
    ("14/10/16", "2016-10-14", "2016-10-14"),
    ("2018-10-10", "2018-10-10", "2018-10-10"),
    ("8 and 9\nMay 2019", "2019-05-08", "2019-05-09"),
    ("the visit on 4 October 2022, 5 inspectors came", "2022-10-04", "2022-10-04"),
    ("over 2 days, starting on 14 August", "2022-08-14", "2022-08-15"),
    ("over two working days beginning on Thursday 15 September 2022", "2022-09-15", "2022-09-16"),
    ("over three days, starting on Friday 16 September 2022", "2022-09-16", "2022-09-20"),
    ("on 14 May for two days", "2022-05-14", "2022-05-15"),
    ("a two-day visit starting on 12 May 2022", "2022-05-12", "2022-05-13"),
    ("in the week beginning 13 June 2022", "2022-06-13", "2022-06-17"),
]


@pytest.mark.parametrize(("text", "start", "end"), DAY_FORMS)
def test_a_visits_days_are_read_in_every_printed_form(text: str, start: str, end: str) -> None:
    period = visit_period(text, LETTER)
    assert period is not None
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)
    assert period.precision == DatePrecision.DAY


COARSE_FORMS = [
    ("in June 2018", "2018-06-01", "2018-06-30", "month"),
    ("Services - February 2020", "2020-02-01", "2020-02-29", "month"),
    ("between September and October 2015", "2015-09-01", "2015-10-31", "month"),
    ("in December and January 2016", "2015-12-01", "2016-01-31", "month"),
    ("Sept 2015", "2015-09-01", "2015-09-30", "month"),
    ("inspectors came this May", "2022-05-01", "2022-05-31", "month"),
    ("last December", "2021-12-01", "2021-12-31", "month"),
    ("visited in mid-October", "2022-10-01", "2022-10-31", "month"),
    ("last inspected in 2016, when", "2016-01-01", "2016-12-31", "year"),
    ("at the 2016 inspection", "2016-01-01", "2016-12-31", "year"),
    ("our last inspection (2013) said", "2013-01-01", "2013-12-31", "year"),
]


@pytest.mark.parametrize(("text", "start", "end", "precision"), COARSE_FORMS)
def test_a_month_or_year_is_held_as_its_first_and_last_day(
    text: str, start: str, end: str, precision: str
) -> None:
    period = visit_period(text, LETTER)
    assert period is not None
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)
    assert period.precision == precision


@pytest.mark.parametrize(
    "text",
    [
        "the Children Act 1989",
        "recurring savings of 2017/18",
        "this may 2016 times be so",
        "in 2016 cases",
        "T 0300 123 1231",
        "12 children and 3 families",
        "50% in 1.5 days",
        "",
    ],
)
def test_what_is_no_date_gives_none(text: str) -> None:
    assert find_periods(text, LETTER) == ()


def test_a_date_without_year_needs_the_letters() -> None:
    assert find_periods("on 14-16 June") == ()


def test_a_date_without_year_is_the_last_before_the_letter() -> None:
    period = visit_period("on 14 and 15 December", date(2019, 1, 10))
    assert period is not None
    assert period.start == date(2018, 12, 14)


def test_publication_without_year_is_the_first_after_the_letter() -> None:
    text = "This letter will be published on 4 January."
    assert last_day_named(text, after=date(2018, 12, 20)) == date(2019, 1, 4)


def test_two_dates_that_only_stand_together_are_two() -> None:
    found = find_periods("4 May 2018 10 May 2019")
    assert [item.period.start.year for item in found] == [2018, 2019]


def test_a_letters_date_is_the_first_single_day() -> None:
    assert first_day("4 and 5 May 2018 reported 22 May 2018") == date(2018, 5, 22)


DAYS = st.dates(min_value=date(2009, 1, 1), max_value=date(2035, 12, 31))


def printed(day: date, style: int) -> str:
    month = dates.month_period(day.year, day.month).start.strftime("%B")
    return [
        f"{day.day} {month} {day.year}",
        f"{day.day:02d}/{day.month:02d}/{day.year}",
        day.isoformat(),
        f"{day.day}th of {month}, {day.year}",
        f"{month} {day.day}, {day.year}",
    ][style]


@given(DAYS, st.integers(0, 4))
def test_a_printed_day_is_read_back(day: date, style: int) -> None:
    assert first_day(f"Visited on {printed(day, style)}.") == day


@given(DAYS, st.integers(1, 60), st.sampled_from([" to ", " - ", "–", " and ", " until "]))
def test_a_printed_range_is_read_back(start: date, length: int, joiner: str) -> None:
    end = start + timedelta(days=length)
    period = visit_period(f"from {printed(start, 0)}{joiner}{printed(end, 0)}")
    assert period is not None
    assert (period.start, period.end) == (start, end)


@given(DAYS, DAYS)
def test_a_day_without_year_is_never_after_the_letter(day: date, letter: date) -> None:
    text = f"on {day.day} {day:%B}"
    period = visit_period(text, letter)
    assert period is not None
    assert period.start <= letter
    assert (period.start.day, period.start.month) == (day.day, day.month)


@given(st.text(alphabet="0123456789 -–/.,andtoMayJune2018thof", max_size=60))
def test_any_text_gives_ordered_periods_and_no_exception(text: str) -> None:
    found = find_periods(text, LETTER)
    assert all(item.period.start <= item.period.end for item in found)
    assert [item.start for item in found] == sorted(item.start for item in found)


@given(DAYS, st.integers(1, 10))
def test_working_days_end_on_a_working_day(start: date, count: int) -> None:
    last = working_days(start, count)
    assert last >= start
    assert start.weekday() >= 5 or last.weekday() < 5
