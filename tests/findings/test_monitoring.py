"""Whether an authority is under monitoring, and how often inspectors come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from findings.monitoring import Pace, Watch, monitoring, pace, usual_pace
from findings.standing import Standing, standing
from tests.findings.test_journey import overall, visit

BAD = overall("inadequate", date(2016, 1, 1), 1)
STILL_BAD = overall("inadequate", date(2018, 1, 1), 2)
GOOD = overall("good", date(2020, 1, 1), 3)
BEFORE, AFTER = visit(8, date(2019, 1, 1)), visit(9, date(2020, 6, 1))


def test_inadequate_overall_is_under_monitoring_since_it_first_was() -> None:
    now = monitoring(standing([BAD, STILL_BAD]), [visit(7, date(2017, 1, 1)), BEFORE])
    assert (now.watch, now.is_on, now.since) == (Watch.INADEQUATE, True, date(2016, 1, 1))
    assert now.visits == (BEFORE,)


def test_a_better_grade_ends_monitoring() -> None:
    now = monitoring(standing([STILL_BAD, GOOD]), [BEFORE])
    assert (now.watch, now.is_on, now.visits) == (Watch.NO, False, ())


def test_monitoring_visits_since_the_latest_inspection_tell_of_monitoring() -> None:
    now = monitoring(standing([GOOD]), [BEFORE, AFTER])
    assert (now.watch, now.is_on, now.since) == (Watch.VISITED, True, AFTER.start)
    focused = visit(9, date(2020, 6, 1), kind="focused-visit")
    assert monitoring(standing([GOOD]), [focused]).watch == Watch.NO


def test_monitoring_visits_tell_where_no_inspection_is_known() -> None:
    assert monitoring(standing([]), [AFTER]).watch == Watch.VISITED
    assert monitoring(standing([]), [visit(9, None)]).watch == Watch.NOT_TOLD


def without_overall(grade: str) -> Standing:
    given = overall(grade, date(2026, 6, 1), 4)
    return standing([BAD, replace(given, judgement="leaders", kind="ilacs")])


def test_a_framework_without_overall_grade_does_not_tell_of_monitoring_by_itself() -> None:
    now = monitoring(without_overall("inadequate"), [])
    assert (now.watch, now.is_on) == (Watch.JUDGED_INADEQUATE, False)
    assert [given.judgement for given in now.inadequate] == ["leaders"]
    assert monitoring(without_overall("good"), []).watch == Watch.NO
    later = visit(9, date(2026, 9, 1))
    assert monitoring(without_overall("inadequate"), [later]).watch == Watch.VISITED


def test_the_usual_pace_is_the_middle_of_the_gaps_between_different_days() -> None:
    days = [date(2020, 1, 31), date(2020, 1, 1), date(2020, 1, 31), date(2021, 1, 31)]
    assert pace(days) == Pace(198, 2)
    assert pace([date(2020, 1, 1)]) == Pace(None, 0)
    assert pace([]) == Pace(None, 0)


def test_the_pace_of_a_kind_takes_no_gap_from_one_authority_to_another() -> None:
    one, other = [date(2020, 1, 1), date(2020, 1, 11)], [date(2023, 1, 1), date(2023, 1, 31)]
    assert usual_pace([one, other, [date(2024, 1, 1)]]) == Pace(20, 2)
