"""Takes the sample set into the database, through the same door as every other document."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.front_door import Outcome, needs_reading, queue_again, read_and_store_many, receive
from ingest.models import Document
from ingest.sample.authorities import SAMPLE_AUTHORITIES, SAMPLE_TRUSTS
from ingest.sample.generate import file_name, sample_documents, written
from inspections.loading import RegisterChanges, load_register
from inspections.register import Register


class NotEmpty(Exception):
    """The database holds documents already; the message says so and what to do."""


@dataclass(frozen=True, slots=True)
class SampleFile:
    """A document of the sample set as a file: its name and bytes."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        """By which the document is known."""
        return hashlib.sha256(self.content).hexdigest()


def sample_files() -> list[SampleFile]:
    """The sample set as files, in its order; the same bytes each time."""
    return [SampleFile(file_name(one), written(one)) for one in sample_documents()]


def require_empty(files: list[SampleFile]) -> None:
    """Raise NotEmpty where there is any document but those of an interrupted loading."""
    others = Document.objects.exclude(sample=True, sha256__in=[file.sha256 for file in files])
    if count := others.count():
        raise NotEmpty(
            f"The database holds {count} document{'s' if count > 1 else ''} already, so the "
            "sample data was left out. To load it beside them, run “manage.py load_sample --force”."
        )


def load_authorities() -> RegisterChanges:
    """The invented authorities and their trust into the database; again changes nothing."""
    return load_register(Register(SAMPLE_AUTHORITIES, SAMPLE_TRUSTS), sample=True)


def load_documents(files: list[SampleFile], jobs: int) -> Iterator[Outcome]:
    """Take in each file that is not held and read yet; what came of each, in order.

    Raises ``ingest.front_door.NotSetUp`` without register or themes.
    """
    documents = [receive(io.BytesIO(one.content), one.name, sample=True).document for one in files]
    waiting = [document for document in documents if needs_reading(document)]
    for document in waiting:
        queue_again(document)
    yield from read_and_store_many(waiting, jobs)
