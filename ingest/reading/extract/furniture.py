"""Takes out of a text copy what belonged to its pages and not to its text.

Copies of letters keep page numbers, running titles, the letterhead and footnotes as lines between
the paragraphs, where they cut a sentence in two; bullet signs may stand on a line of their own,
and words broken at a line's end keep their hyphen.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.reading.document import LeftOut
from ingest.reading.extract.lines import WIDEST_WRAPPED_LINE, Line, looks_like_heading
from ingest.reading.extract.typography import BULLET_SIGNS, split_bullet, split_number

LONGEST_FURNITURE = 150
"""Characters of a running title or letterhead."""

SHORTEST_CUT_LINE = 40
"""Characters of a sentence's beginning that a page's end may cut off."""

_PAGE_NUMBER = re.compile(
    r"^\W*(?:\d{1,3}|page\W+\d{1,3}(?:\W*(?:of|/)\W*\d{1,3})?|\d{1,3}\s*(?:of|/)\s*\d{1,3}|"
    r"\d{1,3}\s*\|\s*page)\W*$",
    re.IGNORECASE,
)
_NAMES_DOCUMENT = re.compile(
    r"\b(?:visit\s+(?:to|of)|letter|ofsted|inspection\s+(?:report|of)|report\s+(?:of|to|on))\b",
    re.I,
)
_PROUD = re.compile(
    r"^\W*(?:ofsted\s+is\s+proud\s+to\s+use\s+recycled\s+paper|investors?\s+in\s+people)\W*$", re.I
)
_SIGN_ALONE = re.compile(rf"^\s*[{BULLET_SIGNS}*–-]\s*$")
_UNSIGNED_ITEM = re.compile(r"^ [^\W\d_]")
_NUMBER_ALONE = re.compile(r"^\s*(?:\d{1,2}\.|\d{1,2}(?:\.\d{1,2}){1,2}\.?|\(?[a-z]\))\s*$")
_FINISHED = re.compile(r"[.!?:;][\"'’”)\]]*\d{0,2}\s*$")
_SUPERSCRIPTS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
_FOOTNOTE = re.compile(
    r"^\s*(?:\[(?P<square>\d{1,2})\]|(?P<raised>[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2})|(?P<plain>\d{1,2})(?=\s))\s*"
    r"(?=[A-Z‘“'\"(h])"
)
_BROKEN_WORD = re.compile(r"(?P<left>[^\W\d_]{2,})(?P<sign>-|\u00ad|\u2010)\s*$")
_PREFIXES = frozenset(
    re.findall(
        r"\w+",
        """
    anti auto bi co counter cross de ex extra fast full half high inter intra long low macro
    mid mini mis multi non off on one out over part post pre pro quasi re self semi short
    sub super third two three four five under up well year ill first second
    """,
    )
)
_SECOND_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
    after agency and based being by care carers centred child date day depth down driven
    edge effective family focused formed for free going house in informed led level life
    line long making management month of off old one out person place planned proceedings
    protection quality related risk run scale school seeking service sector site specific
    standing style supported term the through time to trained up visit wide week work worker
    year
    """,
    )
)


@dataclass(slots=True)
class _Group:
    """The lines between two blank ones."""

    lines: list[Line]

    @property
    def text(self) -> str:
        return " ".join(line.text.strip() for line in self.lines)


def without_furniture(lines: Sequence[Line]) -> tuple[list[Line], tuple[LeftOut, ...]]:
    """``lines`` without what belonged to pages, and how many characters of which kind that was."""
    signed = _signs_joined(_signs_restored(lines))
    groups = _groups(signed)
    kept, footers = _without_titles(_without_page_numbers(groups))
    kept, footnotes = _without_footnotes(kept)
    left = [line for group in kept for line in group.lines]
    numbers = sum(len(line.text.strip()) for line in signed)
    numbers -= footers + footnotes + sum(len(line.text.strip()) for line in left)
    counts = {"footer": footers, "footnote": footnotes, "page-number": max(numbers, 0)}
    return words_rejoined(left), tuple(LeftOut(kind, n) for kind, n in counts.items() if n)


def _groups(lines: Sequence[Line]) -> list[_Group]:
    groups: list[_Group] = []
    for line in lines:
        if line.after_blank or not groups:
            groups.append(_Group([]))
        groups[-1].lines.append(line)
    return groups


def _signs_restored(lines: Sequence[Line]) -> list[Line]:
    """``lines`` with a sign before items of lists whose own sign was lost: only the space after
    it is left, in a copy where no other line begins with one."""
    longest = max((len(line.text) for line in lines), default=0)
    spaced = [line for line in lines if _UNSIGNED_ITEM.match(line.text) and not line.tabbed]
    if len(spaced) < 2 or len(spaced) > len(lines) / 2 or longest <= WIDEST_WRAPPED_LINE:
        return list(lines)
    if any(_is_title(line.text.strip()) for line in spaced):
        return list(lines)
    return [
        replace(line, text=f"• {line.text.strip()}") if line in spaced else line for line in lines
    ]


def _is_title(text: str) -> bool:
    return len(text.split()) <= 8 and looks_like_heading(text)


def _signs_joined(lines: Sequence[Line]) -> list[Line]:
    """Bullet signs and numbers that stand alone, put before the line that they open."""
    joined: list[Line] = []
    sign: Line | None = None
    for index, line in enumerate(lines):
        following = lines[index + 1].text.strip() if index + 1 < len(lines) else ""
        alone = not line.tabbed and (
            (_SIGN_ALONE.match(line.text) and following)
            or (_NUMBER_ALONE.match(line.text) and len(following) > SHORTEST_CUT_LINE)
        )
        if alone:
            sign = line
            continue
        if sign is not None:
            text = f"{sign.text.rstrip()} {line.text.strip()}"
            line, sign = replace(line, text=text, after_blank=sign.after_blank), None
        joined.append(line)
    return joined


def _without_page_numbers(groups: Sequence[_Group]) -> list[_Group]:
    """``groups`` without numbers of pages, alone or as first or last line beside a footer."""
    kept: list[_Group] = []
    for group in groups:
        if any(line.tabbed for line in group.lines):
            kept.append(group)
        elif not (_PAGE_NUMBER.match(group.text) or _PROUD.match(group.text)):
            lines = [line for line in group.lines if not _is_page_of(line.text)]
            if lines:
                lines[0].after_blank = True
                kept.append(_Group(lines))
    return kept


def _is_page_of(text: str) -> bool:
    named = re.search(r"page", text, re.IGNORECASE)
    return bool((named and _PAGE_NUMBER.match(text)) or _PROUD.match(text))


def _without_titles(groups: Sequence[_Group]) -> tuple[list[_Group], int]:
    """``groups`` without running titles and letterheads: what is repeated, or cuts a sentence.

    Only a document's own name counts when repeated: a judgement's label stands in a table of
    grades and again as a heading.
    """
    counted = Counter(_plain(group.text) for group in groups)
    seen: set[str] = set()
    kept: list[_Group] = []
    characters = 0
    for index, group in enumerate(groups):
        plain = _plain(group.text)
        repeated = plain in seen and counted[plain] > 1 and len(plain.split()) >= 4
        repeated = repeated and bool(_NAMES_DOCUMENT.search(group.text))
        seen.add(plain)
        if _may_be_title(group) and (repeated or _cuts(groups, index, kept)):
            characters += len(group.text)
            continue
        kept.append(group)
    return kept, characters


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[\W\d_]+", " ", text).casefold().split())


def _may_be_title(group: _Group) -> bool:
    text = group.text
    return (
        len(text) <= LONGEST_FURNITURE
        and not any(line.tabbed or "|" in line.text for line in group.lines)
        and not text[:1].islower()
        and not text.startswith(("#", "**"))
        and not _FINISHED.search(text)
        and split_bullet(text) is None
        and split_number(text) is None
    )


def _cuts(groups: Sequence[_Group], index: int, before: Sequence[_Group]) -> bool:
    """Whether the sentence before the group goes on after it, or after more such groups."""
    if not any(len(group.text) > 60 and _FINISHED.search(group.text) for group in before):
        return False
    last = before[-1].lines[-1].text.strip()
    if len(before[-1].text) < SHORTEST_CUT_LINE or _FINISHED.search(last) or last.endswith("-"):
        return False
    for group in groups[index + 1 : index + 4]:
        if group.text[:1].islower():
            return split_bullet(group.text) is None and split_number(group.text) is None
        if not _may_be_title(group):
            return False
    return False


def _without_footnotes(groups: Sequence[_Group]) -> tuple[list[_Group], int]:
    """``groups`` without footnotes whose mark stands in the text before them, and the marks."""
    kept: list[_Group] = []
    characters = 0
    for group in groups:
        match = _FOOTNOTE.match(group.text)
        mark = _mark(match) if match else None
        holder = _marked_line(kept, mark) if mark else None
        if mark is None or holder is None or any(line.tabbed for line in group.lines):
            kept.append(group)
            continue
        characters += len(group.text)
        holder.text = mark.sub("", holder.text, count=1)
    return kept, characters


def _mark(match: re.Match[str]) -> re.Pattern[str] | None:
    number = match["square"] or match["plain"] or match["raised"].translate(_SUPERSCRIPTS)
    raised = number.translate(str.maketrans("1234567890", "¹²³⁴⁵⁶⁷⁸⁹⁰"))
    return re.compile(rf"(?:(?<=[a-z)’”.,;])(?:{number}|\[{number}\])|{raised})(?=[\s.,;:)’”]|$)")


def _marked_line(groups: Sequence[_Group], mark: re.Pattern[str]) -> Line | None:
    for group in reversed(groups):
        for line in group.lines:
            if mark.search(line.text):
                return line
    return None


def words_rejoined(lines: Sequence[Line]) -> list[Line]:
    """``lines`` with words broken at a line's end whole; a compound's own hyphen stays.

    The text itself tells the two apart: a half that is a word elsewhere, or a usual part of
    compounds, has a hyphen of its own.
    """
    words = Counter(
        re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", "\n".join(x.text for x in lines).lower())
    )
    whole = [replace(line) for line in lines]
    for line, following in pairwise(whole):
        broken = _BROKEN_WORD.search(line.text)
        rest = re.match(r"\s*([a-z][^\W\d_]*)(?![\w-])", following.text)
        if (
            broken
            and rest
            and (broken["sign"] == "\u00ad" or _soft(broken["left"], rest[1], words))
        ):
            punctuation = re.match(r"[.,;:!?)’”]*", following.text[rest.end() :])
            tail = punctuation[0] if punctuation else ""
            line.text = line.text[: broken.start("sign")] + rest[1] + tail
            following.text = following.text[rest.end() + len(tail) :].lstrip()
    return [line for line in whole if line.text.strip()]


def _soft(left: str, right: str, words: Counter[str]) -> bool:
    left, right = left.lower(), right.lower()
    if words[left + right]:
        return True
    if words[f"{left}-{right}"] or left in _PREFIXES or right in _SECOND_WORDS:
        return False
    return not (words[left] > 1 or words[right] > 1)
