"""Findings labelled anew with the vocabulary of the database, document by document.

A document's themes stand in its stored reading, from which its rows are made with people's
corrections laid over it. So a corrected finding keeps its themes, now and when its document is
read again. How good a sentence says things are is no matter of the vocabulary and stays.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Collection
from dataclasses import asdict, replace
from typing import Any

from django.db import transaction

from findings.labels import label_finding
from findings.labels.rollup import theme_assessments
from findings.labels.shape import FindingLabels, Reason, SentenceLabels
from findings.labels.themes import ThemeReader
from findings.models import Finding
from findings.vocabulary_changes import latest_change
from findings.vocabulary_entries import vocabulary_in_use
from ingest.corrections import Reading
from ingest.held import findings_as_stored, hold
from ingest.merge_findings import replace_findings
from ingest.models import Document
from inspections.models import Visit

Readers = Callable[[], ThemeReader]
"""Gives the reader to label with; asked while the document is locked, so that of two changes
relabelled side by side neither writes what it found with a vocabulary that is out of date."""

Touches = Callable[[str, str | None, Collection[str]], bool]
"""Whether a finding with this text, under this heading, with these themes is to be looked at."""


class PresentReader:
    """Gives the reader of the vocabulary as it is now; builds one anew only when that changed."""

    def __init__(self) -> None:
        self._as_of = latest_change()
        self._reader = ThemeReader(vocabulary_in_use())

    def __call__(self) -> ThemeReader:
        """The reader; a vocabulary that is changed while it is read is read again next time."""
        if (as_of := latest_change()) != self._as_of:
            self._as_of, self._reader = as_of, ThemeReader(vocabulary_in_use())
        return self._reader


def everything(_text: str, _section: str | None, _themes: Collection[str]) -> bool:
    """To look at every finding."""
    return True


def relabel_document(document: int, reader: Readers, touches: Touches = everything) -> int:
    """Give a document's findings the themes that the present reader finds; how many now have
    others.

    One short transaction. A document that is gone or was not read yet has none.
    """
    with transaction.atomic():
        row = Document.objects.select_for_update().filter(pk=document).first()
        if row is None or row.reading is None:
            return 0
        reading, changed = relabelled(row.reading, reader(), touches)
        if reading == row.reading:
            return 0
        row.reading = reading
        row.save(update_fields=["reading"])
        _store_rows(row, reading)
    return changed


def relabelled(reading: Reading, reader: ThemeReader, touches: Touches) -> tuple[Reading, int]:
    """A reading with its findings labelled anew, and how many have other themes now."""
    findings, changed = [], 0
    for finding in reading.get("findings") or []:
        anew = finding
        if touches(finding["text"], finding["section"], _slugs(finding)):
            anew = _with_labels(finding, reader)
        changed += _slugs(anew) != _slugs(finding)
        findings.append(anew)
    return {**reading, "findings": findings}, changed


def _slugs(finding: dict[str, Any]) -> set[str]:
    return {theme["theme"] for theme in finding["themes"]}


def _with_labels(finding: dict[str, Any], reader: ThemeReader) -> dict[str, Any]:
    """A finding of a reading with themes found anew; its assessments stay as they are."""
    labels = label_finding(
        finding["text"], role=finding["role"], section=finding["section"], reader=reader
    )
    labels = _assessed_as_before(finding, labels)
    anew = copy.copy(finding)
    anew["assessment"] = str(labels.assessment)
    anew["themes"] = [{"theme": t.theme, "assessment": str(t.assessment)} for t in labels.themes]
    anew["sentences"] = [
        {
            "start": sentence.start,
            "end": sentence.end,
            "assessment": str(sentence.assessment),
            "themes": list(sentence.themes),
            "reasons": [asdict(reason) for reason in sentence.reasons],
        }
        for sentence in labels.sentences
    ]
    return anew


def _assessed_as_before(finding: dict[str, Any], labels: FindingLabels) -> FindingLabels:
    """The labels with the stored assessments, where the sentences are those that are stored."""
    stored = finding["sentences"]
    if [(s["start"], s["end"]) for s in stored] != [(s.start, s.end) for s in labels.sentences]:
        return labels
    pairs = zip(labels.sentences, stored, strict=True)
    sentences = tuple(_assessed(sentence, was) for sentence, was in pairs)
    themes = theme_assessments(sentences, finding["role"])
    return FindingLabels(finding["assessment"], themes, sentences)


def _assessed(sentence: SentenceLabels, was: dict[str, Any]) -> SentenceLabels:
    about = [reason for reason in sentence.reasons if reason.label in sentence.themes]
    said = [Reason(**r) for r in was.get("reasons", []) if r["label"] == was["assessment"]]
    return replace(sentence, assessment=was["assessment"], reasons=(*said, *about))


def _store_rows(document: Document, reading: Reading) -> None:
    """Make the rows anew, with people's corrections laid over the reading."""
    source = document.source
    if source is None:
        return
    visit = Visit.objects.filter(
        pk__in=Finding.objects.filter(source=source).order_by().values("visit")[:1]
    ).first()
    visit = visit or source.visits.order_by("pk").first()
    if visit is not None:
        replace_findings(source, visit, findings_as_stored(hold(document, reading).reading))
