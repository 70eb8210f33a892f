"""Which grades an authority has now, since when and from what: pure logic on grades given.

A grade was given by an inspection whose own document is held, or is cited: recalled by a later
document. An inspection that is held absorbs its citations.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from inspections.models import CitedJudgement, Judgement, Source
from inspections.vocabulary import JudgementArea, VisitKind

OVERALL = JudgementArea.OVERALL_EFFECTIVENESS.value
NO_OVERALL_SINCE = date(2026, 4, 1)
"""From when ILACS inspections give no overall effectiveness judgement (framework of 2026)."""

_ORDER = {area.value: place for place, area in enumerate(JudgementArea)}

_JUDGED_WITHIN: dict[str, tuple[str, ...]] = {
    JudgementArea.CHILDREN_IN_CARE_AND_CARE_LEAVERS: (JudgementArea.LOOKED_AFTER_AND_PERMANENCE,),
    JudgementArea.CHILDREN_IN_CARE: (
        JudgementArea.CHILDREN_IN_CARE_AND_CARE_LEAVERS,
        JudgementArea.LOOKED_AFTER_AND_PERMANENCE,
    ),
    JudgementArea.CARE_LEAVERS: (JudgementArea.CHILDREN_IN_CARE_AND_CARE_LEAVERS,),
}
"""The judgement that an earlier framework gave on the same children, where it had none as such."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a grade stands written: the document, and the page in it."""

    name: str
    sha256: str
    page: int | None
    in_councils_words: bool
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """A grade that an inspection gave for one judgement area.

    ``visit`` is the inspection's key where it is held, ``kind`` its kind (empty where it is only
    recalled); ``cited`` says that no document on the inspection itself gives this grade.
    """

    authority: int
    judgement: str
    grade: str
    start: date | None
    end: date | None
    date_precision: str
    visit: int | None
    kind: str
    cited: bool
    origins: tuple[Origin, ...]

    @property
    def in_councils_words(self) -> bool:
        """Whether only councils' papers give it here, and no document of the inspectors."""
        return bool(self.origins) and all(origin.in_councils_words for origin in self.origins)


@dataclass(frozen=True, slots=True)
class Inspection:
    """The grades given on one occasion, in the order of the judgements."""

    start: date | None
    end: date | None
    date_precision: str
    visit: int | None
    kind: str
    given: tuple[Given, ...]

    @property
    def cited(self) -> bool:
        """Whether all that is known of it are other documents' recollections."""
        return self.visit is None

    @property
    def overall(self) -> Given | None:
        """The grade for overall effectiveness, if it gave one."""
        return next((given for given in self.given if given.judgement == OVERALL), None)

    @property
    def gives_no_overall(self) -> bool:
        """Whether its framework has no overall effectiveness judgement."""
        in_framework = self.kind == VisitKind.ILACS and (self.start or date.min) >= NO_OVERALL_SINCE
        return in_framework and self.overall is None

    @property
    def judges_more_than_overall(self) -> bool:
        """Whether it is known for more than its overall grade, so that its areas are known."""
        return any(given.judgement != OVERALL for given in self.given)


@dataclass(frozen=True, slots=True)
class Now:
    """A grade that stands, since when, and what stood before.

    ``given`` gave it last; ``since`` gave it first in the unbroken run up to then; ``before`` is
    the grade known before that run: another grade, the same one before an inspection of which
    this grade is not known, or the grade of a judgement that took this one in.
    """

    given: Given
    since: Given
    before: Given | None

    @property
    def is_confirmed(self) -> bool:
        """Whether a later inspection gave the same grade again."""
        return self.since is not self.given

    @property
    def was_judged_within(self) -> bool:
        """Whether the grade before was given for a judgement that took this one in."""
        return self.before is not None and self.before.judgement != self.given.judgement


@dataclass(frozen=True, slots=True)
class Standing:
    """The grades that stand, and all inspections known, the earliest first, undated ones last."""

    now: tuple[Now, ...]
    inspections: tuple[Inspection, ...]
    no_overall: Inspection | None

    @property
    def overall(self) -> Now | None:
        """The grade for overall effectiveness, where one stands."""
        return next((now for now in self.now if now.given.judgement == OVERALL), None)

    @property
    def others(self) -> tuple[Now, ...]:
        """The grades that stand for everything but overall effectiveness."""
        return tuple(now for now in self.now if now.given.judgement != OVERALL)

    @property
    def last_overall(self) -> Given | None:
        """The last grade for overall effectiveness there was, whether or not it still stands."""
        given = [i.overall for i in _by_time(self.inspections) if i.overall is not None]
        return given[-1] if given else None


def given_by(judgements: Iterable[Judgement], cited: Iterable[CitedJudgement]) -> list[Given]:
    """The grades of an authority, or of many: held ones, and cited ones that none absorbs."""
    held = [_held(judgement) for judgement in judgements]
    known = {(given.visit, given.judgement) for given in held}
    recalled = (_cited(judgement) for judgement in cited)
    return held + [
        given
        for given in recalled
        if given.visit is None or (given.visit, given.judgement) not in known
    ]


def standing(given: Sequence[Given]) -> Standing:
    """Where one authority stands, from all grades known of it.

    For each judgement the latest grade stands, unless a later inspection judged other areas and
    not this one: then its framework no longer has it (adoption, since 2018).
    """
    inspections = tuple(_inspections(given))
    latest_areas = _latest(i for i in inspections if i.judges_more_than_overall)
    now = []
    for judgement in sorted({g.judgement for g in given}, key=lambda area: _ORDER.get(area, 99)):
        line = _line(judgement, _by_time(inspections))
        last = [given for given in line if given and given.judgement == judgement][-1]
        if latest_areas is None or _when(last.start) >= _when(latest_areas.start):
            now.append(_now(last, line))
    latest = _latest(inspections)
    return Standing(tuple(now), inspections, latest if latest and latest.gives_no_overall else None)


def _line(judgement: str, inspections: Iterable[Inspection]) -> list[Given | None]:
    """What each inspection gave for the judgement, or for one that took it in; None where that
    is not known."""
    wanted = (judgement, *_JUDGED_WITHIN.get(judgement, ()))
    by_inspection = ({g.judgement: g for g in i.given} for i in inspections)
    return [next((had[j] for j in wanted if j in had), None) for had in by_inspection]


def _now(last: Given, line: Sequence[Given | None]) -> Now:
    earlier = line[: line.index(last)]
    since = last
    while earlier and _is_same_grade(earlier[-1], last):
        since = earlier[-1] or last
        earlier = earlier[:-1]
    before = [given for given in earlier if given is not None and given.start is not None]
    return Now(last, since, before[-1] if before else None)


def _is_same_grade(one: Given | None, other: Given) -> bool:
    """Whether they are the same grade for the same judgement, dated, so that they make a run."""
    return (
        one is not None
        and one.start is not None
        and (one.judgement, one.grade) == (other.judgement, other.grade)
    )


def _held(judgement: Judgement) -> Given:
    visit, source = judgement.visit, judgement.source
    origin = _origin(source, judgement.page)
    return Given(
        authority=visit.authority_id,
        judgement=judgement.judgement,
        grade=judgement.grade,
        start=visit.start,
        end=visit.end,
        date_precision=visit.date_precision,
        visit=visit.pk,
        kind=visit.kind,
        cited=False,
        origins=(origin,),
    )


def _cited(cited: CitedJudgement) -> Given:
    dated = cited.visit or cited
    return Given(
        authority=cited.authority_id,
        judgement=cited.judgement,
        grade=cited.grade,
        start=dated.start,
        end=dated.end,
        date_precision=dated.date_precision,
        visit=cited.visit_id,
        kind=cited.visit.kind if cited.visit else "",
        cited=True,
        origins=tuple(_origin(c.source, c.page) for c in cited.citations.all()),
    )


def _origin(source: Source, page: int | None) -> Origin:
    return Origin(source.name, source.sha256, page, source.in_councils_words, source.published)


def _inspections(given: Sequence[Given]) -> list[Inspection]:
    def occasion(one: Given) -> tuple[bool, date, date, int, str]:
        return (
            one.start is None,
            one.start or date.min,
            one.end or date.min,
            one.visit or 0,
            one.kind,
        )

    return [
        _inspection(sorted(same, key=lambda g: _ORDER.get(g.judgement, 99)))
        for _, same in groupby(sorted(given, key=occasion), occasion)
    ]


def _inspection(given: Sequence[Given]) -> Inspection:
    first = given[0]
    return Inspection(
        first.start, first.end, first.date_precision, first.visit, first.kind, tuple(given)
    )


def _by_time(inspections: Iterable[Inspection]) -> list[Inspection]:
    """The earliest first; undated ones before all, since no newer grade may give way to them."""
    return sorted(inspections, key=lambda inspection: _when(inspection.start))


def _latest(inspections: Iterable[Inspection]) -> Inspection | None:
    in_order = _by_time(inspections)
    return in_order[-1] if in_order else None


def _when(start: date | None) -> date:
    return start or date.min
