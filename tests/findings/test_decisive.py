"""What is shown of much that is said on a theme."""

from __future__ import annotations

from findings.decisive import Said, as_many_as_fit, most_decisive
from findings.labels.rollup import Mark


def one(
    key: int, assessment: str, role: str = "finding", *, retold: bool = False, length: int = 0
) -> Said:
    return Said(key, Mark(role, assessment), retold=retold, place=(1, key), length=length)


def test_no_assessment_is_crowded_out_by_many_of_another() -> None:
    many = [one(number, "strength") for number in range(20)]
    few = [one(30, "improving"), one(31, "mixed"), one(32, "needs-improvement")]
    first = [said.key for said in most_decisive(many + few, "mixed")[:4]]
    assert first == [31, 32, 30, 0]


def test_recommendations_do_not_crowd_out_what_was_found() -> None:
    asked = [one(number, "needs-improvement", "recommendation") for number in range(9)]
    found = [one(20, "needs-improvement"), one(21, "strength")]
    assert {said.key for said in most_decisive(asked + found, "needs-improvement")[:3]} == {
        0,
        20,
        21,
    }


def test_the_weightier_comes_before_the_earlier() -> None:
    ones = [one(1, "mixed"), one(2, "mixed", "summary")]
    assert [said.key for said in most_decisive(ones, "mixed")] == [2, 1]


def test_what_evaluates_nothing_or_is_retold_comes_last() -> None:
    ones = [one(1, "context"), one(2, "strength", retold=True), one(3, "strength")]
    assert [said.key for said in most_decisive(ones, "strength")] == [3, 2, 1]


def test_as_many_are_shown_as_fit_but_always_one() -> None:
    ones = [one(number, "strength", length=60) for number in range(5)]
    assert len(as_many_as_fit(ones, most=3, letters=1000)) == 3
    assert len(as_many_as_fit(ones, most=3, letters=130)) == 2
    assert len(as_many_as_fit(ones, most=3, letters=10)) == 1
