"""The words that decide what a visit says of a theme, for a look before the whole is opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from findings.decisive import Said, as_many_as_fit, most_decisive
from findings.labels.rollup import Mark, ThemeAtVisit, theme_at_visit
from findings.models import Sentence, Theme
from findings.querysets import theme_marks
from findings.vocabulary import Role
from inspections.models import Visit
from inspections.vocabulary import COUNCILS_WORDS

MOST = 3
LETTERS = 600


@dataclass(frozen=True, slots=True)
class Preview:
    """What a visit says of a theme, and its most decisive sentences."""

    theme: Theme
    visit: Visit
    said: ThemeAtVisit
    sentences: Sequence[Sentence]


def preview(theme: Theme, visit: Visit) -> Preview | None:
    """The verdict with its decisive sentences; None where the visit did not look at the theme."""
    marks = theme_marks().filter(theme=theme, finding__visit=visit)
    given = [Mark(*row) for row in marks.values_list("finding__role", "assessment")]
    if not given:
        return None
    verdict = theme_at_visit(given)
    sentences = {
        sentence.pk: sentence
        for sentence in Sentence.objects.filter(finding__visit=visit, themes=theme)
        .exclude(finding__role=Role.CONTEXT)
        .select_related("finding__source")
    }
    decisive = most_decisive(map(_said, sentences.values()), verdict.assessment)
    shown = as_many_as_fit(decisive, MOST, LETTERS)
    return Preview(theme, visit, verdict, [sentences[one.key] for one in shown])


def _said(sentence: Sentence) -> Said:
    finding = sentence.finding
    return Said(
        key=sentence.pk,
        mark=Mark(finding.role, sentence.assessment),
        retold=finding.source.document_type in COUNCILS_WORDS,
        place=(finding.ordinal, sentence.ordinal),
        length=sentence.end - sentence.start,
    )
