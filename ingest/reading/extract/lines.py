"""Blocks from lines of text: what plain text and Markdown have in common.

A group is a run of lines between blank lines. In a file of wrapped lines a group's lines are one
paragraph; in a file with one line a paragraph each line is its own, so is each of an address.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.reading.document import Block, BlockKind
from ingest.reading.extract.joining import Part
from ingest.reading.extract.typography import DASH_SIGNS, one_line, split_bullet, split_number

WIDEST_WRAPPED_LINE = 130
SHORTEST_WRAP = 50
LEAST_FILLED_BEFORE_SMALL, LEAST_FILLED, LEAST_FILLED_AT_STOP = 0.45, 0.7, 0.82
"""Parts of the widest line that a line fills at least, the next word counted in, when its
sentence goes on: with a small letter, with a capital, after a full stop."""

LEAST_FILLED_IF_RUNNING, WORDS_OF_RUNNING_TEXT = 0.55, 8
"""No line of an address has as many words."""

LINES_OF_A_CLOSE_GROUP = 4.5
"""Lines between blank ones, on average, from which on a group holds several paragraphs."""

SURELY_RUNNING = 110
"""Characters; a line this long is running text, whatever it looks like."""

LONGEST_HEADING = 20
"""Words."""

_HEADING_MARK = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_]+?)(?<=\S)\1(?![\w*])")
_LINK = re.compile(r"!?\[([^\]]*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_RULE = re.compile(r"^\s*(?:[-*_=]\s*){3,}$")
_TABLE_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_END = re.compile(r"[.,;!][\"'’”)\]]*$")
_LABELLED = re.compile(r"(?:[\w’']+ ){0,2}[\w’']+: (?![a-z])\S")
"""A label of up to three words and what it labels: ``Lead inspector: A Name``."""
_SENTENCE_WITHIN = re.compile(r"[a-z)][.!?] [A-Z]")
_DATE = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ \d{4}\b")
_FINISHED = re.compile(r"[.!?:;][\"'’”)\]]*$")
_BREAKS_OFF = re.compile(r"\s(?:of|and|the|in|to|for|with|by|on)\s*$", re.IGNORECASE)
"""Words that end no line on purpose: a heading goes on below them."""
_MONTH_AT_END = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s*$"
)
_OPENS_PART = re.compile(
    r"^\s*(?:(?:\S+@\S+|(?:www\.|https?://)\S+|t(?:el|extphone)?\W*[\d\s()+]{8,})\s*$|dear\s+\S|"
    r"yours\s+(?:sincerely|faithfully)\b|this\s+letter\s+summari[sz]es\b)",
    re.IGNORECASE,
)
"""A letter's contact lines, greeting, first words and ending stand on lines of their own."""
_SMALL_O = re.compile(r"^\s*o\s+(\S.*)", re.DOTALL)
_OPENS_HEADING_WITH_COLON = re.compile(r"(?:what|how|areas?|key|main|summary|priority)\b", re.I)
_NO_HEADING = re.compile(
    r"@|www\.|^(?:dear|yours|tel|t|cc)\b|^\W*\d|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|^n/?a$", re.I
)
"""Greetings, addresses, telephone lines, dates and postcodes."""


@dataclass(slots=True)
class Line:
    """One line: its text as found, whether blank lines lie before it, whether a tab opens it."""

    text: str
    after_blank: bool
    tabbed: bool = False


@dataclass(frozen=True, slots=True)
class _Wrapping:
    """The width in characters that lines are wrapped to, 0 for one line a paragraph, and whether
    paragraphs stand close, without blank lines between."""

    width: int
    close: bool


@dataclass(slots=True)
class Draft:
    """A part in the making."""

    kind: BlockKind
    text: str
    after_blank: bool
    marker: str = ""
    level: int = 0
    bold: bool | None = None
    cells: tuple[str, ...] = ()
    indent: int = 0

    def part(self) -> Part:
        """The finished part."""
        text = one_line(self.text)
        block = Block(
            kind=self.kind,
            text=text,
            marker=self.marker,
            level=self.level,
            bold=self.bold,
            cells=self.cells,
        )
        return Part(block, after_gap=self.after_blank)


def without_marks(text: str) -> tuple[str, bool | None]:
    """``text`` without Markdown's marks, and whether all of it was strong (None: no marks)."""
    text = _LINK.sub(r"\1", text)
    strong = sum(len(match[2]) for match in _STRONG.finditer(text))
    plain = _STRONG.sub(r"\2", text)
    plain = _EMPHASIS.sub(r"\2", plain)
    plain = _ESCAPE.sub(r"\1", plain)
    letters = len(plain.strip(" #-*•"))
    return plain, (strong >= 0.9 * letters if strong and letters else None)


def lines_of(text: str) -> list[Line]:
    """The lines of ``text`` that are not blank."""
    lines: list[Line] = []
    blank = True
    for raw in re.split(r"\r\n|[\r\n\v\f\x85\u2028\u2029]", text):
        if not one_line(raw) and not split_bullet(raw + "x"):
            blank = True
            continue
        if _RULE.match(raw) and not _TABLE_RULE.match(raw):
            blank = True
            continue
        lines.append(Line(raw, blank, bool(re.match(r" ?\t", raw))))
        blank = False
    return lines


def parts_of(lines: Sequence[Line]) -> list[Part]:
    """The parts that ``lines`` are, headings told by marks, weight or standing alone."""
    wrapping = _Wrapping(_wrap_width(lines), _set_close(lines))
    drafts: list[Draft] = []
    for is_table, run in table_runs(lines):
        drafts.extend(_rows(run) if is_table else _drafts(run, wrapping))
    _set_levels(drafts)
    return [draft.part() for draft in _headings(drafts) if one_line(draft.text)]


def table_runs(lines: Sequence[Line]) -> Iterator[tuple[bool, list[Line]]]:
    """Runs of lines, each with whether it is a table printed as lines that a tab opens."""
    run: list[Line] = []
    in_table = False
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        tabbed = line.tabbed or (in_table and _rest_of_cell(line, following))
        if tabbed != in_table and run:
            yield in_table and len(run) > 1, run
            run = []
        in_table = tabbed
        run.append(line)
    if run:
        yield in_table and len(run) > 1, run


def _rest_of_cell(line: Line, following: Line | None) -> bool:
    return line.text.startswith("    ") and following is not None and following.tabbed


def _rows(lines: Sequence[Line]) -> list[Draft]:
    """One row for each group of tabbed lines, one cell for each line."""
    rows: list[list[str]] = []
    for line in lines:
        text = one_line(without_marks(line.text)[0])
        if not line.tabbed and rows:
            rows[-1][-1] = one_line(f"{rows[-1][-1]} {text}")
        elif line.after_blank or not rows:
            rows.append([text])
        else:
            rows[-1].append(text)
    return [
        Draft(BlockKind.TABLE_ROW, " ".join(cells), after_blank=True, cells=tuple(cells))
        for cells in rows
    ]


def _wrap_width(lines: Sequence[Line]) -> int:
    """The width that the file's lines are wrapped to, in characters; 0 when they are not."""
    widths = sorted(
        len(line.text.strip() if _set_right(line) else line.text.rstrip()) for line in lines
    )
    if not widths or widths[-1] > WIDEST_WRAPPED_LINE:
        return 0
    within_groups = sum(not line.after_blank for line in lines)
    long = sum(width > 0.75 * widths[-1] for width in widths)
    wrapped = widths[-1] > SHORTEST_WRAP and within_groups > 0.3 * len(lines) and long > 3
    return widths[-1] if wrapped else 0


def _set_close(lines: Sequence[Line]) -> bool:
    """Whether paragraphs follow one another without blank lines between."""
    groups = sum(line.after_blank for line in lines)
    return len(lines) > LINES_OF_A_CLOSE_GROUP * max(groups, 1)


def _set_right(line: Line) -> bool:
    """Whether a line stands at the page's right, as the letterhead does."""
    return line.text.startswith(" " * 20)


def _drafts(lines: Iterable[Line], wrapping: _Wrapping) -> list[Draft]:
    drafts: list[Draft] = []
    previous: Line | None = None
    for line in lines:
        draft = _draft(line)
        if (
            previous is not None
            and drafts
            and _wrapped_on(previous, line, draft, drafts[-1], wrapping)
        ):
            gap = "" if re.search(r"\w-$", drafts[-1].text.rstrip()) else " "
            drafts[-1].text = drafts[-1].text.rstrip() + gap + draft.text.lstrip()
            drafts[-1].bold = drafts[-1].bold and draft.bold
        elif not _TABLE_RULE.match(line.text):
            drafts.append(draft)
        previous = line
    return drafts


def _wrapped_on(
    previous: Line, line: Line, draft: Draft, above: Draft, wrapping: _Wrapping
) -> bool:
    if line.after_blank or draft.cells or line.tabbed or previous.tabbed:
        return False
    if _set_right(previous) != _set_right(line) or _OPENS_PART.match(line.text):
        return False
    if above.kind in (BlockKind.HEADING, BlockKind.TABLE_ROW):
        return False
    if draft.kind is not BlockKind.PARAGRAPH:
        return bool(wrapping.width) and _dash_within(previous, draft, above, wrapping)
    first_word = line.text.split(maxsplit=1)[0]
    if _BREAKS_OFF.search(previous.text) and len(line.text.split()) <= LONGEST_HEADING:
        return True
    if _MONTH_AT_END.search(previous.text) and re.match(r"20\d\d\b", first_word):
        return True
    if wrapping.width:
        return _runs_on(previous, line, above, wrapping)
    hanging = above.kind in (BlockKind.BULLET, BlockKind.NUMBERED) and line.text[:1] in " \t"
    return hanging or (len(previous.text) > SHORTEST_WRAP and first_word[:1].islower())


def _runs_on(previous: Line, line: Line, above: Draft, wrapping: _Wrapping) -> bool:
    """Whether a wrapped paragraph goes on in ``line``.

    Lines of a proportional font differ in characters by a seventh and more, so that a line is
    full long before the widest; a line that ends a sentence must be nearer to it.
    """
    text = line.text.strip()
    before = previous.text.strip() if _set_right(previous) else previous.text.rstrip()
    finished = bool(_FINISHED.search(before))
    if (
        finished
        and len(text) < LEAST_FILLED_IF_RUNNING * wrapping.width
        and looks_like_heading(text)
    ):
        return False
    filled = (len(before) + 1 + len(text.split(maxsplit=1)[0])) / wrapping.width
    if filled > 1 or ((text[0].islower() or text[0] == "(") and not finished):
        return filled > LEAST_FILLED_BEFORE_SMALL
    if finished:
        return filled > (1 if wrapping.close else LEAST_FILLED_AT_STOP)
    alone = above.text.strip() == before.strip() and above.kind is BlockKind.PARAGRAPH
    heading = alone and looks_like_heading(one_line(above.text))
    if heading:
        return filled > LEAST_FILLED_AT_STOP
    running = len(before.split()) >= WORDS_OF_RUNNING_TEXT and filled > LEAST_FILLED_IF_RUNNING
    return running or filled > LEAST_FILLED


def _dash_within(previous: Line, draft: Draft, above: Draft, wrapping: _Wrapping) -> bool:
    """Whether a dash that opens a line is the sentence's own and no item's sign."""
    if draft.marker not in ("–", "—") or not draft.text.strip()[:1].islower():
        return False
    if above.marker == draft.marker or _FINISHED.search(previous.text.rstrip()):
        return False
    draft.text = f"{draft.marker} {draft.text.lstrip()}"
    return len(previous.text.rstrip()) > LEAST_FILLED_AT_STOP * wrapping.width


def _draft(line: Line) -> Draft:
    heading = _HEADING_MARK.match(line.text)
    if heading and heading[2]:
        text, _ = without_marks(heading[2])
        return Draft(BlockKind.HEADING, text, line.after_blank, level=len(heading[1]), bold=True)
    if line.text.strip().startswith("|") and line.text.count("|") > 1:
        cells = tuple(
            one_line(without_marks(cell)[0]) for cell in line.text.strip().strip("|").split("|")
        )
        return Draft(
            BlockKind.TABLE_ROW, " ".join(filter(None, cells)), line.after_blank, cells=cells
        )
    indent = len(line.text.expandtabs(4)) - len(line.text.expandtabs(4).lstrip())
    text = re.sub(r"^\s*>\s?", "", line.text)
    return _list_item(text, line, indent) or _paragraph(text, line, indent)


def _list_item(text: str, line: Line, indent: int) -> Draft | None:
    if line.tabbed:
        return None
    bullet = split_bullet(text)
    if bullet and not _STRONG.match(text.strip()):
        nested = split_bullet(bullet[1]) if bullet[0] in DASH_SIGNS else None
        sign, rest = nested or bullet
        plain, bold = without_marks(rest)
        return Draft(BlockKind.BULLET, plain, line.after_blank, sign, 1, bold, indent=indent)
    number = split_number(text)
    if number:
        plain, bold = without_marks(number[1])
        return Draft(BlockKind.NUMBERED, plain, line.after_blank, number[0], 1, bold, indent=indent)
    return None


def _paragraph(text: str, line: Line, indent: int) -> Draft:
    plain, bold = without_marks(text)
    return Draft(BlockKind.PARAGRAPH, plain, line.after_blank, bold=bold, indent=indent)


def _set_levels(drafts: Sequence[Draft]) -> None:
    """Gives bullets under a bullet their depth: "o" under another sign, or another sign set in.

    The same sign set in counts only without a blank line before it: margins differ by page.
    """
    parent: Draft | None = None
    for draft in drafts:
        if draft.kind is not BlockKind.BULLET:
            small_o = _SMALL_O.match(draft.text) if draft.kind is BlockKind.PARAGRAPH else None
            if not (parent and small_o):
                parent = None
                continue
            draft.kind, draft.marker, draft.text = BlockKind.BULLET, "o", small_o[1]
        if parent is None:
            parent = draft
            continue
        set_in = draft.indent - parent.indent >= 2
        other_sign = draft.marker != parent.marker
        below = draft.marker == "o" and other_sign
        below = below or (set_in and (other_sign or not draft.after_blank))
        draft.level = 2 if below else 1
        parent = parent if below else draft


def _headings(drafts: Sequence[Draft]) -> list[Draft]:
    """Marks as headings the short lines that stand over running text or a list."""
    for above, below in reversed(list(pairwise(drafts))):
        if above.kind is BlockKind.PARAGRAPH and _over(above, below):
            above.kind = BlockKind.HEADING
    return list(drafts)


def _over(line: Draft, below: Draft) -> bool:
    if not looks_like_heading(one_line(line.text)) or one_line(below.text)[:1].islower():
        return False
    if line.bold:
        return True
    if below.kind is BlockKind.HEADING:
        return line.after_blank and below.after_blank
    if below.kind in (BlockKind.BULLET, BlockKind.NUMBERED, BlockKind.TABLE_ROW):
        return True
    if below.kind is not BlockKind.PARAGRAPH:
        return False
    if _LABELLED.match(one_line(below.text)):
        return line.after_blank and below.after_blank
    long = len(below.text) > SHORTEST_WRAP and not looks_like_heading(one_line(below.text))
    return long or len(below.text) > SURELY_RUNNING


def looks_like_heading(text: str) -> bool:
    """Whether a line's wording alone lets it be a heading: short, capitalised, no full stop."""
    if (
        not text
        or len(text.split()) > LONGEST_HEADING
        or _END.search(text)
        or _NO_HEADING.search(text)
    ):
        return False
    if text.endswith(":") and not _OPENS_HEADING_WITH_COLON.match(text):
        return False
    if _LABELLED.match(text) or _SENTENCE_WITHIN.search(text) or _DATE.search(text):
        return False
    return text.lstrip("‘“'\"(")[:1].isupper()


def lines_apart(text: str) -> list[str]:
    """The lines of one paragraph that were ended on purpose, as those of an address; a line that
    breaks off in mid-sentence is put together with the next."""
    apart: list[str] = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        if apart and line[:1].islower() and not _FINISHED.search(apart[-1]):
            apart[-1] = f"{apart[-1]} {line}"
        else:
            apart.append(line)
    return apart
