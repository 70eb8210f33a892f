"""An authority's way in time: visits, what is not held, papers, what changed about it."""

from __future__ import annotations

from datetime import date

from findings.journey import (
    Change,
    Journey,
    NotHeld,
    Paper,
    Sign,
    changes,
    in_order,
    journey,
    not_held,
    papers,
)
from findings.standing import Given, Origin, standing
from inspections.models import Authority, Source, Trust, TrustDelivery, Visit

NOTHING = standing([])


def visit(
    pk: int, start: date | None, number: int | None = None, kind: str = "monitoring-visit"
) -> Visit:
    precision = "day" if start else ""
    one = Visit(pk=pk, kind=kind, start=start, end=start, date_precision=precision, number=number)
    one._prefetched_objects_cache = {"sources": Source.objects.none()}  # type: ignore[attr-defined]
    return one


def overall(
    grade: str, start: date | None, at: int | None = None, origins: tuple[Origin, ...] = ()
) -> Given:
    precision = "day" if start else ""
    return Given(
        1, "overall-effectiveness", grade, start, start, precision, at, "sif", at is None, origins
    )


def missing(*visits: Visit, given: tuple[Given, ...] = ()) -> list[tuple[int, int]]:
    found = not_held(journey(visits, standing(given)))
    return [(one.numbers[0], one.numbers[-1]) for one in found]


def test_the_journey_joins_visits_and_recalled_inspections_in_time_undated_last() -> None:
    stands = standing(
        [
            overall("inadequate", date(2015, 9, 1)),
            overall("good", date(2017, 3, 1), 2),
            overall("good", None),
        ]
    )
    stops = journey(
        [visit(1, date(2016, 3, 1)), visit(2, date(2017, 3, 1)), visit(9, None)], stands
    )
    assert [(s.start and s.start.year, s.sign, len(s.given)) for s in stops] == [
        (2015, Sign.CITED, 1),
        (2016, Sign.MONITORING, 0),
        (2017, Sign.INSPECTION, 1),
        (None, Sign.MONITORING, 0),
        (None, Sign.CITED, 1),
    ]


def test_each_kind_of_stop_has_a_sign_of_its_own() -> None:
    kinds = ["monitoring-visit", "focused-visit", "assurance-visit", "jtai", "area-send"]
    stops = journey(
        [visit(n, date(2020, n, 1), kind=kind) for n, kind in enumerate(kinds, 1)], NOTHING
    )
    assert [stop.sign for stop in stops] == [
        Sign.MONITORING,
        Sign.LOOK,
        Sign.LOOK,
        Sign.JOINT,
        Sign.JOINT,
    ]


def test_a_stop_is_set_beside_the_visit_before_it_that_has_findings() -> None:
    first, empty, last, undated = (
        visit(1, date(2018, 1, 1)),
        visit(2, date(2018, 5, 1)),
        visit(3, date(2019, 1, 1)),
        visit(4, None),
    )
    for one, number in ((first, 3), (empty, 0), (last, 5), (undated, 2)):
        one.number_of_findings = number  # type: ignore[attr-defined]
    stops = journey([first, empty, last, undated], NOTHING)
    assert [stop.earlier for stop in stops] == [None, None, first, None]
    told = Journey(tuple(stops), NOTHING)
    assert told.latest_to_compare is not None
    assert told.latest_to_compare.visit == last


def test_a_gap_in_the_numbers_is_a_visit_whose_letter_is_not_held() -> None:
    first, second, fourth = (
        visit(1, date(2018, 1, 1), 1),
        visit(2, date(2018, 5, 1), 2),
        visit(4, date(2019, 1, 1), 4),
    )
    stops = journey([first, second, fourth], NOTHING)
    (gap,) = not_held(stops)
    assert (gap.numbers, gap.after, gap.before) == (range(3, 4), stops[1], stops[2])
    assert gap.words == "Third monitoring visit"
    assert second.start < gap.days[0] < fourth.start  # type: ignore[operator]
    assert [entry.sign for entry in in_order([*stops, gap])] == [
        Sign.MONITORING,
        Sign.MONITORING,
        Sign.NOT_HELD,
        Sign.MONITORING,
    ]


def test_the_first_visits_of_a_series_lie_after_the_inspection_before_it() -> None:
    inspection = overall("inadequate", date(2015, 9, 1))
    stops = journey([visit(1, date(2018, 2, 27), 6)], standing([inspection]))
    (gap,) = not_held(stops)
    assert (gap.numbers, gap.after) == (range(1, 6), stops[0])
    assert gap.words == "First to fifth monitoring visits"
    assert gap.days == sorted(gap.days)
    assert len(gap.days) == 5


def test_numbers_begin_again_after_an_inspection_or_where_they_fall() -> None:
    inspection = overall("inadequate", date(2018, 9, 1))
    one, two = visit(1, date(2018, 1, 1), 1), visit(2, date(2018, 5, 1), 2)
    again = visit(3, date(2019, 1, 1), 1)
    assert missing(one, two, again, given=(inspection,)) == []
    assert missing(one, two, again) == []
    assert missing(one, two, visit(3, date(2019, 1, 1), 2), given=(inspection,)) == [(1, 1)]


def test_nothing_is_said_to_be_missing_that_may_be_held() -> None:
    one, four = visit(1, date(2018, 1, 1), 1), visit(4, date(2019, 1, 1), 4)
    assert missing(one, four) == [(2, 3)]
    (gap,) = not_held(journey([one, four], NOTHING))
    assert gap.words == "Second and third monitoring visits"
    assert missing(one, visit(2, date(2018, 5, 1), None), four) == []
    assert missing(one, four, visit(3, None, 3)) == []
    assert missing(one, visit(2, date(2018, 1, 9), 1)) == []
    assert missing(visit(1, date(2018, 1, 1), 5, kind="jtai")) == []


def test_a_visit_not_held_before_all_that_is_known_stands_just_before_it() -> None:
    (gap,) = not_held(journey([visit(2, date(2018, 5, 1), 2)], NOTHING))
    assert gap.after is None
    assert gap.start == date(2018, 4, 30)


def test_a_councils_paper_stands_on_the_day_it_was_published_with_what_it_tells_of() -> None:
    paper = Origin("item 7.docx", "a" * 64, 2, True, date(2018, 8, 17))
    report = Origin("report.pdf", "b" * 64, 1, False, date(2018, 8, 1))
    undated = Origin("item 8.docx", "c" * 64, 2, True)
    inspected = visit(2, date(2018, 6, 4), kind="sif")
    stands = standing([overall("good", inspected.start, 2, (paper, report, undated))])
    (told,) = papers(journey([inspected], stands))
    assert (told.source.name, told.start, told.visits) == (
        "item 7.docx",
        date(2018, 8, 17),
        (inspected,),
    )


def test_the_authoritys_own_changes_are_told() -> None:
    old, new = (
        Authority(name="Old Northshire"),
        Authority(name="Northshire", opened=date(2020, 4, 1)),
    )
    trust = TrustDelivery(
        trust=Trust(name="Northshire Trust"), start=date(2021, 4, 1), end=date(2023, 3, 31)
    )
    assert [(one.start.year, one.words) for one in changes(new, [old], [trust])] == [
        (2020, "Northshire opens, in place of Old Northshire"),
        (2021, "Northshire Trust begins to deliver the services"),
        (2023, "Northshire Trust ends its delivery of the services"),
    ]
    closed = Authority(name="Old Northshire", opened=date(1974, 4, 1), closed=date(2020, 3, 31))
    assert [one.words for one in changes(closed, [], [])] == ["Old Northshire closes"]


def test_a_journey_is_known_by_visits_and_not_by_changes_alone() -> None:
    change = Change(date(2020, 4, 1), "Northshire opens")
    assert not Journey((change,), NOTHING).is_known
    stops = journey([visit(1, date(2021, 1, 1))], NOTHING, Authority(name="Old Northshire"))
    joined = Journey((*stops, change), NOTHING)
    assert joined.is_known
    assert joined.stops == ()
    assert [sign for sign, _ in joined.signs] == [Sign.MONITORING, Sign.CHANGE]


def test_entries_of_every_sort_say_when_they_are() -> None:
    stops = journey([visit(3, date(2019, 1, 1), 3)], NOTHING)
    gap: NotHeld = not_held(stops)[0]
    paper = Paper(Origin("a.txt", "a" * 64, None, True), date(2019, 2, 1), ())
    for entry in (gap, paper, Change(date(2020, 1, 1), "It closes")):
        assert entry.start == entry.end
