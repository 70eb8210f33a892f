"""What one document says of its visit, with how much its word weighs; pure, no database."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum

from ingest.reading.schema import CitedJudgement, JudgementRead, Period, Problem, VisitFacts
from inspections.vocabulary import COUNCILS_WORDS, DatePrecision


class Standing(IntEnum):
    """Whose word goes before whose: the lower number wins."""

    PERSON = 0
    OFSTED = 1
    COUNCIL = 2


PRECISION_RANK: dict[str, int] = {
    DatePrecision.DAY: 0,
    DatePrecision.MONTH: 1,
    DatePrecision.YEAR: 2,
}
"""The finer precision has the lower number."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A document's reading, corrected, without its findings.

    ``document`` is the key that problems are reported under. ``stated`` holds the names of
    what a person stated: fields of ``VisitFacts`` and ``judgements.<judgement>``.
    """

    document: int
    sha256: str
    name: str
    document_type: str
    visit: VisitFacts
    judgements: tuple[JudgementRead, ...] = ()
    cited_judgements: tuple[CitedJudgement, ...] = ()
    stated: frozenset[str] = field(default_factory=frozenset)

    @property
    def in_councils_words(self) -> bool:
        """Whether a council retells here what the inspectors found."""
        return self.document_type in COUNCILS_WORDS

    def standing(self, stated_as: str) -> Standing:
        """How much this document's word weighs on one field."""
        if stated_as in self.stated:
            return Standing.PERSON
        return Standing.COUNCIL if self.in_councils_words else Standing.OFSTED

    @property
    def order(self) -> tuple[date, str]:
        """A place among other evidence that does not depend on which came in first."""
        return (self.visit.published or date.max, self.sha256)


@dataclass(frozen=True, slots=True)
class DocumentProblem:
    """A problem with the document that it belongs to."""

    document: int
    problem: Problem


def overlap(one: Period, other: Period) -> bool:
    """Whether two periods share a day, as a month does with a day in it."""
    return one.start <= other.end and other.start <= one.end


def within(day: date | None, period: Period) -> bool:
    """Whether a known day lies in a period."""
    return day is not None and period.start <= day <= period.end


def narrowest(periods: list[Period]) -> Period | None:
    """The most exact of several periods; of equally exact ones the shortest, then earliest."""
    ranked = sorted(periods, key=lambda p: (PRECISION_RANK[p.precision], p.end - p.start, p.start))
    return ranked[0] if ranked else None


def in_words(period: Period) -> str:
    """A period as people write it: '4 June to 28 June 2018', 'June 2018', '2018'."""
    if period.precision == DatePrecision.YEAR:
        return str(period.start.year)
    if period.precision == DatePrecision.MONTH:
        return f"{period.start:%B %Y}"
    first, last = (f"{day.day} {day:%B %Y}" for day in (period.start, period.end))
    return first if first == last else f"{first} to {last}"
