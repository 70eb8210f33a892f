"""Word documents (.docx): paragraphs, lists, tables and text boxes in the order of the body.

Tracked changes are taken as accepted: what was inserted is in, what was deleted is out. Headers,
footers and notes are parts of their own and stay out; a table of contents is left out by its
style.
"""

import io
import re
from collections import Counter
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml.etree import _Element

from ingest.reading.document import Block, BlockKind, ExtractedDocument, LeftOut, Unreadable
from ingest.reading.extract.headings import is_short_title
from ingest.reading.extract.joining import Part, join_broken
from ingest.reading.extract.lines import lines_apart
from ingest.reading.extract.lists import with_depths
from ingest.reading.extract.tables import parts_of_table
from ingest.reading.extract.typography import kind_and_marker, one_line
from ingest.reading.extract.word_numbering import Numbering
from ingest.reading.extract.word_styles import Styles

_SKIPPED = {qn(name) for name in ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:footnoteReference")}
_PIECES = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def extract(content: bytes, name: str) -> ExtractedDocument:
    """The document in a Word file; raises Unreadable."""
    try:
        document = docx.Document(io.BytesIO(content))
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise Unreadable(
            "damaged-file",
            f"{name} is a damaged Word document. Open it in Word, save it again and add that.",
        ) from error
    reading = WordReading(document)
    parts = list(reading.parts(document.element.body))
    blocks = with_depths(join_broken(parts))
    left_out = tuple(LeftOut(kind, count) for kind, count in reading.left_out.items() if count)
    return ExtractedDocument(name, "docx", None, blocks, left_out)


class WordReading:
    """Reads the body of one document; numbers its lists as Word does."""

    def __init__(self, document: Document) -> None:
        self.styles = Styles(document)
        self.numbering = Numbering(document)
        self.left_out: Counter[str] = Counter()
        self._after_break = False

    def parts(self, container: _Element) -> Iterator[Part]:
        """The parts of a body, cell or text box, in order."""
        for child in container:
            if child.tag == qn("w:p"):
                yield from self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                yield from parts_of_table(self._rows(child))
            elif child.tag not in _SKIPPED and child.tag != qn("w:sectPr"):
                yield from self.parts(child)

    def _paragraph(self, paragraph: _Element) -> Iterator[Part]:
        after_break, self._after_break = self._after_break, _breaks_page(paragraph)
        style = self.styles.of(paragraph)
        raw = "".join(_text(paragraph))
        if style.is_contents:
            self.left_out["contents"] += len(one_line(raw))
            return
        if one_line(raw):
            yield from self._blocks(paragraph, raw, after_break)
        for box in _text_boxes(paragraph):
            yield from self.parts(box)

    def _blocks(self, paragraph: _Element, raw: str, after_break: bool) -> Iterator[Part]:
        style = self.styles.of(paragraph)
        bold = self.styles.all_bold(paragraph)
        size = self.styles.size(paragraph)
        item = self.numbering.item(paragraph, style)
        if item is not None or style.heading:
            kind = BlockKind.HEADING if style.heading else BlockKind.BULLET
            kind, marker, text = kind_and_marker(kind, raw)
            level = style.heading or (item.level if item else 1)
            if item is not None and item.marker:
                kind = kind if style.heading else item.kind
                marker, text = item.marker, one_line(raw)
            yield Part(
                Block(kind, text, marker=marker, level=level, bold=bold, size=size), after_break
            )
            return
        for line in lines_apart(raw):
            kind, marker, text = kind_and_marker(BlockKind.PARAGRAPH, line)
            if kind is BlockKind.PARAGRAPH and bold and is_short_title(text):
                kind = BlockKind.HEADING
            level = int(kind in (BlockKind.BULLET, BlockKind.NUMBERED))
            block = Block(kind, text, marker=marker, level=level, bold=bold, size=size)
            if text:
                yield Part(block, after_break)

    def _rows(self, table: _Element) -> list[list[list[Part]]]:
        rows = []
        for row in table.iter(qn("w:tr")):
            if (
                _nearest(row, "w:tbl") is table
                and row.find(f"{qn('w:trPr')}/{qn('w:del')}") is None
            ):
                cells = (cell for cell in row.iter(qn("w:tc")) if _nearest(cell, "w:tr") is row)
                rows.append([list(self.parts(cell)) for cell in cells])
        return rows


def _nearest(element: _Element, name: str) -> _Element | None:
    return next(element.iterancestors(qn(name)), None)


def _text(element: _Element) -> Iterator[str]:
    """The text of a paragraph's runs, tracked changes accepted, text boxes not entered."""
    for child in element:
        if child.tag in _SKIPPED or child.tag == qn("w:txbxContent"):
            continue
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _PIECES:
            yield _PIECES[child.tag]
        elif child.tag == qn("w:sym"):
            yield _symbol(child)
        elif child.tag not in (qn("w:drawing"), qn("w:pict"), f"{_ALTERNATE}AlternateContent"):
            yield from _text(child)


def _symbol(element: _Element) -> str:
    code = element.get(qn("w:char"), "")
    return chr(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{4}", code) else ""


def _text_boxes(paragraph: _Element) -> Iterator[_Element]:
    """The text boxes anchored in a paragraph, each once: Word writes them for two readers."""
    for box in paragraph.iter(qn("w:txbxContent")):
        within = box.iterancestors(f"{_ALTERNATE}Fallback", qn("w:del"), qn("w:txbxContent"))
        if next(within, None) is None:
            yield box


def _breaks_page(paragraph: _Element) -> bool:
    breaks = (element.get(qn("w:type")) == "page" for element in paragraph.iter(qn("w:br")))
    return any(breaks) or paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None
