"""The text objects of a PDF page: text, place, size and weight, each with its marked content.

Stands on pdfium's raw calls, which alone give the structure tree together with the text objects.
Coordinates are points from the page's top left.
"""

import ctypes
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import pypdfium2.raw as pdfium_raw

from ingest.reading.document import Box
from ingest.reading.extract import pdf_calls
from ingest.reading.extract.pdf_characters import texts_of
from ingest.reading.extract.typography import LINE_END_HYPHENS, one_line

CLOSING = ",.;:?!)’”"
"""Signs that no space stands before, though a footnote's mark may have left a gap."""

SEMIBOLD = 600
FOOTNOTE_MARK_SIZE = 0.8
"""A number smaller than this share of the text around it is a footnote's mark."""
WORD_GAP = 0.2
"""Of the size; a wider gap between the ink of two objects of a line is a space (the narrowest
space is 0.25, two letters stand up to 0.17 apart)."""


ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})

NUMBER_GAP = 0.27
"""As ``WORD_GAP``, between digits: a 1 stands as wide as a 0 with less ink."""

_NUMBER_AT_END = re.compile(r"\d[.,]?$")
_AT_LINE_END = re.compile(rf"[{LINE_END_HYPHENS}]\s*(?P<suspended>(?=(?:and|or)\b))?")
_SUSPENDS = re.compile(r"(?:and|or)\b")
"""After a hyphen at a line's end that stands for a word to come: 16- and 17-year-olds."""

DEEPEST_FORM = 5
"""Levels of forms (drawings used as one object) within forms."""

Frame = tuple[float, float, float, float, float, float]
"""A transformation as PDF writes it: a b c d e f."""

IDENTITY: Frame = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def combined(inner: Frame, outer: Frame) -> Frame:
    """First ``inner``, then ``outer``."""
    if outer == IDENTITY:
        return inner
    e, f = moved(outer, inner[4], inner[5])
    return (
        inner[0] * outer[0] + inner[1] * outer[2],
        inner[0] * outer[1] + inner[1] * outer[3],
        inner[2] * outer[0] + inner[3] * outer[2],
        inner[2] * outer[1] + inner[3] * outer[3],
        e,
        f,
    )


def moved(frame: Frame, x: float, y: float) -> tuple[float, float]:
    """A point after ``frame``."""
    return frame[0] * x + frame[2] * y + frame[4], frame[1] * x + frame[3] * y + frame[5]


def frame_of(item: object) -> Frame:
    """The transformation of a page object."""
    matrix = pdfium_raw.FS_MATRIX()
    pdfium_raw.FPDFPageObj_GetMatrix(item, matrix)
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


class Piece(NamedTuple):
    """One text object."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    baseline: float


class PageText:
    """The text objects of one page, by the marked content they stand in (-1: in none), how
    many lines and shapes (``paths``) the page draws, and the area of its pictures (``pictured``, in
    square points)."""

    def __init__(self, page: object, text_page: object, height: float) -> None:
        self._height = height
        self._texts = texts_of(pdf_calls.address_of(text_page))
        self._bold: dict[int, bool] = {}
        self._bounds = (ctypes.c_float * 4)()
        self._bounds_at = [ctypes.byref(self._bounds, 4 * index) for index in range(4)]
        self._matrix = (ctypes.c_float * 6)()
        self._matrix_at = ctypes.byref(self._matrix)
        self._size = ctypes.c_float()
        self._size_at = ctypes.byref(self._size)
        self.paths = 0
        self.pictured = 0.0
        self.by_mark: dict[int, list[Piece]] = {}
        self._read(pdf_calls.address_of(page))

    def _read(self, page: int) -> None:
        for index in range(pdf_calls.count_objects(page)):
            self._keep(pdf_calls.object_at(page, index), IDENTITY, 0)

    def _keep(self, item: int, frame: Frame, depth: int) -> None:
        text = self._texts.get(item)
        if text:
            mark = pdf_calls.mark_of(item) if not depth else -1
            self.by_mark.setdefault(mark, []).append(self._piece(item, text, frame))
            return
        kind = pdf_calls.type_of(item)
        if kind == pdfium_raw.FPDF_PAGEOBJ_PATH:
            self.paths += 1
        elif kind == pdfium_raw.FPDF_PAGEOBJ_IMAGE:
            self.pictured += self._area(item, frame)
        elif kind == pdfium_raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST_FORM:
            inner = combined(self._frame(item), frame)
            for index in range(pdf_calls.count_in_form(item)):
                self._keep(pdf_calls.object_in_form(item, index), inner, depth + 1)

    def _frame(self, item: int) -> Frame:
        pdf_calls.matrix_of(item, self._matrix_at)
        a, b, c, d, e, f = self._matrix
        return a, b, c, d, e, f

    def _area(self, item: int, frame: Frame) -> float:
        pdf_calls.bounds_of(item, *self._bounds_at)
        left, bottom, right, top = self._bounds
        x0, y0 = moved(frame, left, bottom)
        x1, y1 = moved(frame, right, top)
        return abs((x1 - x0) * (y1 - y0))

    def _piece(self, item: int, text: str, frame: Frame) -> Piece:
        pdf_calls.bounds_of(item, *self._bounds_at)
        pdf_calls.font_size_of(item, self._size_at)
        x0, low, x1, high = self._bounds
        place = self._frame(item)
        if frame is not IDENTITY:
            place = combined(place, frame)
            (x0, low), (x1, high) = moved(frame, x0, low), moved(frame, x1, high)
        return Piece(
            text,
            min(x0, x1),
            self._height - max(low, high),
            max(x0, x1),
            self._height - min(low, high),
            self._size.value * ((place[2] ** 2 + place[3] ** 2) ** 0.5 or 1.0),
            self._is_bold(item),
            self._height - place[5],
        )

    def _is_bold(self, item: int) -> bool:
        font = pdf_calls.font_of(item) or 0
        if font not in self._bold:
            self._bold[font] = _font_is_bold(font)
        return self._bold[font]


def _font_is_bold(font: int) -> bool:
    name = ctypes.create_string_buffer(256)
    pdf_calls.font_name(font, name, len(name))
    if re.search(rb"bold|black|heavy|semibold|demi", name.value.lower()):
        return True
    return int(pdf_calls.font_weight(font)) >= SEMIBOLD and b"," not in name.value


def usual_size(pieces: Sequence[Piece]) -> float:
    """The size in points of most characters."""
    exact: dict[float, int] = {}
    for piece in pieces:
        exact[piece.size] = exact.get(piece.size, 0) + len(piece.text.strip())
    counts: dict[float, int] = {}
    for size, letters in exact.items():
        counts[round(size, 1)] = counts.get(round(size, 1), 0) + letters
    return max(counts, key=lambda size: counts[size], default=0.0)


def mostly_bold(pieces: Sequence[Piece]) -> bool:
    """Whether most characters are bold."""
    letters = [(len(piece.text.strip()), piece.bold) for piece in pieces]
    return 2 * sum(count for count, bold in letters if bold) > sum(count for count, _ in letters)


def all_bold(pieces: Sequence[Piece]) -> bool:
    """Whether all characters are bold, but for a stray sign."""
    letters = [(len(piece.text.strip()), piece.bold) for piece in pieces]
    return sum(count for count, bold in letters if not bold) <= 0.05 * sum(n for n, _ in letters)


def is_footnote_mark(piece: Piece, size: float) -> bool:
    """Whether ``piece`` is a small number that refers to a footnote."""
    if not 0 < piece.size < FOOTNOTE_MARK_SIZE * size:
        return False
    text = piece.text.strip()
    return text.isdigit() and len(text) < 3


def _ends_an_ordinal(piece: Piece, size: float) -> bool:
    """Whether ``piece`` is the raised th of 18th."""
    return piece.size < FOOTNOTE_MARK_SIZE * size and piece.text.strip() in ORDINAL_ENDINGS


def without_footnote_marks(pieces: Sequence[Piece]) -> list[Piece]:
    """``pieces`` but for footnote marks."""
    size = usual_size(pieces)
    return [piece for piece in pieces if not is_footnote_mark(piece, size)]


def in_print_order(pieces: Sequence[Piece]) -> list[Piece]:
    """``pieces`` of one block line by line and left to right where the file draws them otherwise,
    as after later edits, when a bullet's sign may come in the middle of a word."""
    astray = any(_goes_back(first, second) for first, second in pairwise(pieces))
    return [piece for row in rows_of(pieces) for piece in row] if astray else list(pieces)


def _goes_back(first: Piece, second: Piece) -> bool:
    """Whether ``second`` stands left of ``first`` on its line, or above it and not in a column
    further right."""
    if first.baseline == second.baseline or _on_line([first], second):
        return second.x0 < first.x0 - 0.5
    return second.baseline < first.baseline and second.x0 < first.x1


def rows_of(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """``pieces`` by baseline from the top, each row from left to right; footnote marks and the
    endings of ordinals stand on the line that they are raised from."""
    found = sorted(pieces, key=lambda p: p.baseline)
    size = usual_size(found)
    endings = [piece for piece in found if _ends_an_ordinal(piece, size)]
    rows: list[list[Piece]] = []
    for piece in found:
        if endings and piece in endings:
            continue
        if rows and _on_line(rows[-1], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for piece in endings:
        _put_on_line(piece, rows, size)
    return [sorted(row, key=lambda piece: piece.x0) for row in rows]


def _put_on_line(piece: Piece, rows: list[list[Piece]], size: float) -> None:
    """Adds a raised ``piece`` to the first row that stands no higher, else as its own."""
    below = (
        (index, row[0].baseline - piece.baseline)
        for index, row in enumerate(rows)
        if row[0].baseline >= piece.baseline
    )
    index, step = next(below, (len(rows), size))
    if step < size:
        rows[index].append(piece)
    else:
        rows.insert(index, [piece])


def _on_line(row: Sequence[Piece], piece: Piece) -> bool:
    tallest = max(row, key=lambda other: other.size)
    small, large = sorted((tallest, piece), key=lambda other: other.size)
    reach = 0.75 if is_footnote_mark(small, large.size) else 0.45
    return abs(small.baseline - large.baseline) < reach * max(large.size, 1.0)


def text_of(pieces: Sequence[Piece]) -> str:
    """The text of ``pieces`` in order on one line, spaces put where the print has them."""
    return one_line(printed(pieces))


def printed(pieces: Sequence[Piece]) -> str:
    """As ``text_of``, with the signs of symbol fonts still in it."""
    return "".join(_with_gaps(pieces))


def _with_gaps(pieces: Sequence[Piece]) -> Iterator[str]:
    previous: Piece | None = None
    for piece in pieces:
        if previous is not None and _apart(previous, piece):
            yield " "
        yield _AT_LINE_END.sub(_hyphen, piece.text)
        previous = piece


def _hyphen(match: re.Match[str]) -> str:
    return "-" if match["suspended"] is None else "- "


def _apart(first: Piece, second: Piece) -> bool:
    if first.text[-1:].isspace() or second.text[:1].isspace():
        return False
    if first.text[-1:] in LINE_END_HYPHENS:
        return _SUSPENDS.match(second.text) is not None
    if abs(first.baseline - second.baseline) > 0.6 * max(first.size, second.size, 1.0):
        goes_on = re.search(r"\w-$", first.text) is not None or first.text == "-"
        return not goes_on or _SUSPENDS.match(second.text) is not None
    if second.text[0] in CLOSING:
        return False
    within = second.text[0].isdigit() and _NUMBER_AT_END.search(first.text)
    gap = NUMBER_GAP if within else WORD_GAP
    return second.x0 - first.x1 > gap * max(first.size, second.size)


def box_of(pieces: Sequence[Piece], page: int) -> Box:
    """The rectangle around ``pieces`` on ``page``."""
    return Box(
        page,
        round(min(piece.x0 for piece in pieces), 1),
        round(min(piece.top for piece in pieces), 1),
        round(max(piece.x1 for piece in pieces), 1),
        round(max(piece.bottom for piece in pieces), 1),
    )
