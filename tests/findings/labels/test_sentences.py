"""Sentences begin and end where a reader would say, and tile the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from findings.labels.sentences import sentence_spans


def split(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Help comes from partners, e.g. Health visitors and schools.",
        "Mr Hale and Dr. Moss led the work at St. Anne's.",
        "Recommendation No. 4 is met.",
        "Enquiries under section 47 of the Act (s. 47) are timely.",
        "It rose by 3.5 points to 12.4 in a year.",
        "Referrals, cf. Annex B, have risen.",
        "The quality of supervision",
        "• Ensure that plans are clear",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plans are clear. They are reviewed.", ["Plans are clear.", "They are reviewed."]),
        (
            "It fell by 3 per cent. Children wait less.",
            ["It fell by 3 per cent.", "Children wait less."],
        ),
        (
            "Officers screen all reports. Despite this, some wait.",
            ["Officers screen all reports.", "Despite this, some wait."],
        ),
        (
            "They said ‘we feel heard.’ Others agreed.",
            ["They said ‘we feel heard.’", "Others agreed."],
        ),
        ("Is it safe? Mostly.", ["Is it safe?", "Mostly."]),
        ("• plans are late • visits are rare", ["• plans are late", "• visits are rare"]),
        (
            "It was judged good in 2018 by all.2 The next visit is due.",
            ["It was judged good in 2018 by all.2", "The next visit is due."],
        ),
    ],
)
def test_sentences_are_parted(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@pytest.mark.parametrize("text", ["", " ", "\n\t "])
def test_nothing_has_no_sentences(text: str) -> None:
    assert sentence_spans(text) == ()


@given(
    st.text() | st.lists(st.sampled_from(["Plans. ", "• ", "No. ", "e.g. ", "x", " "])).map("".join)
)
def test_sentences_tile_the_text(text: str) -> None:
    spans = sentence_spans(text)
    if not text.strip():
        assert spans == ()
        return
    assert spans[0][0] == 0
    assert spans[-1][1] == len(text)
    for (start, end), (following, _) in zip(spans, [*spans[1:], (len(text), 0)], strict=True):
        assert start < end == following
