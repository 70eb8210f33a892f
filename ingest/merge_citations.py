"""Earlier judgements that documents recall, once for all of them; pure, no database.

A recalled grade belongs to the held inspection that its date or that inspection's publication
matches; without a date, to the latest inspection with that grade before the citing visit.
Where no such inspection is held, recallings of one grade over periods that share a day are
one, and the narrower date stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ingest.evidence import DocumentProblem, Evidence, in_words, narrowest, overlap, within
from ingest.merge_visits import DrawnVisit
from ingest.reading.schema import CitedJudgement, Period, Problem
from inspections.vocabulary import GRADE_LABELS, GRADED_KINDS, JUDGEMENT_LABELS, DatePrecision

LONGEST_TO_PUBLICATION = timedelta(days=120)
"""A report is out within four months of its inspection, and no second full inspection comes so
soon: a grade recalled by the month of publication is that inspection's."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """One document's recalling of a grade, with the visit that the document is about."""

    by: Evidence
    cited: CitedJudgement
    visit: int
    before: date | None


@dataclass(frozen=True, slots=True)
class DrawnCitation:
    """A recalled grade; ``visit`` is the place of its inspection among the drawn visits."""

    judgement: str
    grade: str
    period: Period | None
    visit: int | None
    recalled: tuple[Recalled, ...]


def draw_citations(
    evidence: Iterable[Evidence], visits: Sequence[DrawnVisit]
) -> tuple[list[DrawnCitation], list[DocumentProblem]]:
    """All recalled grades of an authority, each once, and where they contradict."""
    held: dict[tuple[str, str, int], list[Recalled]] = {}
    loose: list[Recalled] = []
    problems: list[DocumentProblem] = []
    for one in _recallings(evidence, visits):
        visit, doubts = inspection_recalled(one, visits)
        problems += doubts
        if visit is None:
            loose.append(one)
        else:
            held.setdefault((one.cited.judgement, one.cited.grade, visit), []).append(one)
    drawn = [_drawn(group, visit) for (_, _, visit), group in held.items()]
    drawn += _once_each(loose)
    return _told_apart(drawn, visits), problems + _quarrels(drawn)


def inspection_recalled(
    one: Recalled, visits: Sequence[DrawnVisit]
) -> tuple[int | None, list[DocumentProblem]]:
    """The held inspection whose grade a document recalls, and a problem where grades differ."""
    earlier = [i for i in range(len(visits)) if _came_before(one, i, visits[i])]
    same_grade = [
        i for i in earlier if _grade_at(visits[i], one.cited.judgement) == one.cited.grade
    ]
    if one.cited.period is None:
        return _latest(same_grade if one.before else [], visits), []
    for matches in (_at_its_date, _at_its_publication):
        if found := [i for i in same_grade if matches(visits[i], one.cited.period)]:
            return _latest(found, visits), []
    if one.cited.period.precision == DatePrecision.YEAR:
        return None, []
    others = [i for i in earlier if _at_its_date(visits[i], one.cited.period)]
    found_other = _latest(others, visits)
    if found_other is None:
        return None, []
    return found_other, _differs_from_report(one, visits[found_other])


def _recallings(evidence: Iterable[Evidence], visits: Sequence[DrawnVisit]) -> list[Recalled]:
    """Every recalled grade of every document, each once a document, in an order of content."""
    place = {document: i for i, visit in enumerate(visits) for document in visit.documents}
    found = []
    for one in sorted(evidence, key=lambda e: e.order):
        visit = place[one.document]
        period = visits[visit].facts.period
        before = period.start if period else visits[visit].facts.published
        found += [Recalled(one, cited, visit, before) for cited in one.cited_judgements]
    return found


def _came_before(one: Recalled, place: int, visit: DrawnVisit) -> bool:
    """Whether a visit is a graded inspection earlier than the one that recalls."""
    if place == one.visit or visit.facts.kind not in GRADED_KINDS or visit.facts.period is None:
        return False
    return one.before is None or visit.facts.period.start < one.before


def _grade_at(visit: DrawnVisit, judgement: str) -> str | None:
    grades = (j.read.grade for j in visit.judgements if j.read.judgement == judgement)
    return next(grades, None)


def _at_its_date(visit: DrawnVisit, period: Period) -> bool:
    own = visit.facts.period
    return own is not None and overlap(own, period)


def _at_its_publication(visit: DrawnVisit, period: Period) -> bool:
    """Whether a period names the publication of a visit's report, known or to be expected."""
    own = visit.facts.period
    if own is None or visit.facts.published is not None:
        return within(visit.facts.published, period)
    return own.end <= period.end and period.start <= own.end + LONGEST_TO_PUBLICATION


def _latest(places: Sequence[int], visits: Sequence[DrawnVisit]) -> int | None:
    """The latest of some visits, all of them dated."""

    def started(place: int) -> date:
        period = visits[place].facts.period
        return period.start if period else date.min

    return max(places, key=started, default=None)


def _once_each(loose: Sequence[Recalled]) -> list[DrawnCitation]:
    """Recallings without a held inspection: those of one inspection together."""
    groups: list[list[Recalled]] = []
    for one in sorted(loose, key=_narrow_first):
        of_grade = [g for g in groups if _same_words(g[0].cited, one.cited)]
        group = _group_of(one, of_grade)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return [_drawn(group, None) for group in groups]


def _narrow_first(one: Recalled) -> tuple[object, ...]:
    period = one.cited.period
    if period is None:
        return (1, 0, 0, one.by.order)
    length = (period.end - period.start).days
    return (0, length, period.start.toordinal(), one.by.order)


def _group_of(one: Recalled, groups: Sequence[list[Recalled]]) -> list[Recalled] | None:
    """The group that a recalling belongs to: of several the latest before its own visit."""
    fitting = [group for group in groups if _fits(one, group)]
    return max(fitting, key=_start, default=None)


def _fits(one: Recalled, group: list[Recalled]) -> bool:
    period = narrowest([r.cited.period for r in group if r.cited.period])
    if one.cited.period is not None:
        return period is not None and overlap(period, one.cited.period)
    if period is None:
        return True
    return one.before is not None and period.start < one.before


def _start(group: list[Recalled]) -> date:
    period = narrowest([r.cited.period for r in group if r.cited.period])
    return period.start if period else date.min


def _same_words(one: CitedJudgement, other: CitedJudgement) -> bool:
    return (one.judgement, one.grade) == (other.judgement, other.grade)


def _drawn(group: list[Recalled], visit: int | None) -> DrawnCitation:
    cited = group[0].cited
    period = narrowest([r.cited.period for r in group if r.cited.period])
    ordered = sorted(group, key=lambda r: r.by.order)
    once = {r.by.document: r for r in reversed(ordered)}
    recalled = tuple(r for r in ordered if once[r.by.document] is r)
    return DrawnCitation(cited.judgement, cited.grade, period, visit, recalled)


def _told_apart(
    drawn: Sequence[DrawnCitation], visits: Sequence[DrawnVisit]
) -> list[DrawnCitation]:
    """Two inspections recalled by the same vague date: the held one keeps its own date."""
    taken: set[tuple[str, str, Period]] = set()
    apart = []
    for one in sorted(drawn, key=lambda d: d.visit is not None):
        if one.visit is not None and one.period and _key(one, one.period) in taken:
            one = replace(one, period=visits[one.visit].facts.period)
        if one.period and _key(one, one.period) in taken:
            one = replace(one, period=None)
        if one.period:
            taken.add(_key(one, one.period))
        apart.append(one)
    return apart


def _key(one: DrawnCitation, period: Period) -> tuple[str, str, Period]:
    return (one.judgement, one.grade, period)


def _differs_from_report(one: Recalled, visit: DrawnVisit) -> list[DocumentProblem]:
    given = _grade_at(visit, one.cited.judgement)
    if given is None or visit.facts.period is None:
        return []
    message = (
        f"The document recalls {_of(one)}; the documents on the inspection of "
        f"{in_words(visit.facts.period)} give {GRADE_LABELS[given].lower()}, which is shown."
    )
    problem = Problem("cited-grade-differs", message, one.cited.page)
    return [DocumentProblem(one.by.document, problem)]


def _quarrels(drawn: Sequence[DrawnCitation]) -> list[DocumentProblem]:
    """Different grades recalled for one judgement of one date, where no report is held."""
    problems: list[DocumentProblem] = []
    for i, one in enumerate(drawn):
        for other in drawn[i + 1 :]:
            if _quarrel(one, other):
                for recalled in (*one.recalled, *other.recalled):
                    problems.append(_two_grades(recalled, one, other))
    return problems


def _quarrel(one: DrawnCitation, other: DrawnCitation) -> bool:
    if one.visit is not None or other.visit is not None or one.judgement != other.judgement:
        return False
    if one.grade == other.grade or one.period is None or other.period is None:
        return False
    if one.period == other.period:
        return True
    years = DatePrecision.YEAR in (one.period.precision, other.period.precision)
    return overlap(one.period, other.period) and not years


def _two_grades(one: Recalled, a: DrawnCitation, b: DrawnCitation) -> DocumentProblem:
    assert a.period is not None  # noqa: S101
    grades = sorted(GRADE_LABELS[drawn.grade].lower() for drawn in (a, b))
    message = (
        f"Documents recall two grades for {JUDGEMENT_LABELS[a.judgement].lower()} at "
        f"{in_words(a.period)}: {grades[0]} and {grades[1]}. Both are shown until a correction "
        "says which is right."
    )
    return DocumentProblem(one.by.document, Problem("cited-grades-differ", message, one.cited.page))


def _of(one: Recalled) -> str:
    label = JUDGEMENT_LABELS[one.cited.judgement].lower()
    when = f" ({in_words(one.cited.period)})" if one.cited.period else ""
    return f"{GRADE_LABELS[one.cited.grade].lower()} for {label}{when}"
