"""Words looked for in findings: what is found, and what is marked."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from findings.models import Finding
from findings.search import Term, places, terms_of
from tests.findings.factories import make_authority, make_finding, make_visit

TEXT = "The council’s plans were well-written. Planning (for 3% of children) is left to e-mail."


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("", ()),
        ("  ", ()),
        ("missing children", (Term("missing"), Term("children"))),
        ('"return home" delay', (Term("return home", exact=True), Term("delay"))),
        ("“return  home”", (Term("return home", exact=True),)),
        ('"not closed', (Term("not closed", exact=True),)),
        ("plan plan", (Term("plan"),)),
        ('"" % - ’', ()),
    ],
)
def test_a_query_is_words_and_quoted_phrases(query: str, terms: tuple[Term, ...]) -> None:
    assert terms_of(query) == terms


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("plan", True),
        ("PLANS council", True),
        ("anning", False),
        ('"plan"', False),
        ('"plans were"', True),
        ('"were plans"', False),
        ("plans missing", False),
        ("council's", True),
        ("well‑written", True),
        ("3%", True),
        ("4%", False),
        ("(for", True),
        ("p.ans", False),
        ("[a-z]*", False),
        ("e-mail\\", False),
        ("plan_", False),
    ],
)
def test_all_terms_must_occur_from_the_start_of_a_word(query: str, is_found: bool) -> None:
    make_finding(make_visit(make_authority(), date(2020, 1, 1)), TEXT)
    assert Finding.objects.all().with_words(terms_of(query)).exists() is is_found


def test_a_word_is_marked_whole_and_a_phrase_as_it_stands() -> None:
    marked = [TEXT[a:b] for a, b in places(TEXT, terms_of('plan "is left"'))]
    assert marked == ["plans", "Planning", "is left"]


@given(st.text(max_size=60), st.text(max_size=30))
def test_marked_places_lie_in_order_within_the_text(text: str, query: str) -> None:
    at = 0
    for start, end in places(text, terms_of(query)):
        assert at <= start < end <= len(text)
        at = end
