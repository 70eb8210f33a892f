"""Web pages: what stands in main or article, without navigation, forms and page furniture.

Councils' pages wrap the whole page in one form, print minutes as tables, and repeat the site's
navigation around every item.
"""

import codecs
import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from ingest.reading.document import Block, BlockKind, ExtractedDocument, LeftOut, Unreadable
from ingest.reading.extract.headings import is_short_title
from ingest.reading.extract.joining import Part
from ingest.reading.extract.lines import lines_apart
from ingest.reading.extract.lists import with_depths
from ingest.reading.extract.tables import parts_of_table
from ingest.reading.extract.typography import kind_and_marker, one_line

DROPPED = {
    "script", "style", "noscript", "template", "iframe", "svg", "nav", "aside", "footer", "header",
    "button", "select", "input", "textarea", "object", "embed", "head", "form", "dialog", "canvas",
    "audio", "video", "map", "datalist",
}  # fmt: skip
FURNITURE_ROLES = {"navigation", "banner", "contentinfo", "search", "complementary", "dialog"}
_FURNITURE_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|cookies?|sidebar|footer|skip-?link|"
    r"skip|share|sharing|social|pagination|pager|related|search)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "strike", "sub",
    "sup", "time", "tt", "u", "var", "wbr", "br",
}  # fmt: skip
_BOLD = {"b", "strong"}
MOST_OF_PAGE = 0.5


def extract(content: bytes, name: str) -> ExtractedDocument:
    """The document in a web page; raises Unreadable when it has none."""
    try:
        page = lxml_html.document_fromstring(_DECLARATION.sub("", _decoded(content)))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(
            "damaged-file", f"{name} is a damaged web page. Save the page again and add that."
        ) from error
    left_out = _drop_furniture(page)
    reading = _Reading()
    reading.read(_main_part(page))
    blocks = with_depths(part.block for part in reading.parts)
    found = tuple(LeftOut(kind, count) for kind, count in left_out.items() if count)
    return ExtractedDocument(name, "html", None, blocks, found)


def _decoded(content: bytes) -> str:
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le")):
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    declared = _CHARSET.search(content[:4096])
    for encoding in ("utf-8", declared[1].decode("ascii", "ignore") if declared else "cp1252"):
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("cp1252", errors="replace")


def _words(element: HtmlElement) -> int:
    return len(one_line(element.text_content()))


def _drop_furniture(page: HtmlElement) -> Counter[str]:
    """Removes what is no document from ``page``; gives the characters of it by kind."""
    left_out: Counter[str] = Counter()
    for comment in list(page.iter(etree.Comment, etree.ProcessingInstruction)):
        if comment.getparent() is not None:
            comment.drop_tree()
    everything = max(_words(page), 1)
    for element in list(page.iter()):
        if element.getparent() is None or not _is_furniture(element):
            continue
        size = _words(element)
        if size > MOST_OF_PAGE * everything and element.tag not in ("script", "style", "head"):
            continue
        if element.tag not in ("script", "style", "head"):
            left_out["navigation"] += size
        if any(ancestor is page for ancestor in element.iterancestors()):
            element.drop_tree()
    return left_out


def _is_furniture(element: HtmlElement) -> bool:
    if element.tag in DROPPED:
        return not (element.tag == "header" and _inside_main(element))
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return (
        element.get("role") in FURNITURE_ROLES
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style", "")))
        or (element.tag not in ("html", "body", "main") and bool(_FURNITURE_NAME.search(names)))
    )


def _inside_main(element: HtmlElement) -> bool:
    return any(ancestor.tag in ("main", "article") for ancestor in element.iterancestors())


def _main_part(page: HtmlElement) -> HtmlElement:
    everything = max(_words(page), 1)
    for path in ("//main", "//*[@role='main']", "//article"):
        found = sorted(page.xpath(path), key=_words, reverse=True)
        if found and _words(found[0]) > MOST_OF_PAGE * everything:
            return found[0]
    return page


class _Reading:
    """Walks elements in order and keeps the parts it comes by."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self._text: list[tuple[str, bool]] = []

    def read(self, element: HtmlElement, kind: BlockKind = BlockKind.PARAGRAPH) -> None:
        """Read what stands in ``element`` as blocks of ``kind`` until another begins."""
        self._contents(element, False, kind, 0, "")
        self._flush(kind, 0, "")

    def _contents(
        self, element: HtmlElement, bold: bool, kind: BlockKind, level: int, marker: str
    ) -> None:
        self._keep(element.text, bold)
        for child in element:
            if isinstance(child.tag, str):
                self._child(child, bold, kind, level, marker)
            self._keep(child.tail, bold)

    def _child(
        self, child: HtmlElement, bold: bool, kind: BlockKind, level: int, marker: str
    ) -> None:
        if child.tag == "br":
            self._text.append(("\n", bold))
        elif child.tag == "sup" and one_line(child.text_content()).strip("[]").isdigit():
            return
        elif child.tag in _INLINE:
            self._contents(child, bold or child.tag in _BOLD, kind, level, marker)
        elif kind is BlockKind.BULLET and child.tag in ("p", "div") and not self._has_text():
            self._contents(child, bold, kind, level, marker)
        else:
            self._flush(kind, level, marker)
            self._block(child, level)

    def _block(self, element: HtmlElement, level: int) -> None:
        tag = element.tag
        if tag in ("ul", "ol"):
            for item, marker in _items(element):
                self._contents(item, False, BlockKind.BULLET, level + 1, marker)
                self._flush(BlockKind.BULLET, level + 1, marker)
        elif tag == "table":
            self.parts.extend(parts_of_table(_rows(element)))
        else:
            heading = re.fullmatch(r"h([1-6])", tag)
            kind = BlockKind.HEADING if heading else BlockKind.PARAGRAPH
            depth = int(heading[1]) if heading else 0
            self._contents(element, tag in ("th", "dt"), kind, depth if heading else level, "")
            self._flush(kind, depth, "")

    def _keep(self, text: str | None, bold: bool) -> None:
        if text:
            self._text.append((re.sub(r"\s+", " ", text), bold))

    def _has_text(self) -> bool:
        return any(text.strip() for text, _ in self._text)

    def _flush(self, kind: BlockKind, level: int, marker: str) -> None:
        runs, self._text = self._text, []
        raw = "".join(text for text, _ in runs)
        letters = sum(len(text.strip()) for text, _ in runs)
        strong = sum(len(text.strip()) for text, bold in runs if bold)
        bold = kind is BlockKind.HEADING or (letters > 0 and strong >= 0.95 * letters)
        lines = [raw.replace("\n", " ")] if kind is not BlockKind.PARAGRAPH else lines_apart(raw)
        self.parts.extend(
            Part(block) for line in lines if (block := _block(line, kind, level, marker, bold)).text
        )


def _block(raw: str, kind: BlockKind, level: int, marker: str, bold: bool) -> Block:
    if kind is BlockKind.BULLET and marker:
        number = marker[:1].isalnum()
        kind, text = BlockKind.NUMBERED if number else kind, one_line(raw)
    else:
        kind, marker, text = kind_and_marker(kind, raw)
    if kind is BlockKind.PARAGRAPH:
        level = 0
        kind = BlockKind.HEADING if bold and is_short_title(text) else kind
    elif kind is not BlockKind.HEADING:
        level = max(level, 1)
    return Block(kind, text, marker=marker, level=level, bold=bold)


def _items(element: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    start = element.get("start", "1")
    number = int(start) if start.lstrip("-").isdigit() else 1
    for item in element:
        if not isinstance(item.tag, str):
            continue
        given = item.get("value", "")
        number = int(given) if given.isdigit() else number
        yield item, str(number) if element.tag == "ol" else "•"
        number += 1


def _rows(table: HtmlElement) -> list[list[list[Part]]]:
    rows: list[list[list[Part]]] = []
    for row in table.xpath("./tr | ./thead/tr | ./tbody/tr | ./tfoot/tr"):
        cells: list[list[Part]] = []
        for cell in row.xpath("./td | ./th"):
            reading = _Reading()
            reading.read(cell)
            cells.append(reading.parts)
        rows.append(cells)
    return rows
