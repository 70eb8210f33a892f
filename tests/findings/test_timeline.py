"""The journey as a chart: true time, marks that do not cover each other, lanes of grades."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from findings.journey import Journey, Sign, in_order, journey, not_held
from findings.standing import Given, standing
from findings.timeline import MARK, Timeline, timeline
from inspections.models import Authority, Trust, TrustDelivery, Visit
from tests.findings.test_journey import overall, visit

TODAY = date(2020, 1, 1)
FIRST, SECOND, THIRD = (visit(pk, date(2015 + pk, 3, 1)) for pk in (1, 2, 3))


def drawn(*visits: Visit, given: tuple[Given, ...] = (), today: date = TODAY) -> Timeline:
    chart = timeline(told(*visits, given=given), today)
    assert chart is not None
    return chart


def told(*visits: Visit, given: tuple[Given, ...] = ()) -> Journey:
    stands = standing(given)
    stops = journey(visits, stands)
    return Journey(in_order([*stops, *not_held(stops)]), stands)


def test_marks_stand_in_true_time_and_lanes_run_from_grade_to_grade_until_today() -> None:
    chart = drawn(
        FIRST,
        SECOND,
        THIRD,
        visit(9, None),
        given=(overall("inadequate", date(2015, 9, 1)), overall("good", date(2017, 3, 1), 2)),
    )
    xs = [dot.x for dot in chart.dots]
    assert xs == sorted(xs)
    assert len(xs) == 4
    gaps = [later - earlier for earlier, later in pairwise(xs)]
    assert abs(gaps[1] / gaps[0] - 2) < 0.05
    (lane,) = chart.lanes
    first, second = lane.bands
    assert (first.x, round(first.x + first.width, 1)) == (xs[0], xs[2])
    assert (first.cited, second.cited) == (True, False)
    assert round(second.x + second.width, 1) == chart.until
    assert chart.gutter < xs[0] < chart.until < chart.width


def test_each_judgement_has_a_lane_that_ends_where_an_inspection_judges_without_it() -> None:
    leaders = replace(overall("good", SECOND.start, SECOND.pk), judgement="leaders")
    adoption = replace(overall("outstanding", FIRST.start, FIRST.pk), judgement="adoption")
    chart = drawn(
        FIRST, SECOND, given=(adoption, overall("good", SECOND.start, SECOND.pk), leaders)
    )
    assert [lane.label for lane in chart.lanes] == [
        "Overall effectiveness",
        "Leadership",
        "Adoption",
    ]
    (band,) = chart.lanes[2].bands
    assert round(band.x + band.width, 1) == chart.dots[1].x


def test_the_last_overall_grade_ends_where_an_inspection_gives_none() -> None:
    latest = visit(4, date(2026, 5, 11), kind="ilacs")
    leaders = replace(
        overall("good", latest.start, latest.pk), judgement="leaders", kind=latest.kind
    )
    chart = drawn(
        FIRST,
        SECOND,
        latest,
        given=(overall("good", SECOND.start, SECOND.pk), leaders),
        today=date(2026, 11, 1),
    )
    (band,) = chart.lanes[0].bands
    assert round(band.x + band.width, 1) == chart.dots[-1].x


def test_no_timeline_is_drawn_of_one_dated_stop() -> None:
    assert timeline(told(FIRST, visit(9, None)), TODAY) is None


def test_each_visit_that_is_not_held_has_a_mark_between_its_neighbours() -> None:
    chart = drawn(visit(1, date(2018, 1, 1), 1), visit(4, date(2019, 1, 1), 4))
    assert [dot.sign for dot in chart.dots] == [
        Sign.MONITORING,
        Sign.NOT_HELD,
        Sign.NOT_HELD,
        Sign.MONITORING,
    ]
    assert [dot.label for dot in chart.dots] == ["Jan 2018", "", "", "Jan 2019"]


def test_marks_and_labels_of_thirty_visits_never_stand_on_each_other() -> None:
    visits = [visit(n, date(2013 + n // 3, 1 + 4 * (n % 3), 1)) for n in range(1, 31)]
    chart = drawn(*visits, today=date(2024, 1, 1))
    for row in {dot.label_y for dot in chart.dots if dot.label_y}:
        xs = [dot.x for dot in chart.dots if dot.label_y == row]
        assert all(b - a >= 60 for a, b in pairwise(xs))
    for height in {dot.y for dot in chart.dots}:
        xs = [dot.x for dot in chart.dots if dot.y == height]
        assert all(b - a >= MARK for a, b in pairwise(xs))


def test_visits_close_together_are_stacked() -> None:
    chart = drawn(*(visit(n, date(2018, 1, n)) for n in (1, 2, 3)))
    assert len({dot.y for dot in chart.dots}) == 3
    assert chart.top < min(dot.top for dot in chart.dots)
    assert drawn(FIRST, SECOND).height < chart.height


def test_years_that_would_stand_on_each_other_are_left_out_but_for_their_line() -> None:
    chart = drawn(visit(1, date(1990, 1, 1)), visit(2, date(2019, 1, 1)))
    told_years = [tick for tick in chart.ticks if tick.year]
    assert len(told_years) < len(chart.ticks)
    assert all(b.x - a.x >= 40 for a, b in pairwise(told_years))


def test_a_predecessors_grades_and_a_trust_have_lanes_of_their_own() -> None:
    old = Authority(pk=7, name="Old Northshire", closed=date(2017, 12, 31))
    before = standing([overall("inadequate", date(2016, 1, 1), 8)])
    past = journey([visit(8, date(2016, 1, 1), kind="sif")], before, old)
    own = journey([THIRD], standing([]))
    trust = TrustDelivery(trust=Trust(name="Northshire Trust"), start=date(2018, 6, 1))
    whole = Journey(
        in_order([*past, *own]), standing([]), ((old, before),), (trust,), date(2018, 1, 1)
    )
    chart = timeline(whole, TODAY)
    assert chart is not None
    assert [lane.label for lane in chart.lanes] == [
        "Overall, Old Northshire",
        "Delivered by a trust",
    ]
    (graded,), (delivered,) = chart.lanes[0].bands, chart.lanes[1].bands
    assert graded.x + graded.width < chart.dots[-1].x
    assert round(delivered.x + delivered.width, 1) == chart.until
    assert [dot.is_predecessors for dot in chart.dots] == [True, False]


def test_a_lanes_name_is_cut_where_it_has_no_room() -> None:
    old = Authority(pk=7, name="Northshire, Eastmere and Wexcombe upon Water", closed=TODAY)
    before = standing([overall("good", date(2016, 1, 1), 8)])
    past = journey([visit(8, date(2016, 1, 1), kind="sif"), FIRST], before, old)
    chart = timeline(Journey(in_order(past), standing([]), ((old, before),)), TODAY)
    assert chart is not None
    assert chart.lanes[0].label == "Overall, Northshire, Eastmere and Wex…"
