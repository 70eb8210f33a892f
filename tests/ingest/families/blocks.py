"""Short ways to write an extracted document block by block, for tests of inspection readers."""

from __future__ import annotations

from ingest.reading.document import Block, BlockKind, ExtractedDocument
from ingest.reading.families.reader import Reader
from ingest.reading.schema import FamilyReading
from tests.ingest.families.invented import REGISTER


def heading(text: str, page: int = 1) -> Block:
    return Block(BlockKind.HEADING, text, page, bold=True, size=14.0, level=1)


def bold(text: str, page: int = 1) -> Block:
    return Block(BlockKind.PARAGRAPH, text, page, bold=True, size=12.0)


def paragraph(text: str, page: int = 1) -> Block:
    return Block(BlockKind.PARAGRAPH, text, page, bold=False, size=12.0)


def bullet(text: str, page: int = 1, marker: str = "•", level: int = 1) -> Block:
    return Block(BlockKind.BULLET, text, page, marker=marker, level=level, bold=False, size=12.0)


def numbered(number: str, text: str, page: int = 1, level: int = 1) -> Block:
    return Block(BlockKind.NUMBERED, text, page, marker=number, level=level, bold=False, size=12.0)


def row(*cells: str, page: int = 1, strong: bool = False) -> Block:
    text = " ".join(cell for cell in cells if cell)
    return Block(BlockKind.TABLE_ROW, text, page, cells=cells, bold=strong, size=12.0)


def document(*blocks: Block) -> ExtractedDocument:
    return ExtractedDocument("invented.pdf", "pdf", blocks[-1].page, blocks)


def read_with(reader: Reader, *blocks: Block) -> FamilyReading:
    """The reading of a document that the reader must first be sure of."""
    extracted = document(*blocks)
    assert (reader.score(extracted) or 0) > 0.8
    return reader.read(extracted, REGISTER)


def grades(reading: FamilyReading) -> dict[str, str]:
    return {str(item.judgement): str(item.grade) for item in reading.judgements}


def texts(reading: FamilyReading, role: str, judgement: str | None = None) -> list[str]:
    return [
        passage.text
        for passage in reading.passages
        if passage.role == role and (judgement is None or passage.judgement == judgement)
    ]


def codes(reading: FamilyReading) -> set[str]:
    return {problem.code for problem in reading.problems}


CLOSING_PAGE = (
    "The Office for Standards in Education, Children’s Services and Skills (Ofsted) does its work."
)
