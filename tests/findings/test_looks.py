"""Since when something is new to a user: the last look of the day on which they looked before."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User

from findings.looks import looked_before
from findings.models import LastLook

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 6, day, hour, minute, tzinfo=UTC)


@pytest.fixture
def user() -> User:
    return User.objects.create_user("reader")


def test_who_never_looked_has_no_look_before(user: User) -> None:
    assert looked_before(user, MONDAY) is None
    assert looked_before(user, at(1, 17)) is None


def test_new_is_what_came_since_the_last_look_of_an_earlier_day(user: User) -> None:
    looked_before(user, MONDAY)
    looked_before(user, at(1, 17))
    assert looked_before(user, at(2, 9)) == at(1, 17)


def test_looking_again_on_the_same_day_moves_nothing_on(user: User) -> None:
    looked_before(user, MONDAY)
    for hour in (8, 9, 13, 21):
        assert looked_before(user, at(2, hour)) == MONDAY
    assert looked_before(user, at(3, 8)) == at(2, 21)


def test_a_day_is_a_day_in_england(user: User) -> None:
    looked_before(user, at(1, 22, 30))
    assert looked_before(user, at(1, 23, 30)) == at(1, 22, 30)


def test_each_user_has_looks_of_their_own(user: User) -> None:
    looked_before(user, MONDAY)
    assert looked_before(User.objects.create_user("other"), at(2, 9)) is None


def test_a_reload_writes_nothing(user: User) -> None:
    looked_before(user, MONDAY)
    looked_before(user, at(1, 9, 3))
    assert LastLook.objects.get().latest == MONDAY
