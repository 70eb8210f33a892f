"""Phrases are found where they stand, and only as they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from findings.labels.phrases import PhraseBook, words_of


def found(phrase: str, sentence: str) -> list[str]:
    words = words_of(sentence)
    matches = PhraseBook({"it": [phrase]}).matches(words)
    return [sentence[words[m.first].start : words[m.end - 1].end] for m in matches]


@pytest.mark.parametrize(
    ("phrase", "sentence", "expected"),
    [
        ("strategy discussion*", "Strategy discussions are held.", ["Strategy discussions"]),
        ("well being", "Children's well-being matters.", ["well-being"]),
        ("too .. long", "They wait too often and long.", ["too often and long"]),
        ("too .. long", "It takes too much of their own long time.", []),
        ("too .. long", "Too late, long after.", []),
        ("has . improved", "It has greatly improved.", ["has greatly improved"]),
        ("has . improved", "It has not yet improved.", []),
        ("is/are late", "Plans are late and one is late.", ["are late", "is late"]),
        ("PA", "Each PA knows them.", ["PA"]),
        ("PA", "PAs know them.", ["PAs"]),
        ("PA", "The pa system is loud.", []),
        ("child's view*", "The child’s views count.", ["child’s views"]),
        ("plan", "Planning is good.", []),
    ],
)
def test_a_phrase_is_found_as_it_is_written(
    phrase: str, sentence: str, expected: list[str]
) -> None:
    assert found(phrase, sentence) == expected


def test_a_phrase_that_begins_with_a_gap_is_refused() -> None:
    with pytest.raises(ValueError, match="begins with a gap"):
        PhraseBook({"it": [".. long"]})


def test_a_stem_too_short_to_tell_anything_is_refused() -> None:
    with pytest.raises(ValueError, match="too short or long a stem"):
        PhraseBook({"it": ["a* long"]})


@given(st.text())
def test_words_stand_in_order_where_they_say(text: str) -> None:
    at = 0
    for word in words_of(text):
        assert at <= word.start < word.end <= len(text)
        assert text[word.start : word.end] == word.written
        at = word.end
