"""What the pages on the vocabulary show of it and of its changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count

from findings.models import Theme, VocabularyChange
from findings.querysets import theme_marks
from findings.vocabulary_changes import changed_entries
from findings.vocabulary_effect import GAIN, LOSE, Effect, Example, effect_of, examples, spread
from findings.vocabulary_entries import PHRASE_LISTS, Entry, entry_of, entry_of_theme

MOST_EXAMPLES = 5
LIST_LABELS = {"phrases": "Phrases", "unless": "Exceptions", "sections": "Headings"}
WORD_LABELS = {"name": "Name", "group": "Group", "definition": "Definition"}


@dataclass(frozen=True, slots=True)
class ListedTheme:
    """A theme of the vocabulary, how many findings have it, and whether it is edited here."""

    theme: Theme
    findings: int
    origin: str


@dataclass(frozen=True, slots=True)
class ChangedWords:
    """A text of a theme that a change replaces."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ChangedList:
    """Phrases that a change takes out and adds."""

    label: str
    added: Sequence[str]
    removed: Sequence[str]


@dataclass(frozen=True, slots=True)
class Moves:
    """The findings that gain or lose a theme: how many, and some of their sentences."""

    way: str
    count: int
    examples: Sequence[Example]


@dataclass(frozen=True, slots=True)
class ChangedTheme:
    """A theme that a change changes, and what comes of it."""

    slug: str
    name: str
    kind: str
    words: Sequence[ChangedWords] = ()
    lists: Sequence[ChangedList] = ()
    moves: Sequence[Moves] = ()


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A change with all that its page shows."""

    themes: Sequence[ChangedTheme]
    followers: Sequence[ChangedTheme]
    moved: int
    gains: int
    losses: int
    kept: int


def listed_groups() -> list[tuple[str, list[ListedTheme]]]:
    """The themes in use with their figures, in their groups and order."""
    counts = _counts()
    themes = Theme.objects.filter(archived__isnull=True).order_by("position", "pk")
    listed = [ListedTheme(t, counts.get(t.pk, 0), _origin(t)) for t in themes]
    return [(name, list(own)) for name, own in groupby(listed, lambda one: one.theme.group)]


def listed_archived() -> list[ListedTheme]:
    """The archived themes; findings that they still have were given by people."""
    counts = _counts()
    themes = Theme.objects.filter(archived__isnull=False).order_by("position", "pk")
    return [ListedTheme(t, counts.get(t.pk, 0), _origin(t)) for t in themes]


def shown_change(change: VocabularyChange) -> ShownChange:
    """What a change changes, and what it does to findings as far as that is known."""
    effect = effect_of(change.effect)
    pairs = changed_entries(change)
    shown = [_changed(before, after, effect) for before, after in pairs]
    named = {one.slug for one in shown}
    others = Theme.objects.filter(slug__in=effect.themes.keys() - named).order_by("position")
    followers = [
        ChangedTheme(t.slug, t.name, "follows", moves=_moves(t.slug, effect)) for t in others
    ]
    ways = Counter({way: sum(effect.count(s, way) for s in effect.themes) for way in (GAIN, LOSE)})
    return ShownChange(
        [one for one in shown if one.kind != "moved"],
        followers,
        sum(one.kind == "moved" for one in shown),
        ways[GAIN],
        ways[LOSE],
        effect.kept,
    )


def _counts() -> dict[int, int]:
    return dict(theme_marks().values_list("theme").annotate(n=Count("pk")))


def _origin(theme: Theme) -> str:
    """``own`` for a theme made here, ``edited`` for a shipped one that reads otherwise here."""
    if not theme.shipped:
        return "own"
    here, shipped = entry_of_theme(theme), entry_of(theme.slug, theme.shipped)
    same_words = all(getattr(here, name) == getattr(shipped, name) for name in WORD_LABELS)
    same_lists = all(
        set(getattr(here, name)) == set(getattr(shipped, name)) for name in PHRASE_LISTS
    )
    return "" if same_words and same_lists else "edited"


def _changed(before: Entry | None, after: Entry, effect: Effect) -> ChangedTheme:
    was = before or Entry(after.slug, "", "", "")
    words = [
        ChangedWords(label, getattr(was, name), getattr(after, name))
        for name, label in WORD_LABELS.items()
        if before and getattr(was, name) != getattr(after, name)
    ]
    lists = [
        ChangedList(label, _without(after, was, name), _without(was, after, name))
        for name, label in LIST_LABELS.items()
    ]
    lists = [one for one in lists if one.added or one.removed]
    kind = _kind(before, after, bool(words or lists))
    return ChangedTheme(after.slug, after.name, kind, words, lists, _moves(after.slug, effect))


def _without(one: Entry, other: Entry, name: str) -> list[str]:
    return [phrase for phrase in getattr(one, name) if phrase not in getattr(other, name)]


def _kind(before: Entry | None, after: Entry, differs: bool) -> str:
    if before is None:
        return "new"
    if before.archived != after.archived:
        return "archived" if after.archived else "brought-back"
    return "changed" if differs else "moved"


def _moves(slug: str, effect: Effect) -> list[Moves]:
    found = []
    for way in (GAIN, LOSE):
        if places := effect.places(slug, way):
            found.append(Moves(way, len(places), examples(spread(places, MOST_EXAMPLES))))
    return found
