"""Which documents are about the same visit, and what that visit then is; pure, no database.

Identity of a visit: the same authority and sort of visit and periods that share a day, where a
month or year holds the day; numbers are equal where both are given. A document without a date
finds its visit by number or by date of publication. Where more than one visit could be meant
the document stands on its own with a problem: nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.evidence import (
    PRECISION_RANK,
    DocumentProblem,
    Evidence,
    in_words,
    overlap,
    within,
)
from ingest.reading.schema import JudgementRead, Problem, VisitFacts
from ingest.strategies import settle_facts, settle_judgements
from inspections.vocabulary import (
    DOCUMENT_TYPE_LABELS,
    KIND_LABELS,
    DatePrecision,
    VisitKind,
)

SORTS: dict[str, str] = {
    VisitKind.SIF: "graded inspection",
    VisitKind.ILACS: "graded inspection",
    VisitKind.FOCUSED_VISIT: "focused visit",
    VisitKind.ASSURANCE_VISIT: "focused visit",
}
"""Kinds that can be one visit under two names: a council's paper may call either graded
inspection by the other's name, and an assurance visit (2020-21) was in law a focused visit."""

Group = list[Evidence]


@dataclass(frozen=True, slots=True)
class DrawnJudgement:
    """A grade of a visit, and the document that it is taken from."""

    read: JudgementRead
    document: int


@dataclass(frozen=True, slots=True)
class DrawnVisit:
    """A visit as the documents on it give it; ``documents`` in an order of their content."""

    documents: tuple[int, ...]
    facts: VisitFacts
    judgements: tuple[DrawnJudgement, ...]


def draw_visits(
    evidence: Iterable[Evidence],
) -> tuple[list[DrawnVisit], list[DocumentProblem]]:
    """An authority's visits from all that its documents say, in whichever order they came."""
    groups, problems = gather(evidence)
    visits = []
    for group in _none_twice(groups):
        ordered = sorted(group, key=lambda e: e.order)
        facts, disagreements = settle_facts(ordered)
        judgements, quarrels = settle_judgements(ordered)
        problems += disagreements + quarrels + held_twice(ordered)
        drawn = tuple(DrawnJudgement(read, by.document) for read, by in judgements)
        visits.append(DrawnVisit(tuple(e.document for e in ordered), facts, drawn))
    return visits, problems


def gather(evidence: Iterable[Evidence]) -> tuple[list[Group], list[DocumentProblem]]:
    """Group documents by visit: exact dates first, then months, years, and no date at all."""
    groups: list[Group] = []
    problems: list[DocumentProblem] = []
    for one in sorted(evidence, key=_surest_first):
        candidates = _candidates(one, groups)
        if len(candidates) == 1:
            candidates[0].append(one)
            continue
        groups.append([one])
        if candidates:
            problems.append(DocumentProblem(one.document, _unclear(candidates)))
    return groups, problems


def held_twice(group: Sequence[Evidence]) -> list[DocumentProblem]:
    """A problem on each of Ofsted's own documents of one type on one visit.

    They are most often one letter in two files, whose findings would be counted twice.
    """
    problems = []
    for document_type in sorted({e.document_type for e in group if not e.in_councils_words}):
        same = [e for e in group if e.document_type == document_type]
        label = DOCUMENT_TYPE_LABELS[document_type]
        names = " and ".join(f"“{name}”" for name in sorted({e.name for e in same}))
        message = (
            f"{label}: held for this visit in {len(same)} files, {names}. If they are the same, "
            "its findings count more than once: correct document_type to “unrecognised” in all "
            "but one."
        )
        if len(same) > 1:
            problem = Problem("held-twice", message)
            problems += [DocumentProblem(e.document, problem) for e in same]
    return problems


def _none_twice(groups: Sequence[Group]) -> list[Group]:
    """The groups, those together that come to the same kind, days and number."""
    known: dict[object, Group] = {}
    for place, group in enumerate(groups):
        facts, _ = settle_facts(sorted(group, key=lambda e: e.order))
        identity = (facts.kind, facts.period, facts.number) if facts.period else place
        known.setdefault(identity, []).extend(group)
    joined = list(known.values())
    return joined if len(joined) == len(groups) else _none_twice(joined)


def same_sort(one: Evidence, other: Evidence) -> bool:
    """Whether two documents can be about one visit by its kind; an Ofsted report on an ILACS
    and one on a SIF never are."""
    if one.visit.kind == other.visit.kind:
        return True
    if SORTS.get(one.visit.kind, one.visit.kind) != SORTS.get(other.visit.kind, other.visit.kind):
        return False
    graded = SORTS[one.visit.kind] == "graded inspection"
    return not graded or one.in_councils_words or other.in_councils_words


def _surest_first(evidence: Evidence) -> tuple[object, ...]:
    """Exact before vague, numbered before not; ties by content, never by arrival."""
    period = evidence.visit.period
    rank = PRECISION_RANK[period.precision] if period else len(PRECISION_RANK)
    start = period.start.toordinal() if period else 0
    unnumbered = rank > 0 and evidence.visit.number is None
    return (rank, unnumbered, start, evidence.in_councils_words, evidence.sha256)


def _candidates(one: Evidence, groups: Sequence[Group]) -> list[Group]:
    """The groups that a document can belong to, narrowed as far as it says."""
    possible = [group for group in groups if all(same_sort(one, other) for other in group)]
    for rule in (_shares_days, _shares_period, _is_published_as, _has_number_of):
        if found := [group for group in possible if any(rule(one, other) for other in group)]:
            return _narrowed(one, found)
    return []


def _narrowed(one: Evidence, groups: list[Group]) -> list[Group]:
    """Of several groups those with the document's own number, then date of publication."""
    for field in ("number", "published"):
        value = getattr(one.visit, field)
        agreeing = [g for g in groups if any(getattr(o.visit, field) == value for o in g)]
        if len(groups) > 1 and value is not None and agreeing:
            groups = agreeing
    return groups


def _shares_days(one: Evidence, other: Evidence) -> bool:
    """Both give exact days, and share one: then even their numbers cannot part them."""
    a, b = one.visit.period, other.visit.period
    return bool(
        a
        and b
        and a.precision == b.precision == DatePrecision.DAY
        and overlap(a, b)
    )  # fmt: skip


def _shares_period(one: Evidence, other: Evidence) -> bool:
    a, b = one.visit.period, other.visit.period
    return bool(a and b and overlap(a, b)) and _numbers_agree(one, other)


def _is_published_as(one: Evidence, other: Evidence) -> bool:
    """The same date of publication; or a paper gives the month of publication as the visit's."""
    a, b = one.visit, other.visit
    if not _numbers_agree(one, other) or (_is_exact(one) and _is_exact(other)):
        return False
    if a.published and a.published == b.published:
        return True
    return bool(
        one.in_councils_words
        and a.period
        and a.period.precision == DatePrecision.MONTH
        and within(b.published, a.period)
    )


def _has_number_of(one: Evidence, other: Evidence) -> bool:
    undated = one.visit.period is None
    return undated and one.visit.number is not None and one.visit.number == other.visit.number


def _is_exact(evidence: Evidence) -> bool:
    period = evidence.visit.period
    return period is not None and period.precision == DatePrecision.DAY


def _numbers_agree(one: Evidence, other: Evidence) -> bool:
    a, b = one.visit.number, other.visit.number
    return a is None or b is None or a == b


def _unclear(candidates: Sequence[Group]) -> Problem:
    """What to tell a reviewer where several visits could be meant."""
    named = "; ".join(sorted(_named(group[0].visit) for group in candidates))
    return Problem(
        "visit-unclear",
        f"The document could be about more than one of the visits held: {named}. It stands on "
        "its own until a correction gives the visit's date or number.",
    )


def _named(visit: VisitFacts) -> str:
    kind = KIND_LABELS.get(visit.kind, visit.kind)
    return f"{kind}, {in_words(visit.period)}" if visit.period else f"{kind}, undated"
