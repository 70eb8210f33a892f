"""Grades that an inspection report gives, from its table's rows and its headings.

A table's row is a label and a grade, in cells or run together; which labels exist is the
framework's matter, so each family hands in its own list. ``not judged`` is no grade.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.reading.document import Block
from ingest.reading.families.inspection_blocks import plain
from ingest.reading.fields.grades import grade_of
from ingest.reading.schema import JudgementRead

GRADE_WORDING = r"(?:requires? improvement(?: to be good)?|outstanding|good|adequate|inadequate)"
"""A grade as reports print it, in plain form; ``require`` where services are the subject."""

VERDICT = (
    r"(?:[\s:,;(-]*(?:(?:is|are|that|it|they|and|judged|to be)\b\s*:?\s*)*"
    rf"(?P<grade>{GRADE_WORDING})\)?)"
)
"""The grade at the end of a heading, with what stands between."""


@dataclass(frozen=True, slots=True)
class RowLabel:
    """A label of a table of judgements: its opening words in plain form, and what it stands for."""

    pattern: re.Pattern[str]
    judgement: str


def judgement_rows(
    blocks: Iterable[Block], labels: Sequence[RowLabel]
) -> list[tuple[Block, JudgementRead]]:
    """Each block that is a row (a known label, then nothing but a grade), with its judgement.

    Labels are tried in order, so the longer of two that begin alike goes first. The first row
    of a judgement counts; a later table of the same report repeats it.
    """
    found: dict[str, tuple[Block, JudgementRead]] = {}
    for block in blocks:
        read = _row(block, labels)
        if read is not None and read.judgement not in found:
            found[read.judgement] = (block, read)
    return list(found.values())


def areas_not_judged(blocks: Iterable[Block], labels: Sequence[RowLabel]) -> frozenset[str]:
    """The judgements whose row says "Not judged" instead of a grade."""
    return frozenset(
        label.judgement
        for block in blocks
        for label in labels
        if plain(block.text).endswith("not judged") and label.pattern.match(plain(block.text))
    )


def _row(block: Block, labels: Sequence[RowLabel]) -> JudgementRead | None:
    text = plain(_label_before_grade(block))
    for label in labels:
        opening = label.pattern.match(text)
        if opening is None:
            continue
        rest = text[opening.end() :].strip(" :-")
        grade = grade_of(rest)
        if grade is not None:
            return JudgementRead(label.judgement, grade, _as_printed(block, rest), block.page)
    return None


def _label_before_grade(block: Block) -> str:
    """The row's text with the cell that is a grade at its end, wherever the cell stands."""
    cells = [cell for cell in block.cells if cell.strip()]
    grades = [cell for cell in cells if grade_of(cell)]
    if len(grades) != 1 or grades[0] is cells[-1]:
        return block.text
    return " ".join([*(cell for cell in cells if cell is not grades[0]), grades[0]])


def _as_printed(block: Block, wording: str) -> str:
    """The grade's words in the document's own capitals."""
    match = re.search(re.escape(wording).replace(r"\ ", r"\s+"), block.text, re.IGNORECASE)
    return match[0] if match else wording
