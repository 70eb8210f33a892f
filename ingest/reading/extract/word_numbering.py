"""The bullets and numbers that Word puts before list paragraphs without writing them as text."""

import re
from collections import defaultdict
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element

from ingest.reading.document import BlockKind
from ingest.reading.extract.word_styles import Style, numbering_of

BULLET = "•"


@dataclass(frozen=True, slots=True)
class ListItem:
    """A list paragraph's kind, its sign or number (no dot or bracket) and depth from 1."""

    kind: BlockKind
    marker: str
    level: int


class Numbering:
    """Counts the lists of one document."""

    def __init__(self, document: Document) -> None:
        self._levels: dict[str, dict[int, _Element]] = {}
        self._list_of: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            return
        for abstract in root.findall(qn("w:abstractNum")):
            key = abstract.get(qn("w:abstractNumId"), "")
            levels = abstract.findall(qn("w:lvl"))
            self._levels[key] = {_whole(level.get(qn("w:ilvl"))): level for level in levels}
        for number in root.findall(qn("w:num")):
            reference = number.find(qn("w:abstractNumId"))
            if reference is not None:
                key = number.get(qn("w:numId"), "")
                self._list_of[key] = reference.get(qn("w:val"), "")
                self._restart(number, key)

    def _restart(self, number: _Element, key: str) -> None:
        """A list that starts anew counts for itself; others go on where their like left off."""
        for override in number.findall(qn("w:lvlOverride")):
            start = override.find(qn("w:startOverride"))
            if start is not None:
                level = _whole(override.get(qn("w:ilvl")))
                self._counts[key][level] = _whole(start.get(qn("w:val")), 1) - 1

    def item(self, paragraph: _Element, style: Style) -> ListItem | None:
        """What stands before a paragraph; None when it is in no list."""
        wanted = numbering_of(paragraph.find(qn("w:pPr"))) or style.numbering
        if wanted is None or wanted[0] in ("", "0"):
            return None
        key, depth = wanted
        level = self._levels.get(self._list_of.get(key, ""), {}).get(depth)
        form = _value(level, "w:numFmt")
        if level is None or form in ("bullet", "none", ""):
            return ListItem(BlockKind.BULLET, BULLET if form == "bullet" else "", depth + 1)
        return ListItem(BlockKind.NUMBERED, self._number(key, depth), depth + 1)

    def _number(self, key: str, depth: int) -> str:
        levels = self._levels[self._list_of[key]]
        counts = self._counts[key if key in self._counts else f"list {self._list_of[key]}"]
        counts[depth] = counts.get(depth, _whole(_value(levels[depth], "w:start"), 1) - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        text = _value(levels[depth], "w:lvlText") or f"%{depth + 1}"
        printed = re.sub(
            r"%([1-9])",
            lambda match: _printed(counts.get(int(match[1]) - 1, 1), levels, int(match[1]) - 1),
            text,
        )
        return printed.strip(" .()[]:") or printed.strip()


def _printed(count: int, levels: dict[int, _Element], depth: int) -> str:
    form = _value(levels.get(depth), "w:numFmt")
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(count)
        return roman if form == "lowerRoman" else roman.upper()
    return str(count)


def _roman(count: int) -> str:
    values = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"))
    printed = ""
    for value, sign in (*values, (4, "iv"), (1, "i")):
        while count >= value:
            printed, count = printed + sign, count - value
    return printed


def _value(element: _Element | None, name: str) -> str:
    found = element.find(qn(name)) if element is not None else None
    return found.get(qn("w:val"), "") if found is not None else ""


def _whole(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text and text.isdigit() else otherwise
