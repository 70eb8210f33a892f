"""A reading that is silent never wipes what an earlier reading of the same document gave; pure."""

from __future__ import annotations

from typing import Any

from ingest.reading.schema import Problem
from ingest.strategies import FIELD_LABELS

Reading = dict[str, Any]

DATE_KEYS = ("start", "end", "date_precision")
KEPT_KEYS = ("number", "published", "lead_inspector", "inspectors", "focus", "outcome")
"""Keys of ``visit`` that are kept one by one; dates are kept together, grades all or none."""


def kept_values(before: Reading | None, kept: Reading, now: Reading) -> Reading:
    """What still stands of earlier readings: keys of ``visit``, and ``judgements``.

    ``before`` is the last reading and ``kept`` what it already kept. Nothing is kept where the
    document is now taken for another type, authority or kind of visit: that is no silence.
    """
    if not before or not _is_about_the_same(before, now):
        return {}
    earlier = with_kept(before, kept)
    visit, old = now["visit"], earlier["visit"]
    values = {key: old[key] for key in KEPT_KEYS if old.get(key) and not visit.get(key)}
    if old.get("start") and not visit.get("start"):
        values |= {key: old[key] for key in DATE_KEYS}
    if earlier.get("judgements") and not now.get("judgements"):
        values["judgements"] = earlier["judgements"]
    return values


def with_kept(reading: Reading, kept: Reading) -> Reading:
    """A reading with what is kept put where it is silent."""
    if not kept or not reading.get("visit"):
        return reading
    of_visit = {key: value for key, value in kept.items() if key != "judgements"}
    grades = {"judgements": kept["judgements"]} if "judgements" in kept else {}
    return {**reading, "visit": {**reading["visit"], **of_visit}, **grades}


def fell_silent(kept: Reading, stated: frozenset[str]) -> list[Problem]:
    """A problem for each kept value on which no person has said anything."""
    names = {"period" if key in DATE_KEYS else key for key in kept}
    decided = {name.split(".")[0] for name in stated}
    return [_fell_silent(name) for name in sorted(names - decided)]


def _is_about_the_same(before: Reading, now: Reading) -> bool:
    if not before.get("visit") or not now.get("visit"):
        return False
    same_visit: bool = before["visit"]["kind"] == now["visit"]["kind"]
    return same_visit and all(before[key] == now[key] for key in ("document_type", "authority"))


def _fell_silent(name: str) -> Problem:
    label = FIELD_LABELS.get(name, name)
    return Problem(
        "reading-fell-silent",
        f"An earlier reading of this document gave the {label}, the present one does not. The "
        "earlier value still stands; a correction can replace it or take it away.",
    )
