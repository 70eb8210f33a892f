"""What the page of a theme at an authority needs, fetched in a constant number of queries."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.db.models.functions import Length

from findings.authorities import visits_in_order
from findings.decisive import Said
from findings.labels.rollup import Mark
from findings.marking import Stretch, stretches
from findings.models import Finding, Sentence, Theme
from findings.querysets import theme_marks
from findings.stories import Recalled, Stop, Story, by_visit, in_time, neighbours, tell
from inspections.models import Authority, CitedJudgement
from inspections.vocabulary import COUNCILS_WORDS


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding on the page: what it says of the theme, its text in pieces, whether it is a
    recommendation that stands."""

    finding: Finding
    assessment: str
    stretches: Sequence[Stretch]
    stands: bool


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A theme's story with the words of its findings.

    ``stops`` are its visits in the order asked for, each with the findings shown there.
    """

    story: Story
    stops: Sequence[tuple[Stop, Sequence[Shown]]]
    standing: int
    before: Theme | None
    after: Theme | None


def story_page(authority: Authority, theme: Theme, *, newest_first: bool = False) -> StoryPage:
    """The story of a theme at an authority."""
    said = by_visit(_said(authority, theme))
    story = tell(theme, list(visits_in_order(authority)), said)
    on_theme = Finding.objects.filter(visit__authority=authority).about([theme], [])
    standing = set(on_theme.open_recommendations().order_by().values_list("pk", flat=True))
    marks = {one.key: one.mark.evaluation for ones in said.values() for one in ones}
    shown = {
        finding.pk: Shown(
            finding, marks[finding.pk], stretches(finding), stands=finding.pk in standing
        )
        for finding in _findings(story.shown, theme)
    }
    stops = [
        (stop, [] if isinstance(stop, Recalled) else [shown[key] for key in stop.shown])
        for stop in in_time(story, _recalled(authority), newest_first=newest_first)
    ]
    before, after = neighbours(theme, list(themes_raised(authority)))
    return StoryPage(story, stops, len(standing), before, after)


def themes_raised(authority: Authority) -> QuerySet[Theme]:
    """The themes that findings on the authority are on, in order."""
    raised = theme_marks().filter(finding__visit__authority=authority).values("theme")
    return Theme.objects.filter(pk__in=raised).order_by("position")


def _said(authority: Authority, theme: Theme) -> list[tuple[int, Said]]:
    """The visit's key, and what a finding of it says on the theme; of all such findings."""
    rows = (
        theme_marks()
        .filter(theme=theme, finding__visit__authority=authority)
        .annotate(length=Length("finding__text"))
        .values_list(
            "finding",
            "finding__visit",
            "finding__role",
            "assessment",
            "finding__source__document_type",
            "finding__source",
            "finding__ordinal",
            "length",
        )
    )
    return [
        (visit, Said(key, Mark(role, assessment), kind in COUNCILS_WORDS, place, length))
        for key, visit, role, assessment, kind, *place_and_length in rows
        for place, length in [((place_and_length[0], place_and_length[1]), place_and_length[2])]
    ]


def _findings(keys: Collection[int], theme: Theme) -> QuerySet[Finding]:
    """The findings with their sentences, each of which knows whether it is about the theme."""
    about = Sentence.themes.through._default_manager.filter(sentence=OuterRef("pk"), theme=theme)
    sentences = Sentence.objects.order_by("ordinal").defer("reasons")
    return (
        Finding.objects.filter(pk__in=keys)
        .order_by()
        .select_related("source")
        .defer("boxes")
        .prefetch_related(Prefetch("sentences", sentences.annotate(on_theme=Exists(about))))
    )


def _recalled(authority: Authority) -> list[Recalled]:
    """The dated inspections of which only other documents tell."""
    cited = CitedJudgement.objects.filter(
        authority=authority, visit__isnull=True, start__isnull=False
    )
    rows = cited.order_by("start").values_list("start", "end", "date_precision").distinct()
    return [Recalled(start, end, precision) for start, end, precision in rows if start]
