"""A finding's text in pieces: nothing lost, nothing twice, whatever the sentences' offsets."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from findings.marking import _bounds, stretches
from findings.models import Sentence
from findings.search import terms_of
from tests.findings.factories import make_authority, make_finding, make_visit

OFFSETS = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 60)), max_size=6)


@given(st.text(max_size=50), OFFSETS)
def test_the_stretches_put_together_are_the_text(text: str, offsets: list[tuple[int, int]]) -> None:
    sentences = [Sentence(start=start, end=end) for start, end in sorted(offsets)]
    assert "".join(text[start:end] for _, start, end in _bounds(text, sentences)) == text


@pytest.mark.django_db
def test_words_looked_for_are_marked_across_sentences() -> None:
    finding = make_finding(
        make_visit(make_authority(), date(2020, 1, 1)),
        "One is good. Two is not.",
        sentences=[("One is good.", "strength"), ("Two is not.", "needs-improvement")],
    )
    made = stretches(finding, terms_of('"good. Two" is'))
    assert [(s.sentence.assessment if s.sentence else None) for s in made] == [
        "strength",
        None,
        "needs-improvement",
    ]
    looked_for = [piece.text for s in made for piece in s.pieces if piece.looked_for]
    assert looked_for == ["is", "good.", " ", "Two", "is"]
    assert "".join(piece.text for s in made for piece in s.pieces) == finding.text
