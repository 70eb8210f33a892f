"""What a line's end leaves of hyphens and dashes: ranges stay whole, suspended hyphens apart."""

import pytest

from ingest.reading.extract import extract
from ingest.reading.extract.joining import joined
from ingest.reading.extract.typography import one_line
from tests.ingest.extract.made_pdfs import Content, tagged_pdf, untagged_pdf
from tests.ingest.families.blocks import paragraph

BROKEN = [
    ("Numbers rose in 2015–", "16 and fell after.", "Numbers rose in 2015–16 and fell after."),
    ("Homes for all 16-", "and 17-year-olds here.", "Homes for all 16- and 17-year-olds here."),
    ("Plans are short-", "or long-term ones now.", "Plans are short- or long-term ones now."),
    ("Good use of the multi-", "agency hub by all.", "Good use of the multi-agency hub by all."),
    ("They wait – in 2015 –", "too long for a home.", "They wait – in 2015 – too long for a home."),
]


@pytest.mark.parametrize(("first", "second", "text"), BROKEN)
def test_a_tagged_paragraph_broken_at_a_hyphen_or_dash(first: str, second: str, text: str) -> None:
    content = tagged_pdf([("P", [Content(first, 700), Content(second, 686)])])
    assert [block.text for block in extract(content, "a.pdf").blocks] == [text]


@pytest.mark.parametrize(("first", "second", "text"), BROKEN)
def test_an_untagged_paragraph_broken_there(first: str, second: str, text: str) -> None:
    content = untagged_pdf([[Content(first, 700), Content(second, 686)]])
    assert [block.text for block in extract(content, "a.pdf").blocks] == [text]


@pytest.mark.parametrize(("first", "second", "text"), BROKEN)
def test_a_paragraph_that_a_page_breaks_there(first: str, second: str, text: str) -> None:
    assert joined(paragraph(first), paragraph(second)).text == text


def test_a_hyphen_of_a_symbol_font_within_a_number_is_a_hyphen() -> None:
    assert one_line("in 2016\uf02d17, \uf02d and 4 \uf02d 5") == "in 2016-17, and 4 5"


def test_the_en_dash_between_spaced_numbers_stays_as_printed() -> None:
    assert one_line("from 14 – 18 June, 2014–\n/15") == "from 14 – 18 June, 2014–/15"
