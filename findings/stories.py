"""A theme at an authority, visit by visit. Pure logic on rows.

``findings.story_page`` fetches the rows; nothing here asks the database.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from findings.decisive import Said, as_many_as_fit, most_decisive
from findings.journey import NotHeld, Stop
from findings.labels.rollup import (
    ASKS_FOR_CHANGE,
    DIRECTION_LABELS,
    Direction,
    ThemeAtVisit,
    direction,
    theme_at_visit,
)
from findings.models import Theme
from findings.progress import Cell, Travel, travel
from findings.vocabulary import ASSESSMENT_LABELS, Assessment
from inspections.models import Visit

IN_ALL = 48
"""How many findings a story shows in all, shared out over the visits that speak of the theme."""

LETTERS_IN_ALL = 48_000
MOST_AT_A_VISIT = 10
LEAST_AT_A_VISIT = 2
NOT_WORTH_LEAVING_OUT = 3
"""Where no more than so many findings would be left out, all are shown."""

FIRST_WORD = "First word"
"""The direction at the first of several visits that say how good a theme is."""

NOT_DATED = "Not dated"
"""The direction at a visit without a date: it stands in no order."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """What one visit says of the theme, and how that differs from the visit before that did.

    ``before`` is the latest visit before it that says how good the theme is. ``shown`` are the
    keys of the findings that the page shows; ``alone`` is that no other visit says how good the
    theme is.
    """

    visit: Visit
    said: ThemeAtVisit | None
    before: Cell | None = None
    shown: tuple[int, ...] = ()
    alone: bool = False

    @property
    def is_evaluated(self) -> bool:
        """Whether the visit says how good the theme is."""
        return self.said is not None and self.said.is_evaluated

    @property
    def direction(self) -> Direction:
        """Which way the theme went since ``before``."""
        return direction(self.before.said if self.before else None, self.said)

    @property
    def label(self) -> str:
        """The direction in words, as far as there is one."""
        if self.visit.start is None:
            return NOT_DATED
        if self.direction == Direction.RAISED_ONCE and not self.alone:
            return FIRST_WORD
        return DIRECTION_LABELS[self.direction]

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many findings have each assessment, in the order of the scale."""
        counts = self.said.counts if self.said else {}
        return [(name, counts[name]) for name in ASSESSMENT_LABELS if name in counts]

    @property
    def left_out(self) -> int:
        """How many findings the page does not show."""
        return (self.said.total if self.said else 0) - len(self.shown)

    @property
    def retold(self) -> bool:
        """Whether only councils' papers tell of the visit."""
        sources = list(self.visit.sources.all())
        return bool(sources) and all(source.in_councils_words for source in sources)


@dataclass(frozen=True, slots=True)
class Story:
    """The theme over all visits, the earliest first and undated ones last."""

    theme: Theme
    chapters: tuple[Chapter, ...]
    travel: Travel
    counts: tuple[tuple[str, int], ...]
    recommendations: int

    @property
    def total(self) -> int:
        """How many findings it has."""
        return sum(count for _, count in self.counts)

    @property
    def raised_at(self) -> int:
        """How many visits have findings on it."""
        return sum(chapter.said is not None for chapter in self.chapters)

    @property
    def shown(self) -> list[int]:
        """The keys of the findings that the page shows."""
        return [key for chapter in self.chapters for key in chapter.shown]


Entry = Chapter | Stop | NotHeld
"""What stands in a story: a visit, an inspection that is only recalled, visits not held."""


def tell(theme: Theme, visits: Sequence[Visit], said: Mapping[int, Sequence[Said]]) -> Story:
    """The story of a theme from what each visit (by its key, in order) says on it."""
    at_visit = {visit: theme_at_visit(one.mark for one in said[visit]) for visit in said}
    evaluated = sum(found.is_evaluated for found in at_visit.values())
    chapters = []
    before: Cell | None = None
    for visit in visits:
        found = at_visit.get(visit.pk)
        shown = _shown(said[visit.pk], found.assessment, len(at_visit)) if found else ()
        since = before if visit.start else None
        chapters.append(Chapter(visit, found, since, shown, alone=evaluated == 1))
        if found and found.is_evaluated and visit.start:
            before = Cell(theme, visit, found)
    cells = [(c.visit, Cell(theme, c.visit, c.said) if c.said else None) for c in chapters]
    everything = [one for ones in said.values() for one in ones]
    asked = sum(one.mark.role in ASKS_FOR_CHANGE for one in everything)
    return Story(theme, tuple(chapters), travel(cells), _counted(everything), asked)


def in_time(
    story: Story, not_held: Iterable[Stop | NotHeld], *, newest_first: bool = False
) -> list[Entry]:
    """The visits, and what is known to have been though it is not held, in order; undated visits
    always last."""
    dated: list[tuple[date, Entry]] = [(one.start, one) for one in not_held if one.start]
    dated += [(one.visit.start, one) for one in story.chapters if one.visit.start]
    dated.sort(key=lambda pair: pair[0])
    undated = [one for one in story.chapters if one.visit.start is None]
    return [one for _, one in (reversed(dated) if newest_first else dated)] + undated


def neighbours(theme: Theme, raised: Sequence[Theme]) -> tuple[Theme | None, Theme | None]:
    """Of the themes raised here (in order), the one before this and the one after it."""
    before = [one for one in raised if one.position < theme.position]
    after = [one for one in raised if one.position > theme.position]
    return (before[-1] if before else None, after[0] if after else None)


def by_visit(rows: Iterable[tuple[int, Said]]) -> dict[int, list[Said]]:
    """What is said, by the key of its visit."""
    said: defaultdict[int, list[Said]] = defaultdict(list)
    for visit, one in rows:
        said[visit].append(one)
    return dict(said)


def _shown(said: Sequence[Said], verdict: str, visits: int) -> tuple[int, ...]:
    """The findings to show: chosen as the decisive ones, recommendations first, then in the order
    of the documents, inspectors' own before a council's."""
    most = min(max(IN_ALL // visits, LEAST_AT_A_VISIT), MOST_AT_A_VISIT)
    if len(said) <= most + NOT_WORTH_LEAVING_OUT:
        most = len(said)
    chosen = as_many_as_fit(most_decisive(said, verdict), most, LETTERS_IN_ALL // visits)
    in_order = sorted(chosen, key=lambda one: (one.retold, not one.asks, one.place))
    return tuple(one.key for one in in_order)


def _counted(said: Iterable[Said]) -> tuple[tuple[str, int], ...]:
    counts: Counter[Assessment | str] = Counter(one.mark.evaluation for one in said)
    return tuple((name, counts[name]) for name in ASSESSMENT_LABELS if counts[name])
