"""Which grades stand, since when and from what."""

from __future__ import annotations

from datetime import date

import pytest

from findings.standing import Given, Now, Origin, Standing, given_by, standing
from inspections.models import CitedJudgement, Judgement
from tests.findings.factories import (
    make_authority,
    make_cited,
    make_judgement,
    make_source,
    make_visit,
)

OVERALL, LEADERS, ADOPTION = "overall-effectiveness", "leaders", "adoption"


def given_grade(
    judgement: str,
    grade: str,
    start: date | None,
    *,
    visit: int | None = None,
    kind: str = "",
) -> Given:
    return Given(
        authority=1,
        judgement=judgement,
        grade=grade,
        start=start,
        end=start,
        date_precision="day" if start else "",
        visit=visit,
        kind=kind,
        cited=visit is None,
        origins=(Origin("letter.pdf", "0" * 64, 1, False),),
    )


def now(*given: Given) -> dict[str, str]:
    return {one.given.judgement: one.given.grade for one in standing(given).now}


def test_nothing_known_stands_nowhere() -> None:
    assert standing([]).now == ()
    assert standing([]).overall is None


def test_the_latest_grade_stands_with_the_one_before_it() -> None:
    stands = standing(
        [
            given_grade(OVERALL, "good", date(2022, 1, 1), visit=2, kind="ilacs"),
            given_grade(OVERALL, "inadequate", date(2015, 9, 1)),
        ]
    )
    assert stands.overall is not None
    assert stands.overall.given.grade == "good"
    assert stands.overall.before is not None
    assert stands.overall.before.grade == "inadequate"


def test_an_undated_grade_never_overrides_a_dated_one() -> None:
    assert now(
        given_grade(OVERALL, "good", date(2015, 1, 1)), given_grade(OVERALL, "inadequate", None)
    ) == {OVERALL: "good"}


def test_an_undated_grade_stands_where_no_other_is_known() -> None:
    assert now(given_grade(OVERALL, "inadequate", None)) == {OVERALL: "inadequate"}


def test_an_area_that_a_later_framework_dropped_no_longer_stands() -> None:
    old, new = date(2015, 1, 1), date(2019, 1, 1)
    assert now(
        given_grade(OVERALL, "good", old),
        given_grade(ADOPTION, "outstanding", old),
        given_grade(OVERALL, "good", new, visit=1, kind="ilacs"),
        given_grade(LEADERS, "good", new, visit=1, kind="ilacs"),
    ) == {OVERALL: "good", LEADERS: "good"}


def test_a_later_overall_grade_alone_leaves_the_other_areas_standing() -> None:
    assert now(
        given_grade(LEADERS, "good", date(2015, 1, 1), visit=1, kind="sif"),
        given_grade(OVERALL, "inadequate", date(2018, 1, 1)),
    ) == {OVERALL: "inadequate", LEADERS: "good"}


@pytest.mark.parametrize(
    ("kind", "start", "says_so"),
    [
        ("ilacs", date(2026, 5, 4), True),
        ("ilacs", date(2026, 3, 31), False),
        ("sif", date(2026, 5, 4), False),
    ],
)
def test_a_framework_without_overall_grade_says_so_and_shows_no_older_one(
    kind: str, start: date, says_so: bool
) -> None:
    stands = standing(
        [
            given_grade(OVERALL, "good", date(2020, 1, 1), visit=1, kind="ilacs"),
            given_grade(LEADERS, "good", start, visit=2, kind=kind),
        ]
    )
    assert (stands.no_overall is not None) is says_so
    assert stands.overall is None


@pytest.mark.django_db
def test_an_inspection_that_is_held_absorbs_its_citations() -> None:
    authority = make_authority()
    visit = make_visit(authority, date(2018, 6, 4), kind="sif")
    make_judgement(visit, OVERALL, "good")
    make_cited(authority, OVERALL, "good", date(2018, 6, 1), visit=visit)
    make_cited(authority, ADOPTION, "outstanding", date(2018, 6, 1), visit=visit)
    make_cited(authority, OVERALL, "inadequate", date(2015, 9, 1))
    given = given_by(Judgement.objects.all(), CitedJudgement.objects.all())
    assert sorted((g.start, g.judgement, g.cited) for g in given if g.start) == [
        (date(2015, 9, 1), OVERALL, True),
        (date(2018, 6, 4), ADOPTION, True),
        (date(2018, 6, 4), OVERALL, False),
    ]
    assert [i.cited for i in standing(given).inspections] == [True, False]


@pytest.mark.django_db
def test_a_grade_tells_every_document_that_recalls_it() -> None:
    authority = make_authority()
    cited = make_cited(
        authority, OVERALL, "inadequate", date(2015, 9, 1), source=make_source("one.pdf")
    )
    cited.citations.create(
        source=make_source("two.docx", document_type="committee-report"), page=None
    )
    (given,) = given_by([], CitedJudgement.objects.all())
    assert [(o.name, o.page, o.in_councils_words) for o in given.origins] == [
        ("one.pdf", 1, False),
        ("two.docx", None, True),
    ]


def only(stands_now: Standing, judgement: str) -> Now:
    (now,) = (one for one in stands_now.now if one.given.judgement == judgement)
    return now


def years(now: Now) -> tuple[int | None, int | None, int | None]:
    """The years of the run's first inspection, of its last, and of the grade before it."""
    dated = (now.since, now.given, now.before)
    first, last, before = (one.start.year if one and one.start else None for one in dated)
    return first, last, before


def test_a_grade_stands_since_the_first_inspection_of_the_unbroken_run() -> None:
    stands = standing(
        [
            given_grade(OVERALL, "good", date(2012, 1, 1), visit=1),
            given_grade(OVERALL, "inadequate", date(2014, 1, 1), visit=2),
            given_grade(OVERALL, "good", date(2016, 1, 1), visit=3),
            given_grade(OVERALL, "good", date(2019, 1, 1)),
            given_grade(OVERALL, "good", date(2022, 1, 1), visit=5),
        ]
    )
    now = only(stands, OVERALL)
    assert years(now) == (2016, 2022, 2014)
    assert now.is_confirmed
    once = only(standing([given_grade(OVERALL, "good", date(2022, 1, 1), visit=5)]), OVERALL)
    assert (once.is_confirmed, once.before) == (False, None)


def test_an_inspection_of_which_the_grade_is_not_known_breaks_the_run() -> None:
    stands = standing(
        [
            given_grade(LEADERS, "good", date(2014, 1, 1), visit=1),
            given_grade(OVERALL, "inadequate", date(2016, 1, 1)),
            given_grade(LEADERS, "good", date(2018, 1, 1), visit=2),
        ]
    )
    now = only(stands, LEADERS)
    assert years(now) == (2018, 2018, 2014)
    assert not now.was_judged_within


def test_a_judgement_that_took_it_in_stands_before_it_and_breaks_its_run() -> None:
    leavers, both = "care-leavers", "children-in-care-and-care-leavers"
    stands = standing(
        [
            given_grade(leavers, "good", date(2015, 1, 1), visit=1, kind="sif"),
            given_grade(both, "requires-improvement", date(2019, 1, 1), visit=2, kind="ilacs"),
            given_grade(leavers, "good", date(2023, 1, 1), visit=3, kind="ilacs"),
        ]
    )
    now = only(stands, leavers)
    assert years(now) == (2023, 2023, 2019)
    assert now.was_judged_within


def test_undated_grades_make_no_run() -> None:
    stands = standing([given_grade(OVERALL, "good", None), given_grade(OVERALL, "good", None)])
    assert not only(stands, OVERALL).is_confirmed
    dated = [given_grade(OVERALL, "good", date(2015, 1, 1)), given_grade(OVERALL, "good", None)]
    assert years(only(standing(dated), OVERALL)) == (2015, 2015, None)
