"""What may be a heading by its wording alone, where no tag or mark says so."""

import re

LONGEST_TITLE = 35
"""Words of a heading that is known by its weight: some area SEND headings have thirty."""

SURELY_TITLE = 8
"""Words; a block tagged as a heading and as short as this is one, whatever ends it."""

LONGEST_PLAIN_TITLE = 30
"""Words of a tagged heading that is not bold."""

_NUMBERED = re.compile(r"\d{1,3}\.")
_ENDS_A_SENTENCE = re.compile(r"[.;,][\"'’”)]*$")


def is_short_title(text: str) -> bool:
    """Whether a bold block of this wording is a heading: short, capitalised, no full stop."""
    return (
        len(text.split()) <= LONGEST_TITLE
        and not _ENDS_A_SENTENCE.search(text)
        and text[:1] != ""
        and not text[0].islower()
        and any(character.isalpha() for character in text)
    )


def is_tagged_heading(text: str, bold: bool) -> bool:
    """Whether a block that its document calls a heading is one.

    Some reports have numbered paragraphs and list items in a heading's style: sentences with a
    full stop, or their halves after a page break.
    """
    words = len(text.split())
    if not bold and _NUMBERED.match(text) and _ENDS_A_SENTENCE.search(text):
        return False
    if bold or words < SURELY_TITLE:
        return words <= 2 * LONGEST_TITLE
    if words > LONGEST_PLAIN_TITLE or (words > 2 * SURELY_TITLE and _NUMBERED.match(text)):
        return False
    return not (_ENDS_A_SENTENCE.search(text) or text[:1].islower())
