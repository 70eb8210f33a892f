"""Dates and numbers of visits in words: as exact as they are known."""

from datetime import date

import pytest

from inspections.wording import ordinal_in_words, period_in_words, short_period

D = date


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        (D(2018, 3, 6), D(2018, 3, 6), "day", "6 March 2018"),
        (D(2018, 3, 6), D(2018, 3, 7), "day", "6 and 7 March 2018"),
        (D(2018, 3, 6), D(2018, 3, 9), "day", "6 to 9 March 2018"),
        (D(2018, 2, 28), D(2018, 3, 1), "day", "28 February and 1 March 2018"),
        (D(2018, 2, 27), D(2018, 3, 9), "day", "27 February to 9 March 2018"),
        (D(2018, 12, 31), D(2019, 1, 4), "day", "31 December 2018 to 4 January 2019"),
        (D(2018, 6, 1), D(2018, 6, 30), "month", "June 2018"),
        (D(2018, 6, 1), D(2018, 7, 31), "month", "June to July 2018"),
        (D(2018, 12, 1), D(2019, 1, 31), "month", "December 2018 to January 2019"),
        (D(2015, 1, 1), D(2015, 12, 31), "year", "2015"),
        (None, None, "", "date not known"),
    ],
)
def test_a_period_is_said_as_exactly_as_it_is_known(
    start: date | None, end: date | None, precision: str, words: str
) -> None:
    assert period_in_words(start, end, precision) == words


@pytest.mark.parametrize(
    ("start", "precision", "words"),
    [
        (D(2018, 3, 6), "day", "Mar 2018"),
        (D(2018, 3, 1), "month", "Mar 2018"),
        (D(2018, 1, 1), "year", "2018"),
        (None, "", "Undated"),
    ],
)
def test_a_column_is_headed_by_month_or_year(
    start: date | None, precision: str, words: str
) -> None:
    assert short_period(start, precision) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "first"), (6, "sixth"), (12, "twelfth"), (13, "13th"), (21, "21st"), (111, "111th")],
)
def test_ordinals_are_words_to_twelve(number: int, words: str) -> None:
    assert ordinal_in_words(number) == words
