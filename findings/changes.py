"""Two visits of an authority beside each other: what changed, theme by theme. Pure logic on rows.

``findings.changes_page`` fetches the rows; nothing here asks the database.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from findings.labels.rollup import Direction, Mark, ThemeAtVisit, direction, theme_at_visit
from findings.models import Theme
from findings.progress import ThemeMark
from findings.standing import NO_OVERALL_SINCE, OVERALL, Given
from inspections.models import Visit
from inspections.vocabulary import GRADED_KINDS, JUDGEMENT_LABELS, Grade, VisitKind


class Group(StrEnum):
    """What became of a theme between two visits; the value is its anchor on the page."""

    NEW = "new"
    TAKEN_UP_AGAIN = "taken-up-again"
    WORSE = "worse"
    BETTER = "better"
    BETTER_IN_PART = "better-in-part"
    NO_CHANGE = "no-change"
    NOT_AGAIN = "not-looked-at-again"
    NO_EVALUATION = "no-evaluation"


GROUP_LABELS: dict[Group, str] = {
    Group.NEW: "New",
    Group.TAKEN_UP_AGAIN: "Taken up again",
    Group.WORSE: "Worse",
    Group.BETTER: "Better",
    Group.BETTER_IN_PART: "Better in part",
    Group.NO_CHANGE: "No change",
    Group.NOT_AGAIN: "Not looked at again",
    Group.NO_EVALUATION: "No evaluation",
}

GROUP_HINTS: dict[Group, str] = {
    Group.WORSE: "Both visits say how good it is, and the second says it is less good.",
    Group.NEW: "Only the second visit says how good it is; no visit before it that is held does.",
    Group.TAKEN_UP_AGAIN: "The first visit does not say how good it is, the second does, and so "
    "does another before it.",
    Group.BETTER: "Both visits say how good it is, and the second says it is better.",
    Group.BETTER_IN_PART: "Shortfalls at both visits; the second finds something good or "
    "improving where the first did not.",
    Group.NO_CHANGE: "Both visits say the same of it.",
    Group.NOT_AGAIN: "Only the first visit says how good it is. That the second does not speak of "
    "it does not mean that it was put right.",
    Group.NO_EVALUATION: "Spoken of, though neither visit says how good it is.",
}

GROUP_SIGNS: dict[Group, Direction] = {
    Group.WORSE: Direction.WORSE,
    Group.NEW: Direction.RAISED_ONCE,
    Group.TAKEN_UP_AGAIN: Direction.RAISED_ONCE,
    Group.BETTER: Direction.BETTER,
    Group.BETTER_IN_PART: Direction.MIXED,
    Group.NO_CHANGE: Direction.NO_CHANGE,
    Group.NOT_AGAIN: Direction.NOT_LOOKED_AT,
    Group.NO_EVALUATION: Direction.NOT_LOOKED_AT,
}

CHANGED = frozenset(
    {Group.NEW, Group.TAKEN_UP_AGAIN, Group.WORSE, Group.BETTER, Group.BETTER_IN_PART}
)
"""The groups in which the second visit says something that the first did not."""

_GROUP_OF: dict[Direction, Group] = {
    Direction.BETTER: Group.BETTER,
    Direction.WORSE: Group.WORSE,
    Direction.NO_CHANGE: Group.NO_CHANGE,
    Direction.MIXED: Group.BETTER_IN_PART,
}


@dataclass(frozen=True, slots=True)
class Change:
    """A theme at two visits. ``told_before`` is the latest visit before the second, other than
    the first, that says how good it is, and what it says."""

    theme: Theme
    earlier: ThemeAtVisit | None
    later: ThemeAtVisit | None
    told_before: tuple[Visit, ThemeAtVisit] | None = None

    @property
    def group(self) -> Group:
        """What became of the theme."""
        went = direction(self.earlier, self.later)
        if went == Direction.RAISED_ONCE:
            return Group.TAKEN_UP_AGAIN if self.told_before else Group.NEW
        if went != Direction.NOT_LOOKED_AT:
            return _GROUP_OF[went]
        told = self.earlier is not None and self.earlier.is_evaluated
        return Group.NOT_AGAIN if told else Group.NO_EVALUATION

    @property
    def one_sided(self) -> bool:
        """Whether only one of the two visits speaks of the theme."""
        return self.earlier is None or self.later is None

    @property
    def label(self) -> str:
        """Its group in words."""
        return GROUP_LABELS[self.group]


NOT_GIVEN = "Not given"
NOT_IN_FRAMEWORK = "Not given under this framework"


@dataclass(frozen=True, slots=True)
class Grades:
    """A judgement at two visits; ``absent`` is what to say of each where it gives no grade."""

    judgement: str
    earlier: Given | None
    later: Given | None
    absent: tuple[str, str] = (NOT_GIVEN, NOT_GIVEN)

    @property
    def both(self) -> tuple[tuple[Given | None, str], tuple[Given | None, str]]:
        """The two grades in order, each with what to say where it is not given."""
        return ((self.earlier, self.absent[0]), (self.later, self.absent[1]))

    @property
    def change(self) -> str:
        """How the second grade differs from the first, in words."""
        if self.earlier is None or self.later is None:
            return "Given only the " + ("second" if self.earlier is None else "first") + " time"
        if self.earlier.grade == self.later.grade:
            return "The same"
        step = _RANK[self.earlier.grade] - _RANK[self.later.grade]
        if not step:
            return "Not comparable: another scale"
        return "Better" if step > 0 else "Worse"


_RANK: dict[str, int] = {
    Grade.OUTSTANDING: 0,
    Grade.GOOD: 1,
    Grade.ADEQUATE: 2,
    Grade.REQUIRES_IMPROVEMENT: 2,
    Grade.INADEQUATE: 3,
}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two visits, the first and the second as they were asked for."""

    first: Visit
    second: Visit

    @property
    def both(self) -> tuple[Visit, Visit]:
        """The two in order."""
        return (self.first, self.second)

    @property
    def is_backwards(self) -> bool:
        """Whether the first is the later of the two."""
        if self.first.start is None or self.second.start is None:
            return False
        return self.first.start > self.second.start

    @property
    def has_undated(self) -> bool:
        """Whether it cannot be said which of the two came first."""
        return self.first.start is None or self.second.start is None


AtVisits = Mapping[tuple[int, int], ThemeAtVisit]
"""What is said of a theme (by its key) at a visit (by its key)."""


def themes_at_visits(marks: Iterable[ThemeMark]) -> dict[tuple[int, int], ThemeAtVisit]:
    """What each visit says of each theme it speaks of."""
    by_cell: defaultdict[tuple[int, int], list[Mark]] = defaultdict(list)
    for theme, visit, role, assessment in marks:
        by_cell[theme, visit].append(Mark(role, assessment))
    return {cell: theme_at_visit(given) for cell, given in by_cell.items()}


def telling(visits: Sequence[Visit], at_visits: AtVisits) -> list[Visit]:
    """The dated visits that say how good anything is, in order."""
    tell = {visit for (_, visit), said in at_visits.items() if said.is_evaluated}
    return [visit for visit in visits if visit.start is not None and visit.pk in tell]


def usual_pair(tell: Sequence[Visit], first: Visit | None, second: Visit | None) -> Pair | None:
    """The two visits asked for; what was not asked for is the nearest that says how good anything
    is, and without either the latest two; None where there are no two."""
    if first and second:
        return Pair(first, second)
    if second:
        earlier = [visit for visit in tell if _stands_before(visit, second)]
        return Pair(earlier[-1], second) if earlier else None
    if first:
        later = [visit for visit in tell if _stands_before(first, visit)]
        return Pair(first, later[0]) if later else None
    return Pair(tell[-2], tell[-1]) if len(tell) > 1 else None


def like_pair(pair: Pair, tell: Sequence[Visit]) -> Pair | None:
    """Where the two are of different kinds: the second with the latest visit before it that is of
    its kind. Inspections with grades are of a kind, whatever their framework."""
    if _sort_of(pair.first) == _sort_of(pair.second):
        return None
    alike = [
        visit
        for visit in tell
        if _sort_of(visit) == _sort_of(pair.second) and _stands_before(visit, pair.second)
    ]
    return Pair(alike[-1], pair.second) if alike else None


def _sort_of(visit: Visit) -> str:
    return "graded" if visit.kind in GRADED_KINDS else visit.kind


def pairs_beside(pair: Pair, tell: Sequence[Visit]) -> tuple[Pair | None, Pair | None]:
    """The neighbouring visits that stand before the first, and after the second."""
    steps = list(pairwise(tell))
    before = [Pair(a, b) for a, b in steps if not _stands_before(pair.first, b)]
    after = [Pair(a, b) for a, b in steps if not _stands_before(a, pair.second)]
    if pair.has_undated or pair.is_backwards:
        return None, None
    return (before[-1] if before else None, after[0] if after else None)


def changes(
    pair: Pair, themes: Iterable[Theme], visits: Sequence[Visit], at_visits: AtVisits
) -> list[Change]:
    """Each theme that one of the two speaks of, in the order of the themes."""
    found = []
    for theme in themes:
        earlier = at_visits.get((theme.pk, pair.first.pk))
        later = at_visits.get((theme.pk, pair.second.pk))
        if earlier or later:
            change = Change(theme, earlier, later, _told_before(theme, pair, visits, at_visits))
            found.append(change)
    return found


def in_groups(found: Iterable[Change]) -> list[tuple[Group, list[Change]]]:
    """The changes by what became of the theme; only groups that have any."""
    together: dict[Group, list[Change]] = {group: [] for group in Group}
    for change in found:
        together[change.group].append(change)
    return [(group, themes) for group, themes in together.items() if themes]


def grades(pair: Pair, given: Iterable[Given]) -> list[Grades]:
    """Each judgement that one of the two visits grades, in the order of judgements."""
    at = {(one.judgement, one.visit): one for one in given}
    return [
        Grades(area, first, second, (_absent(area, pair.first), _absent(area, pair.second)))
        for area in JUDGEMENT_LABELS
        for first, second in [(at.get((area, pair.first.pk)), at.get((area, pair.second.pk)))]
        if first or second
    ]


def _absent(judgement: str, visit: Visit) -> str:
    without_overall = visit.kind == VisitKind.ILACS and (visit.start or date.min) >= (
        NO_OVERALL_SINCE
    )
    return NOT_IN_FRAMEWORK if judgement == OVERALL and without_overall else NOT_GIVEN


def _told_before(
    theme: Theme, pair: Pair, visits: Sequence[Visit], at_visits: AtVisits
) -> tuple[Visit, ThemeAtVisit] | None:
    """By the latest visit before the second but the first; before an undated one, by any."""
    told = [
        (visit, said)
        for visit in visits
        if visit not in pair.both
        and (pair.second.start is None or _stands_before(visit, pair.second))
        and (said := at_visits.get((theme.pk, visit.pk)))
        and said.is_evaluated
    ]
    return told[-1] if told else None


def _stands_before(one: Visit, other: Visit) -> bool:
    """Whether it came before the other; an undated visit stands neither before nor after any."""
    if one.start is None or other.start is None:
        return False
    return (one.start, one.pk) < (other.start, other.pk)
