"""Cross-validation by authority: what is learned is measured where nothing was learned."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from findings.labels.corpus_sentences import FoundSentence, Reading, SentenceFact, found_in
from findings.labels.evaluation import Evaluation, LabelledSentence, compared
from findings.labels.features import Before
from findings.labels.labelling import before_next, label_sentence
from findings.labels.learned import Weights
from findings.labels.parts import parts_of
from findings.labels.shape import SentenceLabels
from findings.labels.themes import shipped_reader
from findings.labels.training import Lesson, learn

FOLDS = 3


def cross_validate(facts: Iterable[SentenceFact], folder: Path, folds: int = FOLDS) -> Evaluation:
    """Labels each fact's sentence, found in the folder and read after the one before it, with
    weights learned from the documents of other authorities alone (a document's authority is its
    first folder), and compares."""
    parts = _by_fold(found_in(folder, facts), folds)
    pairs: list[tuple[LabelledSentence, SentenceLabels]] = []
    for held in parts:
        weights = learn(lessons_of([one for part in parts if part is not held for one in part]))
        pairs += _labelled_anew(held, weights)
    return compared(pairs)


def lessons_of(found: Sequence[FoundSentence]) -> list[Lesson]:
    """What is to be learned from sentences: their first readers' labels, and those of the
    sentence before; where nobody labelled that one, what rules and phrases say of it."""
    read = {(one.fact.document, one.fact.sha256): one.fact.first for one in found}
    return [_lesson(one, read.get((one.fact.document, one.before_sha256))) for one in found]


def _lesson(found: FoundSentence, before: Reading | None) -> Lesson:
    first = found.fact.first
    themes = None if first.themes is None else frozenset(first.themes)
    return Lesson(found.text, _before(found, before), first.assessment, themes)


def _before(found: FoundSentence, reading: Reading | None) -> Before | None:
    if reading is not None and reading.themes is not None:
        return Before(reading.assessment, reading.themes)
    return by_rules_alone(found.before) if found.before else None


def by_rules_alone(text: str) -> Before:
    """What rules and phrases say of a sentence, without anything learned."""
    parts = parts_of(text, shipped_reader())
    return Before(parts.ruled, tuple(reason.label for reason in parts.phrases))


def _labelled_anew(
    held: Sequence[FoundSentence], weights: Weights
) -> Iterator[tuple[LabelledSentence, SentenceLabels]]:
    """Each sentence with its labels; of the sentence before only what the labeller said counts."""
    said: dict[tuple[str, str], Before] = {}
    for one in sorted(held, key=lambda one: one.place):
        before = said.get((one.fact.document, one.before_sha256))
        if before is None and one.before:
            before = before_next(label_sentence(one.before, weights=weights))
        labels = label_sentence(one.text, before=before, weights=weights)
        said[one.fact.document, one.fact.sha256] = before_next(labels)
        if one.fact.first.themes is not None:
            yield _labelled(one), labels


def _by_fold(found: Iterable[FoundSentence], folds: int) -> Sequence[list[FoundSentence]]:
    parts: list[list[FoundSentence]] = [[] for _ in range(folds)]
    authorities: dict[str, int] = {}
    for one in found:
        authority = one.fact.document.split("/")[0]
        parts[authorities.setdefault(authority, len(authorities) % folds)].append(one)
    return parts


def _labelled(found: FoundSentence) -> LabelledSentence:
    first = found.fact.first
    return LabelledSentence(
        found.fact.sha256[:10], found.text, first.assessment, frozenset(first.themes or ())
    )
