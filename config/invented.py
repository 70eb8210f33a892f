"""Invented rows for the page of components; none of them is ever saved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import Any

from django.db import models
from django.http import HttpRequest, QueryDict

from findings.journey import Journey, in_order, journey, not_held
from findings.labels.rollup import Mark, theme_at_visit
from findings.models import Finding, FindingTheme, Sentence, Theme
from findings.progress import Matrix, matrix
from findings.standing import Given, Origin, Standing, standing
from findings.theme_words import Word
from inspections.models import Authority, Source, Visit

TODAY = date(2026, 6, 1)
OVERALL = "overall-effectiveness"


@dataclass
class Rows:
    """Rows as a relation of a model gives them."""

    rows: list[Any] = field(default_factory=list)

    def all(self) -> list[Any]:
        """All of them."""
        return self.rows


def authority(name: str = "Northshire", **fields: Any) -> Authority:
    """An authority that does not exist."""
    slug = name.lower().replace(" ", "-").replace(",", "")
    return Authority(pk=len(name), name=name, slug=slug, region="North West", **fields)


def place(name: str, **fields: Any) -> SimpleNamespace:
    """An authority with its history: what it came from, what it became, its trusts."""
    history = {"closed": None, "opened": None, "sample": False}
    relations = {n: Rows() for n in ("predecessors", "successors", "trust_deliveries")}
    slug = name.lower().replace(" ", "-")
    return SimpleNamespace(**({"name": name, "slug": slug} | history | relations | fields))


def source(**fields: Any) -> Source:
    """A letter."""
    given = {"name": "Sixth monitoring visit.pdf", "document_type": "monitoring-visit"}
    return Source(pk=1, sha256="0" * 64, **(given | fields))


def _relate(one: models.Model, **related: list[Any]) -> None:
    """Rows of a relation, as if they had been fetched with the row."""
    fetched = {}
    for name, rows in related.items():
        fetched[name] = one._meta.get_field(name).related_model._default_manager.none()  # type: ignore[union-attr]
        fetched[name]._result_cache = rows
    one._prefetched_objects_cache = fetched  # type: ignore[attr-defined]


def visit(key: int, start: date | None, kind: str = "monitoring-visit", **fields: Any) -> Visit:
    """A visit to Northshire."""
    precision = "day" if start else ""
    given = {"start": start, "end": start, "date_precision": precision, "authority": authority()}
    one = Visit(pk=key, kind=kind, **(given | fields))
    _relate(one, sources=[source()])
    one.number_of_findings = 12  # type: ignore[attr-defined]
    return one


VISITS = (
    visit(1, date(2018, 6, 4), "ilacs"),
    visit(2, date(2019, 3, 12), number=2),
    visit(3, date(2020, 2, 25), number=3),
    visit(4, date(2022, 11, 7), "ilacs"),
    visit(5, None, "focused-visit"),
)


def given(key: int, grade: str, judgement: str = OVERALL, *, cited: bool = False) -> Given:
    """A grade of one of the inspections."""
    of = VISITS[key - 1]
    origin = Origin("Inspection report.pdf", "0" * 64, 1, in_councils_words=False)
    precision = of.date_precision
    return Given(1, judgement, grade, of.start, of.end, precision, key, "ilacs", cited, (origin,))


def stands() -> Standing:
    """Where Northshire stands: inadequate once, better since."""
    return standing(
        [
            given(1, "inadequate"),
            given(1, "inadequate", "leaders"),
            given(4, "requires-improvement"),
            given(4, "good", "leaders"),
            given(4, "outstanding", "children-in-care"),
        ]
    )


def way() -> Journey:
    """Northshire's journey, with a visit whose letter is not held."""
    stops = journey(VISITS, stands())
    return Journey(in_order([*stops, *not_held(stops)]), stands())


def theme(key: int, name: str, group: str = "Practice") -> Theme:
    """A theme."""
    slug = name.lower().replace(" ", "-")
    return Theme(pk=key, slug=slug, name=name, group=group, position=key)


THEMES = (
    theme(1, "Supervision", "Leadership"),
    theme(2, "Plans and planning"),
    theme(3, "Assessments"),
)


def themes_by_visits() -> Matrix:
    """A matrix in which every mark and several directions occur."""
    said = {
        (1, 1): "needs-improvement",
        (1, 2): "mixed",
        (1, 4): "strength",
        (2, 1): "strength",
        (2, 3): "needs-improvement",
        (3, 2): "context",
        (3, 4): "improving",
    }
    return matrix(VISITS, THEMES, [(t, v, "finding", a) for (t, v), a in said.items()])


def word(assessment: str, number: int = 3) -> Word:
    """What a visit says of a theme, by so many findings."""
    return Word(VISITS[3], theme_at_visit([Mark("finding", assessment)] * number))


def finding(key: int, role: str, sentences: Sequence[tuple[str, str]], **fields: Any) -> Finding:
    """A finding of these (words, assessment)."""
    text = " ".join(words for words, _ in sentences)
    given = {"assessment": sentences[0][1], "number": f"{key}", "page": 2, "section": "Findings"}
    one = Finding(
        pk=key, visit=VISITS[3], source=source(), role=role, text=text, **(given | fields)
    )
    marks = [
        FindingTheme(pk=n, finding=one, theme=t, assessment=a) for n, t, a in _marks(sentences)
    ]
    _relate(one, sentences=list(_sentences(one, sentences)), finding_themes=marks)
    return one


def _marks(sentences: Sequence[tuple[str, str]]) -> Iterator[tuple[int, Theme, str]]:
    for number, (_, assessment) in enumerate(sentences[: len(THEMES)]):
        yield number, THEMES[number], assessment


def _sentences(one: Finding, sentences: Sequence[tuple[str, str]]) -> Iterator[Sentence]:
    start = 0
    for ordinal, (words, assessment) in enumerate(sentences, start=1):
        sentence = Sentence(pk=one.pk * 10 + ordinal, finding=one, ordinal=ordinal)
        sentence.start, sentence.end, sentence.assessment = start, start + len(words), assessment
        start = sentence.end + 1
        yield sentence


def request(query: str = "") -> HttpRequest:
    """A request whose query string templates may look at."""
    one = HttpRequest()
    one.GET = QueryDict(query)
    return one
