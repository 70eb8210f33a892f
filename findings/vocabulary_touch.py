"""Which texts a change to the vocabulary can touch: those with a phrase that it adds, takes out
or takes an exception from. All others keep their themes, and need not be looked at."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from findings.labels.phrases import PhraseBook, words_of
from findings.models import Finding, VocabularyChange
from findings.phrase_checks import fragments
from findings.vocabulary_changes import changed_entries
from findings.vocabulary_entries import Entry

MOST_FRAGMENTS = 60
"""Fragments that a database looks for at once; beyond them it is quicker to read every text."""


class Touch:
    """The phrases and headings that a change adds, takes out, or makes count again."""

    def __init__(self, change: VocabularyChange) -> None:
        pairs = changed_entries(change)
        self.phrases = _differing(pairs, ("phrases", "unless"))
        self.headings = _differing(pairs, ("sections",))
        self._in_text = PhraseBook({"": self.phrases})
        self._in_heading = PhraseBook({"": self.headings})

    def touches(self, text: str, section: str | None) -> bool:
        """Whether a finding with this text under this heading may get or lose a theme."""
        if any(self._in_text.matches(words_of(text))):
            return True
        return bool(section) and any(self._in_heading.matches(words_of(section or "")))

    def candidates(self) -> QuerySet[Finding]:
        """Findings among which are all that are touched, as a database can tell quickly."""
        in_text, in_heading = _fragments(self.phrases), _fragments(self.headings)
        findings = Finding.objects.order_by("pk")
        if in_text is None or in_heading is None:
            return findings
        wanted = [Q(text__icontains=one) for one in in_text]
        wanted += [Q(section__icontains=one) for one in in_heading]
        return findings.filter(reduce(or_, wanted)) if wanted else findings.none()


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


def _fragments(phrases: Iterable[str]) -> list[str] | None:
    """What to look for in texts; None where that is too much, or cannot be told."""
    found: set[str] = set()
    for phrase in phrases:
        told = fragments(phrase)
        if not told:
            return None
        found |= told
    return sorted(found) if len(found) <= MOST_FRAGMENTS else None
