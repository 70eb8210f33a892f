"""What a proposed change to the vocabulary would do to findings: which gain and lose a theme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from findings.labels import label_finding
from findings.labels.shape import Reason
from findings.labels.themes import ThemeReader
from findings.models import Finding, Sentence, VocabularyChange
from findings.vocabulary_effect import Effect, Place
from findings.vocabulary_entries import as_read, entry_of, stored_vocabulary
from findings.vocabulary_touch import Touch
from ingest.models import Correction

AT_ONCE = 200

Tick = Callable[[int], None]
"""Is told how many findings have been looked at."""


def effect_of(change: VocabularyChange, touch: Touch, tick: Tick = lambda _: None) -> Effect:
    """What the change would do; people's own statements on a finding's themes stay."""
    reader = proposed_reader(change)
    stated = _stated_themes()
    effect = Effect()
    looked_at = 0
    for chunk in _chunks(touch):
        touched = [finding for finding in chunk if _is_touched(finding, touch)]
        for finding, was in _with_stored_themes(touched):
            if stated.about(finding):
                effect.kept += 1
            else:
                effect.add(finding.pk, was, _themes_of(finding, reader))
        looked_at += len(chunk)
        tick(looked_at)
    return effect


def proposed_reader(change: VocabularyChange) -> ThemeReader:
    """Finds themes with the vocabulary as it would be."""
    vocabulary = stored_vocabulary()
    vocabulary |= {slug: entry_of(slug, written) for slug, written in change.after.items()}
    return ThemeReader(as_read(vocabulary.values()))


def _chunks(touch: Touch) -> Iterator[list[Finding]]:
    """The candidates in parts, by their keys, so that no transaction stays open between them."""
    wanted = touch.candidates().only("text", "section", "role", "source", "ordinal")
    wanted = wanted.prefetch_related("themes")
    last = 0
    while chunk := list(wanted.filter(pk__gt=last)[:AT_ONCE]):
        yield chunk
        last = chunk[-1].pk


def _is_touched(finding: Finding, touch: Touch) -> bool:
    themes = {theme.slug for theme in finding.themes.all()}
    return touch.touches(finding.text, finding.section, themes)


def _themes_of(finding: Finding, reader: ThemeReader) -> dict[str, Place]:
    labels = label_finding(
        finding.text, role=finding.role, section=finding.section or None, reader=reader
    )
    found: dict[str, Place] = {}
    for sentence in labels.sentences:
        for slug in sentence.themes:
            place = _place(sentence.start, sentence.end, slug, sentence.reasons)
            found.setdefault(slug, place)
    return found


def _with_stored_themes(
    findings: Sequence[Finding],
) -> Iterator[tuple[Finding, Mapping[str, Place]]]:
    """Each finding with the themes that the machine gave its sentences."""
    stored: defaultdict[int, dict[str, Place]] = defaultdict(dict)
    sentences = Sentence.objects.filter(finding__in=findings).order_by("finding", "ordinal")
    for sentence in sentences.prefetch_related("themes"):
        reasons = [Reason(**reason) for reason in sentence.reasons]
        for theme in sentence.themes.all():
            place = _place(sentence.start, sentence.end, theme.slug, reasons)
            stored[sentence.finding_id].setdefault(theme.slug, place)
    for finding in findings:
        yield finding, stored[finding.pk]


def _place(start: int, end: int, slug: str, reasons: Sequence[Reason]) -> Place:
    """A sentence's place in its finding, and that of the words that decided the theme."""
    reason = next((one for one in reasons if one.label == slug), None)
    if reason is None:
        return (start, end, start, start)
    return (start, end, start + reason.start, start + reason.end)


@dataclass(slots=True)
class _Stated:
    """The findings whose themes people stated: by their source, and their words or their place."""

    words: set[tuple[int, str]] = field(default_factory=set)
    places: set[tuple[int, str]] = field(default_factory=set)

    def about(self, finding: Finding) -> bool:
        source = finding.source_id
        return (source, finding.text) in self.words or (source, str(finding.ordinal)) in self.places


def _stated_themes() -> _Stated:
    stated = _Stated()
    corrections = Correction.objects.filter(
        withdrawn=None,
        field__startswith="findings.",
        field__endswith=".themes",
        document__source__isnull=False,
    )
    for source, path, about in corrections.values_list("document__source", "field", "about"):
        if about:
            stated.words.add((source, about))
        else:
            stated.places.add((source, path.split(".")[1]))
    return stated
