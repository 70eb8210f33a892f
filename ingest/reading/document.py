"""What extraction gives to readers: a document as blocks in reading order, whatever its format.

A block is a heading, paragraph, bullet, numbered paragraph or table row, whole: parts that a
page break, header, footer or footnote cut apart are already joined, hyphens at a line's end
resolved, white space single. Page headers, footers, page numbers, footnotes and contents lines
are not among the blocks; they are counted in ``left_out``.
"""

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block is in its document's own structure."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    NUMBERED = "numbered"
    TABLE_ROW = "table-row"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page (from 1), in PDF points from the page's top left."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, bullet, numbered paragraph or table row.

    ``text`` is one line with single spaces, without ``marker`` (the bullet sign or printed
    number such as ``12``). A table row's ``cells`` are its cells' texts, and its ``text`` they
    joined by a space. ``level`` is a heading's level (from 1) or a list item's depth (from 1),
    0 where the format tells neither. ``bold`` and ``size`` (points) are those of most of its
    characters, None where the format has no weight or size. ``page`` is None without pages.
    """

    kind: BlockKind
    text: str
    page: int | None = None
    boxes: tuple[Box, ...] = ()
    marker: str = ""
    level: int = 0
    bold: bool | None = None
    size: float | None = None
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Text that is knowingly no block: its kind (header, footer, footnote, contents...) and
    how many characters of that kind there were."""

    kind: str
    characters: int


@dataclass(frozen=True, slots=True, eq=False)
class ExtractedDocument:
    """A document's blocks in reading order; ``pages`` is None where the format has none.

    Each is only equal to itself, so that what several readers ask of it is worked out once.

    ``recognised_pages`` are scanned pages whose text comes from text recognition (OCR),
    ``unread_pages`` scanned ones that gave no text, ``damaged_pages`` those that could not be
    opened.
    """

    name: str
    format: str
    pages: int | None
    blocks: tuple[Block, ...]
    left_out: tuple[LeftOut, ...] = ()
    recognised_pages: tuple[int, ...] = ()
    unread_pages: tuple[int, ...] = ()
    damaged_pages: tuple[int, ...] = ()


class Unreadable(Exception):
    """The file gives no text: empty, damaged, encrypted, oversized, or not what its name says.

    ``code`` is a short slug (``empty-file``, ``encrypted``, ``not-a-pdf`` ...); ``message``
    says in plain words what is the matter with the file and what to do.
    """

    def __init__(self, code: str, message: str, page: int | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.page = page
