"""Reading's one face: it never raises, never loses a fault, and says why it has nothing."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import reading
from ingest.reading import read
from ingest.reading.document import Block, BlockKind, ExtractedDocument
from ingest.reading.families.registry import read_family
from ingest.reading.schema import FamilyReading, VisitFacts
from inspections.register import Register
from tests.ingest.families.invented import REGISTER, monitoring


def test_an_empty_file_is_unreadable_with_the_reason() -> None:
    document = read(b"", "empty.txt", REGISTER)
    assert document.document_type == "unreadable"
    assert document.problems[0].message


def test_a_text_about_nothing_known_is_unrecognised_with_the_reason() -> None:
    document = read(b"A recipe for soup.\n\nBoil the water first.", "soup.txt", REGISTER)
    assert document.document_type == "unrecognised"
    assert [problem.code for problem in document.problems] == ["unknown-kind"]
    assert (document.visit, document.findings) == (None, ())


def test_a_fault_in_a_reader_is_a_problem_and_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(document: ExtractedDocument, register: Register) -> FamilyReading:
        raise RuntimeError("broken")

    monkeypatch.setattr(reading, "read_family", broken)
    document = read(monitoring().encode(), "letter.txt", REGISTER)
    assert [problem.code for problem in document.problems] == ["reader-failed"]
    assert document.document_type == "unrecognised"
    assert "broken" in caplog.text


def test_the_same_bytes_give_the_same_reading() -> None:
    content = monitoring().encode()
    assert read(content, "a.txt", REGISTER) == read(content, "a.txt", REGISTER)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    assert read(text.encode(), "any.txt", REGISTER).document_type


@settings(max_examples=40, deadline=None)
@given(st.permutations(monitoring().split("\n\n")))
def test_a_letter_in_any_order_of_paragraphs_never_fails(parts: list[str]) -> None:
    document = read("\n\n".join(parts).encode(), "mixed.txt", REGISTER)
    assert "reader-failed" not in [problem.code for problem in document.problems]


class Sure:
    """A reader that is as sure as it was told to be."""

    def __init__(self, name: str, sureness: float | None) -> None:
        self.name = name
        self.sureness = sureness

    def score(self, document: ExtractedDocument) -> float | None:  # noqa: ARG002
        return self.sureness

    def read(self, document: ExtractedDocument, register: Register) -> FamilyReading:  # noqa: ARG002
        return FamilyReading(self.name, None, VisitFacts("ilacs"))


DOCUMENT = ExtractedDocument("a", "text", None, (Block(BlockKind.PARAGRAPH, "Words."),))


def test_the_surest_reader_reads() -> None:
    readers = [Sure("ilacs", 0.6), Sure("sif", 0.9), Sure("jtai", None)]
    assert read_family(DOCUMENT, REGISTER, readers).document_type == "sif"


def test_a_tie_is_unrecognised_and_names_both() -> None:
    given_ = read_family(DOCUMENT, REGISTER, [Sure("ilacs", 0.7), Sure("sif", 0.7)])
    assert given_.document_type == "unrecognised"
    assert "ilacs" in given_.problems[0].message
    assert "sif" in given_.problems[0].message


def test_nobody_sure_enough_is_unrecognised() -> None:
    given_ = read_family(DOCUMENT, REGISTER, [Sure("ilacs", 0.1), Sure("sif", None)])
    assert given_.document_type == "unrecognised"


ENDLESS = ["1, 2, " * 6000, "inspectors were " * 3000, "March 2020 and " * 3000]


@pytest.mark.parametrize("text", ENDLESS)
def test_an_endless_paragraph_is_read_in_seconds(text: str) -> None:
    started = time.monotonic()
    read(monitoring(body=text).encode(), "letter.txt", REGISTER)
    assert time.monotonic() - started < 20
