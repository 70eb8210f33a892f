"""Numbers that a PDF draws in pieces stay whole; a space between two numbers stays one."""

import pytest

from ingest.reading.extract.pdf_text import Piece, text_of


def piece(text: str, x0: float, x1: float) -> Piece:
    return Piece(text, x0, 100.0, x1, 112.0, 12.0, False, 110.0)


@pytest.mark.parametrize(
    ("first", "gap", "second", "text"),
    [
        ("the rate is 5.", 2.5, "1%", "the rate is 5.1%"),
        ("the rate is 1", 2.9, "8%", "the rate is 18%"),
        ("some 1,", 2.5, "250", "some 1,250"),
        ("in 2014", 3.6, "12%", "in 2014 12%"),
        ("the rate is", 2.9, "18%", "the rate is 18%"),
        ("11", 2.9, "children", "11 children"),
    ],
)
def test_the_gap_beside_a_narrow_digit_is_no_space(
    first: str, gap: float, second: str, text: str
) -> None:
    assert text_of([piece(first, 72, 150), piece(second, 150 + gap, 190)]) == text
