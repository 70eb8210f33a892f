"""The shipped vocabulary's update laid under local edits: three ways, phrase by phrase. Pure.

What the program brought before, what it brings now, and what stands here. Where nobody changed a
thing here, it becomes what is brought now; where somebody did, theirs stays. A phrase taken out
here stays out, one added here stays in, however the shipped list grows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from findings.vocabulary_entries import PHRASE_LISTS, Entry, Vocabulary, in_order

WORDS = ("name", "group", "definition")


def merged_list(before: Sequence[str], now: Sequence[str], here: Sequence[str]) -> tuple[str, ...]:
    """Phrases: those here but for what is no longer shipped, then what is newly shipped."""
    if tuple(here) == tuple(before):
        return tuple(now)
    kept = [phrase for phrase in here if phrase in now or phrase not in before]
    new = [phrase for phrase in now if phrase not in before and phrase not in here]
    return (*kept, *new)


def merged_entry(before: Entry | None, now: Entry, here: Entry | None) -> Entry:
    """A theme that is shipped now; ``before`` is None where it is not known what was."""
    if here is None:
        return now
    if before is None:
        return _adopted(now, here)
    words = {
        name: getattr(now if getattr(here, name) == getattr(before, name) else here, name)
        for name in WORDS
    }
    lists: dict[str, Any] = {
        name: merged_list(getattr(before, name), getattr(now, name), getattr(here, name))
        for name in PHRASE_LISTS
    }
    return replace(here, **words, **lists)


def merged(before: Mapping[str, Entry], now: Mapping[str, Entry], here: Vocabulary) -> Vocabulary:
    """The whole vocabulary after an update; themes that are shipped no longer are left alone."""
    entries = dict(here)
    for slug, entry in now.items():
        entries[slug] = merged_entry(before.get(slug), entry, here.get(slug))
    _give_each_its_own_name(entries, here)
    order = _merged_order(list(before), list(now), list(here))
    return {entry.slug: entry for entry in in_order(entries[slug] for slug in order)}


def _adopted(now: Entry, here: Entry) -> Entry:
    """A theme held from before phrases were, or made here under a slug that is shipped now."""
    if not here.phrases:
        return replace(now, archived=here.archived)
    lists: dict[str, Any] = {
        name: merged_list((), getattr(now, name), getattr(here, name)) for name in PHRASE_LISTS
    }
    return replace(here, **lists)


def _give_each_its_own_name(entries: dict[str, Entry], here: Vocabulary) -> None:
    """A name that is held here under another slug stays there; the shipped one says what it is."""
    taken: dict[str, str] = {}
    for slug in sorted(entries, key=lambda slug: (slug not in here, slug)):
        name = entries[slug].name
        if name in taken:
            name = f"{name[:69]} (shipped)" if slug not in here else here[slug].name
            entries[slug] = replace(entries[slug], name=name)
        taken[name] = slug


def _merged_order(before: list[str], now: list[str], here: list[str]) -> list[str]:
    """The shipped order, unless somebody moved a theme here; what only one of the two names
    stands behind what it stood behind there."""
    was = [slug for slug in before if slug in here]
    moved = bool(was) and was != [slug for slug in here if slug in before]
    first, second = (here, now) if moved else (now, here)
    order = list(first)
    for place, slug in enumerate(second):
        if slug in order:
            continue
        behind = second[place - 1] if place else None
        order.insert(order.index(behind) + 1 if behind else 0, slug)
    return order
