"""The only way in for a document: received, read in a process with limits, and stored.

A document is known by its file's hash. Its state moves queued, reading, then read,
needs-review or failed; whatever goes wrong ends in a state with a reason, and never leaves
half of what a document says.
"""

from __future__ import annotations

import hashlib
import logging
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import BinaryIO

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.files import File
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from findings.vocabulary_changes import latest_change
from findings.vocabulary_entries import vocabulary_in_use
from ingest.merge import Change, merge
from ingest.merge_findings import ThemesMissing
from ingest.models import Document
from ingest.reading import READER_VERSION
from ingest.reading.extract import SUPPORTED_SUFFIXES
from ingest.reading.many import read_many
from ingest.reading.schema import ParsedDocument, Problem
from ingest.relabelling import PresentReader, relabel_document
from inspections.loading import register_from_database
from inspections.models import Authority, Visit

logger = logging.getLogger(__name__)
State = Document.State

CHUNK = 1 << 20
LONGEST_NAME = 120
UNREADABLE = "unreadable"


class Refused(Exception):
    """A file that is not taken in at all; the message says why and what to do."""


class NotSetUp(Exception):
    """The register or the themes are not in the database; the message says what to run."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The document of a file that came in; ``new`` is False where it was held already."""

    document: Document
    new: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of reading a document: its row as it is now, and its visit if it has one."""

    document: Document
    change: Change
    visit: Visit | None

    @property
    def failed(self) -> bool:
        """Whether nothing could be read."""
        return self.document.state == State.FAILED

    @property
    def reasons(self) -> str:
        """The messages of its problems, as one line."""
        return " ".join(problem["message"] for problem in self.document.problems)


def ingest_file(
    file: BinaryIO | File[bytes],
    name: str,
    user: AbstractBaseUser | None = None,
    sample: bool = False,
) -> Outcome:
    """Take a file in, read it and store what it says; a file that is held is left as it is.

    Raises Refused for a file that is empty or too large, NotSetUp without register or themes.
    """
    require_set_up()
    receipt = receive(file, name, user, sample)
    if not needs_reading(receipt.document):
        return _as_it_is(receipt.document)
    queue_again(receipt.document)
    return read_and_store(receipt.document)


def receive(
    file: BinaryIO | File[bytes],
    name: str,
    user: AbstractBaseUser | None = None,
    sample: bool = False,
) -> Receipt:
    """Keep a file under its hash and queue it, or find the document that it already is.

    Raises Refused for a file that is empty or larger than ``settings.LARGEST_DOCUMENT`` bytes.
    """
    shown = clean_name(name)
    size = _size_of(file)
    _refuse_by_size(size, shown)
    sha256 = _sha256_of(file)
    if held := Document.objects.filter(sha256=sha256).first():
        return Receipt(held, new=False)
    document = Document(sha256=sha256, name=shown, size=size, sample=sample)
    document.uploaded_by = user  # type: ignore[assignment]
    return _keep(document, file)


def read_and_store(document: Document) -> Outcome:
    """Read a queued document and store what it says; one that somebody else reads is left."""
    _begin(document)
    (outcome,) = read_and_store_many([document], jobs=1)
    return outcome


def read_and_store_many(documents: Sequence[Document], jobs: int) -> Iterator[Outcome]:
    """Read queued documents in several processes, and store them one after the other.

    Outcomes come in the order given. Raises NotSetUp without register or themes.
    """
    require_set_up()
    if not documents:
        return
    with TemporaryDirectory(prefix="tracker-") as folder:
        paths = [_under_its_name(document, Path(folder)) for document in documents]
        as_of, vocabulary = latest_change(), vocabulary_in_use()
        jobs = min(jobs, len(paths))
        readings = read_many(paths, register_from_database(), jobs, vocabulary=vocabulary)
        for document, (_, parsed) in zip(documents, readings, strict=True):
            yield _store(document, replace(parsed, path=document.name))
            _catch_up(document, as_of)


def needs_reading(document: Document) -> bool:
    """Whether a document is still to be read, or was read by an older reader."""
    if document.state in (State.READ, State.NEEDS_REVIEW):
        return document.reader_version != READER_VERSION
    return True


def queue_again(document: Document) -> None:
    """Put a document back in the queue, whatever its state."""
    _change_state(document, State.QUEUED)


def give_up(document: Document, code: str, message: str) -> None:
    """Say why a document could not be read or stored.

    What an earlier reading of it stored stays, with the reason as one more problem.
    """
    document.refresh_from_db()
    problem = asdict(Problem(code, message))
    was_stored = document.source_id is not None
    others = [p for p in document.problems if p["code"] != code] if was_stored else []
    document.problems = [*others, problem]
    document.state = State.NEEDS_REVIEW if was_stored else State.FAILED
    document.state_since = timezone.now()
    document.save(update_fields=["problems", "state", "state_since"])


def require_set_up() -> None:
    """Raise NotSetUp where documents cannot be stored yet."""
    if not Authority.objects.exists():
        raise NotSetUp(
            "The register of authorities is not loaded. Run “manage.py load_register” first."
        )
    if not any(entry.phrases for entry in vocabulary_in_use()):
        raise NotSetUp("The themes are not loaded. Run “manage.py load_themes” first.")


def clean_name(name: str) -> str:
    """A file's name as it may be shown and used: without folders, controls or great length."""
    last = PurePosixPath(name.replace("\\", "/")).name
    plain = re.sub(r"\s+", " ", "".join(c if c.isprintable() else " " for c in last))
    stem, dot, suffix = plain.strip(" .").rpartition(".")
    if not dot:
        stem, suffix = suffix, ""
    while len(stem.encode()) > LONGEST_NAME:
        stem = stem[:-1]
    return f"{stem}{dot}{suffix[:10]}" or "document"


def _size_of(file: BinaryIO | File[bytes]) -> int:
    file.seek(0, 2)
    size = file.tell()
    file.seek(0)
    return size


def _refuse_by_size(size: int, name: str) -> None:
    if not size:
        raise Refused(f"{name} is empty. Get the file again from where it came.")
    if size > settings.LARGEST_DOCUMENT:
        raise Refused(
            f"{name} is too large: {size / 1e6:.0f} MB, where a document may have "
            f"{settings.LARGEST_DOCUMENT / 1e6:.0f} MB. Save it smaller, without pictures."
        )


def _sha256_of(file: BinaryIO | File[bytes]) -> str:
    digest = hashlib.sha256()
    while chunk := file.read(CHUNK):
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def _keep(document: Document, file: BinaryIO | File[bytes]) -> Receipt:
    """Store the file and its row, both or neither."""
    suffix = PurePosixPath(document.name).suffix.lower()
    stored_as = document.sha256 + (suffix if suffix in SUPPORTED_SUFFIXES else ".bin")
    document.file.save(stored_as, File(file), save=False)
    try:
        with transaction.atomic():
            document.save(force_insert=True)
    except IntegrityError:  # the same file came in twice at once
        document.file.storage.delete(str(document.file.name))
        return Receipt(Document.objects.get(sha256=document.sha256), new=False)
    return Receipt(document, new=True)


def _under_its_name(document: Document, folder: Path) -> Path:
    """The stored file under the name that people know it by, for suffix and messages."""
    path = folder / str(document.pk) / clean_name(document.name)
    path.parent.mkdir()
    with suppress(FileNotFoundError):  # a lost file is told by the reading
        try:
            path.symlink_to(document.file.path)
        except OSError:
            shutil.copyfile(document.file.path, path)
    return path


def _begin(document: Document) -> None:
    waiting = Document.objects.filter(pk=document.pk, state=State.QUEUED)
    waiting.update(state=State.READING, state_since=timezone.now(), attempts=F("attempts") + 1)


def _store(document: Document, parsed: ParsedDocument) -> Outcome:
    """Merge a reading; what goes wrong on the way is a reason on the document."""
    document.refresh_from_db()
    if document.state not in (State.QUEUED, State.READING):
        return _as_it_is(document)
    try:
        return _merge(document, parsed)
    except ThemesMissing as error:
        give_up(document, "themes-missing", str(error))
    except Exception as error:
        logger.exception("Storing %s failed", document.name)
        give_up(
            document,
            "storing-failed",
            f"{document.name} was read, but a fault in this program kept it from being stored "
            f"({type(error).__name__}). Nothing of this reading was stored; please report it.",
        )
    return _as_it_is(document)


def _merge(document: Document, parsed: ParsedDocument) -> Outcome:
    if parsed.document_type == UNREADABLE and document.source_id is not None:
        give_up(document, "reading-again-failed", _still_stands(parsed))
        return _as_it_is(document)
    merged = merge(document, parsed)
    document.refresh_from_db()
    return Outcome(document, merged.change, merged.visit)


def _still_stands(parsed: ParsedDocument) -> str:
    why = " ".join(problem.message for problem in parsed.problems)
    return f"Reading it again failed, so its earlier reading still stands. {why}"


def _as_it_is(document: Document) -> Outcome:
    document.refresh_from_db()
    visit = Visit.objects.filter(sources__document=document).first()
    return Outcome(document, Change.UNCHANGED, visit)


def _catch_up(document: Document, as_of: int) -> None:
    """Label anew what was read while somebody changed the vocabulary."""
    if latest_change() != as_of:
        relabel_document(document.pk, PresentReader())


def _change_state(document: Document, state: State) -> None:
    Document.objects.filter(pk=document.pk).update(state=state, state_since=timezone.now())
    document.refresh_from_db(fields=["state", "state_since"])
