"""What may be a heading by its wording alone, where no tag or mark says so."""

import re

LONGEST_TITLE = 35
"""Words of a heading that is known by its weight: some area SEND headings have thirty."""

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
