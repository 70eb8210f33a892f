"""Reading: from a file's bytes to facts, without Django, database or network.

``read`` is the one way in: it extracts the document, lets the registry choose its family's
reader, checks what was read and labels every finding. It never raises for what is in a file.
"""

from __future__ import annotations

import hashlib
import logging
from dataclasses import replace

from findings.labels import label_finding
from findings.labels.themes import ThemeReader
from ingest.reading.checks import problems_of, problems_of_document, text_unexplained
from ingest.reading.document import ExtractedDocument, Unreadable
from ingest.reading.extract import extract
from ingest.reading.families.registry import read_family
from ingest.reading.schema import (
    AuthorityRef,
    FamilyReading,
    ParsedDocument,
    ParsedFinding,
    Passage,
    Problem,
)
from inspections.register import Register, RegisteredAuthority
from inspections.vocabulary import DocumentType

__all__ = ["READER_VERSION", "read"]

READER_VERSION = "7"
"""Grows by one whenever the same file may be read differently; stored with each document."""

logger = logging.getLogger(__name__)


def read(
    content: bytes, name: str, register: Register, themes: ThemeReader | None = None
) -> ParsedDocument:
    """What the document in ``content`` says; ``name`` is its file name, with suffix. ``themes``
    finds what findings are about; unset, it is that of the shipped vocabulary.

    Whatever is wrong is in ``problems``: a file without text is ``unreadable``, a document about
    no visit of an authority in ``register`` is ``unrecognised``.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    try:
        document = extract(content, name)
    except Unreadable as error:
        problem = Problem(error.code, error.message, error.page)
        return _empty(name, sha256, DocumentType.UNREADABLE, problem)
    try:
        reading = read_family(document, register)
        return _parsed(document, name, sha256, reading, themes)
    except Exception as error:
        logger.exception("Reading %s failed", name)
        problem = Problem(
            "reader-failed",
            f"{name} was opened, but a fault in this program kept it from being read "
            f"({type(error).__name__}). Nothing of it was kept; please report the file.",
        )
        unread = _empty(name, sha256, DocumentType.UNRECOGNISED, problem)
        return replace(unread, pages=document.pages)


def _empty(name: str, sha256: str, document_type: str, problem: Problem) -> ParsedDocument:
    return ParsedDocument(name, sha256, None, document_type, None, None, problems=(problem,))


def _parsed(
    document: ExtractedDocument,
    name: str,
    sha256: str,
    reading: FamilyReading,
    themes: ThemeReader | None,
) -> ParsedDocument:
    return ParsedDocument(
        path=name,
        sha256=sha256,
        pages=document.pages,
        document_type=str(reading.document_type),
        authority=_ref(reading.authority),
        visit=reading.visit,
        judgements=reading.judgements,
        cited_judgements=reading.cited_judgements,
        findings=tuple(
            _labelled(ordinal, passage, themes)
            for ordinal, passage in enumerate(reading.passages, 1)
        ),
        problems=(
            *problems_of_document(document),
            *text_unexplained(reading),
            *reading.problems,
            *problems_of(reading),
        ),
        left_out=(*document.left_out, *reading.left_out),
    )


def _ref(authority: RegisteredAuthority | None) -> AuthorityRef | None:
    if authority is None:
        return None
    return AuthorityRef(authority.name, authority.urn, authority.ons_code)


def _labelled(ordinal: int, passage: Passage, themes: ThemeReader | None) -> ParsedFinding:
    labels = label_finding(passage.text, role=passage.role, section=passage.section, reader=themes)
    return ParsedFinding(ordinal, passage, labels.assessment, labels.themes, labels.sentences)
