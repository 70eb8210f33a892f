"""Small PDFs made here: tagged ones byte by byte, untagged ones with reportlab."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

Node = tuple[str, "list[Node | Content]"]
"""A structure element: its type and its children."""


@dataclass(frozen=True)
class Content:
    """Marked content: a line of text at a place on a page (from 0), x and y from bottom left."""

    text: str
    y: float
    page: int = 0
    x: float = 72
    size: float = 12
    font: str = "F1"


def tagged_pdf(tree: "Sequence[Node]", furniture: Sequence[Content] = (), pages: int = 1) -> bytes:
    """A PDF of ``pages`` whose structure tree is ``tree``; ``furniture`` is outside it."""
    return _TaggedPdf(pages).written(tree, furniture)


class _TaggedPdf:
    def __init__(self, pages: int) -> None:
        self.objects: dict[int, bytes] = {}
        self.streams = ["" for _ in range(pages)]
        self.marks = [0] * pages
        self.page_numbers = [10 + index for index in range(pages)]
        self.parents: list[list[int]] = [[] for _ in range(pages)]

    def new(self) -> int:
        number = max([*self.objects, 99]) + 1
        self.objects[number] = b""
        return number

    def written(self, tree: "Sequence[Node]", furniture: Sequence[Content]) -> bytes:
        root, document = 3, 4
        for content in furniture:
            self._show(content, "/Artifact BMC")
        children = [self._element(node, document) for node in tree]
        kids = " ".join(f"{number} 0 R" for number in children)
        self.objects[document] = f"<</Type/StructElem/S/Document/P {root} 0 R/K[{kids}]>>".encode()
        return self._file(root, document)

    def _show(self, content: Content, begin: str) -> None:
        text = content.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        self.streams[content.page] += (
            f"{begin} BT /{content.font} {content.size} Tf 1 0 0 1 {content.x} {content.y} Tm "
            f"({text}) Tj ET EMC\n"
        )

    def _element(self, node: Node, parent: int) -> int:
        number = self.new()
        kids: list[str] = []
        for child in node[1]:
            if isinstance(child, Content):
                mark = self.marks[child.page]
                self.marks[child.page] += 1
                self._show(child, f"/{node[0]} <</MCID {mark}>> BDC")
                self.parents[child.page].append(number)
                page = self.page_numbers[child.page]
                kids.append(f"<</Type/MCR/Pg {page} 0 R/MCID {mark}>>")
            else:
                kids.append(f"{self._element(child, number)} 0 R")
        self.objects[number] = (
            f"<</Type/StructElem/S/{node[0]}/P {parent} 0 R/K[{' '.join(kids)}]>>".encode()
        )
        return number

    def _file(self, root: int, document: int) -> bytes:
        pages = " ".join(f"{number} 0 R" for number in self.page_numbers)
        count = len(self.page_numbers)
        self.objects[1] = (
            f"<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot {root} 0 R>>"
        ).encode()
        self.objects[2] = f"<</Type/Pages/Kids[{pages}]/Count {count}>>".encode()
        numbers = " ".join(
            f"{index} [{' '.join(f'{n} 0 R' for n in parents)}]"
            for index, parents in enumerate(self.parents)
        )
        self.objects[root] = (
            f"<</Type/StructTreeRoot/K {document} 0 R/ParentTree<</Nums[{numbers}]>>>>".encode()
        )
        for key, font in ((5, "Helvetica"), (6, "Helvetica-Bold")):
            self.objects[key] = (
                f"<</Type/Font/Subtype/Type1/BaseFont/{font}/Encoding/WinAnsiEncoding>>".encode()
            )
        for index, number in enumerate(self.page_numbers):
            stream = self.streams[index].encode("cp1252")
            content = self.new()
            self.objects[content] = b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream)
            self.objects[number] = (
                f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/StructParents {index}"
                f"/Resources<</Font<</F1 5 0 R/F2 6 0 R>>>>/Contents {content} 0 R>>"
            ).encode()
        return self._bytes()

    def _bytes(self) -> bytes:
        out = io.BytesIO()
        out.write(b"%PDF-1.7\n")
        places: dict[int, int] = {}
        for number in sorted(self.objects):
            places[number] = out.tell()
            out.write(b"%d 0 obj" % number + self.objects[number] + b"endobj\n")
        start, size = out.tell(), max(self.objects) + 1
        out.write(b"xref\n0 %d\n" % size)
        for number in range(size):
            kept = number in places
            out.write(
                b"%010d %05d %s \n"
                % (places.get(number, 0), 0 if kept else 65535, b"n" if kept else b"f")
            )
        out.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, start))
        return out.getvalue()


def untagged_pdf(
    pages: Sequence[Sequence[Content]], rules: Sequence[tuple[int, float, float, float, float]] = ()
) -> bytes:
    """A PDF without tags: lines of text on pages; ``rules`` are rectangles (page, x, y, w, h)."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for number, lines in enumerate(pages):
        for page, x, y, width, height in rules:
            if page == number:
                canvas.rect(x, y, width, height)
        for line in lines:
            canvas.setFont("Helvetica-Bold" if line.font == "F2" else "Helvetica", line.size)
            canvas.drawString(line.x, line.y, line.text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
