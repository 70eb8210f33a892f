"""Which of many things said on a theme decide what a visit says of it. Pure logic.

Where there is not room for everything, a page shows the most decisive first: of each assessment
the weightiest, recommendations and findings in turn, so that neither a shortfall nor a strength
is crowded out; what evaluates nothing, and what a council retells, comes last.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from findings.labels.rollup import ASKS_FOR_CHANGE, Mark
from findings.vocabulary import Assessment

_SHORTFALLS_FIRST = {
    Assessment.NEEDS_IMPROVEMENT.value: 0,
    Assessment.MIXED.value: 1,
    Assessment.IMPROVING.value: 2,
    Assessment.STRENGTH.value: 3,
    Assessment.CONTEXT.value: 4,
}


@dataclass(frozen=True, slots=True)
class Said:
    """A finding or a sentence on a theme: its key, what it says, where it stands, how long it is.

    ``retold`` is that a council's paper tells it; ``place`` orders as the documents run.
    """

    key: int
    mark: Mark
    retold: bool
    place: tuple[int, ...]
    length: int = 0

    @property
    def asks(self) -> bool:
        """Whether it is a recommendation or priority action."""
        return self.mark.role in ASKS_FOR_CHANGE


def most_decisive(said: Iterable[Said], verdict: str) -> list[Said]:
    """All of it, what decides the ``verdict`` (an assessment) first."""
    by_weight = sorted(said, key=lambda one: (one.retold, -one.mark.weight, one.place))
    seen: Counter[tuple[bool, bool, str]] = Counter()
    in_turn = []
    for one in by_weight:
        assessment = one.mark.evaluation
        alike = (one.retold, one.asks, assessment)
        seen[alike] += 1
        turn = (
            assessment == Assessment.CONTEXT,
            one.retold,
            seen[alike],
            assessment != verdict,
            _SHORTFALLS_FIRST[assessment],
        )
        in_turn.append((turn, one))
    return [one for _, one in sorted(in_turn, key=lambda pair: pair[0])]


def as_many_as_fit(said: Sequence[Said], most: int, letters: int) -> list[Said]:
    """The first of it, at least one: at most so many, and no more once so many letters are full."""
    fitting: list[Said] = []
    for one in said[:most]:
        if fitting and sum(taken.length for taken in fitting) + one.length > letters:
            break
        fitting.append(one)
    return fitting
