"""Writes the sample set: every invented document, each in its own format."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from ingest.sample.content import (
    eastmere_2018_2021,
    eastmere_2022_2024,
    northshire_2015_2018,
    northshire_2018,
    northshire_2019_2025,
    wexcombe_2016_2019,
    wexcombe_2023_2025,
)
from ingest.sample.document_shape import FileFormat, SampleDocument
from ingest.sample.write_docx import write_docx
from ingest.sample.write_pdf import write_pdf
from ingest.sample.write_text import write_html, write_markdown, write_text

CONTENT = (
    northshire_2015_2018,
    northshire_2018,
    northshire_2019_2025,
    eastmere_2018_2021,
    eastmere_2022_2024,
    wexcombe_2016_2019,
    wexcombe_2023_2025,
)
WRITERS: dict[FileFormat, Callable[[SampleDocument], bytes]] = {
    FileFormat.PDF: write_pdf,
    FileFormat.UNTAGGED_PDF: lambda document: write_pdf(document, tagged=False),
    FileFormat.DOCX: write_docx,
    FileFormat.TEXT: write_text,
    FileFormat.MARKDOWN: write_markdown,
    FileFormat.HTML: write_html,
}


def sample_documents() -> tuple[SampleDocument, ...]:
    """All invented documents, by authority and then oldest first."""
    return tuple(document for part in CONTENT for document in part.documents())


def written(document: SampleDocument, file_format: FileFormat | None = None) -> bytes:
    """The document's bytes in its own format or another; the same bytes each time."""
    return WRITERS[file_format or document.file_format](document)


def file_name(document: SampleDocument) -> str:
    """The name of the document's file in the sample set."""
    return document.name + document.file_format.suffix


def generate(folder: Path) -> Iterator[Path]:
    """Write the sample set into ``folder``, giving each file's path as it is written."""
    folder.mkdir(parents=True, exist_ok=True)
    for document in sample_documents():
        path = folder / file_name(document)
        path.write_bytes(written(document))
        yield path
