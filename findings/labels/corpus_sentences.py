"""Labelled sentences kept as facts, and their text found again in a folder of documents.

A fact is an object ``{"document", "page", "begins", "letters", "before", "sha256", "readings",
"agree"}``: the document's path within the folder and the page, if known; the sentence's first
words; how many letters and figures it has, and how many the sentence before it in its paragraph
(0 where there is none); the first digits of the hash of its own in small letters; the labels that
one or two readers gave it, ``{"assessment", "themes"}`` each (``themes`` null where only the
assessment was read); and whether two readers agree on all of it, null after one. The sentence
itself is not kept.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pypdfium2

FIRST_WORDS = 3
HASH_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader said of a sentence; no themes (None) where only the assessment was read."""

    assessment: str
    themes: tuple[str, ...] | None = None

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> "Reading":
        """The reading of a fact's line."""
        themes = row.get("themes")
        return cls(row["assessment"], None if themes is None else tuple(themes))


@dataclass(frozen=True, slots=True)
class SentenceFact:
    """Where a labelled sentence stands, how to know it again, and its readings."""

    document: str
    page: int | None
    begins: str
    letters: int
    before: int
    sha256: str
    readings: tuple[Reading, ...]

    @property
    def first(self) -> Reading:
        """The reading that counts; the second one only measures how far readers agree."""
        return self.readings[0]

    @property
    def agree(self) -> bool | None:
        """Whether two readers said the same; None after one."""
        if len(self.readings) < 2:
            return None
        one, other = self.readings[:2]
        return one.assessment == other.assessment and set(one.themes or ()) == set(
            other.themes or ()
        )

    def as_json(self) -> dict[str, Any]:
        """The object of the fact's line."""
        return {
            "document": self.document,
            "page": self.page,
            "begins": self.begins,
            "letters": self.letters,
            "before": self.before,
            "sha256": self.sha256,
            "readings": [
                {"assessment": reading.assessment, "themes": reading.themes}
                for reading in self.readings
            ],
            "agree": self.agree,
        }


class DocumentLetters:
    """A text by its letters and figures alone, however its lines and spaces fall."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places = [at for at, character in enumerate(text) if character.isalnum()]
        self.letters = "".join(text[at] for at in self._places).lower()

    def words(self, first: int, end: int) -> str:
        """The words from one letter to another, with the mark after them, on one line."""
        last = self._places[end - 1] + 1
        return " ".join(
            (self._text[self._places[first] : last] + self._text[last : last + 1]).split()
        )


def fact_of(
    document: str,
    text: str,
    readings: Sequence[Reading],
    page: int | None = None,
    before: str = "",
) -> SentenceFact:
    """The fact to keep of a labelled sentence; ``before`` is the sentence before it."""
    letters = _letters(text)
    begins = " ".join(text.split()[:FIRST_WORDS])
    return SentenceFact(
        document,
        page,
        begins,
        len(letters),
        len(_letters(before)),
        _hash(letters),
        tuple(readings),
    )


@cache
def shipped_facts() -> tuple[SentenceFact, ...]:
    """The facts that come with the program."""
    text = files("findings").joinpath("data", "labelled_sentences.jsonl").read_text("utf-8")
    return tuple(_from_json(json.loads(line)) for line in text.splitlines())


def _from_json(row: Mapping[str, Any]) -> SentenceFact:
    readings = tuple(Reading.from_json(reading) for reading in row["readings"])
    return SentenceFact(
        row["document"],
        row["page"],
        row["begins"],
        row["letters"],
        row["before"],
        row["sha256"],
        readings,
    )


@dataclass(frozen=True, slots=True)
class FoundSentence:
    """A fact with its sentence as it stands in the document, and the one before it ("" where
    there is none), each on one line."""

    fact: SentenceFact
    text: str
    before: str
    at: int

    @property
    def place(self) -> tuple[str, int]:
        """Where it stands: the document, and how many letters stand before it."""
        return self.fact.document, self.at

    @property
    def before_sha256(self) -> str:
        """The hash by which a fact on the sentence before would be known."""
        return _hash(_letters(self.before))


def found_in(folder: Path, facts: Iterable[SentenceFact]) -> Iterator[FoundSentence]:
    """Each fact whose sentence stands in its document in the folder."""
    for fact in facts:
        file = folder / fact.document
        if file.is_file() and (found := sentence_in(_text_of(file), fact)) is not None:
            yield found


def sentence_in(text: str | DocumentLetters, fact: SentenceFact) -> FoundSentence | None:
    """The sentence of a fact in a document's text; None if it does not stand there, for
    instance because a page's header cuts it in two."""
    document = DocumentLetters(text) if isinstance(text, str) else text
    begins = _letters(fact.begins)
    at = document.letters.find(begins)
    while at >= 0:
        end = at + fact.letters
        if _hash(document.letters[at:end]) == fact.sha256:
            before = document.words(max(at - fact.before, 0), at) if fact.before else ""
            return FoundSentence(fact, document.words(at, end), before, at)
        at = document.letters.find(begins, at + 1)
    return None


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum()).lower()


def _hash(letters: str) -> str:
    return hashlib.sha256(letters.encode()).hexdigest()[:HASH_DIGITS]


@cache
def _text_of(file: Path) -> DocumentLetters:
    document = pypdfium2.PdfDocument(file)
    try:
        pages = (page.get_textpage().get_text_range() for page in document)
        return DocumentLetters("\n".join(pages))
    finally:
        document.close()
