"""The number of a visit in its series."""

import pytest

from ingest.reading.fields.ordinals import ORDINALS, visit_number

NUMBERED = [
    ("The visit was the sixth monitoring visit since the authority was judged inadequate", 6),
    ("It was the eleventh monitoring visit since March 2015 and the second letter published", 11),
    ("This was the sixth and final monitoring visit", 6),
    ("the fourth visit since the inspection and the first since the trust took over", 4),
    ("The visit was the 3rd since the inspection", 3),
    ("This letter summarises the findings of the second monitoring visit to Northshire", 2),
    ("This was the second since the authority was judged inadequate", 2),
    ("Monitoring visit 3 of Northshire", 3),
    ("Fourth Ofsted Monitoring Visit feedback", 4),
    ("following the first monitoring visit in May, this was the second monitoring visit", 2),
    ("the third in a series of monitoring visits", 3),
    ("This is your fifth monitoring visit", 5),
    ("this monitoring visit had been the fifth of six visits by Ofsted", 5),
    ("This was the fifth in a series of six visits", 5),
    ("the second of the three monitoring visits to Northshire", 2),
    ("It was the ninth such visit since the council was rated inadequate", 9),
    ("the visit of 29 September, the second since services were judged inadequate", 2),
    ("the second monitoring visit to the new trust and the fifth to Eastmere since services were "
     "judged inadequate", 5),
    ("news following their fifth monitoring visit conducted on 3 and 4 May", 5),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number"), NUMBERED)
def test_the_visits_own_count_is_read(text: str, number: int) -> None:
    assert visit_number(text) == number


NOT_NUMBERED = [
    "This was the final monitoring visit",
    "This is the second letter to be published",
    "since the first inspection in 2015",
    "Monitoring visit 14 and 15 June 2020",
    "At the first monitoring visit, inspectors saw delay",
    "following the first monitoring visit, leaders changed the service",
    "The visit took place over two days",
    "a visit to the third floor",
]


@pytest.mark.parametrize("text", NOT_NUMBERED)
def test_other_ordinals_are_no_number_of_the_visit(text: str) -> None:
    assert visit_number(text) is None


@pytest.mark.parametrize(("word", "number"), ORDINALS.items())
def test_every_ordinal_word_counts(word: str, number: int) -> None:
    assert visit_number(f"This was the {word} monitoring visit since the inspection.") == number
