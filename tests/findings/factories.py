"""Rows for tests of the findings pages, about invented authorities; each with a plain default."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from itertools import count
from typing import Any

from findings.models import Finding, FindingTheme, Sentence, Theme
from inspections.models import Authority, Citation, CitedJudgement, Judgement, Source, Visit

_numbers = count(1)


def make_authority(name: str = "", **fields: Any) -> Authority:
    number = next(_numbers)
    name = name or f"Northshire {number}"
    given = {
        "slug": name.lower().replace(" ", "-"),
        "urn": str(900000 + number),
        "region": "North West",
    }
    return Authority.objects.create(name=name, **(given | fields))


def make_source(name: str = "letter.pdf", **fields: Any) -> Source:
    sha256 = hashlib.sha256(f"{name}{next(_numbers)}".encode()).hexdigest()
    given = {"sha256": sha256, "document_type": "monitoring-visit", "pages": 4}
    return Source.objects.create(name=name, **(given | fields))


def make_visit(
    authority: Authority, start: date | None, end: date | None = None, **fields: Any
) -> Visit:
    given = {"kind": "monitoring-visit", "date_precision": "day" if start else ""}
    return Visit.objects.create(
        authority=authority, start=start, end=end or start, **(given | fields)
    )


def make_judgement(
    visit: Visit, judgement: str, grade: str, source: Source | None = None
) -> Judgement:
    source = source or make_source("report.pdf", document_type=visit.kind)
    visit.sources.add(source)
    return Judgement.objects.create(
        visit=visit, judgement=judgement, grade=grade, source=source, page=1
    )


def make_cited(
    authority: Authority,
    judgement: str,
    grade: str,
    start: date | None,
    *,
    end: date | None = None,
    source: Source | None = None,
    visit: Visit | None = None,
    precision: str = "month",
) -> CitedJudgement:
    cited = CitedJudgement.objects.create(
        authority=authority,
        judgement=judgement,
        grade=grade,
        start=start,
        end=end or start,
        date_precision=precision if start else "",
        visit=visit,
    )
    Citation.objects.create(cited_judgement=cited, source=source or make_source(), page=1)
    return cited


def make_theme(slug: str = "supervision", **fields: Any) -> Theme:
    given = {
        "name": slug.replace("-", " ").capitalize(),
        "group": "Leadership",
        "definition": f"how {slug} is done",
        "position": next(_numbers),
    }
    return Theme.objects.get_or_create(slug=slug, defaults=given | fields)[0]


def make_finding(
    visit: Visit,
    text: str = "Supervision of workers is regular. Its records are thin.",
    *,
    themes: dict[Theme, str] | None = None,
    source: Source | None = None,
    sentences: Sequence[tuple[str, str]] = (),
    **fields: Any,
) -> Finding:
    """A finding with its themes and their assessments; ``sentences`` are (words, assessment)."""
    source = source or visit.sources.first() or make_source()
    visit.sources.add(source)
    given = {"role": "finding", "assessment": "mixed", "page": 2, "ordinal": next(_numbers)}
    finding = Finding.objects.create(visit=visit, source=source, text=text, **(given | fields))
    for theme, assessment in (themes or {}).items():
        FindingTheme.objects.create(finding=finding, theme=theme, assessment=assessment)
    for ordinal, (words, assessment) in enumerate(sentences, start=1):
        make_sentence(finding, ordinal, words, assessment)
    return finding


def make_sentence(finding: Finding, ordinal: int, words: str, assessment: str) -> Sentence:
    start = finding.text.index(words)
    return Sentence.objects.create(
        finding=finding,
        ordinal=ordinal,
        start=start,
        end=start + len(words),
        assessment=assessment,
        reasons=[{"label": assessment, "start": 0, "end": len(words), "words": words}],
    )
