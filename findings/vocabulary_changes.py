"""Changes to the vocabulary: proposed, made, put back. No theme is ever deleted, only archived."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from findings.models import Finding, Theme, VocabularyChange
from findings.vocabulary_entries import (
    LONGEST_NAME,
    Entry,
    Vocabulary,
    Written,
    entry_of,
    entry_of_theme,
    stored_vocabulary,
)

State = VocabularyChange.State
UNDER_WAY = (State.COUNTING, State.RELABELLING)


@dataclass(frozen=True, slots=True)
class VocabularyWork:
    """What the floor above does for these pages, as it knows documents and corrections:
    work out what a proposed change would do, label findings anew once it is made, and go on
    with what broke off.

    Each may do it at once or in the background; the change's state tells which.
    """

    work_out: Callable[[VocabularyChange], None]
    relabel: Callable[[VocabularyChange], None]
    try_again: Callable[[VocabularyChange], None]


class Overtaken(Exception):
    """Somebody changed one of the themes, or took its name, after the change was proposed."""


def propose(
    wanted: Vocabulary, what: str, user: AbstractBaseUser | None, why: str = ""
) -> VocabularyChange | None:
    """A proposal to make the stored vocabulary the one that is wanted; themes that ``wanted``
    does not hold stay as they are. None where nothing differs."""
    stored = stored_vocabulary()
    after = {slug: e.written() for slug, e in wanted.items() if stored.get(slug) != e}
    if not after:
        return None
    before = {slug: stored[slug].written() if slug in stored else None for slug in after}
    change = VocabularyChange(what=what[:200], why=why, before=before, after=after)
    change.made_by = user  # type: ignore[assignment]
    if not affects_labels(change):
        change.state, change.effect = State.PROPOSED, {"themes": {}, "kept": 0}
    change.save()
    return change


def changed_entries(change: VocabularyChange) -> list[tuple[Entry | None, Entry]]:
    """Each theme that a change changes, as it was and as it is to be, in the order of pages."""
    pairs = [
        (_entry(slug, change.before.get(slug)), entry_of(slug, written))
        for slug, written in change.after.items()
    ]
    return sorted(pairs, key=lambda pair: pair[1].position)


def affects_labels(change: VocabularyChange) -> bool:
    """Whether a change can change what findings are about."""
    return any(
        after.as_read() != (before.as_read() if before else ())
        for before, after in changed_entries(change)
    )


def make(change: VocabularyChange, why: str = "") -> None:
    """Make a proposed change. Its findings are still to be labelled anew where it says so.

    Raises Overtaken, with nothing changed, where one of its themes is not as it was or its name
    is another's by now.
    """
    with transaction.atomic():
        row = VocabularyChange.objects.select_for_update().get(pk=change.pk)
        if row.state not in (State.PROPOSED, State.COUNTING):
            raise Overtaken("This change was made or discarded already.")
        themes = {t.slug: t for t in Theme.objects.select_for_update().order_by("pk")}
        _refuse_if_overtaken(row, themes)
        _refuse_name_that_is_taken(row, themes)
        _store(row, themes)
        row.why = why or row.why
        row.made, row.reached, row.attempts = timezone.now(), 0, 0
        row.total, row.done = 0, 0  # were findings looked at, are to be documents
        anew = affects_labels(row) and Finding.objects.exists()
        row.state = State.RELABELLING if anew else State.DONE
        row.save()
    change.refresh_from_db()


def discard(change: VocabularyChange) -> None:
    """Note that a proposed change is not made."""
    proposed = VocabularyChange.objects.filter(pk=change.pk, made__isnull=True)
    proposed.update(state=State.DISCARDED, effect=None)


def as_it_was_after(change: VocabularyChange) -> Vocabulary:
    """The vocabulary as it was when a change had been made; what came since is archived, and
    lets go of its name where an earlier theme had it."""
    vocabulary = stored_vocabulary()
    since = VocabularyChange.objects.filter(made__gt=change.made).order_by("-made", "-pk")
    for later in since:
        for slug, written in later.before.items():
            was = _entry(slug, written)
            vocabulary[slug] = was or replace(vocabulary[slug], archived=True)
    return _each_with_its_own_name(vocabulary)


def _each_with_its_own_name(vocabulary: Vocabulary) -> Vocabulary:
    """Archived themes whose name one in use has say which they are."""
    taken = {entry.name.lower() for entry in vocabulary.values() if not entry.archived}
    return {
        slug: replace(entry, name=f"{entry.name[: LONGEST_NAME - len(slug) - 3]} ({slug})")
        if entry.archived and entry.name.lower() in taken
        else entry
        for slug, entry in vocabulary.items()
    }


def latest_change() -> int:
    """The key of the change that made the vocabulary what it is; 0 where nobody changed it."""
    made = VocabularyChange.objects.filter(made__isnull=False).order_by("-made", "-pk")
    return made.values_list("pk", flat=True).first() or 0


def _entry(slug: str, written: Written | None) -> Entry | None:
    return entry_of(slug, written) if written else None


def _refuse_if_overtaken(change: VocabularyChange, themes: Mapping[str, Theme]) -> None:
    for slug, was in change.before.items():
        now = entry_of_theme(themes[slug]) if slug in themes else None
        if now != _entry(slug, was):
            name = now.name if now else slug
            raise Overtaken(
                f"“{name}” was changed by somebody after this change was proposed, so nothing was "
                "changed. Discard it and propose it again from the theme’s page."
            )


def _refuse_name_that_is_taken(change: VocabularyChange, themes: Mapping[str, Theme]) -> None:
    kept = {theme.name for slug, theme in themes.items() if slug not in change.after}
    for written in change.after.values():
        if written["name"] in kept:
            raise Overtaken(
                f"Another theme has the name “{written['name']}” by now, so nothing was changed. "
                "Discard this change and propose it again with another name."
            )


def _store(change: VocabularyChange, themes: Mapping[str, Theme]) -> None:
    """Write the themes; those that get another name let go of theirs first."""
    for slug, written in change.after.items():
        theme = themes.get(slug)
        if theme is not None and theme.name != written["name"]:
            Theme.objects.filter(pk=theme.pk).update(name=f"{slug} (gets another name)")
    for slug, written in change.after.items():
        write(themes.get(slug) or Theme(slug=slug), entry_of(slug, written))


def write(theme: Theme, entry: Entry) -> None:
    """Make a stored theme what an entry says."""
    theme.name, theme.group, theme.definition = entry.name, entry.group, entry.definition
    theme.phrases, theme.unless = list(entry.phrases), list(entry.unless)
    theme.sections, theme.position = list(entry.sections), entry.position
    if entry.archived != (theme.archived is not None):
        theme.archived = timezone.now() if entry.archived else None
    theme.save()
