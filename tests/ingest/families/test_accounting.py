"""The account of a document's text: every letter is in a finding or was left out as something."""

from pathlib import Path

import pytest

from ingest.reading import read
from ingest.reading.document import Block, ExtractedDocument
from ingest.reading.extract import extract
from ingest.reading.families import ilacs, jtai
from ingest.reading.families.accounting import Left, account, letters_of
from ingest.reading.families.registry import read_family
from ingest.reading.schema import Aside, FamilyReading, Passage
from ingest.sample.authorities import with_sample
from ingest.sample.document_shape import FileFormat
from ingest.sample.generate import sample_documents, written
from inspections.register import Register
from tests.conftest import SHARED
from tests.ingest.families.blocks import bullet, heading, paragraph, row

CORPUS = SHARED / "corpus"
REGISTER = with_sample(Register.shipped())
MOST_UNEXPLAINED = 0.01
TOLERANCE = 0.002
"""Of a document's letters: a number that a reader puts between two joined texts."""

NAMES = [document.name for document in sample_documents()]
FAMILIES = ["*-inspection", "*-jtai", "*-area-send"]
A_FAMILY = 8


def kinds(
    blocks: list[Block], passages: tuple[str, ...] = (), left: tuple[tuple[Aside, str], ...] = ()
) -> dict[str, int]:
    found = account(
        blocks,
        [Passage(text, "finding") for text in passages],
        [Left(kind, text) for kind, text in left],
    )
    return {str(item.kind): item.characters for item in found}


def test_what_is_a_passage_is_not_left_out() -> None:
    assert kinds([paragraph("Children are heard.")], ("Children are heard.",)) == {}


def test_what_a_reader_left_out_is_counted_in_letters_and_digits() -> None:
    blocks = [heading("What is good (1)"), paragraph("Children are heard.")]
    left = ((Aside.HEADING, "What is good (1)"),)
    assert kinds(blocks, ("Children are heard.",), left) == {"heading": 11}


def test_what_nobody_mentions_is_unexplained() -> None:
    assert kinds(
        [paragraph("Children are heard."), paragraph("Lost.")], ("Children are heard.",)
    ) == {"unexplained": 4}


def test_the_same_text_twice_is_two_texts() -> None:
    assert kinds([paragraph("Plans are late.")] * 2, ("Plans are late.",)) == {"unexplained": 12}


def test_items_with_their_sub_items_are_one_passage() -> None:
    blocks = [bullet("Improve plans:"), bullet("for the young", level=2)]
    assert kinds(blocks, ("Improve plans: for the young",)) == {}


def test_a_block_may_be_cut_into_passages_and_what_is_left_out() -> None:
    cells = row("Eastmere Council", "Leaders should answer letters. They should do so soon.")
    found = kinds(
        [cells],
        ("Leaders should answer letters.", "They should do so soon."),
        ((Aside.RESPONSIBLE_BODY, "Eastmere Council"),),
    )
    assert found == {"responsible-body": 15}


def test_a_word_that_a_passage_holds_in_its_midst_does_not_hide_a_lost_one() -> None:
    blocks = [paragraph("Good"), paragraph("The help is good: Good for all.")]
    assert kinds(blocks, ("The help is good: Good for all.",)) == {"unexplained": 4}


def whole(document: ExtractedDocument) -> int:
    return sum(len(letters_of(block.text)) for block in document.blocks)


def accounted(reading: FamilyReading) -> int:
    found = sum(len(letters_of(passage.text)) for passage in reading.passages)
    return found + sum(left.characters for left in reading.left_out)


def unexplained(reading: FamilyReading) -> int:
    return sum(left.characters for left in reading.left_out if left.kind == Aside.UNEXPLAINED)


@pytest.mark.parametrize("file_format", FileFormat)
@pytest.mark.parametrize("name", NAMES)
def test_every_sample_document_is_explained_whole(name: str, file_format: FileFormat) -> None:
    sample = next(document for document in sample_documents() if document.name == name)
    document = extract(written(sample, file_format), name + file_format.suffix)
    reading = read_family(document, REGISTER)
    assert accounted(reading) == whole(document)
    assert unexplained(reading) == 0


def test_a_reading_tells_what_was_left_out_by_extraction_and_by_its_family() -> None:
    sample = next(iter(sample_documents()))
    told = read(written(sample, FileFormat.PDF), "report.pdf", REGISTER)
    kinds_told = {str(left.kind) for left in told.left_out}
    assert {"header-or-footer", "heading", "cover"} <= kinds_told
    assert "text-left-out" not in {problem.code for problem in told.problems}


def lost(family: object, monkeypatch: pytest.MonkeyPatch, *dropped: str) -> set[str]:
    """The problems of a sample of which a family's reader lost passages without a word."""
    sections = family.passages_by_section  # type: ignore[attr-defined]

    def without(*given: object, **named: object) -> tuple[Passage, ...]:
        passages: tuple[Passage, ...] = sections(*given, **named)
        return tuple(p for p in passages if p.role not in dropped)

    monkeypatch.setattr(family, "passages_by_section", without)
    kind = "ilacs" if family is ilacs else "jtai"
    sample = next(s for s in sample_documents() if s.facts.document_type == kind)
    told = read(written(sample, FileFormat.PDF), "report.pdf", REGISTER)
    return {problem.code for problem in told.problems}


@pytest.mark.parametrize("family", [ilacs, jtai])
def test_text_that_a_reader_loses_is_a_problem(
    family: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "text-left-out" not in lost(family, monkeypatch)
    assert "text-left-out" in lost(family, monkeypatch, "recommendation", "summary")


def documents() -> list[Path]:
    """A few real documents of every family, spread over years and authorities."""
    found: list[Path] = []
    for pattern in FAMILIES:
        files = sorted(CORPUS.rglob(f"{pattern}.pdf"), key=lambda path: path.name)
        found += files[:: max(len(files) // A_FAMILY, 1)][:A_FAMILY]
    return found


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside this checkout")
@pytest.mark.parametrize("path", documents(), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_real_document_is_explained(path: Path) -> None:
    document = extract(path.read_bytes(), path.name)
    reading = read_family(document, REGISTER)
    assert abs(accounted(reading) - whole(document)) <= TOLERANCE * whole(document)
    assert unexplained(reading) <= MOST_UNEXPLAINED * whole(document)
    left = {str(item.kind): item.characters for item in reading.left_out}
    assert left.get("closing-page", 0) + left.get("cover", 0) <= 0.25 * whole(document)
