"""How well the labeller does on sentences that people labelled.

A labelled sentence is an object ``{"id", "text", "assessment", "themes": [slug, ...]}``; other
keys are left alone. Pure Python without Django.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from findings.labels.corpus_sentences import SentenceFact
from findings.labels.following import label_in_order
from findings.labels.shape import SentenceLabels
from findings.vocabulary import Assessment

VALUES = tuple(assessment.value for assessment in Assessment)


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A sentence with the labels that a person gave it."""

    id: str
    text: str
    assessment: str
    themes: frozenset[str]

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> "LabelledSentence":
        """The object of one line; KeyError where a key is not there, ValueError where the
        assessment is none of the five."""
        if row["assessment"] not in VALUES:
            raise ValueError(f"'{row['assessment']}' is no assessment")
        return cls(str(row["id"]), row["text"], row["assessment"], frozenset(row["themes"]))


@dataclass(frozen=True, slots=True)
class Score:
    """How often a label was given rightly, given wrongly, and not given where it was due."""

    right: int
    wrong: int
    left_out: int

    @property
    def precision(self) -> float:
        """The part of what was given that is right; 0 where nothing was given."""
        return self.right / given if (given := self.right + self.wrong) else 0.0

    @property
    def recall(self) -> float:
        """The part of what was due that was given; 0 where nothing was due."""
        return self.right / due if (due := self.right + self.left_out) else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = 2 * self.right + self.wrong + self.left_out
        return 2 * self.right / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Wrong:
    """A sentence with a label that is wrong, and what the labeller said of it."""

    sentence: LabelledSentence
    said: SentenceLabels


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures: ``confusion`` counts (person's, labeller's) assessments; ``values`` and
    ``themes`` score each label."""

    total: int
    confusion: Mapping[tuple[str, str], int]
    values: Mapping[str, Score]
    themes: Mapping[str, Score]
    wrong: Sequence[Wrong]

    @property
    def accuracy(self) -> float:
        """The part of the sentences whose assessment is right."""
        right = sum(self.confusion.get((value, value), 0) for value in VALUES)
        return right / self.total if self.total else 0.0

    @property
    def macro_f1(self) -> float:
        """The mean F1 over the five assessments, each counting alike."""
        return sum(score.f1 for score in self.values.values()) / len(VALUES)

    @property
    def all_themes(self) -> Score:
        """All themes' counts together: its F1 is the micro F1."""
        scores = self.themes.values()
        return Score(
            sum(s.right for s in scores),
            sum(s.wrong for s in scores),
            sum(s.left_out for s in scores),
        )


def evaluate(sentences: Iterable[LabelledSentence]) -> Evaluation:
    """Labels the sentences as ``manage.py classify`` would, and compares."""
    given = list(sentences)
    said = label_in_order([sentence.text for sentence in given])
    return compared(list(zip(given, said, strict=True)))


def compared(pairs: Sequence[tuple[LabelledSentence, SentenceLabels]]) -> Evaluation:
    """The figures of sentences with what the labeller said of each."""
    confusion = Counter((sentence.assessment, said.assessment) for sentence, said in pairs)
    wrong = tuple(Wrong(sentence, said) for sentence, said in pairs if not _agrees(sentence, said))
    return Evaluation(
        len(pairs),
        confusion,
        {value: _value_score(confusion, value) for value in VALUES},
        _theme_scores(pairs),
        wrong,
    )


def agreement(facts: Iterable[SentenceFact]) -> Evaluation:
    """The second reading of sentences that were read twice, compared with the first."""
    pairs = [
        (
            LabelledSentence(
                fact.sha256[:10],
                f"{fact.begins} ... ({fact.document})",
                fact.first.assessment,
                frozenset(fact.first.themes or ()),
            ),
            SentenceLabels(0, 0, fact.readings[1].assessment, fact.readings[1].themes or ()),
        )
        for fact in facts
        if len(fact.readings) > 1
    ]
    return compared(pairs)


def _agrees(sentence: LabelledSentence, said: SentenceLabels) -> bool:
    return sentence.assessment == said.assessment and sentence.themes == frozenset(said.themes)


def _value_score(confusion: Mapping[tuple[str, str], int], value: str) -> Score:
    given = sum(count for (_, said), count in confusion.items() if said == value)
    due = sum(count for (person, _), count in confusion.items() if person == value)
    right = confusion.get((value, value), 0)
    return Score(right, given - right, due - right)


def _theme_scores(pairs: Sequence[tuple[LabelledSentence, SentenceLabels]]) -> dict[str, Score]:
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    left_out: Counter[str] = Counter()
    for sentence, said in pairs:
        right.update(sentence.themes.intersection(said.themes))
        wrong.update(set(said.themes) - sentence.themes)
        left_out.update(sentence.themes.difference(said.themes))
    slugs = sorted({*right, *wrong, *left_out})
    return {slug: Score(right[slug], wrong[slug], left_out[slug]) for slug in slugs}


def report(evaluation: Evaluation, errors: bool = True) -> Iterator[str]:
    """The evaluation as lines of plain text; the errors with the words that decided each."""
    yield f"{evaluation.total} sentences"
    yield f"assessment: accuracy {evaluation.accuracy:.3f}, macro F1 {evaluation.macro_f1:.3f}"
    together = evaluation.all_themes
    yield (
        f"themes: micro F1 {together.f1:.3f}, precision {together.precision:.3f}, "
        f"recall {together.recall:.3f}"
    )
    yield from _score_table("assessment", evaluation.values)
    yield from _confusion_table(evaluation)
    yield from _score_table("theme", evaluation.themes)
    if errors:
        for wrong in evaluation.wrong:
            yield from _error(wrong)


def _score_table(title: str, scores: Mapping[str, Score]) -> Iterator[str]:
    yield ""
    yield f"{title:<24} precision  recall     F1    due"
    for label, score in scores.items():
        due = score.right + score.left_out
        yield f"{label:<24} {score.precision:9.3f} {score.recall:7.3f} {score.f1:6.3f} {due:6d}"


def _confusion_table(evaluation: Evaluation) -> Iterator[str]:
    yield ""
    yield "person \\ labeller".ljust(20) + "".join(f"{value[:12]:>14}" for value in VALUES)
    for person in VALUES:
        row = (evaluation.confusion.get((person, said), 0) for said in VALUES)
        yield person.ljust(20) + "".join(f"{count:14d}" for count in row)


def _error(wrong: Wrong) -> Iterator[str]:
    sentence, said = wrong.sentence, wrong.said
    yield ""
    yield f"{sentence.id}: {sentence.text}"
    if sentence.assessment != said.assessment:
        words = _deciding(said, said.assessment)
        yield f"  assessment {said.assessment} by {words}; should be {sentence.assessment}"
    for theme in said.themes:
        if theme not in sentence.themes:
            yield f"  theme {theme} by {_deciding(said, theme)}; should not be"
    for theme in sorted(sentence.themes.difference(said.themes)):
        yield f"  theme {theme} is left out"


def _deciding(said: SentenceLabels, label: str) -> str:
    words = [f"'{reason.words}'" for reason in said.reasons if reason.label == label]
    return ", ".join(words) or "no word in particular"
