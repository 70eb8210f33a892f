"""The upright and level lines that a PDF page draws, the sides of rectangles among them."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium_raw

from ingest.reading.extract.pdf_text import DEEPEST_FORM, IDENTITY, Frame, combined, frame_of, moved

SHORTEST = 1.0
"""Points; the ends of a drawn line are sides of a rectangle too, but no line."""

MOST_SEGMENTS = 50_000
"""Of a page; what a damaged page draws beyond them is not asked for."""

STRAIGHT = 0.01
"""Points that the ends of an upright or level line differ by at most."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A level or upright line, in points from the page's top left."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def is_upright(self) -> bool:
        """Whether it runs from top to bottom."""
        return self.bottom - self.top > self.x1 - self.x0

    def as_object(self) -> dict[str, float | str]:
        """As pdfplumber writes an edge; it calls a rectangle's width so, whatever it is of."""
        return {
            "x0": self.x0,
            "x1": self.x1,
            "top": self.top,
            "bottom": self.bottom,
            "width": self.x1 - self.x0,
            "height": self.bottom - self.top,
            "orientation": "v" if self.is_upright else "h",
            "object_type": "line",
        }


def drawn_edges(page: object, height: float) -> list[Edge]:
    """The level and upright lines of a pdfium page of ``height`` points."""
    edges: list[Edge] = []
    for number, (start, end) in enumerate(_segments_of_page(page)):
        if number >= MOST_SEGMENTS:
            break
        edge = Edge(
            min(start[0], end[0]),
            height - max(start[1], end[1]),
            max(start[0], end[0]),
            height - min(start[1], end[1]),
        )
        across, down = edge.x1 - edge.x0, edge.bottom - edge.top
        if min(across, down) < STRAIGHT and max(across, down) >= SHORTEST:
            edges.append(edge)
    return edges


Point = tuple[float, float]
Segment = tuple[Point, Point]


def _segments_of_page(page: object) -> Iterator[Segment]:
    for index in range(pdfium_raw.FPDFPage_CountObjects(page)):
        yield from _segments(pdfium_raw.FPDFPage_GetObject(page, index), IDENTITY, 0)


def _segments(item: object, frame: Frame, depth: int) -> Iterator[Segment]:
    kind = pdfium_raw.FPDFPageObj_GetType(item)
    if kind == pdfium_raw.FPDF_PAGEOBJ_PATH:
        yield from _sides(item, combined(frame_of(item), frame))
    elif kind == pdfium_raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST_FORM:
        inner = combined(frame_of(item), frame)
        for index in range(pdfium_raw.FPDFFormObj_CountObjects(item)):
            yield from _segments(pdfium_raw.FPDFFormObj_GetObject(item, index), inner, depth + 1)


def _sides(path: object, frame: Frame) -> Iterator[Segment]:
    """The straight lines of a path, that which closes it among them."""
    x, y = ctypes.c_float(), ctypes.c_float()
    first: Point | None = None
    last: Point | None = None
    for index in range(pdfium_raw.FPDFPath_CountSegments(path)):
        segment = pdfium_raw.FPDFPath_GetPathSegment(path, index)
        pdfium_raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = moved(frame, x.value, y.value)
        kind = pdfium_raw.FPDFPathSegment_GetType(segment)
        if kind == pdfium_raw.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == pdfium_raw.FPDF_SEGMENT_LINETO and last is not None:
            yield last, point
        last = point
        if pdfium_raw.FPDFPathSegment_GetClose(segment) and first is not None:
            yield last, first
