"""Text recognition of scanned pages by the ``tesseract`` command, where it is installed.

A page is drawn in grey and given to tesseract, which says where each word stands; the words become
pieces as those of any untagged page. Sizes and baselines come from the shapes of the letters,
since boxes around words with and without tails differ.
"""

import csv
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import groupby
from statistics import median

import pypdfium2 as pdfium

from ingest.reading.extract.pdf_text import Piece

COMMAND = "tesseract"
INSTALL = "Debian and Ubuntu: apt install tesseract-ocr; macOS: brew install tesseract"
DOTS_PER_INCH = 300
MOST_DOTS = 12_000_000
"""Of a page's picture; a larger page is drawn more coarsely."""

PAGE_SECONDS = 20.0
"""The longest that one page may take; most take two to four seconds."""

MOST_PAGES = 60
"""Of a document; a longer scan is read so far."""

LEAST_SURE = 30.0
"""Of 100; what tesseract is less sure of is a stain or a picture."""

CAPITAL_HEIGHT = 0.72
"""Of the size; the height of capitals and of letters with a stem."""

SAME_SIZE = 0.1
"""Of the page's usual size; lines that differ by less are of that size."""

_TALL = set("bdfhklABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
_WITH_TAIL = set("gjpqyQ,;()[]")

ask_for_time: ContextVar[Callable[[float], None] | None] = ContextVar("ask_for_time", default=None)
"""Called before each page with the seconds that it may take: recognition is slow, and whoever
waits for a document should know that it is not stuck."""


def is_installed() -> bool:
    """Whether scanned pages can be read here."""
    return shutil.which(COMMAND) is not None


def recognised(content: bytes, pages: Sequence[int]) -> dict[int, list[Piece]]:
    """The words of ``pages`` (from 1) of a PDF; a page that gives none is not among them."""
    found: dict[int, list[Piece]] = {}
    if not pages or not is_installed():
        return found
    with closing(pdfium.PdfDocument(content)) as document:
        for number in pages[:MOST_PAGES]:
            if ask := ask_for_time.get():
                ask(PAGE_SECONDS)
            with closing(document[number - 1]) as page:
                scale = _scale(page)
                picture = _picture(page, scale)
            pieces = pieces_of(_words(_table_of(picture, scale)), scale)
            if pieces:
                found[number] = pieces
    return found


def _scale(page: pdfium.PdfPage) -> float:
    """Dots a point."""
    area = max(page.get_width() * page.get_height(), 1.0)
    return float(min(DOTS_PER_INCH / 72, (MOST_DOTS / area) ** 0.5))


def _picture(page: pdfium.PdfPage, scale: float) -> bytes:
    """The page as a grey picture in the PGM format."""
    with closing(page.render(scale=scale, grayscale=True)) as bitmap:
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
        dots = bytes(bitmap.buffer)
    rows = (dots[row * stride : row * stride + width] for row in range(height))
    return b"P5 %d %d 255\n" % (width, height) + b"".join(rows)


def _table_of(picture: bytes, scale: float) -> str:
    """What tesseract says of a picture, as tab-separated values; nothing when it fails."""
    command = [COMMAND, "stdin", "stdout", "--dpi", str(round(scale * 72)), "-l", "eng", "tsv"]
    try:
        done = subprocess.run(  # noqa: S603 -- a fixed command; the document is but its input
            command,
            input=picture,
            capture_output=True,
            timeout=PAGE_SECONDS,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", errors="replace")


@dataclass(frozen=True, slots=True)
class Word:
    """A word that tesseract found: its line and its place in dots from the top left."""

    text: str
    line: tuple[str, ...]
    left: int
    top: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        """The lower end in dots."""
        return self.top + self.height

    @property
    def has_tail(self) -> bool:
        """Whether some letter goes below the baseline."""
        return not _WITH_TAIL.isdisjoint(self.text)

    @property
    def is_tall(self) -> bool:
        """Whether some letter is as high as a capital."""
        return not _TALL.isdisjoint(self.text)


def _words(table: str) -> Iterator[Word]:
    for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row.get("text") or "").strip()
        if row["level"] == "5" and text and float(row["conf"]) >= LEAST_SURE:
            line = (row["block_num"], row["par_num"], row["line_num"])
            place = (int(row[key]) for key in ("left", "top", "width", "height"))
            yield Word(text, line, *place)


def pieces_of(words: Iterator[Word], scale: float) -> list[Piece]:
    """The pieces that ``words`` are, ``scale`` being dots a point."""
    lines = [list(line) for _, line in groupby(words, key=lambda word: word.line)]
    sizes = [_size(line) for line in lines]
    usual = median([size for size in sizes if size] or [0.0])
    pieces: list[Piece] = []
    for line, size in zip(lines, sizes, strict=True):
        same = not size or abs(size - usual) < SAME_SIZE * usual
        pieces.extend(_pieces(line, usual if same else size, scale))
    return pieces


def _size(line: Sequence[Word]) -> float:
    """The size in dots by words with capitals or stems and without tails; 0 without any."""
    heights = [word.height for word in line if word.is_tall and not word.has_tail]
    return median(heights) / CAPITAL_HEIGHT if heights else 0.0


def _pieces(line: Sequence[Word], size: float, scale: float) -> Iterator[Piece]:
    plain = [word.bottom for word in line if not word.has_tail]
    baseline = median(plain) if plain else line[0].bottom - 0.2 * size
    for index, word in enumerate(line):
        yield Piece(
            text=word.text + (" " if index + 1 < len(line) else ""),
            x0=word.left / scale,
            top=word.top / scale,
            x1=(word.left + word.width) / scale,
            bottom=word.bottom / scale,
            size=round(size / scale, 1),
            bold=False,
            baseline=baseline / scale,
        )
