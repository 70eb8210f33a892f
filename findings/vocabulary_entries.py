"""A theme of the vocabulary as plain data: in the database, in files, in the history of changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from findings.labels.themes import ThemeEntry, shipped_vocabulary
from findings.models import Theme
from findings.phrase_checks import tidy_all

Written = dict[str, Any]
"""An entry as the database's history holds it."""

LONGEST_NAME = 80
"""Letters of a theme's name."""

PHRASE_LISTS = ("phrases", "unless", "sections")


@dataclass(frozen=True, slots=True)
class Entry:
    """All of a theme that people may change, and its slug."""

    slug: str
    name: str
    group: str
    definition: str
    phrases: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    position: int = 0
    archived: bool = False

    def written(self) -> Written:
        """The entry as the history holds it, without its slug."""
        fields = asdict(self)
        del fields["slug"]
        return fields | {name: list(fields[name]) for name in PHRASE_LISTS}

    def as_read(self) -> tuple[tuple[str, ...], ...]:
        """What decides which sentences are about it; nothing where it is archived."""
        if self.archived:
            return ()
        return tuple(tuple(sorted(getattr(self, name))) for name in PHRASE_LISTS)


Vocabulary = dict[str, Entry]
"""Entries by their slug."""


def entry_of(slug: str, written: Mapping[str, Any]) -> Entry:
    """The entry that ``Entry.written`` wrote."""
    lists = {name: tuple(written[name]) for name in PHRASE_LISTS}
    return Entry(slug, **(dict(written) | lists))


def entry_of_theme(theme: Theme) -> Entry:
    """A stored theme as an entry."""
    return Entry(
        theme.slug,
        theme.name,
        theme.group,
        theme.definition,
        tuple(theme.phrases),
        tuple(theme.unless),
        tuple(theme.sections),
        theme.position,
        theme.archived is not None,
    )


def entry_of_shipped(shipped: ThemeEntry, position: int) -> Entry:
    """A shipped theme as an entry."""
    return Entry(
        shipped.slug,
        shipped.name,
        shipped.group,
        shipped.definition,
        tuple(tidy_all(shipped.phrases)),
        tuple(tidy_all(shipped.unless)),
        tuple(tidy_all(shipped.sections)),
        position,
    )


def stored_vocabulary() -> Vocabulary:
    """The database's vocabulary, archived themes with it, in the order of pages."""
    themes = Theme.objects.order_by("position", "pk")
    return {theme.slug: entry_of_theme(theme) for theme in themes}


def as_read(vocabulary: Iterable[Entry]) -> tuple[ThemeEntry, ...]:
    """What labelling needs of a vocabulary: its entries in order, without the archived ones."""
    return tuple(
        ThemeEntry(e.slug, e.name, e.group, e.definition, e.phrases, e.unless, e.sections)
        for e in sorted(vocabulary, key=lambda entry: entry.position)
        if not e.archived
    )


def vocabulary_in_use() -> tuple[ThemeEntry, ...]:
    """What findings are labelled with."""
    return as_read(stored_vocabulary().values())


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """The entries with positions from 1 in the order given."""
    return [replace(entry, position=n) for n, entry in enumerate(entries, start=1)]


def groups(vocabulary: Vocabulary) -> list[str]:
    """The groups of themes, in the order of pages."""
    return list(dict.fromkeys(entry.group for entry in vocabulary.values()))


def shipped_entries() -> Vocabulary:
    """The vocabulary that comes with the program."""
    shipped = enumerate(shipped_vocabulary(), start=1)
    return {entry.slug: entry_of_shipped(entry, n) for n, entry in shipped}
