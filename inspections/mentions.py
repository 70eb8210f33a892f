"""Names of authorities in a text: where they stand, and how well their place speaks for them.

Pure text work for ``inspections.register``, which knows what the names belong to. Hyphens count
as spaces, "&" as "and", curly as straight apostrophes, "Saint" as "St"; case is read, not folded
away, because "reading" is no town.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from inspections import surroundings

_WORD = re.compile(r"[^\W_]+(?:['’‘ʼ`][^\W_]+)*|[^\w\s]")
_APOSTROPHES = re.compile(r"['’‘ʼ`]")
_POSSESSIVE = re.compile(r"['’‘ʼ`]s$", re.IGNORECASE)
_DASHES = frozenset("-‐‑‒–—\u00ad")
_SAME_KEY = {"&": "and", "saint": "st"}
_DOTTED = frozenset({"st", "co"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word or punctuation mark with its offsets; ``key`` is what names are compared by.

    ``owner`` is the key without a possessive "'s", or empty; ``spaced`` says that only spaces
    of the same line stand between it and the word before.
    """

    key: str
    owner: str
    start: int
    end: int
    capital: bool
    shouted: bool
    spaced: bool

    @property
    def is_punctuation(self) -> bool:
        """Whether this is a mark that names do not run over."""
        return not self.key[0].isalnum()


def split_words(text: str) -> list[Word]:
    """The words and marks of ``text``, without the marks that belong to a name."""
    words: list[Word] = []
    for match in _WORD.finditer(text):
        raw, start = match.group(), match.start()
        if _joins(text, raw, start, match.end()) or (words and _belongs(words[-1], raw, start)):
            continue
        words.append(_word(text, raw, start, words[-1].end if words else start))
    return words


def _joins(text: str, raw: str, start: int, end: int) -> bool:
    """Whether a dash joins words; one between spaces parts them."""
    return raw in _DASHES and not (
        text[start - 1 : start].strip() == "" and text[end : end + 1].strip() == ""
    )


def _belongs(word: Word, mark: str, start: int) -> bool:
    """Whether a mark is the word's own: the dot of "St.", the apostrophe of "St Helens'"."""
    if word.end != start:
        return False
    return (mark == "." and word.key in _DOTTED) or _APOSTROPHES.fullmatch(mark) is not None


def _word(text: str, raw: str, start: int, previous_end: int) -> Word:
    key = _APOSTROPHES.sub("", raw).lower() or raw
    owner = _APOSTROPHES.sub("", _POSSESSIVE.sub("", raw)).lower()
    return Word(
        key=_SAME_KEY.get(key, key),
        owner=owner if owner != key else "",
        start=start,
        end=start + len(raw),
        capital=raw[0].isupper() or raw[0].isdigit(),
        shouted=len(raw) > 1 and raw.isupper(),
        spaced="\n" not in text[previous_end:start],
    )


def name_key(name: str) -> str:
    """A name as names are compared: its words in lower case, single spaces, no marks."""
    return " ".join(word.key for word in split_words(name) if not word.is_punctuation)


class Standing(IntEnum):
    """How well a name's place in the text speaks for the authority, best last.

    ``NOT``: a person, road, police force, school or larger area. ``DOUBTFUL``: perhaps one of
    these, or a short form without anything that makes it an authority. ``NAMED``: the bare name.
    ``COUNCIL``: "X Council", "London Borough of X". ``SERVICES``: "X children's services".
    ``TITLE``: "X: inspection of ...", "inspection of the response to ... in X". ``SUBJECT``:
    "visit to X", "inspection of X", or the name is the whole text.
    """

    NOT = 0
    DOUBTFUL = 1
    NAMED = 2
    COUNCIL = 3
    SERVICES = 4
    TITLE = 5
    SUBJECT = 6


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of the register in a text: words ``first`` up to, not with, ``last``."""

    name: str
    first: int
    last: int
    standing: Standing


@dataclass(slots=True)
class _Node:
    further: dict[str, _Node] = field(default_factory=dict)
    name: str = ""


def written(text: str, words: Sequence[Word], mention: Mention) -> str:
    """A mention as the text has it, without a possessive that is not the name's own."""
    last = words[mention.last - 1]
    found = text[words[mention.first].start : last.end]
    own = not last.owner or mention.name.split()[-1] == last.key
    return found if own else _POSSESSIVE.sub("", found)


class NameTree:
    """All names word by word, so that a text is searched in one pass for the longest ones."""

    def __init__(self, names: Iterator[str]) -> None:
        self._root = _Node()
        for name in names:
            words = split_words(name)
            self._add(words, name_key(name))
            self._add([w for w in words if not w.is_punctuation], name_key(name))

    def _add(self, words: Sequence[Word], name: str) -> None:
        node = self._root
        for word in words:
            node = node.further.setdefault(word.key, _Node())
        node.name = name

    def _longest(self, words: Sequence[Word], first: int) -> tuple[str, int]:
        """The longest name that starts at ``first`` and where it ends; "" where none does."""
        node, name, last = self._root, "", first
        for position in range(first, len(words)):
            word = words[position]
            owned = node.further.get(word.owner)
            if owned is not None and owned.name:
                name, last = owned.name, position + 1
            following = node.further.get(word.key)
            if following is None:
                break
            node = following
            if node.name:
                name, last = node.name, position + 1
        return name, last

    def mentions(self, words: Sequence[Word], needing_frame: frozenset[str]) -> list[Mention]:
        """The names in ``words``, longest first at each place, none overlapping another.

        Names of ``needing_frame`` (short forms, everyday words) are doubtful when bare. A name
        begins with a capital, unless it is the whole text or the text has no capitals at all.
        """
        found: list[Mention] = []
        written_small = not any(w.capital and not w.key[0].isdigit() for w in words)
        position = 0
        while position < len(words):
            name, last = self._longest(words, position)
            whole = last - position == sum(not w.is_punctuation for w in words)
            if not name or not (words[position].capital or whole or written_small):
                position += 1
                continue
            standing = Standing.SUBJECT if whole else standing_of(words, position, last)
            if written_small and standing < Standing.SERVICES:
                position += 1
                continue
            if standing is Standing.NAMED and name in needing_frame:
                standing = Standing.DOUBTFUL
            found.append(Mention(name, position, last, standing))
            position = last
        return _coordinated(words, found)


def standing_of(words: Sequence[Word], first: int, last: int) -> Standing:
    """What the words before and after ``words[first:last]`` make of the name."""
    if surroundings.is_another_body(words, first, last):
        return Standing.NOT
    after = surroundings.what_follows(words, first, last)
    before = surroundings.what_precedes(words, first)
    if surroundings.has_unknown_name_after(words, last):
        return Standing.DOUBTFUL
    if "visit" in before:
        return Standing.SUBJECT
    if "title" in after or "title" in before:
        return Standing.TITLE
    if "services" in after or "services" in before:
        return Standing.SERVICES
    if "council" in after or "council" in before:
        return Standing.COUNCIL
    if surroundings.has_unknown_name_before(words, first):
        return Standing.DOUBTFUL
    return Standing.NAMED


def _coordinated(words: Sequence[Word], mentions: list[Mention]) -> list[Mention]:
    """Mentions, with those that "and" joins (or commas and a last "and") of equal standing."""
    grouped: list[list[Mention]] = []
    for mention in mentions:
        link = _link(words, grouped[-1][-1], mention) if grouped else ""
        if link:
            grouped[-1].append(mention)
        else:
            grouped.append([mention])
    return [mention for group in grouped for mention in _levelled(words, group)]


def _link(words: Sequence[Word], earlier: Mention, later: Mention) -> str:
    between = [w.key for w in words[earlier.last : later.first]]
    while between and between[-1] in surroundings.PREFIX:
        between.pop()
    joined = " ".join(k for k in between if k not in surroundings.COUNCIL_WORDS)
    return joined if joined in {",", "and", ", and"} else ""


def _levelled(words: Sequence[Word], group: list[Mention]) -> list[Mention]:
    """All of a group as its best; none where they name one other body ("A and B Police")."""
    if len(group) < 2 or not _link(words, group[-2], group[-1]).endswith("and"):
        return group
    shared_body = group[-1].standing is Standing.NOT
    best = Standing.NOT if shared_body else max(m.standing for m in group)
    return [Mention(m.name, m.first, m.last, best) for m in group]


def near_names(words: Sequence[Word], mentions: Sequence[Mention]) -> Iterator[str]:
    """Where a name of the register would be expected: the capitalised words that stand before
    "children's services", "Council" or "local authority", or after "visit to", as keys.

    Words around ``mentions`` of other bodies that bear a place's name are left out.
    """
    taken = {position for m in mentions for position in range(m.first, m.last)}
    position = 0
    while position < len(words):
        last = position
        while last < len(words) and _may_be_name(words, position, last):
            last += 1
        free = taken.isdisjoint(range(position, last))
        if last > position and free and _has_frame(words, position, last):
            yield " ".join(word.key for word in words[position:last])
        position = max(last, position + 1)


def _may_be_name(words: Sequence[Word], first: int, position: int) -> bool:
    word = words[position]
    if word.is_punctuation or word.key in surroundings.COUNCIL_WORDS:
        return False
    if position > first and word.key in surroundings.INSIDE_NAMES:
        return True
    return word.capital and not surroundings.is_title_word(word.key)


def _has_frame(words: Sequence[Word], first: int, last: int) -> bool:
    if last - first == len(words):
        return True
    if surroundings.is_another_body(words, first, last):
        return False
    return bool(
        surroundings.what_precedes(words, first) | surroundings.what_follows(words, first, last)
    )
