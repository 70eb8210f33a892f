"""The shapes that labelling gives: frozen, typed, plain."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """Words that decided a label: ``label`` is an assessment's or a theme's slug, ``start`` and
    ``end`` are offsets into the sentence's own text, ``words`` the text between them."""

    label: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class SentenceLabels:
    """One sentence of a text: where it stands (offsets into that text), how good it says things
    are (``findings.vocabulary.Assessment``), the slugs of its themes, and why."""

    start: int
    end: int
    assessment: str
    themes: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class ThemeAssessment:
    """A theme's slug and the assessment of the sentences about it taken together."""

    theme: str
    assessment: str


@dataclass(frozen=True, slots=True)
class FindingLabels:
    """The labels of a whole finding: its assessment, its themes in order of first mention,
    and its sentences in reading order."""

    assessment: str
    themes: tuple[ThemeAssessment, ...]
    sentences: tuple[SentenceLabels, ...]
