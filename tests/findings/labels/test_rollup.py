"""From sentences to findings, themes and visits: no shortfall is ever hidden on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from findings.labels.rollup import (
    DIRECTION_LABELS,
    Direction,
    Mark,
    ThemeAtVisit,
    direction,
    finding_assessment,
    theme_assessments,
    theme_at_visit,
)
from findings.labels.shape import SentenceLabels, ThemeAssessment
from findings.vocabulary import Assessment, Role

S, I, M, N, C = "strength", "improving", "mixed", "needs-improvement", "context"  # noqa: E741


def sentence(assessment: str, *themes: str) -> SentenceLabels:
    return SentenceLabels(0, 1, assessment, themes)


@pytest.mark.parametrize(
    ("said", "role", "expected"),
    [
        ([], "finding", C),
        ([C, C], "finding", C),
        ([S], "finding", S),
        ([S, C, C, C], "finding", S),
        ([N, C, C, C], "finding", N),
        ([S, N], "finding", M),
        ([S, S, S, S, S, N], "finding", M),
        ([I, N], "finding", M),
        ([M], "finding", M),
        ([M, S], "finding", M),
        ([M, N, N], "finding", M),
        ([S, S, I], "finding", S),
        ([S, I], "finding", I),
        ([S, I, I], "finding", I),
        ([C], "recommendation", N),
        ([S], "recommendation", N),
        ([], "priority-action", N),
        ([S, N], "priority-action", N),
        ([S, N], "context", C),
        ([S, N], "summary", M),
    ],
)
def test_finding_takes_its_sentences_together(said: list[str], role: str, expected: str) -> None:
    assert finding_assessment([sentence(a) for a in said], role) == expected


def test_theme_in_a_finding_is_only_what_its_own_sentences_say() -> None:
    said = [sentence(S, "plans", "neglect"), sentence(C), sentence(N, "plans")]
    assert theme_assessments(said, "finding") == (
        ThemeAssessment("plans", M),
        ThemeAssessment("neglect", S),
    )


def test_theme_in_a_recommendation_needs_improvement_though_no_word_evaluates() -> None:
    said = [sentence(C, "supervision")]
    assert theme_assessments(said, "recommendation") == (ThemeAssessment("supervision", N),)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], C),
        ([("finding", C)], C),
        ([("context", N)], C),
        ([("context", N), ("finding", S)], S),
        ([("finding", S), ("finding", C)], S),
        ([("finding", I), ("finding", C)], I),
        ([("finding", S), ("finding", I)], I),
        ([("summary", S), ("finding", I)], S),
        ([("finding", S), ("finding", N)], M),
        ([("finding", M)], M),
        ([("finding", M), ("finding", S)], M),
        ([("finding", S)] * 20 + [("finding", N)], M),
        ([("finding", M), ("finding", M), ("finding", N)], N),
        ([("finding", M), ("finding", N)], N),
        ([("recommendation", N), ("finding", M)], N),
        ([("recommendation", N), ("finding", S)], N),
        ([("recommendation", N), ("finding", S), ("finding", S)], M),
        ([("priority-action", N), ("finding", S), ("finding", S)], N),
        ([("finding", N)], N),
    ],
)
def test_theme_at_a_visit_weighs_its_findings(marks: list[tuple[str, str]], expected: str) -> None:
    assert theme_at_visit(Mark(*mark) for mark in marks).assessment == expected


marks = st.lists(
    st.builds(Mark, st.sampled_from([*Role]), st.sampled_from([*Assessment])), max_size=30
)


@given(marks)
def test_no_number_of_strengths_hides_a_shortfall(findings: list[Mark]) -> None:
    cell = theme_at_visit(findings)
    short = any(m.evaluation in (N, M) for m in findings)
    assert (cell.assessment in (M, N)) == short
    assert sum(cell.counts.values()) == cell.total == len(findings)


@given(marks)
def test_looking_at_a_theme_without_a_word_on_it_changes_no_verdict(findings: list[Mark]) -> None:
    looked_at = Mark("context", N)
    assert theme_at_visit([*findings, looked_at]).assessment == theme_at_visit(findings).assessment


def at_visit(*said: str) -> ThemeAtVisit:
    return theme_at_visit(Mark("finding", assessment) for assessment in said)


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ([N], [S], Direction.BETTER),
        ([N], [I], Direction.BETTER),
        ([N], [M], Direction.BETTER),
        ([M], [I], Direction.BETTER),
        ([I], [S], Direction.BETTER),
        ([I], [I], Direction.BETTER),
        ([S], [I], Direction.NO_CHANGE),
        ([S], [S], Direction.NO_CHANGE),
        ([S], [N], Direction.WORSE),
        ([S], [M], Direction.WORSE),
        ([I], [M], Direction.WORSE),
        ([M], [N], Direction.WORSE),
        ([N], [N], Direction.NO_CHANGE),
        ([M], [M], Direction.NO_CHANGE),
        ([N], [N, N, I], Direction.MIXED),
        ([N], [N, N, S], Direction.MIXED),
        ([N, N, S], [N, N, S], Direction.NO_CHANGE),
        ([S, N], [I, N], Direction.MIXED),
    ],
)
def test_direction_between_two_visits(
    earlier: list[str], later: list[str], expected: Direction
) -> None:
    assert direction(at_visit(*earlier), at_visit(*later)) == expected


@pytest.mark.parametrize("later", [None, at_visit(), at_visit(C)])
def test_a_theme_that_is_not_evaluated_again_is_not_looked_at(later: ThemeAtVisit | None) -> None:
    for earlier in (None, at_visit(S), at_visit(N), at_visit(C)):
        assert direction(earlier, later) is Direction.NOT_LOOKED_AT


@pytest.mark.parametrize("earlier", [None, at_visit(C)])
def test_a_theme_evaluated_for_the_first_time_is_raised_once(earlier: ThemeAtVisit | None) -> None:
    assert direction(earlier, at_visit(N)) is Direction.RAISED_ONCE


def test_every_direction_has_a_label_of_its_own() -> None:
    assert set(DIRECTION_LABELS) == set(Direction)
    assert len(set(DIRECTION_LABELS.values())) == 6
