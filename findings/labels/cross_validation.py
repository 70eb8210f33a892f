"""Cross-validation by authority: what is learned is measured where nothing was learned."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from findings.labels.corpus_sentences import FoundSentence, SentenceFact, found_in
from findings.labels.evaluation import Evaluation, LabelledSentence, compared
from findings.labels.labelling import label_sentence
from findings.labels.training import Lesson, learn

FOLDS = 3


def cross_validate(facts: Iterable[SentenceFact], folder: Path, folds: int = FOLDS) -> Evaluation:
    """Labels each fact's sentence, found in the folder and read with the one before it, with
    weights learned from the documents of other authorities alone (a document's authority is its
    first folder), and compares."""
    parts = _by_fold(found_in(folder, facts), folds)
    pairs = []
    for held in parts:
        weights = learn([lesson_of(one) for part in parts if part is not held for one in part])
        for one in held:
            if one.fact.first.themes is not None:
                said = label_sentence(one.text, before=one.before, weights=weights)
                pairs.append((_labelled(one), said))
    return compared(pairs)


def lesson_of(found: FoundSentence) -> Lesson:
    """What is to be learned from a sentence: its first reader's labels."""
    first = found.fact.first
    themes = None if first.themes is None else frozenset(first.themes)
    return Lesson(found.text, found.before, first.assessment, themes)


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
