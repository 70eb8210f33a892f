"""A PDF with a page that cannot be opened: the others are read, and the missing one is named."""

import pytest

from ingest.reading import read
from ingest.reading.document import ExtractedDocument
from ingest.reading.extract import Unreadable, extract
from ingest.sample.document_shape import FileFormat
from ingest.sample.generate import sample_documents, written
from inspections.register import Register

DOCUMENT = written(next(iter(sample_documents())), FileFormat.PDF)
THIRD_PAGE = b"\n6 0 obj\n<<"
DAMAGED = DOCUMENT.replace(THIRD_PAGE, b"\n6 0 obj\n((")


def texts(document: ExtractedDocument, page: int) -> list[str]:
    return [block.text for block in document.blocks if block.page == page]


def test_the_sample_has_the_page_that_is_damaged_here() -> None:
    assert DAMAGED != DOCUMENT
    assert texts(extract(DOCUMENT, "report.pdf"), 3)


def test_the_other_pages_are_read() -> None:
    whole, damaged = extract(DOCUMENT, "report.pdf"), extract(DAMAGED, "report.pdf")
    assert damaged.damaged_pages == (3,)
    assert damaged.pages == whole.pages
    assert not texts(damaged, 3)
    assert texts(damaged, 5) == texts(whole, 5)


def test_nothing_goes_on_over_the_missing_page() -> None:
    damaged = extract(DAMAGED, "report.pdf")
    assert not any({2, 4} <= {box.page for box in block.boxes} for block in damaged.blocks)


def test_a_problem_names_the_page() -> None:
    problems = read(DAMAGED, "report.pdf", Register.shipped()).problems
    (problem,) = [problem for problem in problems if problem.code == "pages-damaged"]
    assert problem.page == 3
    assert "page 3 could not be opened" in problem.message


def test_a_document_without_any_page_that_opens_is_refused() -> None:
    start = DOCUMENT.index(b"/Kids [") + len(b"/Kids [")
    end = DOCUMENT.index(b"]", start)
    nowhere = b" 9999 0 R".ljust(end - start)
    with pytest.raises(Unreadable) as refused:
        extract(DOCUMENT[:start] + nowhere + DOCUMENT[end:], "report.pdf")
    assert refused.value.code == "damaged-pdf"
