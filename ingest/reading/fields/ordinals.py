"""Which visit of its series a letter is about: "the sixth monitoring visit since ..." is 6.

Letters count their visits in the subject or the opening paragraph; counts restart after a
re-inspection, a new trust or a reorganisation. Where a letter counts twice, the count
since the inspection's judgement is the visit's number, else the first ("the fourth visit since ...
judged inadequate and the first since the trust took over" is 4). Ordinals of anything
else (the second letter to be published, the first inspection) are none.
"""

from __future__ import annotations

import re

from ingest.reading.fields.dates import NUMBER_WORDS

LONGEST_TEXT = 3000
"""Characters of a subject or opening that are read; real ones are far shorter."""

_ORDINAL_TEXT = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS: dict[str, int] = {
    word: number for number, word in enumerate(_ORDINAL_TEXT.split(), start=1)
}

_ORDINAL = rf"(?P<ordinal>{'|'.join(ORDINALS)}|\d{{1,2}}\s?(?:st|nd|rd|th))"
_NOT_THE_VISIT = r"(?!\s+(?:published\s+)?(?:letter|inspection|report|re-?inspection|time)\b)"
_FILLING = (
    r"(?:\s*,?\s*(?:and|final|such|remote|last|most\s+recent|full|official|formal|ofsted|quarterly|on-?site|"
    r"of\s+the|of\s+these|in\s+(?:a|the)\s+series\s+of|children['’]s|services?|ilacs|planned|"
    r"post-inspection|published|improvement|social\s+care)\b)*"
)
_VISIT = r"\s*(?:monitoring|focuss?ed|focus|assurance|progress)?\s*visits?\b"
_PATTERNS = (
    rf"\b{_ORDINAL}{_NOT_THE_VISIT}{_FILLING}{_VISIT}",
    rf"\bvisit\s+(?:was|is|being|has\s+been)\s+(?:(?:also|therefore|now)\s+)?(?:the|our|your|their|its)"
    rf"\s+{_ORDINAL}{_NOT_THE_VISIT}(?:\s+(?:and\s+(?:final|last)\s+)?|\s*[,.;]|$)",
    rf"\bthis\s+(?:was|is)\s+(?:the|our|your|their|its)\s+{_ORDINAL}{_NOT_THE_VISIT}"
    r"(?:\s+and\s+(?:final|last))?\s+(?:since|following|under|of)\b",
    rf"\b{_ORDINAL}\s+(?:and\s+(?:final|last)\s+)?(?:of|in\s+(?:a|the|this)\s+series\s+of)\s+"
    rf"(?:the\s+)?(?:\d{{1,2}}|{'|'.join(NUMBER_WORDS)})\s+"
    rf"(?:(?:planned|scheduled|expected|such|ofsted)\s+)*(?:(?:monitoring\s+)?visits\b|[^.;]{{0,3}}$)",
    rf"\bvisits?\b[^.;]{{0,80}},?\s*(?:was|is|being)?\s*the\s+{_ORDINAL}{_NOT_THE_VISIT}"
    r"(?:\s+and\s+(?:final|last))?\s+(?:since|to\b[^.;]{2,40}?\bsince)\b",
    r"\bvisit\s+(?:no\.?\s*|number\s+|#\s*)?(?P<cardinal>\d{1,2}|"
    + "|".join(NUMBER_WORDS)
    + r")\b(?!\s*(?:-|–|/|to\b|and\b|days?\b|[a-z]+\s+20\d\d|january|february|march|april|may|june|"
    r"july|august|september|october|november|december))",
)
_SINCE_JUDGED = re.compile(
    r"^[^.;]{0,60}?\bsince\b[^.;]{0,80}?\b(?:judged|inspect\w+|inadequate|rated|graded)\b",
    re.IGNORECASE,
)
_HELD_ON = re.compile(
    r"^\s*,?\s*(?:which\s+)?(?:(?:was|that)\s+)?(?:conducted|carried\s+out|undertaken|held|made|took\s+"
    r"place|completed)\s+(?:on|in|between|over)\b",
    re.IGNORECASE,
)
_EARLIER_VISIT = re.compile(
    r"\b(?:at|during|since|following|after|from|in|unlike|of)\s+(?:the|our|its|their|that)\s*$",
    re.IGNORECASE,
)
_FINDINGS_OF = re.compile(
    r"\b(?:findings|outcomes?|feedback|results?|report|letter|summary|details|key\s+messages)\s+"
    r"(?:of|from|following|after)\s+(?:the|our|its|their)\s*$",
    re.IGNORECASE,
)


def visit_number(text: str) -> int | None:
    """The number of the visit that ``text`` (a subject or opening paragraph) is about."""
    text = text[:LONGEST_TEXT]
    found: list[tuple[bool, int, int]] = []
    recalled: list[tuple[int, int]] = []
    for pattern in _PATTERNS:
        for match in re.finditer(pattern, text, re.IGNORECASE):
            start = _number_start(match)
            if _EARLIER_VISIT.search(text[:start]) and not _FINDINGS_OF.search(text[:start]):
                if _HELD_ON.match(text[match.end() :]):
                    recalled.append((start, _number(match)))
                continue
            found.append((not _counts_since_judged(text, start), start, _number(match)))
    if found:
        return min(found)[2]
    return min(recalled)[1] if recalled else None


def _counts_since_judged(text: str, start: int) -> bool:
    """Whether the count that begins at ``start`` runs from the judgement of an inspection."""
    others = re.search(rf"\band\s+(?:the\s+)?(?:{'|'.join(ORDINALS)})\b", text[start + 3 :], re.I)
    reach = text[start : start + 3 + others.start()] if others else text[start:]
    return bool(_SINCE_JUDGED.match(reach))


def ordinal_value(word: str) -> int | None:
    """The number that a word such as "sixth" or "6th" counts; None for other words."""
    word = word.strip().lower()
    digits = re.match(r"\d{1,2}", word)
    return int(digits[0]) if digits else ORDINALS.get(word)


def _number_start(match: re.Match[str]) -> int:
    return match.start("ordinal") if "ordinal" in match.re.groupindex else match.start()


def _number(match: re.Match[str]) -> int:
    if "ordinal" in match.re.groupindex:
        return ordinal_value(match["ordinal"]) or 0
    cardinal = match["cardinal"].lower()
    return int(cardinal) if cardinal.isdigit() else NUMBER_WORDS[cardinal]
