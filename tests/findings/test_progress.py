"""Themes by visits, and the direction of travel."""

from __future__ import annotations

from datetime import date

from findings.charts import shares
from findings.labels.rollup import Direction
from findings.models import Theme
from findings.progress import Matrix, ThemeMark, matrix
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


def test_shares_of_a_bar_stand_side_by_side_in_the_order_of_the_scale() -> None:
    bar = shares({"mixed": 1, "strength": 2, "improving": 0}, 4)
    assert [(s.assessment, s.x, s.width, s.count) for s in bar] == [
        ("strength", 0, 50, 2),
        ("mixed", 50, 25, 1),
    ]
    assert shares({}, 0) == []
