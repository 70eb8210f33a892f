"""Ofsted's letters among the founding documents say the same as PDF and as DOCX.

The structure (headings, bullets, paragraphs) is derived here from the text files; where a page
break of the original cuts a paragraph or bullet in the text file, it is made whole again, and
the pages of the PDF cut others.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ingest.reading import read
from ingest.reading.as_json import as_json
from ingest.sample.document_shape import (
    ExpectedFacts,
    FileFormat,
    Piece,
    SampleDocument,
    bullet,
    heading,
    paragraph,
)
from ingest.sample.generate import written
from inspections.register import Register

LETTERS = ("000_d6466b21c827d6ce", "002_8cc709b0b9e944d0", "004_70f070ea39187bdd")
FORMATS = (FileFormat.PDF, FileFormat.UNTAGGED_PDF, FileFormat.DOCX)
BULLETS = "-•\uf0b7\uf06e\uf0a7"
UNUSED = ExpectedFacts("", "", "", date(2020, 1, 1), date(2020, 1, 1))


def _blocks(text: str) -> list[str]:
    """The text's blocks, one line each, with those that a page break cut made whole."""
    blocks: list[str] = []
    for raw in re.split(rf"\n\s*\n|\n(?=[{re.escape(BULLETS)}] )", text):
        block = " ".join(raw.split())
        if not block.strip(BULLETS + " "):
            continue
        words = block.lstrip(BULLETS + " ")
        if blocks and words[0].islower() and blocks[-1][-1] not in ".:;?!":
            blocks[-1] += " " + words
        else:
            blocks.append(block)
    return blocks


def _pieces(text: str) -> list[Piece]:
    pieces: list[Piece] = []
    salutation = False
    for block in _blocks(text):
        words = block.lstrip(BULLETS + " ")
        closing = bool(pieces) and any(p.text.startswith("Yours") for p in pieces[-4:])
        if block[0] in BULLETS:
            pieces.append(bullet(words))
        elif salutation and not closing and len(block) < 80 and block[-1] not in ".,;":
            pieces.append(_heading_or_line(block, pieces))
        else:
            pieces.append(paragraph(block))
        salutation = salutation or block.startswith("Dear ")
    return pieces


def _heading_or_line(block: str, pieces: list[Piece]) -> Piece:
    """The subject line is a bold paragraph, as letters have it; "Yours sincerely" is none."""
    if block.startswith("Yours"):
        return paragraph(block)
    if pieces[-1].text.startswith("Dear "):
        return paragraph(block, bold=True)
    return heading(block, 2)


@cache
def _reading(folder: Path, name: str, file_format: FileFormat) -> dict[str, Any]:
    pieces = _pieces((folder / f"{name}.txt").read_text(encoding="utf-8"))
    document = SampleDocument(name, name, tuple(pieces), UNUSED, page_footer="Page footer")
    content = written(document, file_format)
    return as_json(read(content, name + file_format.suffix, Register.shipped()))


def _expected(folder: Path, name: str) -> dict[str, Any]:
    every = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    expected: dict[str, Any] = every[f"{name}.txt"]
    return expected


@pytest.mark.corpus
@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("name", LETTERS)
class TestTheLetterInAnotherFormat:
    def test_says_the_same_of_the_visit(
        self, seeds: Path, name: str, file_format: FileFormat
    ) -> None:
        expected, found = _expected(seeds, name), _reading(seeds, name, file_format)
        assert found["document_type"] == expected["document_type"]
        assert found["authority"]["name"] == expected["authority"]
        assert {key: found["visit"][key] for key in expected["visit"]} == expected["visit"]

    def test_gives_and_recalls_the_same_grades(
        self, seeds: Path, name: str, file_format: FileFormat
    ) -> None:
        expected, found = _expected(seeds, name), _reading(seeds, name, file_format)
        assert found["judgements"] == expected["judgements"] == []
        keys = ("judgement", "grade", "start", "end", "date_precision")
        recalled = [{key: cited[key] for key in keys} for cited in found["cited_judgements"]]
        assert sorted(recalled, key=str) == sorted(expected["cited_judgements"], key=str)

    def test_has_as_many_findings_of_each_role(
        self, seeds: Path, name: str, file_format: FileFormat
    ) -> None:
        expected, found = _expected(seeds, name), _reading(seeds, name, file_format)
        counted = Counter(finding["role"] for finding in found["findings"])
        assert {role: counted[role] for role in expected["findings"]} == expected["findings"]

    def test_has_the_same_findings_as_the_text(
        self, seeds: Path, name: str, file_format: FileFormat
    ) -> None:
        text = (seeds / f"{name}.txt").read_bytes()
        as_text = as_json(read(text, f"{name}.txt", Register.shipped()))
        found = _reading(seeds, name, file_format)
        assert [(f["role"], f["section"], f["text"]) for f in found["findings"]] == [
            (f["role"], f["section"], f["text"]) for f in as_text["findings"]
        ]

    def test_keeps_whole_what_a_page_cuts(
        self, seeds: Path, name: str, file_format: FileFormat
    ) -> None:
        texts = [f["text"] for f in _reading(seeds, name, file_format)["findings"]]
        for whole in _expected(seeds, name).get("must_be_one_finding", []):
            assert whole in texts

    def test_shows_where_each_finding_stands_if_there_are_pages(
        self, seeds: Path, name: str, file_format: FileFormat
    ) -> None:
        found = _reading(seeds, name, file_format)
        if file_format is FileFormat.DOCX:
            assert found["pages"] is None
            assert {finding["page"] for finding in found["findings"]} == {None}
            return
        assert found["pages"] >= 3
        assert max(finding["page"] for finding in found["findings"]) >= 2
        for finding in found["findings"]:
            assert finding["boxes"][0]["page"] == finding["page"]
        assert any(
            len({box["page"] for box in finding["boxes"]}) == 2 for finding in found["findings"]
        )
