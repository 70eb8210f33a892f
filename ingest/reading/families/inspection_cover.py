"""What stands on the first page of an inspection report: title, dates, lead inspector.

Lines such as ``Inspection dates: 6 to 17 December 2021``, ``Lead inspector: A Name, His
Majesty's Inspector`` and ``Report published: 7 July 2014`` stand alone or run together in one
paragraph; the value reaches to the next label.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.reading.document import Block

LABELS = (
    r"inspection dates?",
    r"dates? of (?:the )?(?:previous )?inspection",
    r"(?:report )?published(?: on)?",
    r"publication date",
    r"(?:lead|reporting) inspectors?",
    r"age group",
)
"""Labels of cover lines, in any case, each with a colon (seldom without)."""

_LABEL = re.compile(
    r"(?<![\w’'])(?P<label>" + "|".join(LABELS) + r")\s*(?::|(?=\d|\s[A-Z]))", re.IGNORECASE
)


_RUNS_ON = re.compile(r"(?:^|\b(?:to|and)|[-–,])$")
"""A value that stops in the middle goes on in the next block; so does one that is missing."""


def cover_value(blocks: Sequence[Block], label: str) -> tuple[str, int | None] | None:
    """The text after a cover line's label (one of ``LABELS``) up to the next label, and its page.

    After a bare label, or where a line ends in the middle, the value is in the next block.
    """
    for index, block in enumerate(blocks):
        found = list(_LABEL.finditer(block.text))
        for position, match in enumerate(found):
            if not re.fullmatch(label, match["label"], re.IGNORECASE):
                continue
            end = found[position + 1].start() if position + 1 < len(found) else len(block.text)
            value = block.text[match.end() : end].strip(" :")
            last = position + 1 == len(found)
            if last and _RUNS_ON.search(value) and index + 1 < len(blocks):
                value = f"{value} {_LABEL.split(blocks[index + 1].text)[0].strip()}".strip()
            if value:
                return value, block.page
    return None


def text_before_labels(blocks: Sequence[Block]) -> str:
    """The title: the text of the blocks before the first label."""
    title: list[str] = []
    for block in blocks:
        match = _LABEL.search(block.text)
        if match:
            title.append(block.text[: match.start()])
            break
        title.append(block.text)
    return " ".join(" ".join(title).split())
