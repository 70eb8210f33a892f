"""What a Word paragraph's style says: heading, contents, weight, size, numbering."""

import re
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element

DEEPEST_STYLE = 20
"""Styles based on one another; more is a circle."""


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style with what it inherits: heading level (0: none), whether of contents,
    weight, size in points, and its numbering (numId, ilvl), None where it says nothing."""

    heading: int = 0
    is_contents: bool = False
    bold: bool | None = None
    size: float | None = None
    numbering: tuple[str, int] | None = None


class Styles:
    """The styles of a document."""

    def __init__(self, document: Document) -> None:
        root = document.styles.element
        self._elements = {
            style.get(qn("w:styleId"), ""): style for style in root.findall(qn("w:style"))
        }
        self._default = next(
            (
                key
                for key, style in self._elements.items()
                if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) == "1"
            ),
            "",
        )
        default = root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
        self._default_size = _size(default)
        self._read: dict[str, Style] = {}

    def of(self, paragraph: _Element) -> Style:
        """The style of a paragraph, with what the paragraph itself says of headings."""
        properties = paragraph.find(qn("w:pPr"))
        name = _value(properties, "w:pStyle") or self._default
        style = self._style(name)
        outline = _value(properties, "w:outlineLvl")
        if outline and outline.isdigit() and int(outline) < 9:
            return Style(int(outline) + 1, False, style.bold, style.size, style.numbering)
        return style

    def _style(self, name: str) -> Style:
        if name not in self._read:
            self._read[name] = self._inherited(name)
        return self._read[name]

    def _inherited(self, name: str) -> Style:
        style = Style()
        for _ in range(DEEPEST_STYLE):
            element = self._elements.get(name)
            if element is None:
                break
            style = _completed(style, element)
            name = _value(element, "w:basedOn")
        return style

    def all_bold(self, paragraph: _Element) -> bool:
        """Whether all text of a paragraph is bold, by its runs or its style."""
        usual = bool(self.of(paragraph).bold)
        letters = strong = 0
        for run in paragraph.iter(qn("w:r")):
            length = sum(len((text.text or "").strip()) for text in run.findall(qn("w:t")))
            letters += length
            strong += length * _run_is_bold(run, usual, self)
        return letters > 0 and strong >= 0.95 * letters

    def size(self, paragraph: _Element) -> float | None:
        """The size in points of most of a paragraph's characters."""
        counts: dict[float | None, int] = {}
        usual = self.of(paragraph).size or self._default_size
        for run in paragraph.iter(qn("w:r")):
            size = _size(run.find(qn("w:rPr"))) or usual
            length = sum(len(text.text or "") for text in run.findall(qn("w:t")))
            counts[size] = counts.get(size, 0) + length
        return max(counts, key=lambda size: counts[size], default=usual)

    def character_bold(self, name: str) -> bool | None:
        """Whether a character style is bold."""
        return self._style(name).bold if name else None


def _run_is_bold(run: _Element, usual: bool, styles: Styles) -> bool:
    properties = run.find(qn("w:rPr"))
    own = _switch(properties, "w:b")
    if own is not None:
        return own
    of_style = styles.character_bold(_value(properties, "w:rStyle"))
    return usual if of_style is None else of_style


def _completed(style: Style, element: _Element) -> Style:
    """``style`` with what ``element``, the style it is based on, adds to it."""
    name = _value(element, "w:name").lower()
    properties, run = element.find(qn("w:pPr")), element.find(qn("w:rPr"))
    heading = re.fullmatch(r"heading ([1-9])", name)
    outline = _value(properties, "w:outlineLvl")
    level = int(heading[1]) if heading else int(name == "title")
    if not level and outline.isdigit() and int(outline) < 9:
        level = int(outline) + 1
    return Style(
        heading=style.heading or level,
        is_contents=style.is_contents or bool(re.fullmatch(r"toc( heading| \d)", name)),
        bold=style.bold if style.bold is not None else _switch(run, "w:b"),
        size=style.size or _size(run),
        numbering=style.numbering or numbering_of(properties),
    )


def numbering_of(properties: _Element | None) -> tuple[str, int] | None:
    """The numbering (numId, ilvl) that paragraph properties ask for."""
    number = properties.find(qn("w:numPr")) if properties is not None else None
    if number is None:
        return None
    level = _value(number, "w:ilvl")
    return _value(number, "w:numId"), int(level) if level.isdigit() else 0


def _value(element: _Element | None, name: str) -> str:
    found = element.find(qn(name)) if element is not None else None
    return found.get(qn("w:val"), "") if found is not None else ""


def _switch(element: _Element | None, name: str) -> bool | None:
    found = element.find(qn(name)) if element is not None else None
    if found is None:
        return None
    return found.get(qn("w:val"), "1") not in ("0", "false", "off")


def _size(element: _Element | None) -> float | None:
    value = _value(element, "w:sz")
    return int(value) / 2 if value.isdigit() else None
