from datetime import UTC, date, datetime

from django.template import Context, Template


def shown(value: object) -> str:
    return Template("{{ value }}").render(Context({"value": value}))


def test_a_day_is_shown_in_words() -> None:
    assert shown(date(2018, 3, 22)) == "22 March 2018"


def test_a_time_in_utc_is_shown_as_the_local_one() -> None:
    assert shown(datetime(2018, 6, 4, 11, 5, tzinfo=UTC)) == "4 June 2018, 12:05"
