"""From a finding's text to its labels: sentence by sentence, then taken together.

A sentence that stands in a finding knows more than one alone: that it is a recommendation, and
what "this" and "they" at its beginning stand for.
"""

from collections.abc import Iterator

from findings.labels.assessment import Assessed, assess
from findings.labels.cues import word_list
from findings.labels.phrases import Word, words_of
from findings.labels.rollup import ASKS_FOR_CHANGE, finding_assessment, theme_assessments
from findings.labels.sentences import sentence_spans
from findings.labels.shape import FindingLabels, Reason, SentenceLabels
from findings.labels.themes import shipped_reader
from findings.vocabulary import Assessment, Role

MOST_WORDS = 400
"""Words of a sentence that are read; what is longer is no sentence but a file gone wrong."""


def label_sentence(text: str) -> SentenceLabels:
    """The labels of one sentence that stands alone; it reaches from 0 to ``len(text)``."""
    return _sentence(text, 0)


def label_finding(text: str, *, role: str) -> FindingLabels:
    """The labels of a finding that plays ``role`` (a value of ``findings.vocabulary.Role``)."""
    sentences = tuple(_in_context(text, role))
    return FindingLabels(
        finding_assessment(sentences, role), theme_assessments(sentences, role), sentences
    )


def _sentence(text: str, offset: int) -> SentenceLabels:
    words = words_of(text)[:MOST_WORDS]
    assessed = assess(text, words)
    return _with_themes(text, words, offset, assessed)


def _with_themes(
    text: str, words: tuple[Word, ...], offset: int, assessed: Assessed
) -> SentenceLabels:
    about = shipped_reader().themes(text, words)
    return SentenceLabels(
        offset,
        offset + len(text),
        assessed.assessment,
        tuple(reason.label for reason in about),
        (*assessed.reasons, *about),
    )


def _in_context(text: str, role: str) -> Iterator[SentenceLabels]:
    before: SentenceLabels | None = None
    for start, end in sentence_spans(text):
        alone = _sentence(text[start:end], start)
        before = _in_role(_taking_up(alone, before, text[start:end]), role)
        yield before


def _in_role(sentence: SentenceLabels, role: str) -> SentenceLabels:
    """A recommendation needs improvement whatever its words; what was looked at says nothing."""
    if role in ASKS_FOR_CHANGE:
        return _assessed_as(sentence, Assessment.NEEDS_IMPROVEMENT)
    if role == Role.CONTEXT:
        return _assessed_as(sentence, Assessment.CONTEXT)
    return sentence


def _assessed_as(sentence: SentenceLabels, assessment: Assessment) -> SentenceLabels:
    if sentence.assessment == assessment:
        return sentence
    about = tuple(reason for reason in sentence.reasons if reason.label in sentence.themes)
    return SentenceLabels(sentence.start, sentence.end, assessment.value, sentence.themes, about)


def _taking_up(
    sentence: SentenceLabels, before: SentenceLabels | None, text: str
) -> SentenceLabels:
    """The sentence with the themes of the one before, if it names none and begins with "this"."""
    if sentence.themes or before is None or not before.themes:
        return sentence
    word = _pronoun(words_of(text))
    if word is None:
        return sentence
    themes = before.themes
    taken = tuple(Reason(theme, word.start, word.end, word.written) for theme in themes)
    return SentenceLabels(
        sentence.start,
        sentence.end,
        sentence.assessment,
        themes,
        (*sentence.reasons, *taken),
    )


def _pronoun(words: tuple[Word, ...]) -> Word | None:
    """The word at the beginning that stands for what went before, if there is one."""
    for word in words[:6]:
        if word.plain in word_list("stand_for_what_went_before"):
            return word
        if word.plain[0].isalpha() and word.plain not in word_list("lead_in"):
            return None
    return None
