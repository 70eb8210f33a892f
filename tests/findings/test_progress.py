"""An authority from visit to visit: the journey, the matrix, the direction of travel."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from findings.charts import shares, timeline
from findings.labels.rollup import Direction
from findings.models import Theme
from findings.progress import Matrix, ThemeMark, journey, matrix
from findings.standing import Given, standing
from inspections.models import Visit

SUPERVISION = Theme(pk=1, slug="supervision", name="Supervision", group="Leadership")
PLANS = Theme(pk=2, slug="plans", name="Plans", group="Practice")
NEGLECT = Theme(pk=3, slug="neglect", name="Neglect", group="Risk")
THEMES = [NEGLECT, PLANS, SUPERVISION]


def visit(pk: int, start: date | None, kind: str = "monitoring-visit") -> Visit:
    precision = "day" if start else ""
    return Visit(pk=pk, kind=kind, start=start, end=start, date_precision=precision)


FIRST, SECOND, THIRD = (visit(pk, date(2015 + pk, 3, 1)) for pk in (1, 2, 3))


def mark(theme: Theme, at: Visit, assessment: str) -> ThemeMark:
    return theme.pk, at.pk, "finding", assessment


def table(*marks: ThemeMark, visits: tuple[Visit, ...] = (FIRST, SECOND, THIRD)) -> Matrix:
    return matrix(list(visits), THEMES, marks)


def test_the_matrix_has_only_visits_and_themes_that_have_findings_in_their_order() -> None:
    made = table(mark(SUPERVISION, THIRD, "strength"), mark(PLANS, FIRST, "mixed"))
    assert [v.pk for v in made.visits] == [1, 3]
    assert [(name, [row.theme.slug for row in rows]) for name, rows in made.groups] == [
        ("Practice", ["plans"]),
        ("Leadership", ["supervision"]),
    ]


def test_a_cell_counts_its_findings_and_is_none_where_not_looked_at() -> None:
    made = table(
        mark(PLANS, FIRST, "mixed"),
        mark(PLANS, FIRST, "context"),
        mark(SUPERVISION, THIRD, "strength"),
    )
    plans = made.rows[0]
    (_, cell), (_, none) = plans.cells
    assert cell is not None
    assert (cell.said.total, none) == (2, None)


def test_travel_compares_the_two_latest_visits_that_say_how_good_it_is() -> None:
    made = table(
        mark(PLANS, FIRST, "needs-improvement"),
        mark(PLANS, SECOND, "strength"),
        mark(PLANS, THIRD, "context"),
    )
    travel = made.rows[0].travel
    assert travel.direction == Direction.BETTER
    assert travel.earlier is not None
    assert travel.later is not None
    assert (travel.earlier.visit.pk, travel.later.visit.pk) == (1, 2)
    assert [v.pk for v in travel.silent_since] == [3]


def test_what_one_visit_alone_evaluates_is_raised_once() -> None:
    travel = table(mark(PLANS, FIRST, "context"), mark(PLANS, SECOND, "mixed")).rows[0].travel
    assert (travel.direction, travel.earlier) == (Direction.RAISED_ONCE, None)


def test_what_no_visit_evaluates_has_no_direction() -> None:
    travel = table(mark(PLANS, FIRST, "context")).rows[0].travel
    assert (travel.direction, travel.later, travel.silent_since) == (
        Direction.NOT_LOOKED_AT,
        None,
        (),
    )


def test_an_undated_visit_takes_no_part_in_the_direction() -> None:
    undated = visit(9, None)
    made = table(
        mark(PLANS, FIRST, "mixed"), mark(PLANS, undated, "strength"), visits=(FIRST, undated)
    )
    assert made.rows[0].travel.direction == Direction.RAISED_ONCE


def overall(grade: str, start: date | None, at: int | None = None) -> Given:
    return Given(
        1,
        "overall-effectiveness",
        grade,
        start,
        start,
        "day" if start else "",
        at,
        "sif",
        at is None,
        (),
    )


def test_the_journey_joins_visits_and_recalled_inspections_in_time_undated_last() -> None:
    stands = standing(
        [
            overall("inadequate", date(2015, 9, 1)),
            overall("good", date(2017, 3, 1), 2),
            overall("good", None),
        ]
    )
    stops = journey([FIRST, SECOND, visit(9, None)], stands)
    assert [(s.start and s.start.year, s.cited, len(s.given)) for s in stops] == [
        (2015, True, 1),
        (2016, False, 0),
        (2017, False, 1),
        (None, False, 0),
        (None, True, 1),
    ]


def test_the_timeline_places_stops_in_true_time_and_bands_from_grade_to_grade() -> None:
    stands = standing(
        [overall("inadequate", date(2015, 9, 1)), overall("good", date(2017, 3, 1), 2)]
    )
    drawn = timeline(journey([FIRST, SECOND, THIRD, visit(9, None)], stands))
    assert drawn is not None
    xs = [dot.x for dot in drawn.dots]
    assert xs == sorted(xs)
    assert len(xs) == 4
    first, second = drawn.bands
    assert (first.x, round(first.x + first.width, 1)) == (xs[0], xs[2])
    assert (first.cited, second.cited) == (True, False)
    assert round(second.x + second.width, 1) == drawn.width - 40
    assert all(0 < x < drawn.width for x in xs)


def test_the_last_overall_grade_ends_where_an_inspection_gives_none() -> None:
    latest = visit(4, date(2026, 5, 11), "ilacs")
    leaders = replace(
        overall("good", latest.start, latest.pk), judgement="leaders", kind=latest.kind
    )
    stands = standing([overall("good", SECOND.start, SECOND.pk), leaders])
    drawn = timeline(journey([FIRST, SECOND, latest], stands))
    assert drawn is not None
    (band,) = drawn.bands
    assert round(band.x + band.width, 1) == drawn.dots[-1].x


def test_no_timeline_is_drawn_of_one_dated_stop() -> None:
    assert timeline(journey([FIRST, visit(9, None)], standing([]))) is None


def test_labels_of_thirty_visits_never_stand_on_each_other() -> None:
    visits = [visit(n, date(2013 + n // 3, 1 + 4 * (n % 3), 1)) for n in range(1, 31)]
    drawn = timeline(journey(visits, standing([])))
    assert drawn is not None
    for row in {dot.label_y for dot in drawn.dots if dot.label_y}:
        xs = [dot.x for dot in drawn.dots if dot.label_y == row]
        assert all(b - a >= 70 for a, b in pairwise(xs))


def test_shares_of_a_bar_stand_side_by_side_in_the_order_of_the_scale() -> None:
    bar = shares({"mixed": 1, "strength": 2, "improving": 0}, 4)
    assert [(s.assessment, s.x, s.width, s.count) for s in bar] == [
        ("strength", 0, 50, 2),
        ("mixed", 50, 25, 1),
    ]
    assert shares({}, 0) == []
