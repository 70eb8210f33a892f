"""Where the marks of a theme's story go on its chart. Lengths are units of the view box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from findings.charts import LABEL_WIDTH, MARGIN, WIDTH, Scale, Tick
from findings.stories import Chapter, Story
from findings.vocabulary import ASSESSMENT_LABELS, Assessment
from inspections.wording import short_period

WORDS_WIDTH = 170
"""Room for the words of the levels, left of the time axis."""

MARK = 22
STEP = 14
AXIS = 138
LABEL_ROWS = (160, 178)

LEVELS: dict[str, int] = {
    Assessment.STRENGTH: 36,
    Assessment.IMPROVING: 36,
    Assessment.MIXED: 72,
    Assessment.NEEDS_IMPROVEMENT: 108,
    Assessment.CONTEXT: AXIS,
}
"""How high a mark stands: strength and improving level, as for the direction of travel."""

LEVEL_WORDS = (
    (36, f"{ASSESSMENT_LABELS[Assessment.STRENGTH]}, improving"),
    (72, ASSESSMENT_LABELS[Assessment.MIXED]),
    (108, ASSESSMENT_LABELS[Assessment.NEEDS_IMPROVEMENT]),
)


@dataclass(frozen=True, slots=True)
class StoryMark:
    """A visit on the chart; ``label_y`` is None where its label would cover another."""

    x: float
    y: float
    chapter: Chapter
    label_y: int | None

    @property
    def assessment(self) -> str:
        """What the visit says of the theme; empty where it did not look at it."""
        return self.chapter.said.assessment if self.chapter.said else ""

    @property
    def left(self) -> float:
        """The left edge of the mark."""
        return round(self.x - MARK / 2, 1)

    @property
    def top(self) -> float:
        """The upper edge of the mark."""
        return round(self.y - MARK / 2, 1)

    @property
    def label(self) -> str:
        """The visit's month, or year."""
        return short_period(self.chapter.visit.start, self.chapter.visit.date_precision)


@dataclass(frozen=True, slots=True)
class StoryChart:
    """A story drawn in true time; ``path`` joins the visits that say how good the theme is."""

    ticks: tuple[Tick, ...]
    marks: tuple[StoryMark, ...]
    path: str
    left: int = -WORDS_WIDTH
    width: int = WIDTH + WORDS_WIDTH
    height: int = 188
    axis: int = AXIS
    right: int = WIDTH - MARGIN
    levels: tuple[tuple[int, str], ...] = LEVEL_WORDS

    @property
    def has_silent(self) -> bool:
        """Whether a visit on it did not look at the theme."""
        return any(mark.chapter.said is None for mark in self.marks)


def story_chart(story: Story) -> StoryChart | None:
    """The story as a chart; None where fewer than two visits have dates."""
    dated = [(c.visit.start, c) for c in story.chapters if c.visit.start is not None]
    if len(dated) < 2:
        return None
    scale = Scale(dated[0][0], max(start for start, _ in dated))
    years = range(scale.first.year + 1, scale.last.year + 1)
    ticks = tuple(Tick(scale(date(year, 1, 1)), year) for year in years)
    marks = _marks(dated, scale)
    points = [f"{mark.x},{mark.y}" for mark in marks if mark.chapter.is_evaluated]
    return StoryChart(ticks, tuple(marks), " ".join(points) if len(points) > 1 else "")


def _marks(dated: Sequence[tuple[date, Chapter]], scale: Scale) -> list[StoryMark]:
    """A mark for each visit; one that would cover another at its level stands a step higher."""
    labelled_until = dict.fromkeys(LABEL_ROWS, float("-inf"))
    marks: list[StoryMark] = []
    for start, chapter in dated:
        x = scale(start)
        row = next((y for y, until in labelled_until.items() if x - LABEL_WIDTH / 2 >= until), None)
        if row is not None:
            labelled_until[row] = x + LABEL_WIDTH / 2
        level = LEVELS[chapter.said.assessment if chapter.said else Assessment.CONTEXT]
        marks.append(StoryMark(x, _free(x, level, marks), chapter, row))
    return marks


def _free(x: float, level: int, marks: Sequence[StoryMark]) -> float:
    near = [m.y for m in marks if x - m.x < MARK and LEVELS.get(m.assessment, AXIS) == level]
    return level if level not in near or level == AXIS else level - STEP
