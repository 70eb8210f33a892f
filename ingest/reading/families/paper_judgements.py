"""Grades that a council's paper gives for the inspection that it retells.

Tables print label and grade in one row, on different lines or in different blocks; some print two
years' grades side by side, under headings that say when. Sentences give them too. What is given
for an earlier inspection is recalled, not the visit's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ingest.reading.document import Block
from ingest.reading.families.paper_prose_grades import (
    overall_said,
    said_of_this,
    same_as_before,
    without_graded_lists,
)
from ingest.reading.fields.citations import (
    SourceText,
    cited_judgements,
    without_repeats,
)
from ingest.reading.fields.dates import find_periods, same_or_within
from ingest.reading.fields.grades import (
    GRADE_PATTERN,
    grade_of,
    grade_word,
    graded_label,
    judgement_of_label,
    overall_title,
)
from ingest.reading.schema import CitedJudgement, JudgementRead, Period, Problem
from inspections.vocabulary import GRADED_KINDS, JUDGEMENT_LABELS, JudgementArea, VisitKind

LONGEST_LABEL = 22
_GRADES = re.compile(rf"\b{GRADE_PATTERN}\b", re.IGNORECASE)
_TO_COME = re.compile(
    r"(?:,\s*as\s+a\s+result\b[^.;]{0,60})?\b(?:would|will)\b[^.;]*", re.IGNORECASE
)
"""What is still to happen dates no grade."""
_EARLIER_COLUMN = re.compile(r"\b(?:previous|last|prior|before|old|then|earlier)\b", re.IGNORECASE)
_LATER_COLUMN = re.compile(r"\b(?:current|now|new|latest|this|outcome)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class GradedRow:
    """A row of a table of judgements: its grades by column, with their wordings, and its block."""

    judgement: str
    grades: tuple[tuple[str, str], ...]
    block: Block


@dataclass(frozen=True, slots=True)
class PaperJudgements:
    """The visit's own judgements, those recalled, the indexes of blocks that only hold them, and
    what of them is in doubt."""

    own: tuple[JudgementRead, ...]
    cited: tuple[CitedJudgement, ...]
    used: frozenset[int]
    problems: tuple[Problem, ...] = ()


def paper_judgements(
    blocks: Sequence[Block], kind: str, own_period: Period | None, anchor: date | None
) -> PaperJudgements:
    """The judgements in a paper's item about a visit of that kind and period."""
    rows, columns, used = _graded_rows(blocks, anchor)
    own: dict[str, JudgementRead] = {}
    recalled: list[CitedJudgement] = []
    for row in rows:
        judgement = _for_kind(row.judgement, kind)
        for index, (grade, wording) in enumerate(_told_apart(row, columns)):
            if not grade:
                continue
            column = columns[index] if index < len(columns) else None
            page = row.block.page
            if _is_own(index, len(row.grades), columns, own_period):
                own.setdefault(judgement, JudgementRead(judgement, grade, wording, page))
            else:
                period = column.period if column else None
                recalled.append(CitedJudgement(judgement, grade, wording, period, page))
    texts = [
        SourceText(_TO_COME.sub("", b.text), b.page) for i, b in enumerate(blocks) if i not in used
    ]
    if kind in GRADED_KINDS:
        _add_prose(own, texts, own_period, anchor)
    else:
        recalled += [
            CitedJudgement(j.judgement, j.grade, j.wording, None, j.page) for j in own.values()
        ]
        own = {}
    recalled += _recalled_in(texts, own, own_period, anchor)
    doubts = tuple(_doubts(row) for row in rows if not _told_apart(row, columns))
    return PaperJudgements(tuple(own.values()), without_repeats(recalled), frozenset(used), doubts)


def _doubts(row: GradedRow) -> Problem:
    label = JUDGEMENT_LABELS.get(row.judgement, row.judgement)
    grades = " and ".join(dict.fromkeys(wording for _, wording in row.grades if wording))
    return Problem(
        "grades-unclear",
        f"The table gives different grades for “{label}” ({grades}), and no heading says which is "
        "this inspection's. Neither was taken; add the right one by hand.",
        row.block.page,
    )


def _told_apart(row: GradedRow, columns: Sequence[Column]) -> tuple[tuple[str, str], ...]:
    """A row's grades; none where several differ and no headings say which is this visit's."""
    if not columns and len({grade for grade, _ in row.grades}) > 1:
        return ()
    return row.grades


def _add_prose(
    own: dict[str, JudgementRead],
    texts: Sequence[SourceText],
    own_period: Period | None,
    anchor: date | None,
) -> None:
    if JudgementArea.OVERALL_EFFECTIVENESS not in own:
        own |= overall_said(texts, own_period)
    for told in said_of_this(texts, own_period, anchor):
        own.setdefault(told.judgement, told)


def _recalled_in(
    texts: Sequence[SourceText],
    own: dict[str, JudgementRead],
    own_period: Period | None,
    anchor: date | None,
) -> Iterator[CitedJudgement]:
    for cited in cited_judgements(without_graded_lists(texts), own_period, anchor):
        mine = own.get(cited.judgement)
        if mine is None or mine.grade != cited.grade:
            yield cited
    overall = own.get(JudgementArea.OVERALL_EFFECTIVENESS)
    if overall is not None:
        yield from same_as_before(texts, overall, own_period, anchor)


@dataclass(frozen=True, slots=True)
class Column:
    """A heading over a column of grades: when, and whether its words say earlier or now."""

    period: Period | None
    earlier: bool
    now: bool


def _graded_rows(
    blocks: Sequence[Block], anchor: date | None
) -> tuple[list[GradedRow], tuple[Column, ...], set[int]]:
    rows: list[GradedRow] = []
    columns: tuple[Column, ...] = ()
    used: set[int] = set()
    index = 0
    while index < len(blocks):
        row, taken = _row_at(blocks, index)
        if row is None:
            columns = columns or _columns_of(blocks[index], anchor)
            index += 1
            continue
        rows.append(row)
        used.update(range(index, index + taken))
        index += taken
    return rows, columns, used


def _row_at(blocks: Sequence[Block], index: int) -> tuple[GradedRow | None, int]:
    """The row that begins with a block, and how many blocks it takes."""
    block = blocks[index]
    if len(block.text.split()) > LONGEST_LABEL:
        return None, 1
    single = _row_in_block(block)
    if single is not None:
        return single, 1
    label, taken = block.text, 1
    if judgement_of_label(label) is None and not _label_begins(label):
        return None, 1
    while index + taken < len(blocks) and taken < 5:
        following = blocks[index + taken].text
        if grades_alone(blocks[index + taken]):
            return _row_over_blocks(blocks, index, taken, label)
        if len(following.split()) > 8 or taken > 1:
            return None, 1
        label = f"{label} {following}"
        taken += 1
    return None, 1


def _row_over_blocks(
    blocks: Sequence[Block], index: int, taken: int, label: str
) -> tuple[GradedRow | None, int]:
    judgement = judgement_of_label(label)
    if judgement is None:
        return None, 1
    grades: list[tuple[str, str]] = []
    while index + taken < len(blocks):
        cells = grades_alone(blocks[index + taken])
        if not cells:
            break
        grades += cells
        taken += 1
    return GradedRow(judgement, tuple(grades), blocks[index]), taken


def grades_alone(block: Block) -> list[tuple[str, str]]:
    """The grades of a block that holds nothing else, by column; "" for a column left empty.

    A block of words that are no grades gives none."""
    rest = _GRADES.sub(" ", block.text)
    if re.search(r"\w", re.sub(r"\bn/?a\b", " ", rest, flags=re.IGNORECASE)):
        return []
    parts = re.findall(
        rf"\b{GRADE_PATTERN}\b|(?<!\S)(?:[-–—]|n/?a)(?!\S)", block.text, re.IGNORECASE
    )
    grades = [(grade_word(part) or "", part.strip(" .*")) for part in parts]
    return grades if any(grade for grade, _ in grades) else []


def _label_begins(text: str) -> bool:
    return bool(
        re.match(
            r"^\W*(?:\d+(?:\.\d+)*\.?\s+)?(?:the\s+)?experiences?\s+and\s+progress", text, re.I
        )
    )


def _row_in_block(block: Block) -> GradedRow | None:
    """A row whose label and grades are one block: by its cells, else by its words."""
    if len(block.cells) > 1:
        judgement = judgement_of_label(block.cells[0]) or judgement_of_label(
            " ".join(cell for cell in block.cells if grade_of(cell) is None)
        )
        grades = tuple(
            (grade, cell.strip(" .*"))
            for cell in block.cells
            if (grade := grade_of(cell)) is not None
        )
        if judgement is not None and grades:
            return GradedRow(judgement, grades, block)
    title = overall_title(block.text)
    if title is not None and not block.text.rstrip().endswith("."):
        return GradedRow(title.judgement, ((title.grade, title.wording),), block)
    several = _run_together(block)
    if several is not None:
        return several
    found = graded_label(block.text)
    if found is None:
        return None
    return GradedRow(found.judgement, ((found.grade, found.wording),), block)


def _run_together(block: Block) -> GradedRow | None:
    """A label followed by two or more grades in one text."""
    first = _GRADES.search(block.text)
    if first is None:
        return None
    wordings = _GRADES.findall(block.text)
    rest = _GRADES.sub(" ", block.text[first.start() :])
    if len(wordings) < 2 or re.search(r"\w", rest):
        return None
    judgement = judgement_of_label(block.text[: first.start()])
    if judgement is None:
        return None
    grades = tuple((grade, w) for w in wordings if (grade := grade_word(w)) is not None)
    return GradedRow(judgement, grades, block)


def _columns_of(block: Block, anchor: date | None) -> tuple[Column, ...]:
    """The headings of two columns of grades, by their cells or by two dates in a short line."""
    if len(block.text.split()) > 16:
        return ()
    cells = [cell for cell in block.cells[1:] if cell.strip()] if len(block.cells) > 2 else []
    if not cells:
        dated = find_periods(block.text, anchor)
        if len(dated) < 2:
            years = " ".join(f"in {year}" for year in re.findall(r"\b20\d\d\b", block.text))
            dated = find_periods(years)
        return tuple(Column(d.period, False, False) for d in dated) if len(dated) >= 2 else ()
    columns = tuple(_column(cell, anchor) for cell in cells)
    told = [column for column in columns if column.period or column.earlier or column.now]
    return columns if len(told) >= 2 else ()


def _column(text: str, anchor: date | None) -> Column:
    found = find_periods(text, anchor) or find_periods(f"in {text.strip()}", anchor)
    return Column(
        found[0].period if found else None,
        bool(_EARLIER_COLUMN.search(text)),
        bool(_LATER_COLUMN.search(text)),
    )


def _is_own(index: int, grades: int, columns: Sequence[Column], own_period: Period | None) -> bool:
    """Whether a column holds the visit's own grades: by its date, its words, else it is the only
    one, else the latest."""
    if grades == 1 or index >= len(columns):
        return index == 0 if not columns else index == grades - 1
    column = columns[index]
    if column.period is not None and own_period is not None:
        near = abs((column.period.start - own_period.start).days) <= 200
        return same_or_within(own_period, column.period) or near
    if column.earlier or column.now:
        return column.now and not column.earlier
    starts = [c.period.start for c in columns if c.period]
    return bool(starts) and column.period is not None and column.period.start == max(starts)


def _for_kind(judgement: str, kind: str) -> str:
    """The framework's own judgement: ILACS has no looked-after judgement, SIF no in-care one."""
    if kind == VisitKind.ILACS and judgement == JudgementArea.LOOKED_AFTER_AND_PERMANENCE:
        return JudgementArea.CHILDREN_IN_CARE.value
    if kind == VisitKind.SIF and judgement == JudgementArea.CHILDREN_IN_CARE:
        return JudgementArea.LOOKED_AFTER_AND_PERMANENCE.value
    return judgement
