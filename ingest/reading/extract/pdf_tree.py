"""The structure tree of a PDF page as plain objects.

Stands on pdfium's raw calls. A child is an element, a number (marked content of this page) or
None: content that lies on another page. ``FPDF_StructElement_GetChildMarkedContentID`` heeds the
page; the call with ``IdAtIndex`` in its name does not, and gives another paragraph's text.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.reading.extract import pdf_calls

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
    tree = pdf_calls.tree_for_page(pdf_calls.address_of(page))
    if not tree:
        return None
    try:
        return _TreeReading().root(tree)
    finally:
        pdf_calls.close_tree(tree)


class _TreeReading:
    """One reading of a tree, counting so that a damaged one ends."""

    def __init__(self) -> None:
        self.left = MOST_CHILDREN
        self._buffer = ctypes.create_string_buffer(64)
        self._names: dict[bytes, str] = {}

    def root(self, tree: int) -> Element | None:
        count = pdf_calls.count_in_tree(tree)
        children = (pdf_calls.element_in_tree(tree, index) for index in range(count))
        elements: list[Element | int | None] = [self.element(c, 0) for c in children if c]
        return Element("Document", elements) if elements else None

    def element(self, raw: int, depth: int) -> Element:
        element = Element(self._type_of(raw))
        count = min(pdf_calls.count_in_element(raw), self.left)
        self.left -= max(count, 0)
        for index in range(count if depth < DEEPEST else 0):
            child = pdf_calls.element_in_element(raw, index)
            if child:
                element.children.append(self.element(child, depth + 1))
                continue
            mark = pdf_calls.mark_in_element(raw, index)
            element.children.append(mark if mark >= 0 else None)
        return element

    def _type_of(self, element: int) -> str:
        length = pdf_calls.type_of_element(element, self._buffer, len(self._buffer))
        written = self._buffer.raw[: min(max(length - 2, 0), 62)]
        if written not in self._names:
            self._names[written] = written.decode("utf-16-le", errors="replace")
        return self._names[written]
