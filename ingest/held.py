"""A stored document as it counts: kept values and people's corrections laid over its reading."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.db.models import QuerySet

from findings.labels.shape import Reason, SentenceLabels
from ingest.corrections import Corrected, Reading, Stated, apply_corrections
from ingest.evidence import Evidence
from ingest.kept import fell_silent, with_kept
from ingest.models import Document
from ingest.reading.as_json import as_json, from_json
from ingest.reading.schema import ParsedDocument, ParsedFinding, Problem
from inspections.models import Authority
from inspections.vocabulary import KIND_LABELS, DocumentType

NOT_A_VISIT = frozenset({DocumentType.UNREADABLE.value, DocumentType.UNRECOGNISED.value})
FACTS = ("authority", "visit", "judgements", "cited_judgements", "problems")
"""Keys of a reading that an authority's history is drawn from."""


@dataclass(frozen=True, slots=True)
class Held:
    """A document, its corrected reading, and the problems that are its own."""

    document: Document
    corrected: Corrected
    problems: tuple[Problem, ...]

    @property
    def reading(self) -> Reading:
        """The corrected reading."""
        return self.corrected.reading

    @property
    def urn(self) -> str:
        """The authority's URN, "" where none is known."""
        return str((self.reading.get("authority") or {}).get("urn") or "")

    @property
    def is_about_a_visit(self) -> bool:
        """Whether the reading names a sort of document and of visit."""
        kind = (self.reading.get("visit") or {}).get("kind")
        return self.reading["document_type"] not in NOT_A_VISIT and kind in KIND_LABELS

    @property
    def evidence(self) -> Evidence:
        """What the document says of its visit, without its findings."""
        parsed = from_json({**self.reading, "findings": []})
        assert parsed.visit is not None  # noqa: S101
        return Evidence(
            document=self.document.pk,
            sha256=self.document.sha256,
            name=self.document.name,
            document_type=parsed.document_type,
            visit=parsed.visit,
            judgements=parsed.judgements,
            cited_judgements=parsed.cited_judgements,
            stated=self.corrected.stated,
        )


def hold(document: Document, reading: Reading) -> Held:
    """A document as it counts with this reading."""
    stated = [
        Stated(c.field, c.value, c.about)
        for c in document.corrections.all()
        if c.withdrawn is None
    ]  # fmt: skip
    corrected = apply_corrections(with_kept(reading, document.kept), stated)
    problems = (
        *as_problems(reading.get("problems") or []),
        *fell_silent(document.kept, corrected.stated),
        *as_problems(corrected.problems),
    )
    return Held(document, corrected, problems)


def held_on(authority: Authority) -> list[Held]:
    """All documents that an authority's visits stand on."""
    keys = Document.objects.filter(source__visits__authority=authority).values("pk")
    documents = Document.objects.filter(pk__in=keys).defer("reading").select_related("source")
    facts = _facts(documents)
    return [
        hold(document, _whole(document) or facts[document.pk])
        for document in documents.prefetch_related("corrections")
    ]


def _facts(documents: QuerySet[Document]) -> dict[int, Reading]:
    """Each document's reading without its findings, which are most of its length."""
    paths = [f"reading__{key}" for key in FACTS]
    rows = documents.values_list("pk", "sha256", "name", "family", *paths)
    return {
        row[0]: {
            "path": row[2],
            "sha256": row[1],
            "pages": None,
            "document_type": row[3],
            **dict(zip(FACTS, row[4:], strict=True)),
            "findings": [],
        }
        for row in rows
    }


def _whole(document: Document) -> Reading | None:
    """The whole reading where somebody corrected a finding of it."""
    corrections = document.corrections.all()
    if any(c.field.startswith("findings.") and not c.withdrawn for c in corrections):
        return document.reading
    return None


def as_stored(parsed: ParsedDocument) -> Reading:
    """A reading as ``manage.py parse`` prints it, and with it the words that decided labels."""
    reading = as_json(parsed)
    for finding, printed in zip(parsed.findings, reading["findings"], strict=True):
        for labels, sentence in zip(finding.sentences, printed["sentences"], strict=True):
            sentence["reasons"] = [asdict(reason) for reason in labels.reasons]
    return reading


def findings_as_stored(reading: Reading) -> tuple[ParsedFinding, ...]:
    """The findings of a stored reading, with the words that decided their labels."""
    return tuple(
        replace(finding, sentences=_with_reasons(finding, stored["sentences"]))
        for finding, stored in zip(from_json(reading).findings, reading["findings"], strict=True)
    )


def _with_reasons(finding: ParsedFinding, stored: Iterable[Reading]) -> tuple[SentenceLabels, ...]:
    return tuple(
        replace(labels, reasons=tuple(Reason(**r) for r in sentence.get("reasons", [])))
        for labels, sentence in zip(finding.sentences, stored, strict=True)
    )


def as_problems(problems: Iterable[dict[str, Any]]) -> tuple[Problem, ...]:
    """Problems as they are stored, as problems."""
    return tuple(Problem(p["code"], p["message"], p.get("page")) for p in problems)
