"""The register of English local authorities with children's services, without Django.

``Register.shipped()`` gives the reviewed data file of this repository. ``resolve`` finds the
authority that a text names; a tie or a weak match is an answer of its own, never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class RegisteredAuthority:
    """An authority as the register holds it; ``closed`` is None for those of today.

    ``names`` are its official name, short names, aliases and other spellings. Predecessors,
    successors and statistical neighbours are URNs, neighbours nearest first.
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


@dataclass(frozen=True, slots=True)
class TrustDelivery:
    """A trust that delivers an authority's children's services over a period."""

    trust: str
    names: tuple[str, ...]
    urn: str
    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a text's name came to: the authority, or None with ``reason`` and ``candidates``.

    ``reason`` is ``official``, ``alias`` or ``trust`` for a match; ``tie``, ``weak`` or
    ``none`` where there is no authority to give.
    """

    authority: RegisteredAuthority | None
    reason: str
    matched: str = ""
    candidates: tuple[RegisteredAuthority, ...] = ()


class Register:
    """All authorities and trusts, searchable by the names that documents use."""

    authorities: tuple[RegisteredAuthority, ...]
    trusts: tuple[TrustDelivery, ...]

    @classmethod
    def shipped(cls) -> Register:
        """The register of this repository's data file."""
        raise NotImplementedError

    def by_urn(self, urn: str) -> RegisteredAuthority:
        """The authority with this Ofsted URN; raises KeyError."""
        raise NotImplementedError

    def resolve(self, text: str, on: date | None = None) -> Resolution:
        """The authority that ``text`` names, at the date in question."""
        raise NotImplementedError
