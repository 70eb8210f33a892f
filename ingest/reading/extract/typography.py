"""How printed characters become plain text, and which signs open a list item."""

import re
import unicodedata

from ingest.reading.document import BlockKind

BULLET_SIGNS = (
    "\u2022\u25cf\u25cb\u25aa\u25ab\u25a0\u25a1\u25fc\u25fb\u25fe\u25e6\u2023\u2043\u2219\u27a2\u27a4\u2756"
    "\u2713\u2714\u00b7\uf06e\uf0b7\uf0a7\uf0be\uf0d8\uf076\uf0fc\uf0a8\uf06f\uf071\uf0e0\u0083\u0095"
)
DASH_SIGNS = "\uf02d\u2212\u2013\u2014\u2015\u2500-*+"
"""Signs that open an item only when white space follows, being dashes or marks elsewhere."""

LINE_END_HYPHENS = "\ufffe\x02"
"""What pdfium gives for a hyphen at a line's end; all of those looked at are real hyphens."""

_ZERO_WIDTH = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e]")
_HYPHENS = re.compile("[\u2010\u2011\ufffe\x02]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd\uffff]")
_SPACE = re.compile(r"[\s\u00a0\u202f\u2007\u2009\u2028\u2029]+")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_SYMBOL_HYPHEN = re.compile(r"(?<=\w)\uf02d(?=\w)")
_CUT_AT_DASH = re.compile(r"(?<=\d[\u2013\u2014\u2212]) (?=[\d/])")
"""The space that a line's end leaves in a range of numbers: 2015–16."""

_BULLET = re.compile(
    rf"\s*(?:([{BULLET_SIGNS}\ue000-\uf8ff])\s*|([{re.escape(DASH_SIGNS)}])\s+|(o)\s+(?=[A-Z]))"
)
_NUMBER = re.compile(
    r"\s*(?:\((\d{1,3}|[a-z]|[ivx]{1,5})\)|(\d{1,3}(?:\.\d{1,2}){0,3})[.)]|([a-z]|[ivx]{1,5})[.)]"
    r"|(\d{1,2}(?:\.\d{1,2}){1,3}))\s+(?=\S)"
    r"|\s*(\d{1,3})\.(?=[A-Z‘“])"
)
_BARE_NUMBER = re.compile(r"\s*(\d{1,3})\s+(?=[A-Z‘“'\"])")


def one_line(text: str) -> str:
    """``text`` on one line: single spaces, plain hyphens, no invisible or control characters.

    Curly quotes and dashes stay as printed; signs of symbol fonts (private use) are dropped, but
    for hyphens within words and numbers.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    text = unicodedata.normalize("NFC", text)
    text = _ZERO_WIDTH.sub("", text)
    text = _HYPHENS.sub("-", text)
    text = _CONTROL.sub("", _PRIVATE.sub(" ", _SYMBOL_HYPHEN.sub("-", text)))
    return _CUT_AT_DASH.sub("", _SPACE.sub(" ", text).strip())


def split_bullet(text: str) -> tuple[str, str] | None:
    """The bullet sign and the rest of ``text``, or None when no sign opens it."""
    match = _BULLET.match(text)
    if match is None or not text[match.end() :].strip():
        return None
    return next(sign for sign in match.groups() if sign), text[match.end() :]


def split_number(text: str, bare: bool = False) -> tuple[str, str] | None:
    """The printed number (``12``, ``2.1``, ``a``; no dot or bracket) and the rest of ``text``.

    ``bare`` also takes a number without dot or bracket, as in items known to be of a list.
    """
    match = _NUMBER.match(text) or (_BARE_NUMBER.match(text) if bare else None)
    if match is None:
        return None
    return next(number for number in match.groups() if number), text[match.end() :]


def kind_and_marker(kind: BlockKind, raw: str) -> tuple[BlockKind, str, str]:
    """Kind, marker and text on one line of a paragraph or list item printed as ``raw``.

    A paragraph opened by a bullet sign or a number is a list item. A heading stays one, but
    with a bullet's sign: Word's heading styles are misused for list items.
    """
    bullet = split_bullet(raw)
    if bullet and not (kind is BlockKind.HEADING and bullet[0] in DASH_SIGNS + "o"):
        return BlockKind.BULLET, bullet[0], one_line(bullet[1])
    if kind is not BlockKind.HEADING:
        number = split_number(raw, bare=kind is BlockKind.BULLET)
        if number:
            return BlockKind.NUMBERED, number[0], one_line(number[1])
    return kind, "", one_line(raw)
