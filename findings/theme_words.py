"""What visits say of a theme: the word of each, its figures by year and region, its latest word.

Here is the logic on words; the database is asked in one grouped query for a theme.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Count

from findings.charts import Share, shares
from findings.labels.rollup import (
    Direction,
    Mark,
    ThemeAtVisit,
    direction,
    theme_at_visit_counted,
)
from findings.models import Theme
from findings.querysets import theme_marks
from findings.vocabulary import ASSESSMENT_LABELS, Assessment
from inspections.models import Authority, Visit

_Key = TypeVar("_Key", bound=Hashable)

EVALUATED = tuple(name for name in ASSESSMENT_LABELS if name != Assessment.CONTEXT)
"""The assessments that say how good something is, the best first."""

_BEST_FIRST = {name: place for place, name in enumerate(ASSESSMENT_LABELS)}


@dataclass(frozen=True, slots=True)
class Word:
    """What a visit says of a theme."""

    visit: Visit
    said: ThemeAtVisit

    @property
    def start(self) -> date:
        """When the visit began; undated ones before all others."""
        return self.visit.start or date.min


@dataclass(frozen=True, slots=True)
class LatestWord:
    """The latest word at an authority, the one before, and which way it went between them.

    Only words that say how good the theme is; where none does, the latest that speaks of it.
    """

    authority: Authority
    word: Word
    before: Word | None

    @property
    def direction(self) -> Direction:
        """Which way it went from the word before to the latest."""
        return direction(self.before.said if self.before else None, self.word.said)

    @property
    def rank(self) -> tuple[int, float, int]:
        """The better the lower; of equal words the larger share of good, then the later visit.

        One or two findings prove little, so a share is drawn towards the half, the more so the
        fewer findings it is of.
        """
        said = self.word.said
        telling = said.total - said.counts.get(Assessment.CONTEXT, 0)
        good = (said.good + 1) / (telling + 2)
        return (_BEST_FIRST[said.assessment], -good, -self.word.start.toordinal())

    @property
    def bar(self) -> Sequence[Share]:
        """What the findings of the latest word say, as a bar."""
        return shares(self.word.said.counts, self.word.said.total)

    @property
    def good_percent(self) -> int:
        """How many of those that say how good it is say only good of it, in percent."""
        said = self.word.said
        return percent(said.good, said.total - said.counts.get(Assessment.CONTEXT, 0))


@dataclass(frozen=True, slots=True)
class Raised:
    """Of the visits in a year or region: how many there are, raise a theme, with which word."""

    visits: int
    raised: int
    words: Mapping[str, int]
    bar: Sequence[Share]

    @property
    def percent(self) -> int:
        """The share of the visits that raise it, in whole percent."""
        return percent(self.raised, self.visits)

    @property
    def percents(self) -> list[tuple[str, int, int]]:
        """Each word that was said: the assessment, at how many visits, in percent of all."""
        return [
            (name, self.words[name], percent(self.words[name], self.visits))
            for name in ASSESSMENT_LABELS
            if self.words.get(name)
        ]


def percent(part: int, whole: int) -> int:
    """A share in whole percent, none of nothing."""
    return round(100 * part / whole) if whole else 0


def words_by_visit(theme: Theme) -> dict[int, ThemeAtVisit]:
    """What each visit that speaks of the theme says of it, by the visit's key."""
    rows = (
        theme_marks()
        .filter(theme=theme)
        .values_list("finding__visit", "finding__role", "assessment")
        .annotate(n=Count("pk"))
    )
    marks: defaultdict[int, dict[Mark, int]] = defaultdict(dict)
    for visit, role, assessment, number in rows:
        marks[visit][Mark(role, assessment)] = number
    return {visit: theme_at_visit_counted(made) for visit, made in marks.items()}


def raised_by(
    visits: Iterable[Visit], said: Mapping[int, ThemeAtVisit], key: Callable[[Visit], _Key]
) -> dict[_Key, Raised]:
    """How many of the visits raise the theme and with which word, by a key of the visits."""
    all_visits: Counter[_Key] = Counter()
    words: defaultdict[_Key, Counter[str]] = defaultdict(Counter)
    for visit in visits:
        all_visits[key(visit)] += 1
        if visit.pk in said:
            words[key(visit)][said[visit.pk].assessment] += 1
    return {
        name: Raised(number, words[name].total(), dict(words[name]), shares(words[name], number))
        for name, number in all_visits.items()
    }


def latest_words(
    visits: Iterable[Visit], said: Mapping[int, ThemeAtVisit], places: Mapping[int, Authority]
) -> list[LatestWord]:
    """The latest word on the theme at each authority where it is raised, the best first."""
    of_authority: defaultdict[int, list[Word]] = defaultdict(list)
    for visit in visits:
        if visit.pk in said:
            of_authority[visit.authority_id].append(Word(visit, said[visit.pk]))
    latest = [_latest(places[authority], words) for authority, words in of_authority.items()]
    return sorted(latest, key=lambda one: (one.rank, one.authority.name))


def _latest(authority: Authority, words: Sequence[Word]) -> LatestWord:
    in_order = sorted(words, key=lambda word: (word.start, word.visit.pk))
    telling = [word for word in in_order if word.said.is_evaluated]
    if not telling:
        return LatestWord(authority, in_order[-1], None)
    before = [word for word in telling[:-1] if word.visit.start is not None]
    return LatestWord(authority, telling[-1], before[-1] if before else None)


@dataclass(frozen=True, slots=True)
class SinceInadequate:
    """How a theme went at an authority since an inspection found it inadequate overall.

    ``then`` is the first word from that inspection on, ``now`` the latest one after it.
    """

    authority: Authority
    inadequate: date
    then: Word | None
    now: Word | None

    @property
    def direction(self) -> Direction | None:
        """Which way it went; None where there are not two words to compare."""
        if self.then is None or self.now is None:
            return None
        return direction(self.then.said, self.now.said)


def since_inadequate(
    visits: Iterable[Visit],
    said: Mapping[int, ThemeAtVisit],
    inadequate: Mapping[Authority, date],
) -> list[SinceInadequate]:
    """For each authority with the day of its inadequate inspection: the words since, by name."""
    of_authority: defaultdict[int, list[Word]] = defaultdict(list)
    for visit in visits:
        if visit.pk in said and said[visit.pk].is_evaluated and visit.start:
            of_authority[visit.authority_id].append(Word(visit, said[visit.pk]))
    return [
        _since(authority, day, of_authority[authority.pk])
        for authority, day in sorted(inadequate.items(), key=lambda item: item[0].name)
    ]


def _since(authority: Authority, day: date, words: Sequence[Word]) -> SinceInadequate:
    since = sorted((w for w in words if w.start >= day), key=lambda w: (w.start, w.visit.pk))
    now = since[-1] if len(since) > 1 else None
    return SinceInadequate(authority, day, since[0] if since else None, now)
