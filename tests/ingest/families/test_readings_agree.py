"""Documents of every family: tags and geometry give the same findings, boxes hold their words.

What a document gives must not hang on how its PDF was made. Real documents are of the inspection
families; visit letters and papers are those of the sample.
"""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pypdfium2
import pytest

from findings.vocabulary import Role
from ingest.reading.checks import problems_of_document
from ingest.reading.extract import extract, pdf
from ingest.reading.families.registry import read_family
from ingest.reading.schema import FamilyReading, Passage
from ingest.sample.authorities import with_sample
from ingest.sample.document_shape import FileFormat
from ingest.sample.generate import sample_documents, written
from inspections.register import Register
from tests.conftest import SHARED

CORPUS = SHARED / "corpus"
REGISTER = with_sample(Register.shipped())
A_FAMILY = 3
SLACK = 2.0
"""Points that a box may differ from the print by."""

MOST_APART = 0.05
"""Of a document's findings; where no gap parts two paragraphs, only the tags tell them apart."""

FAMILIES = [
    ("*inspection", 2009, 2013),
    ("*inspection", 2013, 2015),
    ("*inspection", 2016, 2017),
    ("*inspection", 2018, 2022),
    ("*inspection", 2023, 2025),
    ("*inspection", 2026, 2030),
    ("*jtai", 2016, 2020),
    ("*jtai", 2021, 2030),
    ("*area-send", 2023, 2030),
]


def documents() -> Iterator[Path]:
    """A few files of each family and time, spread over the authorities."""
    for pattern, first, last in FAMILIES:
        files = sorted(CORPUS.rglob(f"{pattern}.pdf"))
        found = [path for path in files if first <= int(path.name[:4]) <= last]
        yield from found[:: max(len(found) // A_FAMILY, 1)][:A_FAMILY]


DOCUMENTS = list(documents()) if CORPUS.is_dir() else []
SAMPLE = {document.name: document for document in sample_documents()}


real_documents = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside this checkout"),
]
each_document = pytest.mark.parametrize(
    "path",
    [pytest.param(path, marks=real_documents) for path in DOCUMENTS],
    ids=lambda path: f"{path.parent.name}-{path.stem}",
)


def reading(path: Path) -> FamilyReading:
    return reading_of(path.read_bytes())


def reading_of(content: bytes) -> FamilyReading:
    return read_family(extract(content, "document.pdf"), REGISTER)


def findings(read: FamilyReading) -> list[Passage]:
    return [passage for passage in read.passages if passage.role != Role.CONTEXT]


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", re.sub(r"-?[\ufffe\x02]\r?\n?", "-", text)))


def letters(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


@each_document
def test_tags_and_geometry_give_the_same_findings(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tagged = reading(path)
    monkeypatch.setattr(pdf.Page, "badly_tagged", property(lambda page: page.characters > 0))
    placed = reading(path)
    by_tags = [letters(passage.text) for passage in findings(tagged)]
    by_place = [letters(passage.text) for passage in findings(placed)]
    assert sorted("".join(by_tags)) == sorted("".join(by_place))
    apart = Counter(by_tags) - Counter(by_place)
    assert apart.total() <= MOST_APART * len(by_tags) + 1
    assert (placed.visit, placed.document_type) == (tagged.visit, tagged.document_type)
    assert {(j.judgement, j.grade) for j in placed.judgements} == {
        (j.judgement, j.grade) for j in tagged.judgements
    }


def same(one: FamilyReading, other: FamilyReading) -> bool:
    """Whether two readings give the same facts and findings, with role, section and number."""
    rows = [
        [(p.role, p.section, p.judgement, p.number, p.text) for p in findings(read)]
        for read in (one, other)
    ]
    facts = [
        (read.document_type, read.visit, read.cited_judgements, read.judgements)
        for read in (one, other)
    ]
    return rows[0] == rows[1] and facts[0] == facts[1]


@pytest.mark.parametrize("name", SAMPLE)
def test_tags_and_geometry_agree_wholly_on_the_sample(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = written(SAMPLE[name], FileFormat.PDF)
    tagged = reading_of(content)
    monkeypatch.setattr(pdf.Page, "badly_tagged", property(lambda page: page.characters > 0))
    assert findings(tagged)
    assert same(tagged, reading_of(content))


@pytest.mark.parametrize("name", SAMPLE)
def test_the_untagged_copy_of_a_sample_reads_as_the_tagged_one(name: str) -> None:
    tagged, untagged = (
        reading_of(written(SAMPLE[name], file_format))
        for file_format in (FileFormat.PDF, FileFormat.UNTAGGED_PDF)
    )
    assert same(tagged, untagged)


@each_document
def test_boxes_hold_the_words_of_their_finding_and_of_no_other(path: Path) -> None:
    content = path.read_bytes()
    with ExitStack() as opened:
        document = opened.enter_context(closing(pypdfium2.PdfDocument(content)))
        pages = [opened.enter_context(closing(page)) for page in document]
        texts = [opened.enter_context(closing(page.get_textpage())) for page in pages]
        for finding in findings(reading(path)):
            inside = ""
            for box in finding.boxes:
                height = pages[box.page - 1].get_height()
                inside += texts[box.page - 1].get_text_bounded(
                    box.x0 - SLACK,
                    height - box.bottom - SLACK,
                    box.x1 + SLACK,
                    height - box.top + SLACK,
                )
                inside += "\n"
            assert sum(map(len, (words(finding.text) - words(inside)).elements())) <= 3
            others = (words(inside) - words(finding.text)).elements()
            assert sum(len(word) for word in others if not word.isdigit()) <= 3


@each_document
def test_no_document_leaves_out_more_than_it_says(path: Path) -> None:
    assert not list(problems_of_document(extract(path.read_bytes(), path.name)))
