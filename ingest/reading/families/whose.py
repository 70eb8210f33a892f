"""Whose visit a document is about: the authority that its subject or opening names.

The register decides what a name means at a date; here it is only decided which texts to ask, in
which order, and what a reviewer is told where the answer is a tie, weak or none. The addressee
never counts: directors move, and write for several authorities.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ingest.reading.schema import Problem
from inspections.register import Register, RegisteredAuthority, Resolution


@dataclass(frozen=True, slots=True)
class Whose:
    """The authority, or None with problems; ``named`` is False where no text names any."""

    authority: RegisteredAuthority | None
    problems: tuple[Problem, ...] = ()
    named: bool = True


def whose(
    register: Register, texts: Iterable[str], on: date | None, body: Sequence[str] = ()
) -> Whose:
    """The authority that the first telling one of ``texts`` names at the date ``on``.

    Where none of them does, the one authority that ``body`` names, with a problem that says so.
    """
    doubtful: Resolution | None = None
    for text in texts:
        resolution = register.resolve(text, on) if text.strip() else None
        if resolution is None or resolution.reason == "none":
            continue
        if resolution.authority is not None:
            return Whose(resolution.authority)
        if doubtful is None or (doubtful.reason == "weak" and resolution.reason == "tie"):
            doubtful = resolution
    if doubtful is not None and doubtful.reason == "tie":
        return Whose(None, (_doubt(doubtful),))
    by_body = _named_throughout(register, body, on)
    if by_body is not None:
        return Whose(
            by_body,
            (
                Problem(
                    "authority-from-text",
                    f"The title names no authority; the text names only {by_body.name}. "
                    "Check that the visit is theirs.",
                ),
            ),
        )
    if doubtful is not None:
        return Whose(None, (_doubt(doubtful),))
    return Whose(None, (), named=False)


def _doubt(resolution: Resolution) -> Problem:
    candidates = ", ".join(authority.name for authority in resolution.candidates)
    if resolution.reason == "tie":
        return Problem(
            "authority-tie",
            f"“{resolution.matched}” may be several authorities: {candidates}. "
            "Choose the right one by hand.",
        )
    maybe = f" Perhaps it is one of these: {candidates}." if candidates else ""
    return Problem(
        "authority-weak",
        f"“{resolution.matched}” is not surely the name of an authority at that date.{maybe} "
        "Choose it by hand.",
    )


def _named_throughout(
    register: Register, body: Sequence[str], on: date | None
) -> RegisteredAuthority | None:
    found: Counter[str] = Counter()
    for text in body:
        authority = register.resolve(text, on).authority
        if authority is not None:
            found[authority.urn] += 1
    if len(found) == 1:
        return register.by_urn(next(iter(found)))
    ranked = found.most_common(2)
    if len(ranked) == 2 and ranked[0][1] >= 3 * ranked[1][1] and ranked[0][1] >= 3:
        return register.by_urn(ranked[0][0])
    return None
