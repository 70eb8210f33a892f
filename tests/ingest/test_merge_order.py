"""Whichever document comes in first: what is drawn hangs on the documents alone."""

from __future__ import annotations

from datetime import date
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.evidence import Evidence
from ingest.merge_citations import draw_citations
from ingest.merge_visits import draw_visits
from ingest.reading.schema import VisitFacts
from tests.ingest.readings import cited, days, judged, month, year

PERIODS = [
    None,
    days("2018-06-04", "2018-06-15"),
    days("2018-06-14", "2018-06-20"),
    days("2018-09-04"),
    month("2018-06-01", "2018-06-30"),
    month("2018-09-01", "2018-09-30"),
    year(2018),
    days("2020-01-06", "2020-01-10"),
]
VISITS = st.builds(
    VisitFacts,
    kind=st.sampled_from(["monitoring-visit", "sif", "ilacs"]),
    number=st.sampled_from([None, 1, 2]),
    period=st.sampled_from(PERIODS),
    published=st.sampled_from([None, date(2018, 7, 1), date(2018, 10, 1)]),
    lead_inspector=st.sampled_from([None, "Ada Marsh", "Ben Holt"]),
)
GRADES = st.sampled_from(["good", "inadequate"])


@st.composite
def histories(draw: st.DrawFn) -> list[Evidence]:
    """What two to six documents say of one authority."""
    found = []
    for place in range(draw(st.integers(2, 6))):
        visit = draw(VISITS)
        council = draw(st.booleans())
        recalled = draw(st.lists(st.tuples(GRADES, st.sampled_from(PERIODS)), max_size=2))
        found.append(
            Evidence(
                document=place,
                sha256=f"{place:064x}",
                name=f"{place}.txt",
                document_type="committee-report" if council else visit.kind,
                visit=visit,
                judgements=judged(overall_effectiveness=draw(GRADES)),
                cited_judgements=tuple(cited(grade, period) for grade, period in recalled),
            )
        )
    return found


@settings(max_examples=300, deadline=None)
@given(histories(), st.randoms(use_true_random=False))
def test_any_order_draws_the_same_history(history: list[Evidence], random: Random) -> None:
    drawn = draw_visits(history)
    recalled = draw_citations(history, drawn[0])
    shuffled = random.sample(history, len(history))
    again = draw_visits(shuffled)
    assert again == drawn
    assert draw_citations(shuffled, again[0]) == recalled


@settings(max_examples=300, deadline=None)
@given(histories())
def test_every_document_is_about_one_visit_and_no_identity_stands_twice(
    history: list[Evidence],
) -> None:
    visits, _ = draw_visits(history)
    documents = [document for visit in visits for document in visit.documents]
    assert sorted(documents) == [evidence.document for evidence in history]
    identities = [(v.facts.kind, v.facts.period, v.facts.number) for v in visits if v.facts.period]
    assert len(set(identities)) == len(identities)


@settings(max_examples=300, deadline=None)
@given(histories())
def test_no_recalled_grade_of_one_date_stands_twice(history: list[Evidence]) -> None:
    visits, _ = draw_visits(history)
    drawn, _ = draw_citations(history, visits)
    dated = [(d.judgement, d.grade, d.period) for d in drawn if d.period]
    undated = [(d.judgement, d.grade) for d in drawn if d.period is None and d.visit is None]
    assert len(set(dated)) == len(dated)
    assert len(set(undated)) == len(undated)


@settings(max_examples=300, deadline=None)
@given(histories())
def test_a_grade_is_never_linked_to_a_later_inspection_or_to_the_documents_own(
    history: list[Evidence],
) -> None:
    visits, _ = draw_visits(history)
    drawn, _ = draw_citations(history, visits)
    for one in drawn:
        for recalled in one.recalled:
            assert one.visit != recalled.visit
            if one.visit is not None and recalled.before:
                period = visits[one.visit].facts.period
                assert period
                assert period.start < recalled.before
