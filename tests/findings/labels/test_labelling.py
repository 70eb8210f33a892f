"""Whole findings: sentences tile them, roles and "this" have their say, reasons lie true."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from findings.labels import label_finding, label_sentence
from findings.vocabulary import Assessment, Role

pieces = st.lists(
    st.sampled_from(
        [
            "Strategy discussions are timely. ",
            "However, plans are not clear. ",
            "This is improving. ",
            "• ",
            "e.g. ",
            "’s",
            "but ",
            ", ",
            "MASH ",
            "too many ",
            "\u00ad",
        ]
    )
).map("".join)
texts = st.text() | pieces


@given(texts, st.sampled_from([*Role]))
@settings(deadline=None)
def test_any_text_in_any_role_is_labelled_the_same_way_twice(text: str, role: Role) -> None:
    labels = label_finding(text, role=role)
    assert labels == label_finding(text, role=role)
    assert "".join(text[s.start : s.end] for s in labels.sentences) == (
        text if text.strip() else ""
    )
    for sentence in labels.sentences:
        assert sentence.assessment in [*Assessment]
        own = text[sentence.start : sentence.end]
        for reason in sentence.reasons:
            assert own[reason.start : reason.end] == reason.words != ""
            assert reason.label in (sentence.assessment, *sentence.themes)


@given(texts)
@settings(deadline=None)
def test_every_theme_of_a_sentence_has_its_reason(text: str) -> None:
    labels = label_sentence(text)
    assert (labels.start, labels.end) == (0, len(text))
    assert set(labels.themes) <= {reason.label for reason in labels.reasons}
    assert len(set(labels.themes)) == len(labels.themes)


def test_a_recommendation_needs_improvement_though_it_sounds_good() -> None:
    labels = label_finding("Effective supervision of social workers.", role="recommendation")
    assert labels.assessment == "needs-improvement"
    assert [t.assessment for t in labels.themes] == ["needs-improvement"]
    assert [s.assessment for s in labels.sentences] == ["needs-improvement"]


def test_what_was_looked_at_evaluates_nothing_though_it_sounds_good() -> None:
    labels = label_finding("The effectiveness of strategy discussions.", role="context")
    assert labels.assessment == "context"
    assert [(t.theme, t.assessment) for t in labels.themes] == [("strategy-discussions", "context")]


def test_this_takes_up_the_theme_of_the_sentence_before() -> None:
    text = "Strategy discussions are held late. As a result of this, children wait."
    first, second = label_finding(text, role="finding").sentences
    assert second.themes == first.themes == ("strategy-discussions",)
    (reason,) = [r for r in second.reasons if r.label == "strategy-discussions"]
    assert text[second.start : second.end][reason.start : reason.end] == "this"


def test_a_sentence_with_a_theme_of_its_own_does_not_take_up_another() -> None:
    text = "Strategy discussions are held late. This delays assessments."
    _, second = label_finding(text, role="finding").sentences
    assert "strategy-discussions" not in second.themes


def test_a_finding_with_a_strength_and_a_shortfall_is_mixed() -> None:
    text = "Thresholds are well understood. Plans are too vague."
    labels = label_finding(text, role="finding")
    assert labels.assessment == "mixed"
    assert {t.theme: t.assessment for t in labels.themes} == {
        "thresholds": "strength",
        "plans": "needs-improvement",
    }


def test_a_text_without_an_end_is_labelled_without_delay() -> None:
    began = time.monotonic()
    for text in ("plans are not good and weak " * 4000, "a" * 100_000):
        label_finding(text, role="finding")
        label_sentence(text)
    assert time.monotonic() - began < 10


CARE_LEAVERS = "The experiences and progress of care leavers: good"


def test_a_sentence_under_a_heading_about_one_theme_is_about_it_and_shows_a_word() -> None:
    labels = label_finding("They receive good support.", role="finding", section=CARE_LEAVERS)
    (sentence,) = labels.sentences
    assert sentence.themes == ("care-leavers",)
    assert [r.words for r in sentence.reasons if r.label == "care-leavers"] == ["They"]


@pytest.mark.parametrize(
    "section",
    ["The experiences and progress of children in care and care leavers", "Summary", "", None],
)
def test_a_heading_about_more_gives_no_theme(section: str | None) -> None:
    labels = label_finding("They receive good support.", role="finding", section=section)
    assert labels.themes == ()


def test_what_is_named_as_the_exception_is_no_subject_of_the_shortfall() -> None:
    text = "Planning for permanence is not strong enough, except where adoption is the plan."
    themes = label_finding(text, role="finding").themes
    assert ("permanence", "needs-improvement") in [(one.theme, one.assessment) for one in themes]
    assert "adoption" not in [one.theme for one in themes]


def test_parents_and_carers_with_a_slash_between_are_no_foster_carers() -> None:
    labels = label_finding("Parents/carers know what is expected of them.", role="finding")
    assert "fostering" not in [one.theme for one in labels.themes]
