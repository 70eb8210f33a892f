"""Inspectors' names in visit letters: who came, who led, who signed.

Letters of 2013-26 list one to five names, each with a title before or after it ("HMI", "Her
Majesty's Inspector", "Ofsted Inspector", "Seconded Inspector", "Social Care Regulatory
Inspector" ...). Names are given without titles and post-nominals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

_APOSTROPHE = "['’‘]"
TITLES = re.compile(
    rf"\(?\b(?:(?:former|lead|senior|seconded|contracted|additional|associate|ofsted|regulatory|"
    rf"social\s+care|schools?|education|team|shadow(?:ing)?|quality\s+assurance|"
    rf"h(?:er|is)\s+majesty{_APOSTROPHE}?s|regional|deputy|assistant|national)\s+)*"
    rf"(?:hmis?|hmi\s+lead|inspectors?(?:\s*\(\s*hmis?\s*\))?|inspection\s+(?:manager|lead)|"
    rf"director|lead|"
    rf"shadow(?:ing)?|observ(?:er|ing)|regulatory|OI|SHMI|SCRI|senior\s+officer)\b\)?"
    rf"(?:\s*,?\s*(?:social\s+care|education|children{_APOSTROPHE}?s\s+services)\b)?",
    re.IGNORECASE,
)
POST_NOMINALS = re.compile(r"(?:,?\s+\b(?:CBE|OBE|MBE|QPM|BEM|DL|PhD|MA|BA)\b)+")
_COURTESY = re.compile(r"^(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Prof(?:essor)?)\b\.?\s+)+")
_WORD = r"(?:[^\W\d_][^\W\d_]*\.?(?:['’‘-][^\W\d_]+)*)"
_PARTICLES = frozenset(
    [
        "de",
        "da",
        "di",
        "du",
        "del",
        "della",
        "van",
        "von",
        "der",
        "den",
        "le",
        "la",
        "al",
        "el",
        "bin",
        "ibn",
        "ap",
        "ter",
    ]
)
_NOT_NAMES = frozenset(
    [
        "ofsted",
        "inspector",
        "inspectors",
        "inspection",
        "hmi",
        "majesty",
        "her",
        "his",
        "local",
        "authority",
        "children",
        "childrens",
        "services",
        "department",
        "education",
        "visit",
        "council",
        "director",
        "regional",
        "the",
        "and",
        "team",
        "monitoring",
        "focused",
        "letter",
        "manager",
        "schools",
        "school",
        "national",
        "care",
        "social",
        "england",
        "yours",
        "sincerely",
        "faithfully",
        "dear",
        "annex",
        "enc",
        "copy",
        "cc",
    ]
)
_LISTS = (
    rf"\b(?:h(?:er|is)\s+majesty{_APOSTROPHE}?s\s+|ofsted\s+|lead\s+|visiting\s+)?inspectors?"
    r"(?:\s*\(\s*hmis?\s*\))?"
    r"(?:\s+(?:for|on|who\s+(?:carried\s+out|undertook|made|conducted))\s+(?:this|the)"
    r"(?:\s+\w+)?\s+(?:visit|letter|inspection))?"
    r"\s*(?:were|was|are|is|:)\s*:?\s*",
    r"\b(?:visit|inspection|team|it)\b[^.]{0,60}?\b(?:carried\s+out|undertaken|conducted|completed|"
    r"made|led)\s+(?:remotely\s+|on[\s-]site\s+)?by\s+",
    r"\bteam\s+inspectors?\s*:\s*",
    r"\bvisit\s+(?:of|by|from)\s+(?=(?:[^\s.]+\s+){2,4}(?:\(?HMI\b|h(?:er|is)\s+majesty))",
    r"\b(?:carried\s+out|undertook|conducted|made|visited)\b[^.]{0,40}?\bwith\s+"
    r"(?:(?:my|our)\s+colleagues?\s*,?\s*|(?=(?:[^\s.,]+\s+){1,3}[^\s.,]+,?\s+\(?(?:HMI\b|h(?:er|is)\s+majesty)))",
    r"\binspection\s+team\s*(?:was|were|comprised|consisted\s+of|:)\s*:?\s*",
)
_LIST_START = re.compile("|".join(f"(?:{pattern})" for pattern in _LISTS), re.IGNORECASE)
LONGEST_TEXT, LONGEST_LIST = 6000, 600
"""Characters of an opening, and of the names in it, that are read; real ones are far shorter."""

_COUNTED = re.compile(r"\b(?:one|two|three|four|five|six)(?:\s+of)?\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)\.(?:\s|$)")
_SEPARATOR = re.compile(
    r"\s*(?:[,;:|()/&]|\b(?:together\s+|along\s+|jointly\s+)?with\b|\band\b|\bplus\b|\balongside\b|"
    r"\b(?:who\s+(?:was|were)\s+)?(?:accompanied|assisted|supported|joined)\s+by\b|"
    r"\b(?:my|his|her)\s+colleagues?\b|\n|–|•)\s*"
)
_LED_BY = re.compile(
    r"\b(?:led\s+(?:jointly\s+)?by|(?<!\()lead\s+inspectors?(?:\s+for\s+(?:this|the)\s+visit)?\s*"
    r"(?:\b(?:was|is|were)\b|:|(?=\s(?-i:[A-Z]))))\s*:?\s*|"
    r"(?<!,\s)\b(?:the|their|our|its|ofsted(?:['’]s)?)\s+lead\s+inspector\s*,\s*"
    r"(?=(?-i:[A-Z])[^,.;]{3,60}[,(])",
    re.IGNORECASE,
)
_LED_AFTER = re.compile(
    r"\(\s*lead(?:\s+inspector)?\s*\)|,\s*lead\s+inspector\b|\bwho\s+led\b|"
    r"\bled\s+(?:the|this)\s+(?:\w+\s+)?(?:visit|inspection)",
    re.IGNORECASE,
)
CLOSINGS = re.compile(r"\byours\s+(?:sincerely|faithfully|truly)\b|\bkind\s+regards\b", re.I)


def tidy_name(text: str) -> str | None:
    """A person's name without titles, courtesy titles and post-nominals; None if it is none.

    "Paula Thomson -Jones, HMI" gives "Paula Thomson-Jones".
    """
    name = POST_NOMINALS.sub("", TITLES.sub(" ", text))
    name = re.sub(r"(?<=\w)\s*[-‐‑]\s*(?=\w)", "-", name)
    name = _COURTESY.sub("", " ".join(name.split()).strip(" ,.;:-–"))
    words = name.split()
    if not 2 <= len(words) <= 5 or not all(re.fullmatch(_WORD, word) for word in words):
        return None
    if any(word.lower().replace("’", "").replace("'", "") in _NOT_NAMES for word in words):
        return None
    if not all(_opens_as_name(word) or word in _PARTICLES for word in words):
        return None
    return name if _opens_as_name(words[0]) and _opens_as_name(words[-1]) else None


def _opens_as_name(word: str) -> bool:
    """Whether a word has a capital letter, if need be behind an elided "d'" or "l'"."""
    return word[0].isupper() or re.match(r"[dl]['’‘][A-Z]", word) is not None


def names_listed(text: str) -> tuple[str, ...]:
    """The names in a list such as "A B, HMI, and C D, Ofsted Inspector", in its order."""
    without_titles = POST_NOMINALS.sub(" , ", TITLES.sub(" , ", text))
    names = [tidy_name(piece) for piece in _SEPARATOR.split(without_titles)]
    return tuple(dict.fromkeys(name for name in names if name))


def inspectors_named(text: str) -> tuple[str, ...]:
    """The inspectors that a letter's opening lists, in its order; empty where it lists none."""
    names: list[str] = []
    for match in _LIST_START.finditer(text[:LONGEST_TEXT]):
        names += names_listed(_run_of_names(text[match.end() : match.end() + LONGEST_LIST]))
    return tuple(dict.fromkeys(names))


def leader_named(text: str) -> str | None:
    """The inspector who the text itself says led the visit, else None."""
    text = text[:LONGEST_TEXT]
    for match in _LED_BY.finditer(text):
        names = names_listed(_run_of_names(text[match.end() : match.end() + LONGEST_LIST]))
        if names:
            return names[0]
    for match in _LED_AFTER.finditer(text):
        sentence = _SENTENCE_END.split(text[: match.start()])[-1]
        names = names_listed(_COUNTED.sub("", _LIST_START.sub(" , ", sentence)))
        if names:
            return names[-1]
    return None


def signer(lines: Iterable[str]) -> tuple[str | None, str]:
    """Who signs, from the lines after "Yours sincerely", with the words of the title after it.

    ``lines`` may begin with the closing itself; a name and its title may share a line.
    """
    words = " \n".join(lines)
    closing = CLOSINGS.search(words)
    if closing:
        words = words[closing.end() :]
    for printed in words.split("\n"):
        line = printed.strip(" ,")
        title = TITLES.search(line)
        name = tidy_name(line[: title.start()] if title and title.start() else line)
        if name:
            return name, line[title.start() :] if title else _next_title(words, line)
    return None, ""


def same_person(one: str, other: str) -> bool:
    """Whether two printed names are one person's: middle names and initials may be missing."""
    first, second = (_plain(name).split() for name in (one, other))
    if first[-1] != second[-1]:
        return False
    return first[0] == second[0] or (
        first[0][0] == second[0][0] and 1 in (len(first[0]), len(second[0]))
    )


def as_listed(name: str, inspectors: Iterable[str]) -> str | None:
    """The listed inspector who ``name`` is, as the list prints the name; None if not listed."""
    return next((listed for listed in inspectors if same_person(name, listed)), None)


def _plain(name: str) -> str:
    return re.sub(r"\s+", " ", name.casefold().replace("’", "'").replace(".", "")).strip()


def _next_title(words: str, line: str) -> str:
    rest = words[words.find(line) + len(line) :]
    title = TITLES.search(rest[:120])
    return title[0] if title else ""


def _run_of_names(text: str) -> str:
    """``text`` up to where names stop: the end of the sentence or the first clause after them."""
    sentence = _COUNTED.sub("", _SENTENCE_END.split(text, maxsplit=1)[0])
    pieces = _SEPARATOR.split(TITLES.sub(",", sentence))
    run = list(takewhile(lambda piece: not piece.strip() or _name_like(piece), pieces))
    if not run:
        return ""
    last = next((piece for piece in reversed(run) if piece.strip()), "")
    return sentence[: sentence.rfind(last) + len(last)] if last else ""


def _name_like(piece: str) -> bool:
    bare = POST_NOMINALS.sub("", piece).strip(" .")
    return tidy_name(bare) is not None or bool(re.fullmatch(r"[A-Z]{2,4}|the", bare))
