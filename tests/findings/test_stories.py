"""A theme's story at an authority: its order, and what changed from visit to visit."""

from __future__ import annotations

from datetime import date

from findings.decisive import Said
from findings.journey import Stop
from findings.labels.rollup import Mark
from findings.models import Theme
from findings.standing import Inspection
from findings.stories import Chapter, Story, in_time, tell
from inspections.models import Visit


def a_visit(pk: int, start: date | None) -> Visit:
    return Visit(pk=pk, start=start, end=start, date_precision="day" if start else "", kind="ilacs")


def said(*assessments: str, role: str = "finding") -> list[Said]:
    return [
        Said(place, Mark(role, assessment), retold=False, place=(1, place))
        for place, assessment in enumerate(assessments)
    ]


def story_of(*at_visits: tuple[date | None, list[Said]]) -> Story:
    """The story of visits in order; an empty list is a visit that did not look."""
    visits = [a_visit(pk, start) for pk, (start, _) in enumerate(at_visits, start=1)]
    told = {pk: ones for pk, (_, ones) in enumerate(at_visits, start=1) if ones}
    return tell(Theme(pk=1, position=1), visits, told)


def labels(story: Story) -> list[str]:
    return [chapter.label for chapter in story.chapters]


def test_each_visit_is_compared_with_the_last_before_it_that_evaluated_the_theme() -> None:
    story = story_of(
        (date(2015, 1, 5), said("needs-improvement")),
        (date(2016, 1, 5), []),
        (date(2017, 1, 5), said("context")),
        (date(2018, 1, 5), said("strength")),
        (date(2019, 1, 5), said("strength")),
        (date(2020, 1, 5), said("mixed")),
    )
    assert labels(story) == [
        "First word",
        "Not looked at this time",
        "Not looked at this time",
        "Better",
        "No change",
        "Worse",
    ]
    compared_with = [c.before.visit.pk if c.before else None for c in story.chapters]
    assert compared_with == [None, 1, 1, 1, 4, 5]


def test_shortfalls_with_something_newly_good_are_better_in_part() -> None:
    story = story_of(
        (date(2015, 1, 5), said("needs-improvement")),
        (date(2016, 1, 5), said("needs-improvement", "needs-improvement", "improving")),
    )
    assert labels(story) == ["First word", "Better in part"]


def test_a_theme_that_one_visit_alone_evaluates_is_raised_once() -> None:
    story = story_of((date(2015, 1, 5), said("strength")), (date(2016, 1, 5), []))
    assert labels(story) == ["Raised once", "Not looked at this time"]


def test_an_undated_visit_is_compared_with_none_and_none_with_it() -> None:
    story = story_of(
        (date(2015, 1, 5), said("strength")),
        (date(2016, 1, 5), said("mixed")),
        (None, said("needs-improvement")),
    )
    assert labels(story) == ["First word", "Worse", "Not dated"]
    assert story.chapters[2].before is None
    assert story.travel.later is not None
    assert story.travel.later.visit.pk == 2


def test_visits_stand_in_order_either_way_and_undated_ones_last() -> None:
    story = story_of((date(2015, 1, 5), []), (date(2018, 1, 5), []), (None, []))
    day = date(2016, 9, 1)
    recalled = [Stop(None, Inspection(day, day, "month", None, "", ()))]

    def order(*, newest_first: bool) -> list[object]:
        stops = in_time(story, recalled, newest_first=newest_first)
        return [s.visit.pk if isinstance(s, Chapter) else "recalled" for s in stops]

    assert order(newest_first=False) == [1, "recalled", 2, 3]
    assert order(newest_first=True) == [2, "recalled", 1, 3]


def test_what_was_looked_at_is_counted_as_no_evaluation() -> None:
    story = story_of((date(2015, 1, 5), said("strength", role="context") + said("mixed")))
    assert story.counts == (("mixed", 1), ("context", 1))


def test_where_few_would_be_left_out_all_are_shown() -> None:
    few, many = said(*["mixed"] * 13), said(*["mixed"] * 14)
    (chapter,) = story_of((date(2015, 1, 5), few)).chapters
    assert (len(chapter.shown), chapter.left_out) == (13, 0)
    (chapter,) = story_of((date(2015, 1, 5), many)).chapters
    assert (len(chapter.shown), chapter.left_out) == (10, 4)
