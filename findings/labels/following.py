"""Sentences that come one after the other: whether they follow each other as in a document.

Neighbours in a document share far more words of content than sentences picked at random. Where
the lines of a file do, a sentence that begins as if it went on ("They ...", "As a result of
this ...") is read with the one before it, so that "they" stands for something; where they do not,
or there are too few to tell, each is read alone.
"""

from collections.abc import Iterator, Sequence

from findings.labels.features import Before, goes_on
from findings.labels.labelling import before_next, label_sentence
from findings.labels.learned import Weights
from findings.labels.phrases import words_of
from findings.labels.shape import SentenceLabels

FEWEST = 12
"""Fewer lines do not tell whether they follow each other."""

CONTENT_LETTERS = 6
"""A word of at least so many letters is taken for a word of content."""

DISTANT = 7
"""Lines so far apart are taken for unrelated."""

TIMES_AS_MUCH = 1.5
"""Neighbours that share so many times what distant lines share follow each other."""


def label_in_order(
    sentences: Sequence[str], *, weights: Weights | None = None
) -> Iterator[SentenceLabels]:
    """The labels of each sentence, read with the one before it where it goes on from that."""
    follow = follow_each_other(sentences)
    before: Before | None = None
    for sentence in sentences:
        known = before if follow and goes_on(words_of(sentence)) else None
        said = label_sentence(sentence, before=known, weights=weights)
        yield said
        before = before_next(said)


def follow_each_other(sentences: Sequence[str]) -> bool:
    """Whether neighbours share clearly more words of content than distant sentences do."""
    if len(sentences) < FEWEST:
        return False
    said = [_content(sentence) for sentence in sentences]
    near, far = _shared(said, 1), _shared(said, DISTANT)
    return near > far * TIMES_AS_MUCH


def _content(sentence: str) -> frozenset[str]:
    return frozenset(w.plain for w in words_of(sentence) if len(w.plain) >= CONTENT_LETTERS)


def _shared(said: Sequence[frozenset[str]], apart: int) -> float:
    """The share of words of content in common, on average over pairs so many places apart."""
    pairs = [(one, two) for one, two in zip(said, said[apart:], strict=False) if one and two]
    if not pairs:
        return 0.0
    return sum(len(one & two) / min(len(one), len(two)) for one, two in pairs) / len(pairs)
