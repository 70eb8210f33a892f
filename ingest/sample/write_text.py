"""Writes an invented document as plain text, Markdown or HTML."""

from __future__ import annotations

from html import escape
from itertools import groupby

from ingest.sample.document_shape import Piece, PieceKind, SampleDocument


def write_text(document: SampleDocument) -> bytes:
    """The document as plain text in UTF-8: paragraphs parted by blank lines, a table's cells
    each on a line of its own as copies from a word processor have them."""
    return ("\n\n".join(_text_of(piece) for piece in document.pieces) + "\n").encode()


def _text_of(piece: Piece) -> str:
    match piece.kind:
        case PieceKind.BULLET:
            return f"- {piece.text}"
        case PieceKind.NUMBERED:
            return f"{piece.number}. {piece.text}"
        case PieceKind.TABLE:
            return "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in piece.rows)
        case _:
            return piece.text


def write_markdown(document: SampleDocument) -> bytes:
    """The document as Markdown in UTF-8, tables with pipes."""
    return ("\n\n".join(_markdown_of(piece) for piece in document.pieces) + "\n").encode()


def _markdown_of(piece: Piece) -> str:
    if piece.kind is PieceKind.HEADING:
        return f"{'#' * piece.level} {piece.text}"
    if piece.kind is PieceKind.TABLE:
        lines = [f"| {' | '.join(row)} |" for row in piece.rows]
        return "\n".join([lines[0], "|" + " --- |" * len(piece.rows[0]), *lines[1:]])
    if piece.kind is PieceKind.PARAGRAPH and piece.bold:
        return f"**{piece.text}**"
    return _text_of(piece)


def write_html(document: SampleDocument) -> bytes:
    """The document as a council's web page in UTF-8, with the site's own navigation round it."""
    grouped = groupby(document.pieces, key=lambda piece: piece.kind)
    body = "\n".join(_html_of(kind, list(pieces)) for kind, pieces in grouped)
    return (
        f'<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8">\n'
        f"<title>{escape(document.title)}</title></head>\n<body>\n"
        '<header><a href="/">Home</a></header>\n'
        '<nav><ul><li><a href="/pay">Pay</a></li><li><a href="/report">Report</a></li></ul></nav>\n'
        f"<main>\n{body}\n</main>\n<footer><p>Accessibility statement</p></footer>\n"
        "</body></html>\n"
    ).encode()


def _html_of(kind: PieceKind, pieces: list[Piece]) -> str:
    match kind:
        case PieceKind.HEADING:
            return "\n".join(f"<h{p.level}>{escape(p.text)}</h{p.level}>" for p in pieces)
        case PieceKind.BULLET:
            items = "\n".join(f"<li>{escape(p.text)}</li>" for p in pieces)
            return f"<ul>\n{items}\n</ul>"
        case PieceKind.NUMBERED:
            items = "\n".join(f"<li>{escape(p.text)}</li>" for p in pieces)
            return f'<ol start="{pieces[0].number}">\n{items}\n</ol>'
        case PieceKind.TABLE:
            return "\n".join(_html_table(p) for p in pieces)
        case PieceKind.PARAGRAPH:
            return "\n".join(_html_paragraph(p) for p in pieces)


def _html_paragraph(piece: Piece) -> str:
    inside = escape(piece.text)
    return f"<p><strong>{inside}</strong></p>" if piece.bold else f"<p>{inside}</p>"


def _html_table(piece: Piece) -> str:
    rows = []
    for position, row in enumerate(piece.rows):
        tag = "th" if piece.header_row and position == 0 else "td"
        rows.append("<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in row) + "</tr>")
    return "<table>\n" + "\n".join(rows) + "\n</table>"
