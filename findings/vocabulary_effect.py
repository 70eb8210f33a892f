"""What a change to the vocabulary does to findings, as the change keeps it and a page shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from findings.models import Finding
from findings.querysets import FindingQuerySet

GAIN, LOSE = "gain", "lose"
WAYS = (GAIN, LOSE)

Place = tuple[int, int, int, int]
"""A sentence's start and end in its finding's text, and those of the words that decided."""


@dataclass(slots=True)
class Effect:
    """For each theme the findings that gain and lose it, each with the place that shows why.

    ``kept`` counts findings that are touched, but whose themes people stated.
    """

    themes: dict[str, dict[str, list[list[int]]]] = field(default_factory=dict)
    kept: int = 0

    def add(self, finding: int, was: Mapping[str, Place], becomes: Mapping[str, Place]) -> None:
        """Note the difference that a change makes to one finding's themes."""
        for slug in becomes.keys() - was.keys():
            self._places(slug, GAIN).append([finding, *becomes[slug]])
        for slug in was.keys() - becomes.keys():
            self._places(slug, LOSE).append([finding, *was[slug]])

    def written(self) -> dict[str, Any]:
        """The effect as ``VocabularyChange.effect`` holds it."""
        return {"themes": self.themes, "kept": self.kept}

    def count(self, slug: str, way: str) -> int:
        """How many findings gain or lose a theme."""
        return len(self.themes.get(slug, {}).get(way, []))

    def places(self, slug: str, way: str) -> list[list[int]]:
        """The findings that gain or lose a theme, with their places, as they were found."""
        return self.themes.get(slug, {}).get(way, [])

    def _places(self, slug: str, way: str) -> list[list[int]]:
        return self.themes.setdefault(slug, {GAIN: [], LOSE: []})[way]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that gains or loses a theme, cut at the words that decide it."""

    finding: Finding
    before: str
    words: str
    after: str


def effect_of(written: Mapping[str, Any] | None) -> Effect:
    """The effect that ``Effect.written`` wrote."""
    if not written:
        return Effect()
    return Effect(dict(written["themes"]), written["kept"])


def examples(places: Sequence[Sequence[int]]) -> list[Example]:
    """The sentences at these places; findings that are gone meanwhile are left out."""
    found: FindingQuerySet = Finding.objects.filter(pk__in=[place[0] for place in places])
    findings = found.select_related("visit__authority", "source").in_bulk()
    return [_example(findings[place[0]], place[1:]) for place in places if place[0] in findings]


def spread(places: Sequence[Sequence[int]], most: int) -> list[Sequence[int]]:
    """At most so many of the places, from all over them, so that examples are not all alike."""
    if len(places) <= most:
        return list(places)
    return [places[n * len(places) // most] for n in range(most)]


def _example(finding: Finding, place: Sequence[int]) -> Example:
    start, end, first, last = place
    text = finding.text
    return Example(finding, text[start:first], text[first:last], text[last:end])
