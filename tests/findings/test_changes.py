"""Two visits beside each other: what became of each theme, which two, and their grades."""

from __future__ import annotations

from datetime import date

import pytest

from findings.changes import (
    Change,
    Grades,
    Group,
    Pair,
    changes,
    grades,
    in_groups,
    like_pair,
    pairs_beside,
    themes_at_visits,
    usual_pair,
)
from findings.labels.rollup import Mark, ThemeAtVisit, theme_at_visit
from findings.models import Theme
from findings.standing import Given
from inspections.models import Visit


def a_visit(pk: int, start: date | None, kind: str = "ilacs") -> Visit:
    return Visit(pk=pk, start=start, end=start, date_precision="day" if start else "", kind=kind)


def told(*assessments: str) -> ThemeAtVisit | None:
    """What findings with these assessments say together; without any, nothing."""
    return theme_at_visit(Mark("finding", one) for one in assessments) if assessments else None


FIRST, SECOND, THIRD = (a_visit(number, date(2015 + number, 1, 5)) for number in (1, 2, 3))
THEME = Theme(pk=1, slug="supervision", position=1)


@pytest.mark.parametrize(
    ("earlier", "later", "group"),
    [
        (["needs-improvement"], ["strength"], Group.BETTER),
        (["needs-improvement"], ["mixed"], Group.BETTER),
        (["strength"], ["mixed"], Group.WORSE),
        (["strength"], ["improving"], Group.NO_CHANGE),
        (["mixed"], ["mixed"], Group.NO_CHANGE),
        (
            ["needs-improvement"],
            ["needs-improvement", "needs-improvement", "improving"],
            Group.BETTER_IN_PART,
        ),
        ([], ["strength"], Group.NEW),
        (["context"], ["strength"], Group.NEW),
        (["strength"], [], Group.NOT_AGAIN),
        (["needs-improvement"], [], Group.NOT_AGAIN),
        (["needs-improvement"], ["context"], Group.NOT_AGAIN),
        ([], ["context"], Group.NO_EVALUATION),
        (["context"], ["context"], Group.NO_EVALUATION),
    ],
)
def test_what_became_of_a_theme(earlier: list[str], later: list[str], group: Group) -> None:
    assert Change(THEME, told(*earlier), told(*later)).group == group


def test_a_theme_that_another_visit_told_of_is_taken_up_again_and_not_new() -> None:
    at = themes_at_visits([(1, 1, "finding", "mixed"), (1, 3, "finding", "strength")])
    pair = Pair(SECOND, THIRD)
    (change,) = changes(pair, [THEME], [FIRST, SECOND, THIRD], at)
    assert change.group == Group.TAKEN_UP_AGAIN
    assert change.told_before is not None
    assert (change.told_before[0], change.told_before[1].assessment) == (FIRST, "mixed")


@pytest.mark.parametrize("assessment", ["context", "mixed"])
def test_a_theme_is_new_unless_a_visit_before_says_how_good_it_is(assessment: str) -> None:
    spoken_of_only = (1, 1, "finding", "context")
    afterwards = (1, 3, "finding", assessment)
    at = themes_at_visits([spoken_of_only, (1, 2, "finding", "strength"), afterwards])
    (change,) = changes(Pair(FIRST, SECOND), [THEME], [FIRST, SECOND, THIRD], at)
    assert (change.group, change.told_before) == (Group.NEW, None)


def test_themes_that_neither_visit_speaks_of_are_left_out() -> None:
    at = themes_at_visits([(1, 3, "finding", "mixed")])
    assert changes(Pair(FIRST, SECOND), [THEME], [FIRST, SECOND, THIRD], at) == []


def test_each_change_is_in_one_group() -> None:
    found = [
        Change(THEME, told("mixed"), told("strength")),
        Change(THEME, told("mixed"), None),
        Change(THEME, told("mixed"), told("improving")),
    ]
    assert [(group, len(ones)) for group, ones in in_groups(found)] == [
        (Group.BETTER, 2),
        (Group.NOT_AGAIN, 1),
    ]


UNDATED = a_visit(9, None)


@pytest.mark.parametrize(
    ("first", "second", "pair"),
    [
        (None, None, (SECOND, THIRD)),
        (FIRST, THIRD, (FIRST, THIRD)),
        (THIRD, FIRST, (THIRD, FIRST)),
        (None, SECOND, (FIRST, SECOND)),
        (FIRST, None, (FIRST, SECOND)),
        (None, FIRST, None),
        (THIRD, None, None),
        (UNDATED, None, None),
        (None, UNDATED, None),
        (UNDATED, SECOND, (UNDATED, SECOND)),
    ],
)
def test_what_is_not_asked_for_is_the_nearest_visit(
    first: Visit | None, second: Visit | None, pair: tuple[Visit, Visit] | None
) -> None:
    found = usual_pair([FIRST, SECOND, THIRD], first, second)
    assert (found.both if found else None) == pair


def test_fewer_than_two_visits_make_no_pair() -> None:
    assert usual_pair([FIRST], None, None) is None


def test_the_pairs_beside_stand_before_the_first_and_after_the_second() -> None:
    fourth = a_visit(4, date(2020, 1, 5))
    visits = [FIRST, SECOND, THIRD, fourth]
    before, after = pairs_beside(Pair(SECOND, THIRD), visits)
    assert (before, after) == (Pair(FIRST, SECOND), Pair(THIRD, fourth))
    assert pairs_beside(Pair(FIRST, fourth), visits) == (None, None)
    assert pairs_beside(Pair(THIRD, SECOND), visits) == (None, None)
    assert pairs_beside(Pair(UNDATED, SECOND), visits) == (None, None)


def test_visits_of_different_kinds_lead_to_the_last_of_the_same_kind() -> None:
    sif, focused = (
        a_visit(1, date(2016, 1, 5), "sif"),
        a_visit(2, date(2017, 1, 5), "focused-visit"),
    )
    ilacs = a_visit(3, date(2018, 1, 5), "ilacs")
    assert like_pair(Pair(focused, ilacs), [sif, focused, ilacs]) == Pair(sif, ilacs)
    assert like_pair(Pair(sif, ilacs), [sif, focused, ilacs]) is None
    assert like_pair(Pair(sif, focused), [sif, focused, ilacs]) is None


def given(grade: str) -> Given:
    return Given(1, "leaders", grade, None, None, "", 1, "ilacs", cited=False, origins=())


@pytest.mark.parametrize(
    ("first", "second", "change"),
    [
        ("inadequate", "requires-improvement", "Better"),
        ("good", "requires-improvement", "Worse"),
        ("good", "good", "The same"),
        ("adequate", "requires-improvement", "Not comparable: another scale"),
        ("adequate", "good", "Better"),
        ("", "good", "Given only the second time"),
        ("good", "", "Given only the first time"),
    ],
)
def test_how_a_grade_changed(first: str, second: str, change: str) -> None:
    earlier, later = (given(grade) if grade else None for grade in (first, second))
    assert Grades("leaders", earlier, later).change == change


@pytest.mark.parametrize(
    ("day", "said"),
    [(date(2026, 3, 31), "Not given"), (date(2026, 4, 1), "Not given under this framework")],
)
def test_a_grade_that_the_framework_does_not_have_is_said_to_be_so(day: date, said: str) -> None:
    overall = Given(
        1, "overall-effectiveness", "good", None, None, "", 1, "ilacs", cited=False, origins=()
    )
    (told,) = grades(Pair(FIRST, a_visit(2, day)), [overall])
    assert told.both == ((overall, "Not given"), (None, said))
