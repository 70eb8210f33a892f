"""Grades and the labels of judgements in the words of SIF, ILACS and councils."""

import pytest

from ingest.reading.fields.grades import (
    grade_of,
    graded_label,
    judgement_of_label,
    judgements_in,
    overall_title,
)

LABELS = [
    ("1. Children who need help and protection", "help-and-protection"),
    ("The experiences and progress of children who need help and protection",
     "help-and-protection"),
    ("2. Children looked after and achieving permanence", "looked-after-and-permanence"),
    ("2.1 Adoption performance", "adoption"),
    ("2.2 Experiences and progress of care leavers", "care-leavers"),
    ("The experience and progress of care leavers", "care-leavers"),
    ("3. Leadership, management and governance", "leaders"),
    ("The impact of leaders on social work practice with children and families", "leaders"),
    ("The experiences and progress of children in care and care leavers",
     "children-in-care-and-care-leavers"),
    ("The experiences and progress of children in care", "children-in-care"),
    ("Overall effectiveness", "overall-effectiveness"),
    ("The effectiveness of the Local Safeguarding Children Board (LSCB)", "lscb"),
    ("Leaders know their services well and care leavers agree", None),
    ("Care leavers have a positive view", None),
    ("Leadership Academy launched", None),
    ("Consultations", None),
]  # fmt: skip


@pytest.mark.parametrize(("label", "judgement"), LABELS)
def test_a_label_names_its_judgement_and_a_sentence_does_not(
    label: str, judgement: str | None
) -> None:
    assert judgement_of_label(label) == judgement


GRADES = [
    ("Requires improvement to be good", "requires-improvement"),
    ("Requires improvement", "requires-improvement"),
    ("INADEQUATE", "inadequate"),
    ("Adequate", "adequate"),
    ("**Good**", "good"),
    ("Outstanding.", "outstanding"),
    ("Good practice", None),
    ("not judged", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "grade"), GRADES)
def test_a_grade_stands_alone(text: str, grade: str | None) -> None:
    assert grade_of(text) == grade


def test_a_label_with_its_grade_on_one_line() -> None:
    found = graded_label("2.1 Adoption performance Good")
    assert found is not None
    assert (found.judgement, found.grade) == ("adoption", "good")
    assert graded_label("Care leavers say that their homes are good") is None


def test_an_overall_grade_as_a_title() -> None:
    found = overall_title("Children's services in Northshire require improvement to be good")
    assert found is not None
    assert (found.judgement, found.grade) == ("overall-effectiveness", "requires-improvement")
    assert overall_title("Children's services in Northshire are busy") is None


def test_all_judgements_in_a_phrase_are_named_once_and_in_order() -> None:
    text = "inadequate overall and for help and protection and for care leavers, overall"
    assert judgements_in(text) == ("overall-effectiveness", "help-and-protection", "care-leavers")
