"""Labelled sentences kept as facts, and their text found again in a folder of documents.

A fact is an object ``{"document", "begins", "letters", "sha256", "assessment"}``: the document's
path within the folder; the sentence's first words; how many letters and figures it has; the hash
of those in small letters; and the label that a reader gave it. The sentence itself is not kept.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import pypdfium2

FIRST_WORDS = 3


@dataclass(frozen=True, slots=True)
class SentenceFact:
    """Where a labelled sentence stands, how to know it again, and its label."""

    document: str
    begins: str
    letters: int
    sha256: str
    assessment: str


def fact_of(document: str, text: str, assessment: str) -> SentenceFact:
    """The fact to keep of a labelled sentence."""
    letters = _letters(text)
    begins = " ".join(text.split()[:FIRST_WORDS])
    return SentenceFact(document, begins, len(letters), _hash(letters), assessment)


def shipped_facts() -> tuple[SentenceFact, ...]:
    """The facts that come with the program."""
    text = files("findings").joinpath("data", "labelled_sentences.jsonl").read_text("utf-8")
    return tuple(SentenceFact(**json.loads(line)) for line in text.splitlines())


def found_in(folder: Path, facts: Iterable[SentenceFact]) -> Iterator[tuple[SentenceFact, str]]:
    """Each fact whose sentence stands in its document in the folder, with the sentence's text."""
    for fact in facts:
        file = folder / fact.document
        if file.is_file() and (text := sentence_in(_text_of(file), fact)) is not None:
            yield fact, text


def sentence_in(text: str, fact: SentenceFact) -> str | None:
    """The sentence of a fact, on one line, as it stands in a document's text; None if it does
    not, for instance because a page's header cuts it in two."""
    places = [at for at, character in enumerate(text) if character.isalnum()]
    letters = "".join(text[at] for at in places).lower()
    begins = _letters(fact.begins)
    at = letters.find(begins)
    while at >= 0:
        end = at + fact.letters
        if end <= len(places) and _hash(letters[at:end]) == fact.sha256:
            last = places[end - 1] + 1
            return " ".join((text[places[at] : last] + text[last : last + 1]).split())
        at = letters.find(begins, at + 1)
    return None


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum()).lower()


def _hash(letters: str) -> str:
    return hashlib.sha256(letters.encode()).hexdigest()


@cache
def _text_of(file: Path) -> str:
    document = pypdfium2.PdfDocument(file)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
