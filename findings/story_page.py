"""What the page of a theme at an authority needs, fetched in a constant number of queries."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.db.models.functions import Length

from findings.authorities import visits_in_order
from findings.decisive import Said
from findings.journey import NotHeld, Stop, journey, not_held
from findings.labels.rollup import Mark
from findings.marking import Stretch, stretches
from findings.models import Finding, Sentence, Theme
from findings.querysets import theme_marks
from findings.standing import given_by, standing
from findings.stories import Chapter, Entry, Story, by_visit, in_time, neighbours, tell
from inspections.models import Authority, Citation, CitedJudgement, Judgement, Visit
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

    ``entries`` are its visits in the order asked for, each with the findings shown there, and
    what is known to have been though it is not held; ``open`` is how many recommendations are.
    """

    story: Story
    entries: Sequence[tuple[Entry, Sequence[Shown]]]
    open: int
    before: Theme | None
    after: Theme | None


def story_page(authority: Authority, theme: Theme, *, newest_first: bool = False) -> StoryPage:
    """The story of a theme at an authority."""
    said = by_visit(_said(authority, theme))
    visits = list(visits_in_order(authority))
    story = tell(theme, visits, said)
    on_theme = Finding.objects.filter(visit__authority=authority).about([theme], [])
    open_ones = set(on_theme.open_recommendations().order_by().values_list("pk", flat=True))
    marks = {one.key: one.mark.evaluation for ones in said.values() for one in ones}
    shown = {
        finding.pk: Shown(
            finding, marks[finding.pk], stretches(finding), stands=finding.pk in open_ones
        )
        for finding in _findings(story.shown, theme)
    }
    entries = [
        (one, [shown[key] for key in one.shown] if isinstance(one, Chapter) else [])
        for one in in_time(story, _not_held(authority, visits), newest_first=newest_first)
    ]
    before, after = neighbours(theme, list(themes_raised(authority)))
    return StoryPage(story, entries, len(open_ones), before, after)


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


def _not_held(authority: Authority, visits: Sequence[Visit]) -> list[Stop | NotHeld]:
    """What is known to have been, though it is not held: inspections that documents recall, and
    monitoring visits that the numbers of later ones show."""
    citations = Prefetch("citations", Citation.objects.select_related("source"))
    cited = CitedJudgement.objects.filter(authority=authority).select_related("visit")
    held = Judgement.objects.filter(visit__authority=authority).select_related("visit", "source")
    stops = journey(visits, standing(given_by(held, cited.prefetch_related(citations))))
    return [*(stop for stop in stops if stop.cited), *not_held(stops)]
