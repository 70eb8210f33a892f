"""What text every text object of a page prints, from one pass over the page's characters.

pdfium's own call for the text of an object looks through all characters of the page, once for
each of its hundreds of objects. This gives the same in one pass.
"""

import ctypes
from collections.abc import Iterator

from ingest.reading.extract.pdf_calls import (
    character_at,
    count_characters,
    object_of_character,
    origin_of_character,
    text_of_characters,
)

STRIDE = 8
"""Characters; pdfium keeps those of an object together, so that between two of one object that
are so far apart there are no others."""


def texts_of(text_page: int) -> dict[int, str]:
    """The text of each text object of a page, by the object's address.

    A space that pdfium puts between two objects belongs to the first. Where an object goes on
    after others, on another line, a line's end stands between.
    """
    characters = _characters(text_page)
    texts: dict[int, str] = {}
    lines: dict[int, int] = {}
    for owner, start, end in _runs(text_page, len(characters)):
        text = characters[start : end + (characters[end : end + 1] == " ")]
        after_others = start > 0 and characters[start - 1] != " "
        if owner not in texts:
            texts[owner], lines[owner] = text, start if after_others else -1
            continue
        if after_others and _baseline(text_page, lines[owner]) != _baseline(text_page, start):
            lines[owner] = start
            text = f"\r\n{text}"
        texts[owner] += text
    return {owner: text.replace("\0", "") for owner, text in texts.items()}


def _baseline(text_page: int, index: int) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    origin_of_character(text_page, index, ctypes.byref(x), ctypes.byref(y))
    return y.value


def _characters(text_page: int) -> str:
    """All characters of a page, each a single one."""
    count = max(count_characters(text_page), 0)
    buffer = (ctypes.c_ushort * (count + 1))()
    written = text_of_characters(text_page, 0, count, ctypes.byref(buffer))
    text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", errors="replace")
    if len(text) == count:
        return text
    # Characters without meaning, or beyond the first 65,536, take more or less than one place.
    return "".join(_character(character_at(text_page, index)) for index in range(count))


def _character(code: int) -> str:
    is_one = code <= 0x10FFFF and not 0xD800 <= code < 0xE000
    return chr(code) if is_one else "\ufffd"


def _runs(text_page: int, count: int) -> Iterator[tuple[int, int, int]]:
    """Each run of characters of one object: the object, the first, and that after the last."""
    start = 0
    while start < count:
        owner = object_of_character(text_page, start)
        if owner is None:  # a space that is not printed
            start += 1
            continue
        end = _end_of_run(text_page, owner, start, count)
        yield owner, start, end
        start = end


def _end_of_run(text_page: int, owner: int, within: int, count: int) -> int:
    beyond = within + 1
    while beyond < count and object_of_character(text_page, beyond) == owner:
        within, beyond = beyond, beyond + STRIDE
    beyond = min(beyond, count)
    while beyond - within > 1:
        middle = (within + beyond) // 2
        if object_of_character(text_page, middle) == owner:
            within = middle
        else:
            beyond = middle
    return beyond
