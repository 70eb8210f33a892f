"""The chart of a theme's story."""

from __future__ import annotations

from datetime import date

import pytest

from findings.story_chart import LEVELS, STEP, story_chart
from tests.findings.test_stories import said, story_of


def test_the_chart_stands_in_true_time_the_better_the_higher() -> None:
    chart = story_chart(
        story_of(
            (date(2015, 1, 5), said("needs-improvement")),
            (date(2016, 1, 5), []),
            (date(2020, 1, 5), said("strength")),
            (None, said("mixed")),
        )
    )
    assert chart is not None
    first, silent, last = chart.marks
    assert (silent.x - first.x) * 4 == pytest.approx(last.x - silent.x, rel=0.01)
    assert last.y < first.y
    assert (silent.assessment, silent.y) == ("", LEVELS["context"])
    assert chart.path == f"{first.x},{first.y} {last.x},{last.y}"
    assert chart.has_silent


def test_on_the_chart_no_mark_covers_another_at_its_level() -> None:
    chart = story_chart(
        story_of(
            (date(2015, 1, 5), said("mixed")),
            (date(2015, 2, 5), said("mixed")),
            (date(2025, 2, 5), said("mixed")),
        )
    )
    assert chart is not None
    assert [mark.y for mark in chart.marks] == [LEVELS["mixed"], LEVELS["mixed"] - STEP, 72]
    assert chart.marks[1].label_y != chart.marks[0].label_y


def test_one_dated_visit_makes_no_chart() -> None:
    assert story_chart(story_of((date(2015, 1, 5), said("mixed")), (None, said("mixed")))) is None
