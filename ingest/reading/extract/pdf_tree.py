"""The structure tree of a PDF page as plain objects.

Stands on pdfium's raw calls. A child is an element, a number (marked content of this page) or
None: content that lies on another page. ``FPDF_StructElement_GetChildMarkedContentID`` heeds the
page; the call with ``IdAtIndex`` in its name does not, and gives another paragraph's text.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium_raw

DEEPEST = 60
"""Levels; a tree deeper than this is damaged."""

MOST_CHILDREN = 200_000
"""Of a page; a tree wider than this is damaged."""


@dataclass(slots=True)
class Element:
    """An element by its standard type (``P``, ``LI``, ``H2`` ...) and its children in order."""

    kind: str
    children: "list[Element | int | None]" = field(default_factory=list)

    def marks(self) -> Iterator[int]:
        """All marked content within the element, in order."""
        for child in self.children:
            if isinstance(child, Element):
                yield from child.marks()
            elif child is not None:
                yield child


def tree_of(page: object) -> Element | None:
    """The tree of a pdfium page under one root of type ``Document``; None when it has none."""
    tree = pdfium_raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return None
    try:
        return _TreeReading().root(tree)
    finally:
        pdfium_raw.FPDF_StructTree_Close(tree)


class _TreeReading:
    """One reading of a tree, counting so that a damaged one ends."""

    def __init__(self) -> None:
        self.left = MOST_CHILDREN

    def root(self, tree: object) -> Element | None:
        count = pdfium_raw.FPDF_StructTree_CountChildren(tree)
        children = (pdfium_raw.FPDF_StructTree_GetChildAtIndex(tree, n) for n in range(count))
        elements: list[Element | int | None] = [self.element(c, 0) for c in children if c]
        return Element("Document", elements) if elements else None

    def element(self, raw: object, depth: int) -> Element:
        element = Element(_type_of(raw))
        count = min(pdfium_raw.FPDF_StructElement_CountChildren(raw), self.left)
        self.left -= max(count, 0)
        for index in range(count if depth < DEEPEST else 0):
            child = pdfium_raw.FPDF_StructElement_GetChildAtIndex(raw, index)
            if child:
                element.children.append(self.element(child, depth + 1))
                continue
            mark = pdfium_raw.FPDF_StructElement_GetChildMarkedContentID(raw, index)
            element.children.append(mark if mark >= 0 else None)
        return element


def _type_of(element: object) -> str:
    buffer = ctypes.create_string_buffer(64)
    length = pdfium_raw.FPDF_StructElement_GetType(element, buffer, len(buffer))
    return buffer.raw[: min(max(length - 2, 0), 62)].decode("utf-16-le", errors="replace")
