"""A document's findings as rows: replaced by each reading, with keys that hold.

A finding whose words are unchanged keeps its row, and so do its sentences, so that links to
them hold over a re-reading. Rows of other documents are never touched.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from django.db.models import F, Model

from findings.models import Finding, FindingTheme, Sentence, Theme
from ingest.reading.schema import ParsedFinding
from inspections.models import Source, Visit

OUT_OF_THE_WAY = 1_000_000
"""Added to an ordinal while rows change places, so that no two ever hold one place."""

Row = TypeVar("Row", bound=Model)


class ThemesMissing(Exception):
    """Findings carry themes that the database does not hold."""


def replace_findings(source: Source, visit: Visit, parsed: Sequence[ParsedFinding]) -> bool:
    """Make a document's stored findings those of its reading; whether anything changed.

    Raises ThemesMissing where a theme is not loaded.
    """
    themes = _themes(parsed)
    rows, changed = _store_findings(source, visit, parsed)
    changed |= _store_themes(rows, parsed, themes)
    changed |= _store_sentences(rows, parsed, themes)
    return changed


def remove_findings(source: Source) -> None:
    """Take away all that a document said of its visit."""
    Finding.objects.filter(source=source).delete()


def _themes(parsed: Iterable[ParsedFinding]) -> dict[str, Theme]:
    wanted = {one.theme for finding in parsed for one in finding.themes}
    wanted |= {slug for finding in parsed for s in finding.sentences for slug in s.themes}
    held = {theme.slug: theme for theme in Theme.objects.filter(slug__in=wanted)}
    if missing := sorted(wanted - held.keys()):
        raise ThemesMissing(
            f"The themes {', '.join(missing)} are not in the database: run "
            "“manage.py load_themes” and read the document again."
        )
    return held


def _store_findings(
    source: Source, visit: Visit, parsed: Sequence[ParsedFinding]
) -> tuple[list[Finding], bool]:
    """The findings' rows in reading order: known ones by their words, the others new."""
    held = list(Finding.objects.filter(source=source).order_by("ordinal"))
    by_words: dict[str, list[Finding]] = defaultdict(list)
    for row in held:
        by_words[row.text].append(row)
    rows = [_row_for(finding, by_words) for finding in parsed]
    gone = [row.pk for left in by_words.values() for row in left]
    Finding.objects.filter(pk__in=gone).delete()
    _clear_places(source, rows, parsed)
    changed = [
        _fill(row, finding, source, visit) for row, finding in zip(rows, parsed, strict=True)
    ]
    _save(Finding, rows, changed)
    return rows, bool(gone) or any(changed)


def _row_for(finding: ParsedFinding, by_words: dict[str, list[Finding]]) -> Finding:
    known = by_words.get(finding.passage.text)
    return known.pop(0) if known else Finding()


def _clear_places(source: Source, rows: Sequence[Finding], parsed: Sequence[ParsedFinding]) -> None:
    """Move rows that change their place aside, so that the places are free."""
    moving = [
        row
        for row, finding in zip(rows, parsed, strict=True)
        if row.pk and row.ordinal != finding.ordinal
    ]
    if moving:
        aside = Finding.objects.filter(source=source, pk__in=[row.pk for row in moving])
        aside.update(ordinal=F("ordinal") + OUT_OF_THE_WAY)


def _fill(row: Finding, finding: ParsedFinding, source: Source, visit: Visit) -> bool:
    passage = finding.passage
    boxes = [
        {"page": b.page, "x0": b.x0, "top": b.top, "x1": b.x1, "bottom": b.bottom}
        for b in passage.boxes
    ]
    values = {
        "visit_id": visit.pk,
        "source_id": source.pk,
        "ordinal": finding.ordinal,
        "number": (passage.number or "")[:12],
        "section": (passage.section or "")[:300],
        "judgement": passage.judgement or "",
        "role": passage.role,
        "text": passage.text,
        "page": passage.page,
        "boxes": boxes,
        "assessment": finding.assessment,
    }
    return set_values(row, values)


def set_values(row: Model, values: dict[str, Any]) -> bool:
    """Set a row's fields; whether any of them changed."""
    different = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in different.items():
        setattr(row, name, value)
    return bool(different)


def _store_themes(
    rows: Sequence[Finding], parsed: Sequence[ParsedFinding], themes: dict[str, Theme]
) -> bool:
    held = FindingTheme.objects.filter(finding__in=rows)
    known = {(one.finding_id, one.theme_id): one for one in held}
    wanted: list[FindingTheme] = []
    changed: list[bool] = []
    for row, finding in zip(rows, parsed, strict=True):
        for one in finding.themes:
            key = (row.pk, themes[one.theme].pk)
            join = known.pop(key, None) or FindingTheme(finding_id=key[0], theme_id=key[1])
            changed.append(set_values(join, {"assessment": one.assessment}) or not join.pk)
            wanted.append(join)
    FindingTheme.objects.filter(pk__in=[one.pk for one in known.values()]).delete()
    _save(FindingTheme, wanted, changed)
    return bool(known) or any(changed)


def _store_sentences(
    rows: Sequence[Finding], parsed: Sequence[ParsedFinding], themes: dict[str, Theme]
) -> bool:
    held = Sentence.objects.filter(finding__in=rows)
    known = {(one.finding_id, one.ordinal): one for one in held}
    wanted: list[Sentence] = []
    about: list[frozenset[int]] = []
    changed: list[bool] = []
    for row, finding in zip(rows, parsed, strict=True):
        for ordinal, labels in enumerate(finding.sentences, start=1):
            sentence = known.pop((row.pk, ordinal), None) or Sentence(
                finding_id=row.pk, ordinal=ordinal
            )
            reasons = [
                {"label": r.label, "start": r.start, "end": r.end, "words": r.words}
                for r in labels.reasons
            ]
            values = {"start": labels.start, "end": labels.end, "assessment": labels.assessment}
            changed.append(set_values(sentence, {**values, "reasons": reasons}) or not sentence.pk)
            wanted.append(sentence)
            about.append(frozenset(themes[slug].pk for slug in labels.themes))
    Sentence.objects.filter(pk__in=[one.pk for one in known.values()]).delete()
    _save(Sentence, wanted, changed)
    themes_changed = _store_sentence_themes(wanted, about)
    return bool(known) or any(changed) or themes_changed


def _store_sentence_themes(sentences: Sequence[Sentence], about: Sequence[frozenset[int]]) -> bool:
    through = Sentence.themes.through
    wanted = {(s.pk, theme) for s, slugs in zip(sentences, about, strict=True) for theme in slugs}
    joins = through._default_manager.filter(sentence_id__in=[s.pk for s in sentences])
    held = {(s, t): pk for pk, s, t in joins.values_list("pk", "sentence_id", "theme_id")}
    gone = [pk for pair, pk in held.items() if pair not in wanted]
    new = sorted(wanted - held.keys())
    through._default_manager.filter(pk__in=gone).delete()
    through._default_manager.bulk_create([through(sentence_id=s, theme_id=t) for s, t in new])
    return bool(gone or new)


def _save(model: type[Row], rows: Sequence[Row], changed: Sequence[bool]) -> None:
    """Create the new rows and update the changed ones, in few statements."""
    manager = model._default_manager
    new = [row for row in rows if row.pk is None]
    old = [row for row, differs in zip(rows, changed, strict=True) if differs and row.pk]
    manager.bulk_create(new)
    if old:
        fields = [f.name for f in model._meta.concrete_fields if not f.primary_key]
        manager.bulk_update(old, fields, batch_size=100)
