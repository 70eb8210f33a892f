"""A sentence taken apart once: its words, its cues, what the rules say, its themes' phrases."""

from dataclasses import dataclass

from findings.labels.cues import Cue, cues_of
from findings.labels.phrases import Word, words_of
from findings.labels.rules import by_rules
from findings.labels.shape import Reason
from findings.labels.themes import ThemeReader

MOST_WORDS = 400
"""Words of a sentence that are read; what is longer is no sentence but a file gone wrong."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What is known of a sentence before it is labelled: ``ruled`` is the assessment by rules
    alone and ``ruled_by`` the cues behind it; ``phrases`` has one reason for each theme of which
    a phrase stands in the sentence."""

    text: str
    words: tuple[Word, ...]
    cues: tuple[Cue, ...]
    ruled: str
    ruled_by: tuple[Cue, ...]
    phrases: tuple[Reason, ...]


def parts_of(text: str, reader: ThemeReader) -> Parts:
    """The sentence taken apart, with the phrases of the reader's vocabulary."""
    words = words_of(text)[:MOST_WORDS]
    cues = cues_of(words)
    ruled, ruled_by = by_rules(words, cues)
    return Parts(text, words, cues, ruled.value, tuple(ruled_by), reader.themes(text, words))
