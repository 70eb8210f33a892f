"""What a visit's page shows of its findings: their outline, and a part of them at a time.

A SIF report has two hundred findings and more; a part holds at most ``IN_A_PART`` of them, each
as many as the others; and what was asked for (a finding, everything) decides which part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil

from django.db.models import BooleanField, Case, Value, When

from findings.marking import Stretch, stretches
from findings.models import Finding
from findings.querysets import FindingQuerySet
from inspections.models import Source, Visit
from inspections.vocabulary import COUNCILS_WORDS

IN_A_PART = 80

Marked = tuple[Finding, list[Stretch]]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a document: its heading, how many findings, and in which part it begins."""

    name: str
    anchor: str
    part: int
    count: int
    shown: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What one document says of the visit, section by section as it runs."""

    source: Source
    sections: tuple[Section, ...]

    @property
    def shown(self) -> tuple[Section, ...]:
        """The sections that this part shows, in whole or in part."""
        return tuple(section for section in self.sections if section.shown)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a visit's findings: its number (0 for everything), of how many, from where."""

    number: int
    parts: int
    first: int
    last: int
    total: int
    documents: tuple[Told, ...]

    @property
    def numbers(self) -> range:
        """The numbers of the parts."""
        return range(1, self.parts + 1)

    @property
    def has_many_sections(self) -> bool:
        """Whether a list of sections helps."""
        return len(self.documents) > 1 or sum(len(told.sections) for told in self.documents) > 4


Row = tuple[int, int, str]
"""A finding's key, its document's key, its section."""


def part_of(visit: Visit, sources: Sequence[Source], *, asked: str = "", finding: str = "") -> Part:
    """The part with the number ``asked``, or that holds the ``finding``; "all" is everything.

    What inspectors wrote stands before what a council retells. What is no number, or beyond the
    last, is the first or the last part.
    """
    rows: list[Row] = list(_in_order(visit).values_list("pk", "source_id", "section"))
    parts = max(ceil(len(rows) / IN_A_PART), 1)
    size = max(ceil(len(rows) / parts), 1)
    keys = [str(pk) for pk, _, _ in rows]
    if finding in keys:
        asked = str(keys.index(finding) // size + 1)
    number = 0 if asked == "all" else _number(asked, parts)
    first = (number - 1) * size if number else 0
    chosen = rows[first : first + size] if number else rows
    found = Finding.objects.filter(visit=visit)
    if len(chosen) < len(rows):
        found = found.filter(pk__in=[pk for pk, _, _ in chosen])
    shown = {one.pk: (one, stretches(one)) for one in found.order_by().with_sentences()}
    documents = tuple(_told(rows, {source.pk: source for source in sources}, shown, size))
    return Part(number, parts, first + 1, first + len(chosen), len(rows), documents)


def _in_order(visit: Visit) -> FindingQuerySet:
    retold = Case(
        When(source__document_type__in=COUNCILS_WORDS, then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )
    return Finding.objects.filter(visit=visit).order_by(retold, "source", "ordinal")


def _number(asked: str, parts: int) -> int:
    return min(max(int(asked), 1), parts) if asked.isdecimal() and len(asked) < 6 else 1


def _told(
    rows: Sequence[Row], sources: dict[int, Source], shown: dict[int, Marked], size: int
) -> Iterator[Told]:
    at = 0
    for document, (source, in_document) in enumerate(groupby(rows, lambda row: row[1]), start=1):
        sections = []
        for place, (name, same) in enumerate(groupby(in_document, lambda row: row[2]), start=1):
            keys = [pk for pk, _, _ in same]
            marked = tuple(shown[pk] for pk in keys if pk in shown)
            anchor, part = f"section-{document}-{place}", at // size + 1
            sections.append(Section(name, anchor, part, len(keys), marked))
            at += len(keys)
        yield Told(sources[source], tuple(sections))
