"""How good a sentence says things are, on sentences of our own about nobody."""

import pytest

from findings.labels import label_sentence

STRENGTH = [
    "Social workers visit every child regularly and know them well.",
    "Strategy discussions are held without delay and are well attended.",
    "Children are visited at home by the same worker.",
    "The quality of most plans is good.",
    "When children are not safe at home, managers act swiftly.",
    "Leaders understand the strengths and weaknesses of the service.",
    "Early help prevents problems from growing and is highly valued.",
    "Despite high caseloads, social workers know their families well.",
    "Appropriate plans are in place for children with relatives.",
    "Families are helped swiftly and imaginatively, and few of them come back with the same"
    " worries.",
    "Delay for children is rare.",
]
IMPROVING = [
    "The timeliness of assessments has improved.",
    "Oversight by managers has been strengthened since the last inspection.",
    "Fewer children now wait for an assessment.",
    "Independent reviewing officers challenge delay more often, and their challenge gets results.",
    "Social work capacity has been strengthened.",
    "Understanding of thresholds is improving.",
    "Leaders have made significant progress in recruiting social workers.",
    "The number of foster carers in Northshire has increased.",
]
NEEDS_IMPROVEMENT = [
    "Plans are not yet specific enough.",
    "Too many children wait for a social worker.",
    "Analysis of risk is insufficiently robust.",
    "Supervision is not regular.",
    "There is a lack of challenge by reviewing officers.",
    "The quality of assessments and plans",
    "The timeliness with which children are seen after a referral.",
    "Ensure that every child has an up-to-date plan.",
    "Leaders in Eastmere should improve how they use audit.",
    "However, for some children there is drift before decisions are made.",
    "For a small number of children, visits do not happen.",
    "Some children could have been seen more quickly.",
    "Management oversight varies.",
    "Caseloads have risen and are high.",
    "Initial health assessments are late for most children.",
    "Supervision has become irregular.",
    "Arrangements to address neglect are underdeveloped.",
]
MIXED = [
    "Plans are clear, but they are not reviewed often enough.",
    "Although visits are regular, records of them are poor.",
    "Most assessments are timely; however, some lack analysis.",
    "While supervision has improved, it is still inconsistent.",
]
CONTEXT = [
    "Inspectors considered a range of evidence, including case records.",
    "The service was restructured in the spring.",
    "The authority was judged inadequate at its inspection in Wexcombe.",
    "A new team will be recruited next year.",
    "It is too early to judge the effect of the new team.",
]


@pytest.mark.parametrize("text", STRENGTH)
def test_what_is_good_is_a_strength(text: str) -> None:
    assert label_sentence(text).assessment == "strength"


@pytest.mark.parametrize("text", IMPROVING)
def test_what_is_better_than_it_was_is_improving(text: str) -> None:
    assert label_sentence(text).assessment == "improving"


@pytest.mark.parametrize("text", NEEDS_IMPROVEMENT)
def test_a_shortfall_needs_improvement_however_softened(text: str) -> None:
    assert label_sentence(text).assessment == "needs-improvement"


@pytest.mark.parametrize("text", MIXED)
def test_good_and_short_in_clauses_that_contrast_are_mixed(text: str) -> None:
    assert label_sentence(text).assessment == "mixed"


@pytest.mark.parametrize("text", CONTEXT)
def test_what_was_done_or_planned_is_no_evaluation(text: str) -> None:
    assert label_sentence(text).assessment == "context"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Plans are not specific enough.", "not"),
        ("Too many children wait for a worker.", "Too many"),
        ("The timeliness of visits has improved.", "has improved"),
        ("The response is swift and robust.", "robust"),
        ("Ensure that every plan is reviewed.", "Ensure"),
    ],
)
def test_the_words_that_decided_are_given(text: str, words: str) -> None:
    labels = label_sentence(text)
    deciding = [r.words for r in labels.reasons if r.label == labels.assessment]
    assert any(words in said for said in deciding)
