"""What the page of two visits beside each other needs, in a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from django.db.models import Prefetch, QuerySet

from findings.changes import (
    CHANGED,
    AtVisits,
    Change,
    Grades,
    Group,
    Pair,
    changes,
    grades,
    in_groups,
    like_pair,
    pairs_beside,
    themes_at_visits,
)
from findings.decisive import Said, most_decisive
from findings.labels.rollup import ASKS_FOR_CHANGE, Mark
from findings.models import Finding, Sentence, Theme
from findings.querysets import theme_marks
from findings.standing import given_by
from findings.vocabulary import Assessment, Role
from inspections.models import Authority, Citation, CitedJudgement, Judgement, Visit
from inspections.vocabulary import COUNCILS_WORDS

QUOTES_IN_ALL = 130
"""How many sentences the page quotes in all, shared out over what the visits say of the themes
that changed, and again over all that they say; at least one for each theme and visit."""

MOST_QUOTES = 3

LETTERS_ASKED = 9_000
"""How long the recommendations of a visit that the page shows may be together."""

Cell = tuple[int, int]
"""A theme's key and a visit's."""

WHOLE = 320
"""A recommendation of no more letters is quoted whole: its sentences seldom stand alone."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence on a theme, with what it says as it counts in its finding."""

    sentence: Sentence
    assessment: str

    @property
    def finding(self) -> Finding:
        """The finding that it stands in."""
        return self.sentence.finding

    @property
    def text(self) -> str:
        """Its words; of a short recommendation all its words."""
        whole = self.finding.role in ASKS_FOR_CHANGE and len(self.finding.text) <= WHOLE
        return self.finding.text if whole else self.sentence.text


@dataclass(frozen=True, slots=True)
class Quoted:
    """A theme that changed, or did not, with the decisive sentences of both visits."""

    change: Change
    earlier: Sequence[Quote]
    later: Sequence[Quote]


@dataclass(frozen=True, slots=True)
class Asked:
    """A recommendation, and for each of its themes what the other visit says."""

    finding: Finding
    changes: Sequence[Change]


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """Two visits beside each other; ``asked_at`` is how many recommendations each makes, of which
    ``asked_first`` and ``asked_second`` are those for which there is room."""

    pair: Pair
    groups: Sequence[tuple[Group, Sequence[Quoted]]]
    grades: Sequence[Grades]
    asked_first: Sequence[Asked]
    asked_second: Sequence[Finding]
    asked_at: tuple[tuple[int, Visit], tuple[int, Visit]]
    before: Pair | None
    after: Pair | None
    alike: Pair | None

    @property
    def says_anything(self) -> bool:
        """Whether either visit speaks of a theme."""
        return bool(self.groups)


def at_visits(authority: Authority) -> AtVisits:
    """What each visit to the authority says of each theme."""
    marks = theme_marks().filter(finding__visit__authority=authority)
    rows = marks.values_list("theme", "finding__visit", "finding__role", "assessment")
    return themes_at_visits(rows)


def changes_page(
    pair: Pair, visits: Sequence[Visit], tell: Sequence[Visit], said: AtVisits
) -> ChangesPage:
    """What changed from the first visit of the pair to the second."""
    found = changes(pair, Theme.objects.shown().order_by("position"), visits, said)
    by_theme = {change.theme.pk: change for change in found}
    quotes = _quotes(pair, found)
    groups = [
        (
            group,
            [
                Quoted(
                    change,
                    quotes.get((change.theme.pk, pair.first.pk), []),
                    quotes.get((change.theme.pk, pair.second.pk), []),
                )
                for change in in_group
            ],
        )
        for group, in_group in in_groups(found)
    ]
    asked = list(_recommendations(pair))
    first = [one for one in asked if one.visit_id == pair.first.pk]
    second = [one for one in asked if one.visit_id == pair.second.pk]
    before, after = pairs_beside(pair, tell)
    return ChangesPage(
        pair,
        groups,
        _grades(pair),
        [_asked(one, by_theme) for one in _fitting(first)],
        _fitting(second),
        ((len(first), pair.first), (len(second), pair.second)),
        before,
        after,
        like_pair(pair, tell),
    )


def _asked(finding: Finding, by_theme: Mapping[int, Change]) -> Asked:
    return Asked(finding, [by_theme[mark.theme_id] for mark in finding.finding_themes.all()])


def _fitting(asked: Sequence[Finding]) -> list[Finding]:
    """The first of them, at least one, until there is no more room."""
    lengths = accumulate(len(one.text) for one in asked)
    return [
        one
        for place, (one, length) in enumerate(zip(asked, lengths, strict=True))
        if not place or length <= LETTERS_ASKED
    ]


def _grades(pair: Pair) -> list[Grades]:
    citations = Prefetch("citations", Citation.objects.select_related("source"))
    cited = CitedJudgement.objects.filter(visit__in=pair.both).select_related("visit")
    held = Judgement.objects.filter(visit__in=pair.both).select_related("visit", "source")
    return grades(pair, given_by(held, cited.prefetch_related(citations)))


def _recommendations(pair: Pair) -> QuerySet[Finding]:
    both = Finding.objects.filter(visit__in=pair.both).recommendations()
    return both.with_themes().defer("boxes").order_by("source", "ordinal")


def _quotes(pair: Pair, found: Sequence[Change]) -> dict[Cell, list[Quote]]:
    """The decisive sentences on each theme at each visit."""
    said = _sentences_said(pair)
    most = _most_quotes(found)
    chosen = {
        cell: _a_recommendation_once(most_decisive(said[cell], verdict.assessment))[:number]
        for change, number in zip(found, most, strict=True)
        for visit, verdict in zip(pair.both, (change.earlier, change.later), strict=True)
        for cell in [(change.theme.pk, visit.pk)]
        if verdict
    }
    sentences = _with_their_findings(one.key for several in chosen.values() for one in several)
    return {
        cell: [Quote(sentences[one.key], one.mark.evaluation) for one in several]
        for cell, several in chosen.items()
    }


def _most_quotes(found: Sequence[Change]) -> list[int]:
    """For each theme how many sentences of a visit may be quoted: more of what changed."""
    of_changed = _share([change for change in found if change.group in CHANGED])
    of_any = _share(found)
    return [of_changed if change.group in CHANGED else of_any for change in found]


def _share(found: Sequence[Change]) -> int:
    told = sum(1 if change.one_sided else 2 for change in found)
    return min(max(QUOTES_IN_ALL // max(told, 1), 1), MOST_QUOTES)


def _a_recommendation_once(said: Sequence[Said]) -> list[Said]:
    """Of a recommendation's sentences only the first: it is quoted whole."""
    seen: set[tuple[int, ...]] = set()
    once = []
    for one in said:
        if one.asks and one.place[:2] in seen:
            continue
        seen.add(one.place[:2])
        once.append(one)
    return once


def _sentences_said(pair: Pair) -> defaultdict[Cell, list[Said]]:
    """What each sentence of the two visits says on each of its themes."""
    rows = (
        Sentence.themes.through._default_manager.filter(sentence__finding__visit__in=pair.both)
        .exclude(sentence__finding__role=Role.CONTEXT)
        .values_list(
            "theme",
            "sentence__finding__visit",
            "sentence",
            "sentence__assessment",
            "sentence__finding__role",
            "sentence__finding__source__document_type",
            "sentence__finding__source",
            "sentence__finding__ordinal",
            "sentence__ordinal",
        )
    )
    said: defaultdict[Cell, list[Said]] = defaultdict(list)
    for theme, visit, key, assessment, role, kind, source, ordinal, within in rows:
        asked_for = Assessment.NEEDS_IMPROVEMENT.value if role in ASKS_FOR_CHANGE else assessment
        place = (source, ordinal, within)
        said[theme, visit].append(Said(key, Mark(role, asked_for), kind in COUNCILS_WORDS, place))
    return said


def _with_their_findings(keys: Iterable[int]) -> dict[int, Sentence]:
    sentences = Sentence.objects.filter(pk__in=set(keys)).select_related("finding__source")
    return sentences.defer("reasons", "finding__boxes").in_bulk()
