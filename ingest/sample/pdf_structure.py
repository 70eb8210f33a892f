"""The structure tree of a tagged PDF, written on top of reportlab's canvas.

reportlab has no tagging of its own. Marked content is put round what is drawn; at the end the
tree, its parent tree and the pages' ``StructParents`` are added to the document's objects.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference


@dataclass
class Element:
    """A structure element: its tag (``P``, ``H1``, ``LBody`` ...), what is above it, and what
    it holds: elements, or marked content as (page from 0, number on that page)."""

    tag: str
    parent: Element | None
    kids: list[Element | tuple[int, int]] = field(default_factory=list)
    name: str = ""

    def add(self, tag: str) -> Element:
        """A new element inside this one."""
        kid = Element(tag, self)
        self.kids.append(kid)
        return kid

    def pages(self) -> list[int]:
        """The pages of this element's own marked content."""
        return [kid[0] for kid in self.kids if isinstance(kid, tuple)]


class StructureTree:
    """Collects marked content while pages are drawn and writes the tree when they are done."""

    def __init__(self, canvas: Any) -> None:
        self.canvas = canvas
        self.document = Element("Document", None)
        self.owners: list[list[Element]] = [[]]

    @contextmanager
    def marked(self, element: Element) -> Iterator[None]:
        """What is drawn inside belongs to ``element``."""
        page, owners = len(self.owners) - 1, self.owners[-1]
        element.kids.append((page, len(owners)))
        self.canvas.addLiteral(f"/{element.tag} <</MCID {len(owners)}>> BDC")
        owners.append(element)
        yield
        self.canvas.addLiteral("EMC")

    @contextmanager
    def artifact(self, kind: str) -> Iterator[None]:
        """What is drawn inside is ``Pagination`` or ``Layout``, outside the tree."""
        self.canvas.addLiteral(f"/Artifact <</Type /{kind}>> BDC")
        yield
        self.canvas.addLiteral("EMC")

    def next_page(self) -> None:
        """A new page has begun."""
        self.owners.append([])

    def write(self) -> None:
        """Add the tree to the document; every page is drawn by now."""
        document = self.canvas._doc
        root = PDFObjectReference("StructTreeRoot")
        self._write_element(document, self.document, root, "StructElem0")
        catalog = {
            "Type": PDFName("StructTreeRoot"),
            "K": PDFArray([PDFObjectReference("StructElem0")]),
            "ParentTree": self._parent_tree(),
            "ParentTreeNextKey": len(self.owners),
        }
        document.Catalog.StructTreeRoot = document.Reference(
            PDFDictionary(catalog), "StructTreeRoot"
        )
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        for key in range(len(self.owners)):
            drawn = document.idToObject[f"Page{key + 1}"]
            drawn.__NoDefault__ = [*drawn.__NoDefault__, "StructParents"]
            drawn.StructParents = key

    def _write_element(self, document: Any, element: Element, parent: Any, name: str) -> None:
        element.name = name
        own = element.pages()
        entries: dict[str, Any] = {"Type": PDFName("StructElem"), "S": PDFName(element.tag)}
        entries["P"] = parent
        if own:
            entries["Pg"] = _page(own[0])
        kids: list[Any] = []
        for position, kid in enumerate(element.kids):
            if isinstance(kid, Element):
                inside = f"{name}.{position}"
                self._write_element(document, kid, PDFObjectReference(name), inside)
                kids.append(PDFObjectReference(inside))
            else:
                kids.append(kid[1] if kid[0] == own[0] else _elsewhere(*kid))
        entries["K"] = PDFArray(kids)
        document.Reference(PDFDictionary(entries), name)

    def _parent_tree(self) -> Any:
        numbers: list[Any] = []
        for key, owners in enumerate(self.owners):
            numbers += [key, PDFArray([PDFObjectReference(owner.name) for owner in owners])]
        return PDFDictionary({"Nums": PDFArray(numbers)})


def _page(number: int) -> Any:
    return PDFObjectReference(f"Page{number + 1}")


def _elsewhere(page: int, number: int) -> Any:
    """Marked content on another page than the one its element begins on."""
    return PDFDictionary({"Type": PDFName("MCR"), "Pg": _page(page), "MCID": number})
