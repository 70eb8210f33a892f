"""The register of English local authorities with children's services, without Django.

``Register.shipped()`` gives the reviewed data file of this repository. ``resolve`` finds the
authority that a text names; a tie or a weak match is an answer of its own, never a guess.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from inspections.mentions import (
    Mention,
    NameTree,
    Standing,
    Word,
    name_key,
    near_names,
    split_words,
    written,
)

DATA = Path(__file__).parent / "data"
PUBLISHED_WITHIN = timedelta(days=183)
"""How long after an authority's last day documents about it may still be dated."""
ALIKE = 84.0
"""From which likeness (0 to 100) a misspelt name makes a candidate."""
MOST_CANDIDATES = 5
EVERYDAY_WORDS = frozenset({"reading", "bury"})
"""Names that a sentence may begin with and mean something else."""


@dataclass(frozen=True, slots=True)
class RegisteredAuthority:
    """An authority as the register holds it; ``closed`` is None for those of today.

    ``names`` are its official name, short names, aliases and other spellings. Predecessors,
    successors and statistical neighbours are URNs, neighbours nearest first. ``opened`` and
    ``closed`` are its first and last day. ``sample`` marks an invented one.
    """

    urn: str
    name: str
    slug: str
    la_code: str
    ons_code: str
    region: str
    kind: str
    names: tuple[str, ...] = ()
    opened: date | None = None
    closed: date | None = None
    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()
    sample: bool = False

    def existed(self, on: date | None, grace: timedelta = timedelta(0)) -> bool:
        """Whether it existed on that day, or closed at most ``grace`` before; True without one."""
        if on is None:
            return True
        return (self.opened is None or self.opened <= on) and (
            self.closed is None or on <= self.closed + grace
        )


@dataclass(frozen=True, slots=True)
class TrustDelivery:
    """A trust that delivers an authority's children's services over a period."""

    trust: str
    names: tuple[str, ...]
    urn: str
    start: date
    end: date | None = None

    def delivered(self, on: date | None) -> bool:
        """Whether it delivered on that day; True without a day."""
        return on is None or (self.start <= on and (self.end is None or on <= self.end))


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a text's name came to: the authority, or None with ``reason`` and ``candidates``.

    ``reason`` is ``official``, ``alias`` or ``trust`` for a match; ``tie``, ``weak`` or
    ``none`` where there is no authority to give. ``matched`` is the name as the text has it.
    """

    authority: RegisteredAuthority | None
    reason: str
    matched: str = ""
    candidates: tuple[RegisteredAuthority, ...] = ()


class Register:
    """All authorities and trusts, searchable by the names that documents use."""

    authorities: tuple[RegisteredAuthority, ...]
    trusts: tuple[TrustDelivery, ...]

    def __init__(
        self,
        authorities: Iterable[RegisteredAuthority],
        trusts: Iterable[TrustDelivery] = (),
    ) -> None:
        self.authorities = tuple(authorities)
        self.trusts = tuple(trusts)
        self._by_urn = {a.urn: a for a in self.authorities}
        self._official: dict[str, list[RegisteredAuthority]] = defaultdict(list)
        self._alias: dict[str, list[RegisteredAuthority]] = defaultdict(list)
        self._trust: dict[str, list[TrustDelivery]] = defaultdict(list)
        self._index()

    def _index(self) -> None:
        for authority in self.authorities:
            own = {name_key(n) for n in (authority.name, *authority.names[:1])}
            for key in own:
                self._official[key].append(authority)
            for key in {name_key(n) for n in authority.names} - own:
                self._alias[key].append(authority)
        for delivery in self.trusts:
            for key in {name_key(n) for n in (delivery.trust, *delivery.names)}:
                self._trust[key].append(delivery)
        spellings = [n for a in self.authorities for n in (a.name, *a.names)]
        spellings += [n for t in self.trusts for n in (t.trust, *t.names)]
        self._names = NameTree(iter(spellings))
        self._needing_frame = EVERYDAY_WORDS | self._short_forms()
        self._keys = sorted({*self._official, *self._alias, *self._trust})

    def _short_forms(self) -> frozenset[str]:
        """Names that only begin another of the authority's: Richmond, Kingston, Newcastle."""
        return frozenset(
            name_key(short)
            for a in self.authorities
            for short in a.names
            if name_key(a.name).startswith(name_key(short) + " ")
        )

    @classmethod
    def shipped(cls) -> Register:
        """The register of this repository's data files, read once."""
        return _shipped()

    def by_urn(self, urn: str) -> RegisteredAuthority:
        """The authority with this Ofsted URN; raises KeyError."""
        return self._by_urn[urn]

    def resolve(self, text: str, on: date | None = None) -> Resolution:
        """The authority that ``text`` names, at the date in question.

        ``text`` is best a subject line, title or opening sentence. The longest name counts at
        each place; of several places those that say most plainly what the document is about
        (``Standing``): the object of "visit to" or "inspection of" before a title around the name
        ("X: inspection of ..."), before "X children's services", before "X Council", before a
        bare name. Places of equal standing that name
        different authorities are a tie; so is a trust that delivers for several, unless the
        text names one of them. People, roads, police forces and larger areas do not count.

        ``on`` chooses between authorities of one name and says which trusts count. An authority
        that has closed still answers for half a year where no other bears its name, since
        letters follow visits. Without ``on`` all of all times count. A name of another time, a
        misspelling and a short form without a frame are ``weak``, with candidates.
        """
        words = split_words(text)
        mentions = self._names.mentions(words, self._needing_frame)
        plain = [m for m in mentions if m.standing > Standing.DOUBTFUL]
        if not plain:
            return self._weak(text, words, mentions)
        best = max(m.standing for m in plain)
        leading = [m for m in plain if m.standing is best]
        claims = [(m, self._bearers(m.name, on)) for m in leading]
        claims = [(m, bearers) for m, bearers in claims if bearers]
        if not claims:
            return Resolution(None, "weak", written(text, words, leading[0]), self._stale(leading))
        named = {a.urn for m in plain for a in _only(self._bearers(m.name, on))}
        narrowed = [(m, _narrowed(bearers, named)) for m, bearers in claims]
        candidates = _distinct(a for _, bearers in narrowed for a in bearers)
        mention = narrowed[0][0]
        matched = written(text, words, mention)
        if len(candidates) > 1:
            return Resolution(None, "tie", matched, candidates)
        return Resolution(candidates[0], self._reason(mention.name, candidates[0]), matched)

    def _bearers(self, name: str, on: date | None) -> tuple[RegisteredAuthority, ...]:
        """Who bears the name, or is delivered for by the trust of that name, on the day."""
        bearers = [*self._official.get(name, ()), *self._alias.get(name, ())]
        current = [a for a in bearers if a.existed(on)]
        if not current:
            current = [a for a in bearers if a.existed(on, PUBLISHED_WITHIN)]
        delivered = [t.urn for t in self._trust.get(name, ()) if t.delivered(on)]
        return _distinct([*current, *(self._by_urn[urn] for urn in delivered)])

    def _stale(self, mentions: Iterable[Mention]) -> tuple[RegisteredAuthority, ...]:
        """For names of another time: who bore them, and their predecessors and successors."""
        bearers = _distinct(a for m in mentions for a in self._bearers(m.name, None))
        kin = [
            self._by_urn[urn]
            for a in bearers
            for urn in (*a.predecessors, *a.successors)
            if urn in self._by_urn
        ]
        return _distinct([*bearers, *kin])

    def _reason(self, name: str, authority: RegisteredAuthority) -> str:
        if authority in self._official.get(name, ()):
            return "official"
        return "alias" if authority in self._alias.get(name, ()) else "trust"

    def _weak(self, text: str, words: list[Word], mentions: list[Mention]) -> Resolution:
        doubtful = [m for m in mentions if m.standing is Standing.DOUBTFUL]
        if doubtful:
            return Resolution(
                None, "weak", written(text, words, doubtful[0]), self._stale(doubtful)
            )
        for slot in near_names(words, mentions):
            alike = process.extract(
                slot,
                self._keys,
                scorer=fuzz.token_set_ratio,
                score_cutoff=ALIKE,
                limit=MOST_CANDIDATES,
            )
            bearers = _distinct(a for key, _, _ in alike for a in self._bearers(key, None))
            if bearers:
                return Resolution(None, "weak", slot, bearers)
        return Resolution(None, "none")


def _only(bearers: tuple[RegisteredAuthority, ...]) -> tuple[RegisteredAuthority, ...]:
    return bearers if len(bearers) == 1 else ()


def _narrowed(
    bearers: tuple[RegisteredAuthority, ...], named: set[str]
) -> tuple[RegisteredAuthority, ...]:
    """Those of several bearers that the text also names; all where it names none of them."""
    return tuple(a for a in bearers if a.urn in named) or bearers


def _distinct(authorities: Iterable[RegisteredAuthority]) -> tuple[RegisteredAuthority, ...]:
    return tuple({a.urn: a for a in authorities}.values())


@cache
def _shipped() -> Register:
    entries = _entries("authorities.toml", "authority")
    urns = {entry["slug"]: entry["urn"] for entry in entries}
    predecessors: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        for slug in entry.get("successors", ()):
            predecessors[slug].append(entry["urn"])
    return Register(
        (_authority(entry, urns, predecessors[entry["slug"]]) for entry in entries),
        (
            TrustDelivery(
                trust=trust["name"],
                names=tuple(trust.get("other_names", ())),
                urn=urns[delivery["authority"]],
                start=delivery["start"],
                end=delivery.get("end"),
            )
            for trust in _entries("trusts.toml", "trust")
            for delivery in trust["delivery"]
        ),
    )


def _entries(file: str, table: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = tomllib.loads((DATA / file).read_text("utf-8"))[table]
    return entries


def _authority(
    entry: dict[str, Any], urns: dict[str, str], predecessors: list[str]
) -> RegisteredAuthority:
    return RegisteredAuthority(
        urn=entry["urn"],
        name=entry["name"],
        slug=entry["slug"],
        la_code=entry["la_code"],
        ons_code=entry["ons_code"],
        region=entry["region"],
        kind=entry["kind"],
        names=tuple(entry["other_names"]),
        opened=entry.get("opened"),
        closed=entry.get("closed"),
        predecessors=tuple(predecessors),
        successors=tuple(urns[slug] for slug in entry.get("successors", ())),
        neighbours=tuple(urns[slug] for slug in entry.get("neighbours", ())),
    )
