"""Inspectors' own words on a theme, as examples of each assessment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from findings.labels.rollup import ThemeAtVisit
from findings.models import Sentence, Theme
from findings.theme_words import EVALUATED
from findings.vocabulary import Role
from inspections.models import Visit
from inspections.vocabulary import COUNCILS_WORDS

OF_EACH = 3
VISITS_LOOKED_AT = 4
LETTERS_OF_A_QUOTE = (60, 420)
"""Shorter than this a sentence seldom tells, longer it is no example."""


@dataclass(frozen=True, slots=True)
class Quotes:
    """Sentences that say the same of a theme, each from another authority where there are."""

    assessment: str
    sentences: Sequence[Sentence]


def quotes(theme: Theme, visits: Sequence[Visit], said: Mapping[int, ThemeAtVisit]) -> list[Quotes]:
    """For each assessment some of the latest sentences of the visits that say so."""
    looked_at = {name: _latest(name, visits, said) for name in EVALUATED}
    keys = {visit.pk for latest in looked_at.values() for visit in latest}
    chosen = _chosen(looked_at, _spoken(theme, keys))
    sentences = (
        Sentence.objects.filter(pk__in=[pk for of_one in chosen.values() for pk in of_one])
        .select_related("finding__visit__authority", "finding__source")
        .defer("reasons", "finding__boxes")
        .in_bulk()
    )
    return [Quotes(name, [sentences[pk] for pk in chosen[name]]) for name in EVALUATED]


def _latest(
    assessment: str, visits: Sequence[Visit], said: Mapping[int, ThemeAtVisit]
) -> list[Visit]:
    """The latest visit of each authority with a finding that says so, of the latest ones."""
    saying = [v for v in visits if v.pk in said and said[v.pk].counts.get(assessment)]
    newest_first = sorted(saying, key=lambda v: (v.start or date.min, v.pk), reverse=True)
    of_each: dict[int, Visit] = {}
    for visit in newest_first:
        of_each.setdefault(visit.authority_id, visit)
    return list(of_each.values())[:VISITS_LOOKED_AT]


def _spoken(theme: Theme, visits: set[int]) -> list[tuple[int, int, str, int]]:
    """(key, visit, assessment, length) of what inspectors say on the theme at these visits."""
    # Not by a join, with which SQLite goes through all sentences on the theme.
    on_theme = Sentence.themes.through.objects.filter(sentence=OuterRef("pk"), theme=theme)
    rows = (
        Sentence.objects.filter(finding__visit__in=visits, assessment__in=EVALUATED)
        .filter(Exists(on_theme))
        .exclude(finding__role=Role.CONTEXT)
        .exclude(finding__source__document_type__in=COUNCILS_WORDS)
        .order_by("finding__ordinal", "ordinal")
        .values_list("pk", "finding__visit", "assessment", "start", "end")
    )
    return [(pk, visit, assessment, end - start) for pk, visit, assessment, start, end in rows]


def _chosen(
    looked_at: Mapping[str, Sequence[Visit]], spoken: Sequence[tuple[int, int, str, int]]
) -> dict[str, list[int]]:
    """The first sentence of each visit that says so, one of a good length where there is one."""
    shortest, longest = LETTERS_OF_A_QUOTE
    first: dict[tuple[int, str], int] = {}
    for pk, visit, assessment, _ in sorted(spoken, key=lambda s: not shortest <= s[3] <= longest):
        first.setdefault((visit, assessment), pk)
    return {
        name: [first[v.pk, name] for v in visits if (v.pk, name) in first][:OF_EACH]
        for name, visits in looked_at.items()
    }
