"""Which rows and columns of the themes by visits are shown, and in which order."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict

from findings.arrangement import COLUMNS, Asked, arranged, asked, pills
from findings.models import Theme
from findings.progress import Matrix, matrix
from inspections.models import Visit

NAMES = ("plans", "neglect", "courts", "supervision", "visits")
THEMES = [
    Theme(pk=place, slug=slug, name=slug.capitalize(), group="Practice" if place < 4 else "Risk")
    for place, slug in enumerate(NAMES, start=1)
]
VISITS = [
    Visit(pk=n, kind="monitoring-visit", start=date(2010 + n, 1, 1), date_precision="day")
    for n in range(1, 4)
]
SAID = {
    "plans": ("strength", None, "strength"),
    "neglect": ("mixed", "needs-improvement", None),
    "courts": ("needs-improvement", "mixed", "strength"),
    "supervision": (None, "mixed", "mixed"),
    "visits": (None, None, "context"),
}


def table() -> Matrix:
    marks = [
        (theme.pk, visit.pk, "finding", assessment)
        for theme in THEMES
        for visit, assessment in zip(VISITS, SAID[theme.slug], strict=True)
        if assessment
    ]
    return matrix(VISITS, THEMES, marks)


def shown(query: str) -> list[str]:
    asks = asked(QueryDict(query), ["Practice", "Risk"], ["monitoring-visit"])
    return [row.theme.slug for _, rows in arranged(table(), asks).groups for row in rows]


@pytest.mark.parametrize(
    ("query", "themes"),
    [
        ("", list(NAMES)),
        ("sort=nonsense&group=nonsense&only=nonsense&until=nonsense", list(NAMES)),
        ("sort=concern", ["neglect", "supervision", "plans", "courts", "visits"]),
        ("sort=change", ["neglect", "courts", "supervision", "plans", "visits"]),
        ("sort=frequency", ["courts", "plans", "neglect", "supervision", "visits"]),
        ("group=Risk", ["supervision", "visits"]),
        ("group=Risk&group=Practice", list(NAMES)),
        ("only=changed", ["neglect", "courts"]),
        ("only=short", ["neglect", "supervision"]),
        ("only=short&only=changed", ["neglect"]),
        ("only=short&group=Risk&sort=concern", ["supervision"]),
    ],
)
def test_rows_are_sorted_and_narrowed_as_asked(query: str, themes: list[str]) -> None:
    assert shown(query) == themes


def test_an_order_across_groups_names_no_groups() -> None:
    names = [name for name, _ in arranged(table(), Asked(sort="concern")).groups]
    assert names == [""]
    assert [name for name, _ in arranged(table(), Asked()).groups] == ["Practice", "Risk"]


def test_where_nothing_is_like_that_no_row_is_shown() -> None:
    nothing = arranged(matrix(VISITS, THEMES, []), Asked(sort="concern"))
    assert (nothing.rows, nothing.groups) == (0, ())


def many(visits: int) -> Matrix:
    columns = [Visit(pk=n, kind="jtai", start=date(1990 + n, 1, 1)) for n in range(1, visits + 1)]
    marks = [(1, visit.pk, "finding", "mixed") for visit in columns]
    return matrix(columns, THEMES, marks)


def test_the_latest_visits_are_shown_with_the_way_to_the_others() -> None:
    whole = many(COLUMNS + 10)
    latest = arranged(whole, Asked())
    assert [v.pk for v in latest.visits] == list(range(11, COLUMNS + 11))
    assert (latest.earlier and latest.earlier.pk, latest.later) == (10, None)
    before = arranged(whole, Asked(until="10"))
    assert [v.pk for v in before.visits] == list(range(1, COLUMNS + 1))
    assert (before.earlier, before.later and before.later.pk) == (None, COLUMNS + 10)
    ((_, (row,)),) = latest.groups
    assert [visit for visit, _ in row.cells] == list(latest.visits)


def test_few_visits_stand_side_by_side_without_more() -> None:
    few = arranged(many(COLUMNS), Asked(until="5"))
    assert (len(few.visits), few.earlier, few.later) == (COLUMNS, None, None)


def test_the_direction_stays_that_of_all_visits() -> None:
    cut = arranged(many(COLUMNS + 1), Asked(until="1"))
    later = cut.groups[0][1][0].travel.later
    assert later is not None
    assert later.visit.pk == COLUMNS + 1


def test_each_filter_that_is_on_can_be_taken_away() -> None:
    query = QueryDict("sort=concern&group=Risk&group=Practice&kind=jtai&only=short&until=3")
    asks = asked(query, ["Practice", "Risk"], ["jtai"])
    on = {(one.label, one.words): without for one, without in pills(query, asks, "#themes")}
    assert on == {
        ("Order", "Greatest concern first"): (
            "group=Risk&group=Practice&kind=jtai&only=short&until=3#themes"
        ),
        ("Group", "Practice"): "sort=concern&group=Risk&kind=jtai&only=short&until=3#themes",
        ("Group", "Risk"): "sort=concern&group=Practice&kind=jtai&only=short&until=3#themes",
        ("Visits", "Joint targeted area inspection"): (
            "sort=concern&group=Risk&group=Practice&only=short&until=3#themes"
        ),
        ("Themes", "Only what still needs to improve"): (
            "sort=concern&group=Risk&group=Practice&kind=jtai&until=3#themes"
        ),
    }
    assert pills(QueryDict("until=3"), Asked(until="3"), "") == []
    assert not Asked(until="3").is_narrowed
