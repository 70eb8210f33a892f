"""The shipped vocabulary of themes into the database, laid under what people changed here."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from findings.labels.themes import ThemeEntry
from findings.models import Theme, VocabularyChange
from findings.vocabulary_changes import make, propose
from findings.vocabulary_entries import (
    Vocabulary,
    entry_of,
    entry_of_shipped,
    shipped_entries,
    stored_vocabulary,
)
from findings.vocabulary_merge import merged

LOADED = "The vocabulary that comes with the program was loaded"
UPDATED = "The vocabulary that comes with the program was updated"


@dataclass(frozen=True, slots=True)
class ThemesLoaded:
    """Names of the themes that loading added or changed, how many it found as they are, and
    whether findings are to be labelled anew for it."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: int
    relabels: bool = False


def load_themes(vocabulary: tuple[ThemeEntry, ...] | None = None) -> ThemesLoaded:
    """Loads the vocabulary (the shipped one by default); the same again changes nothing.

    A theme is known by its slug. Themes that the vocabulary does not name are left alone, and
    so is what people changed here (``findings.vocabulary_merge``).
    """
    now = shipped_entries() if vocabulary is None else _entries(vocabulary)
    with transaction.atomic():
        stored = stored_vocabulary()
        wanted = merged(_shipped_before(), now, stored)
        relabels = _store(stored, wanted)
        _note_as_shipped(now)
    added = tuple(wanted[slug].name for slug in now if slug not in stored)
    changed = tuple(
        wanted[slug].name for slug in now if slug in stored and wanted[slug] != stored[slug]
    )
    return ThemesLoaded(added, changed, len(now) - len(added) - len(changed), relabels)


def _entries(vocabulary: tuple[ThemeEntry, ...]) -> Vocabulary:
    return {e.slug: entry_of_shipped(e, n) for n, e in enumerate(vocabulary, start=1)}


def _shipped_before() -> Vocabulary:
    """What the program brought when it was last loaded, in its order."""
    rows = Theme.objects.exclude(shipped=None).values_list("slug", "shipped")
    entries = [entry_of(slug, shipped) for slug, shipped in rows if shipped]
    return {entry.slug: entry for entry in sorted(entries, key=lambda entry: entry.position)}


def _store(stored: Vocabulary, wanted: Vocabulary) -> bool:
    """Make the change, as one of the history that nobody in particular made; whether findings
    are to be labelled anew for it, which a worker does when it is started."""
    change = propose(wanted, UPDATED if stored else LOADED, None)
    if change is None:
        return False
    make(change)
    if not any(entry.phrases for entry in stored.values()):
        state = VocabularyChange.State.DONE  # what is stored was read with these very phrases
        VocabularyChange.objects.filter(pk=change.pk).update(state=state)
        return False
    return change.state == VocabularyChange.State.RELABELLING


def _note_as_shipped(now: Vocabulary) -> None:
    themes = list(Theme.objects.filter(slug__in=list(now)))
    for theme in themes:
        theme.shipped = now[theme.slug].written()
    Theme.objects.bulk_update(themes, ["shipped"])
