"""Real reports, where they are beside the repository: nothing lost, both readings alike."""

import re
from collections import Counter
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest

from ingest.reading.checks import problems_of_document
from ingest.reading.document import ExtractedDocument
from ingest.reading.extract import extract, pdf
from tests.conftest import SHARED

CORPUS = SHARED / "corpus"
EVERY = 60
TOLERANCE = 0.005
"""Of a document's characters: what is left out is counted with its spaces, signs of symbol fonts
and footnote marks are not."""
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside this checkout"),
]
REPORTS = sorted(CORPUS.rglob("*.pdf"))[::EVERY] if CORPUS.is_dir() else []


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W\d_]{3,}", text))


def words_of(document: ExtractedDocument) -> Counter[str]:
    return words(" ".join(block.text for block in document.blocks))


def letters(text: str) -> int:
    return len(re.sub(r"\s", "", text))


def plain_text(content: bytes) -> str:
    text = ""
    with closing(pypdfium2.PdfDocument(content)) as document:
        for index in range(len(document)):
            with closing(document[index]) as page, closing(page.get_textpage()) as text_page:
                text += text_page.get_text_range() + "\n"
    return re.sub(r"-?[\ufffe\x02]\r?\n?", "-", text)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_word_of_the_body_is_lost_or_made_up(path: Path) -> None:
    content = path.read_bytes()
    document = extract(content, path.name)
    found, printed = words_of(document), words(plain_text(content))
    left_out = sum(left.characters for left in document.left_out)
    lost = sum(len(word) * count for word, count in (printed - found).items())
    assert lost <= left_out
    assert (found - printed).total() <= 0.002 * printed.total()


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_blocks_and_what_was_left_out_are_the_whole_text(path: Path) -> None:
    content = path.read_bytes()
    document = extract(content, path.name)
    kept = sum(letters(block.marker + block.text) for block in document.blocks)
    left_out = sum(left.characters for left in document.left_out)
    printed = letters(plain_text(content))
    assert abs(printed - kept - left_out) <= TOLERANCE * printed
    assert {left.kind for left in document.left_out} <= {"header-or-footer", "footnote", "contents"}
    assert not list(problems_of_document(document))


@pytest.mark.parametrize("path", REPORTS[::2], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_tags_and_geometry_agree_on_the_blocks(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = path.read_bytes()
    tagged = extract(content, path.name)
    monkeypatch.setattr(pdf.Page, "badly_tagged", property(lambda page: page.characters > 0))
    placed = extract(content, path.name)
    assert words_of(tagged) - words_of(placed) == words_of(placed) - words_of(tagged) or (
        (words_of(tagged) - words_of(placed)).total() < 0.02 * words_of(tagged).total()
    )
    texts = {block.text for block in placed.blocks}
    body = [block.text for block in tagged.blocks if len(block.text) > 100]
    assert sum(text in texts for text in body) >= 0.85 * len(body)
