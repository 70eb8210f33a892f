"""How each field of a visit is taken from the documents on it, written down as a table.

A document that is silent on a field never takes part in deciding it. Documents come in an
order of their own content, so that whichever came in first gives the same value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ingest.evidence import (
    PRECISION_RANK,
    DocumentProblem,
    Evidence,
    in_words,
    overlap,
)
from ingest.reading.schema import JudgementRead, Period, Problem, VisitFacts
from inspections.vocabulary import GRADE_LABELS, JUDGEMENT_LABELS, KIND_LABELS, DatePrecision


@dataclass(frozen=True, slots=True)
class Said:
    """One document's value for a field; never None or empty."""

    by: Evidence
    value: object


@dataclass(frozen=True, slots=True)
class Settled:
    """The value that stands, who gave it, and whose equal word it contradicts."""

    value: object
    by: Evidence
    against: tuple[Said, ...] = ()


Strategy = Callable[[Sequence[Said], str], Settled]


def by_standing(said: Sequence[Said], field: str) -> Settled:
    """A person's word before Ofsted's own document before a council's paper."""
    best = min(one.by.standing(field) for one in said)
    equals = [one for one in said if one.by.standing(field) == best]
    first = equals[0]
    against = tuple(o for o in equals[1:] if _plain(o.value) != _plain(first.value))
    return Settled(first.value, first.by, against)


def by_standing_in_any_words(said: Sequence[Said], field: str) -> Settled:
    """As ``by_standing``, where other words are no contradiction."""
    settled = by_standing(said, field)
    return Settled(settled.value, settled.by)


def by_precision_and_standing(said: Sequence[Said], field: str) -> Settled:
    """A person's word; else Ofsted's against a council's that contradicts it; else the finer.

    Of equal words on days that lie in one another the wider holds: a paper may give only the
    first day of a visit.
    """
    best = min(one.by.standing(field) for one in said)
    equals = [one for one in said if one.by.standing(field) == best]
    agreeing = [
        one
        for one in said
        if any(overlap(_period(one), _period(equal)) for equal in equals)
        and (best != 0 or one in equals)
    ]
    finest = min(_rank(one) for one in agreeing)
    precise = [one for one in agreeing if _rank(one) == finest]
    strongest = min(one.by.standing(field) for one in precise)
    deciding = [one for one in precise if one.by.standing(field) == strongest]
    first = min(deciding, key=lambda one: (-_days(one), one.by.order))
    against = tuple(
        one
        for one in said
        if one.by.standing(field) == first.by.standing(field) and not _lies_in(one, first)
    )
    return Settled(first.value, first.by, against)


STRATEGIES: dict[str, Strategy] = {
    "kind": by_standing,
    "number": by_standing,
    "period": by_precision_and_standing,
    "published": by_standing,
    "lead_inspector": by_standing,
    "inspectors": by_standing,
    "focus": by_standing_in_any_words,
    "outcome": by_standing,
}
"""Every field of ``VisitFacts`` with its strategy."""

FIELD_LABELS: dict[str, str] = {
    "kind": "kind of visit",
    "number": "number of the visit",
    "period": "dates",
    "published": "date of publication",
    "lead_inspector": "lead inspector",
    "inspectors": "inspectors",
    "focus": "focus",
    "outcome": "outcome",
}


def settle_facts(group: Sequence[Evidence]) -> tuple[VisitFacts, list[DocumentProblem]]:
    """The facts of the visit that a group of documents is about, and where they disagree."""
    values: dict[str, object] = {}
    problems: list[DocumentProblem] = []
    for field, strategy in STRATEGIES.items():
        said = [Said(e, v) for e in group if (v := getattr(e.visit, field)) not in (None, ())]
        if not said:
            continue
        settled = strategy(said, field)
        values[field] = settled.value
        problems += contradictions(settled, field, FIELD_LABELS[field])
    return VisitFacts(**values), problems  # type: ignore[arg-type]


def settle_judgements(
    group: Sequence[Evidence],
) -> tuple[list[tuple[JudgementRead, Evidence]], list[DocumentProblem]]:
    """The grade that stands for each judgement, with the document that gives it."""
    standing: list[tuple[JudgementRead, Evidence]] = []
    problems: list[DocumentProblem] = []
    for judgement in _judgements_in_order(group):
        said = [
            Said(e, read.grade) for e in group for read in e.judgements
            if read.judgement == judgement
        ]  # fmt: skip
        settled = by_standing(said, f"judgements.{judgement}")
        read = next(
            r
            for r in settled.by.judgements
            if r.judgement == judgement and r.grade == settled.value
        )
        standing.append((read, settled.by))
        label = f"grade for {JUDGEMENT_LABELS[judgement].lower()}"
        problems += contradictions(settled, "judgement", label)
    return standing, problems


def contradictions(settled: Settled, field: str, label: str) -> list[DocumentProblem]:
    """A problem on both documents for each equal word against the one that stands."""
    problems = []
    for other in settled.against:
        message = (
            f"Two documents on this visit disagree on the {label}: “{settled.by.name}” gives "
            f"{shown(settled.value)}, “{other.by.name}” gives {shown(other.value)}. "
            f"{shown(settled.value)} is shown until a correction says which is right."
        )
        problem = Problem(f"contradiction-{field.replace('_', '-')}", message)
        both = {settled.by.document, other.by.document}
        problems += [DocumentProblem(document, problem) for document in sorted(both)]
    return problems


def shown(value: object) -> str:
    """A value as a message names it."""
    if isinstance(value, Period):
        return in_words(value)
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value)
    return KIND_LABELS.get(str(value)) or GRADE_LABELS.get(str(value)) or str(value)


def _judgements_in_order(group: Iterable[Evidence]) -> list[str]:
    """The judgements that a group gives, in the order of the vocabulary."""
    given = {read.judgement for evidence in group for read in evidence.judgements}
    return [judgement for judgement in JUDGEMENT_LABELS if judgement in given]


def _plain(value: object) -> object:
    """A value without what makes no difference: case, hyphens, spaces, the order of names."""
    if isinstance(value, str):
        return "".join(ch for ch in value.casefold() if ch.isalnum())
    if isinstance(value, tuple):
        return frozenset(_plain(part) for part in value)
    return value


def _period(said: Said) -> Period:
    assert isinstance(said.value, Period)  # noqa: S101
    return said.value


def _rank(said: Said) -> int:
    return PRECISION_RANK[_period(said).precision]


def _days(said: Said) -> int:
    return (_period(said).end - _period(said).start).days


def _lies_in(one: Said, other: Said) -> bool:
    """Whether two periods can both be said of one visit."""
    a, b = _period(one), _period(other)
    if a.precision == b.precision == DatePrecision.DAY:
        return (b.start <= a.start and a.end <= b.end) or (a.start <= b.start and b.end <= a.end)
    return overlap(a, b)
