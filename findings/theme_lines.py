"""Themes of several authorities beside each other: each as a small line of words over time.

One grouped query fetches what the visits say; the rest is logic. Lengths are units of a line's
view box, and all lines share one axis of time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count
from django.urls import reverse

from findings.charts import Scale
from findings.labels.rollup import Mark, theme_at_visit_counted
from findings.models import Theme
from findings.querysets import theme_marks
from findings.theme_words import Word
from findings.vocabulary import ASSESSMENT_LABELS, Assessment
from inspections.models import Authority, Visit

WIDTH = 120
HEIGHT = 16
BAR = 5

_HEIGHTS = {
    Assessment.STRENGTH.value: 15,
    Assessment.IMPROVING.value: 12,
    Assessment.MIXED.value: 8,
    Assessment.NEEDS_IMPROVEMENT.value: 4,
    Assessment.CONTEXT.value: 1,
}
"""The higher, the better; a line where the visit looked at it without saying how good it is."""

_ANY_THEME = "--"
"""Stands for a theme's slug in an address; no slug is made like it."""

WordsByTheme = Mapping[int, Sequence[Word]]
"""What an authority's visits say, the earliest first, undated ones last, by the theme's key."""


@dataclass(frozen=True, slots=True)
class Line:
    """A theme at one authority: its words over time, drawn as a path for each assessment; the
    address of its story there."""

    authority: Authority
    words: Sequence[Word]
    paths: Sequence[tuple[str, str]]
    story: str

    @property
    def latest(self) -> Word | None:
        """The latest word that says how good it is; else the latest that speaks of it."""
        return latest_word(self.words)


@dataclass(frozen=True, slots=True)
class ThemeBeside:
    """A theme at several authorities, in their order."""

    theme: Theme
    lines: tuple[Line, ...]

    @property
    def differs(self) -> bool:
        """Whether the latest words that say how good it is are not all the same."""
        latest = [line.latest for line in self.lines]
        said = {word.said.assessment for word in latest if word and word.said.is_evaluated}
        return len(said) > 1


def words_by_theme(visits: Sequence[Visit]) -> dict[int, dict[int, list[Word]]]:
    """What these visits say of each theme: by the authority's key, then by the theme's."""
    rows = (
        theme_marks()
        .filter(finding__visit__in=[visit.pk for visit in visits])
        .values_list("theme", "finding__visit", "finding__role", "assessment")
        .annotate(n=Count("pk"))
    )
    marks: defaultdict[tuple[int, int], dict[Mark, int]] = defaultdict(dict)
    for theme, visit, role, assessment, number in rows:
        marks[theme, visit][Mark(role, assessment)] = number
    place = {visit.pk: at for at, visit in enumerate(visits)}
    found: defaultdict[int, dict[int, list[Word]]] = defaultdict(dict)
    for (theme, key), made in sorted(marks.items(), key=lambda item: place[item[0][1]]):
        visit = visits[place[key]]
        word = Word(visit, theme_at_visit_counted(made))
        found[visit.authority_id].setdefault(theme, []).append(word)
    return found


def latest_word(words: Sequence[Word]) -> Word | None:
    """The latest word that says how good a theme is; where none does, the latest of all.

    ``words`` stand in order of time, undated ones last, which give way to any that is dated.
    """
    telling = [word for word in words if word.said.is_evaluated] or list(words)
    told = [word for word in telling if word.visit.start is not None] or telling
    return told[-1] if told else None


def beside(
    authorities: Sequence[Authority],
    themes: Iterable[Theme],
    words: Mapping[int, WordsByTheme],
    scale: Scale | None,
) -> list[ThemeBeside]:
    """Each theme that a visit to one of the authorities speaks of."""
    # Asked for once an authority: hundreds of addresses would take longer than all the rest.
    stories = [reverse("authority-theme", args=[one.slug, _ANY_THEME]) for one in authorities]
    told = list(zip(authorities, stories, strict=True))
    return [
        ThemeBeside(theme, tuple(_line(one, theme, words, scale, story) for one, story in told))
        for theme in themes
        if any(theme.pk in words.get(one.pk, {}) for one in authorities)
    ]


def in_groups(rows: Iterable[ThemeBeside]) -> list[tuple[str, list[ThemeBeside]]]:
    """The rows in the groups of their themes."""
    return [(name, list(same)) for name, same in groupby(rows, lambda row: row.theme.group)]


def line_scale(visits: Iterable[Visit]) -> Scale | None:
    """The axis that all lines share; None where no visit is dated."""
    days = [visit.start for visit in visits if visit.start is not None]
    return Scale(min(days), max(days), BAR / 2, WIDTH - BAR / 2) if days else None


def _line(
    authority: Authority,
    theme: Theme,
    words: Mapping[int, WordsByTheme],
    scale: Scale | None,
    story: str,
) -> Line:
    said = words.get(authority.pk, {}).get(theme.pk, ())
    paths = _paths(said, scale) if scale else ()
    return Line(authority, said, paths, story.replace(_ANY_THEME, theme.slug))


def _paths(words: Sequence[Word], scale: Scale) -> list[tuple[str, str]]:
    drawn: defaultdict[str, str] = defaultdict(str)
    for word in words:
        if word.visit.start is not None:
            drawn[word.said.assessment] += _bar(scale(word.visit.start), word.said.assessment)
    return [(name, drawn[name]) for name in ASSESSMENT_LABELS if name in drawn]


def _bar(x: float, assessment: str) -> str:
    high = _HEIGHTS[assessment]
    return f"M{x - BAR / 2:.0f} {HEIGHT - high}h{BAR}v{high}h-{BAR}z"
