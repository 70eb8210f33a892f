"""What the words around a name say of it: authority, person, road, police force, larger area.

Word lists and the small questions that ``inspections.mentions`` asks of them. Titles of letters
and reports since 2013 use these frames: "visit of/to X", "inspection of X", "X (local authority)
children's services", "London Borough of X", "X County Council", "X Local Area Partnership".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Protocol


class ReadWord(Protocol):
    """The part of a word that these questions need."""

    @property
    def key(self) -> str:
        """The word as names are compared."""

    @property
    def owner(self) -> str:
        """The key without a possessive "'s", or empty."""

    @property
    def capital(self) -> bool:
        """Whether it starts with a capital."""

    @property
    def shouted(self) -> bool:
        """Whether it is written in capitals throughout."""

    @property
    def spaced(self) -> bool:
        """Whether it stands on the line of the word before."""

    @property
    def is_punctuation(self) -> bool:
        """Whether it is a mark."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VISIT_WORDS = _words(
    "visit visits inspection inspections reinspection reinspections review report "
    "assessment ilacs sif jtai judgement judgements"
)
VISIT_VERBS = _words("visited inspected visiting inspecting reinspected")
PREPOSITIONS = _words("of to at in on for into within across")
PREFIX = _words("london royal borough city county metropolitan district council the of unitary")
COUNCIL_WORDS = _words(
    "city county borough metropolitan district council councils unitary mbc mdc cc bc lbc "
    "corporation"
)
LINKING = (
    PREPOSITIONS | PREFIX | _words("local authority authoritys childrens children services service")
)
TITLES = _words(
    "mr mrs ms miss mx dr sir dame lord lady baroness baron cllr councillor prof professor judge "
    "reverend rev"
)
LARGER_OR_SMALLER_AREA = _words(
    "north south east west central mid greater upper lower inner outer great little new old "
    "northern southern eastern western southeast southwest northeast northwest"
)
OTHER_BODIES = _words(
    "road street lane avenue house drive close square terrace place gardens way court park hill "
    "grove crescent police constabulary nhs university hospital hospitals college school schools "
    "academy academies nursery ccg icb football airport station probation prison fire youth "
    "cathedral primary infant junior grammar"
)
_FIRST_WORDS_OF_SERVICES = frozenset(
    {
        ("childrens", "services"),
        ("childrens", "service"),
        ("childrens", "social"),
        ("childrens", "and"),
        ("children", "services"),
        ("children", "social"),
        ("children", "and"),
        ("local", "authority"),
        ("local", "authoritys"),
        ("local", "area"),
        ("services", "for"),
        ("social", "care"),
        ("social", "services"),
        ("family", "services"),
    }
)
_FIRST_WORDS_OF_VISITS = frozenset(
    {
        ("monitoring", "visit"),
        ("focused", "visit"),
        ("focussed", "visit"),
        ("focus", "visit"),
        ("assurance", "visit"),
        ("joint", "targeted"),
        ("area", "send"),
        ("inspection", ""),
        ("reinspection", ""),
        ("re", "inspection"),
        ("ilacs", ""),
        ("sif", ""),
        ("jtai", ""),
    }
)
_TITLE_MARKS = _words(": - – —")
_OTHER_TITLE_WORDS = _words(
    "ofsted hmi cqc dfe send area joint targeted monitoring focused focussed assurance standard "
    "short full first second third fourth fifth sixth seventh eighth ninth final findings outcome "
    "outcomes update summary overview headline letters reports social care families family young "
    "people early help safeguarding framework response improvement plan action progress "
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday "
    "a an and or but by from as is was were are has have had since while when where whilst during "
    "between after before following both this that these those here today our his her their its "
    "although however overall dear achieving together also re all if then there not partnership "
    "local authorities authority la safeguarding inadequate good outstanding requires executive "
    "director corporate strategic department directorate chief cabinet scrutiny committee leaders "
    "senior staff social workers inspectors england near via including except like under over "
)
_KNOWN = (
    VISIT_WORDS | VISIT_VERBS | LINKING | COUNCIL_WORDS | _OTHER_TITLE_WORDS | _words("& trust")
)

INSIDE_NAMES = _words("and upon with of on the under")
"""Small words that stand inside names of authorities."""


def is_title_word(key: str) -> bool:
    """Whether titles and opening sentences use this word about any authority."""
    return key in _KNOWN


def _back(words: Sequence[ReadWord], first: int) -> Iterator[ReadWord]:
    return (words[i] for i in range(first - 1, -1, -1))


def what_precedes(words: Sequence[ReadWord], first: int) -> frozenset[str]:
    """Of "visit", "title", "services" and "council", what leads up to the name at ``first``."""
    passed: list[str] = []
    for word in islice(_back(words, first), 12):
        if word.key not in LINKING:
            if word.key in VISIT_VERBS or (
                word.key in VISIT_WORDS and not PREPOSITIONS.isdisjoint(passed)
            ):
                passed.append("visit")
            break
        passed.append(word.key)
    said = set[str]()
    if "visit" in passed:
        said.add("visit")
    if _ends_a_title(words, first, passed):
        said.add("title")
    if "services" in passed:
        said.add("services")
    if {"borough", "council", "authority"} & set(passed) or {"city", "of"} <= set(passed):
        said.add("council")
    return frozenset(said)


def _ends_a_title(words: Sequence[ReadWord], first: int, passed: Sequence[str]) -> bool:
    """Whether the name ends a longer title, as of a JTAI: "inspection of the response to ... in X".

    That is "in" before X, and a visit word earlier in the same stretch, without punctuation or
    a line that starts with a capital between.
    """
    if "in" not in passed:
        return False
    for word in islice(_back(words, first), 25):
        if word.is_punctuation:
            return False
        if word.key in VISIT_WORDS:
            return True
        if word.capital and not word.spaced:
            return False
    return False


def _begins_a_title(words: Sequence[ReadWord], first: int, position: int) -> bool:
    """Whether a visit's words come at ``position``; on the next line only if the name's line
    holds nothing before it, as a line of an address may."""
    for mark in (_TITLE_MARKS, {"ofsted"}):
        if position < len(words) and words[position].key in mark:
            position += 1
    pair = tuple(word.key for word in words[position : position + 2])
    if pair not in _FIRST_WORDS_OF_VISITS and (*pair[:1], "") not in _FIRST_WORDS_OF_VISITS:
        return False
    while first and words[first].spaced and words[first - 1].key in PREFIX:
        first -= 1
    return words[position].spaced or first == 0 or not words[first].spaced


def what_follows(words: Sequence[ReadWord], first: int, last: int) -> frozenset[str]:
    """Of "title", "services" and "council", what the words from ``last`` on make of the name.

    "title" is one that begins with the name: "X: inspection of ...", "X monitoring visit", or,
    as ILACS reports have it, X on a line of its own and "Inspection of ..." on the next.
    """
    said = set[str]()
    position = last
    while position < len(words) and words[position].key in COUNCIL_WORDS:
        said.add("council")
        position += 1
    pair = tuple(word.key for word in words[position : position + 2])
    owner = tuple((word.owner or word.key) for word in words[position : position + 2])
    if pair in _FIRST_WORDS_OF_SERVICES or owner in _FIRST_WORDS_OF_SERVICES or pair[:1] == ("la",):
        said.add("services")
    if _begins_a_title(words, first, position):
        said.add("title")
    return frozenset(said)


def is_another_body(words: Sequence[ReadWord], first: int, last: int) -> bool:
    """Whether the name is a titled person's, part of a larger or smaller area's, or of a road,
    police force, school or other body that bears the place's name."""
    before = [w for w in islice(_back(words, first), 2) if w.key != "."]
    if before and words[first].spaced:
        if before[0].key in TITLES:
            return True
        if before[0].key in LARGER_OR_SMALLER_AREA and before[0].capital:
            return True
    for word in words[last : last + 3]:
        if not word.capital or not word.spaced or word.key in {"childrens", "council", "local"}:
            return False
        if word.key in OTHER_BODIES:
            return True
    return False


def has_unknown_name_before(words: Sequence[ReadWord], first: int) -> bool:
    """Whether a capitalised word that titles do not use stands before, as in "John Bolton"."""
    return first > 0 and words[first].spaced and _is_unknown_name(words[first - 1], words[first])


def has_unknown_name_after(words: Sequence[ReadWord], last: int) -> bool:
    """Whether a capitalised word that titles do not use follows, as in "Sutton Coldfield"."""
    return (
        last < len(words)
        and words[last].spaced
        and not words[last - 1].owner
        and _is_unknown_name(words[last], words[last - 1])
    )


def _is_unknown_name(word: ReadWord, name: ReadWord) -> bool:
    return (
        word.capital
        and not word.shouted
        and not name.shouted
        and not word.is_punctuation
        and not word.key.isdigit()
        and not word.key[0].isdigit()
        and word.key not in _KNOWN
    )
