"""From a finding's text to its labels: sentence by sentence, then taken together.

A sentence that stands in a finding knows more than one alone: that it is a recommendation, and
what "this" and "they" at its beginning stand for. Under some headings ("The experiences and
progress of care leavers") every sentence is about one theme.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from findings.labels.about import about
from findings.labels.assessment import assess
from findings.labels.cues import word_list
from findings.labels.features import Before, features_of
from findings.labels.learned import Weights, likely, shipped_weights
from findings.labels.parts import Parts, parts_of
from findings.labels.phrases import Word
from findings.labels.rollup import ASKS_FOR_CHANGE, finding_assessment, theme_assessments
from findings.labels.sentences import sentence_spans
from findings.labels.shape import FindingLabels, Reason, SentenceLabels
from findings.labels.themes import ThemeReader, shipped_reader
from findings.vocabulary import Assessment, Role


def label_sentence(
    text: str, *, before: Before | None = None, weights: Weights | None = None
) -> SentenceLabels:
    """The labels of one sentence; it reaches from 0 to ``len(text)``.

    ``before`` is what is said of the sentence before it in its paragraph, where it is known
    (``before_next`` of that sentence's labels); ``weights`` are
    other learned weights than the shipped ones."""
    reader = shipped_reader()
    return _labelled(parts_of(text, reader), before, 0, reader, weights or shipped_weights())


def before_next(labels: SentenceLabels) -> Before:
    """What the sentence after this one needs to know of it."""
    return Before(labels.assessment, labels.themes)


def label_finding(
    text: str, *, role: str, section: str | None = None, reader: ThemeReader | None = None
) -> FindingLabels:
    """The labels of a finding that plays ``role`` (a value of ``findings.vocabulary.Role``)
    under the heading ``section``, where that is known, with the themes that ``reader`` finds
    (by default the shipped vocabulary's)."""
    given = reader.of_section(section or "") if reader else _themes_of(section or "")
    sentences = tuple(_in_context(text, role, given, reader or shipped_reader()))
    return FindingLabels(
        finding_assessment(sentences, role), theme_assessments(sentences, role), sentences
    )


def _labelled(
    parts: Parts, before: Before | None, offset: int, reader: ThemeReader, weights: Weights
) -> SentenceLabels:
    features = features_of(parts, before)
    said = likely(features, weights)
    value, decided_by = assess(parts, features, said.assessments, weights)
    themes = about(parts, features, said.themes, weights, reader)
    if value == Assessment.NEEDS_IMPROVEMENT:
        themes = _but_for_exceptions(themes, parts.words)
    slugs = tuple(reason.label for reason in themes)
    return SentenceLabels(offset, offset + len(parts.text), value, slugs, (*decided_by, *themes))


def _but_for_exceptions(about: tuple[Reason, ...], words: tuple[Word, ...]) -> tuple[Reason, ...]:
    """The themes but those named after "except", which a shortfall leaves out."""
    start = next((word.start for word in words if word.plain == "except"), None)
    if start is None:
        return about
    return tuple(reason for reason in about if reason.start < start) or about


@lru_cache(maxsize=512)
def _themes_of(section: str) -> tuple[str, ...]:
    return shipped_reader().of_section(section)


def _in_context(
    text: str, role: str, given: tuple[str, ...], reader: ThemeReader
) -> Iterator[SentenceLabels]:
    before: SentenceLabels | None = None
    known: Before | None = None
    for start, end in sentence_spans(text):
        parts = parts_of(text[start:end], reader)
        alone = _labelled(parts, known, start, reader, shipped_weights())
        known = before_next(alone)
        taken_up = _taking_up(alone, before, parts.words)
        before = _in_role(_under_heading(taken_up, given, parts.words), role)
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
    sentence: SentenceLabels, before: SentenceLabels | None, words: tuple[Word, ...]
) -> SentenceLabels:
    """The sentence with the themes of the one before, if it names none and begins with "this"."""
    if sentence.themes or before is None or not before.themes:
        return sentence
    word = _pronoun(words)
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


def _under_heading(
    sentence: SentenceLabels, given: tuple[str, ...], words: tuple[Word, ...]
) -> SentenceLabels:
    """The sentence with the themes of its heading; the words shown are those of whom or what
    it speaks, or its first."""
    new = tuple(theme for theme in given if theme not in sentence.themes)
    said = [word for word in words if word.plain[0].isalnum()]
    if not new or not said:
        return sentence
    subject = next((word for word in said if word.plain in word_list("subjects")), said[0])
    shown = tuple(Reason(theme, subject.start, subject.end, subject.written) for theme in new)
    return replace(sentence, themes=(*sentence.themes, *new), reasons=(*sentence.reasons, *shown))


def _pronoun(words: tuple[Word, ...]) -> Word | None:
    """The word at the beginning that stands for what went before, if there is one."""
    for word in words[:6]:
        if word.plain in word_list("stand_for_what_went_before"):
            return word
        if word.plain[0].isalpha() and word.plain not in word_list("lead_in"):
            return None
    return None
