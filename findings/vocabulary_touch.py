"""Which texts a change to the vocabulary can touch: those with a phrase that it adds, takes out
or takes an exception from. All others keep their themes, and need not be looked at. A theme that
the learned model knows can be given without any phrase: where one goes, the findings that have it
are touched, where one comes, every finding."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from findings.labels.learned import shipped_weights
from findings.labels.phrases import PhraseBook, words_of
from findings.models import Finding, FindingTheme, VocabularyChange
from findings.phrase_checks import fragments
from findings.vocabulary_changes import changed_entries
from findings.vocabulary_entries import Entry

MOST_LOOKED_FOR = 40
"""Phrases that a database looks for at once; beyond them it is quicker to read every text."""


class Touch:
    """The phrases and headings that a change adds, takes out, or makes count again."""

    def __init__(self, change: VocabularyChange) -> None:
        pairs = changed_entries(change)
        changing = [after for before, after in pairs if _comes_or_goes(before, after)]
        self.gone = frozenset(entry.slug for entry in changing if entry.archived)
        self.everything = any(_is_learned(e.slug) for e in changing if not e.archived)
        self.phrases = _differing(pairs, ("phrases", "unless"))
        self.headings = _differing(pairs, ("sections",))
        self._in_text = PhraseBook({"": self.phrases})
        self._in_heading = PhraseBook({"": self.headings})

    def touches(self, text: str, section: str | None, themes: Collection[str]) -> bool:
        """Whether a finding with this text and these themes, under this heading, may get or lose
        a theme."""
        if self.everything or not self.gone.isdisjoint(themes):
            return True
        if any(self._in_text.matches(words_of(text))):
            return True
        return bool(section) and any(self._in_heading.matches(words_of(section or "")))

    def candidates(self) -> QuerySet[Finding]:
        """Findings among which are all that are touched, as a database can tell quickly."""
        findings = Finding.objects.order_by("pk")
        if self.everything or len(self.phrases) + len(self.headings) > MOST_LOOKED_FOR:
            return findings
        wanted = [_stands_in("text", phrase) for phrase in self.phrases]
        wanted += [_stands_in("section", phrase) for phrase in self.headings]
        if not all(wanted):
            return findings
        if self.gone:
            had = FindingTheme.objects.filter(theme__slug__in=self.gone)
            wanted.append(Q(pk__in=had.values("finding")))
        return findings.filter(reduce(or_, wanted)) if wanted else findings.none()


def _comes_or_goes(before: Entry | None, after: Entry) -> bool:
    """Whether a theme is read for on one side of the change alone."""
    return (before is None or before.archived) != after.archived


def _is_learned(slug: str) -> bool:
    return slug in shipped_weights().themes


def _differing(
    pairs: Iterable[tuple[Entry | None, Entry]], names: tuple[str, ...]
) -> tuple[str, ...]:
    """The phrases of these lists that only one side has; of a theme that comes or goes, all."""
    found: set[str] = set()
    for before, after in pairs:
        for name in names:
            was = set(getattr(before, name)) if before and not before.archived else set()
            becomes = set() if after.archived else set(getattr(after, name))
            found |= was ^ becomes
    return tuple(sorted(found))


def _stands_in(field: str, phrase: str) -> Q:
    """A condition that every text with the phrase meets; an empty one where none can be told."""
    condition = Q()
    for runs in fragments(phrase):
        condition &= reduce(or_, [Q(**{f"{field}__icontains": run}) for run in sorted(runs)])
    return condition
