"""Reads many documents, each in a worker process with limits, and gives them in the order given.

Documents come from anywhere: one that hangs, eats memory or crashes a library takes its worker
with it and nothing else. Its place in the results says so, and a fresh worker takes the next one.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import resource
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import connection
from multiprocessing.context import ForkServerContext, SpawnContext
from pathlib import Path

from findings.labels.themes import ThemeEntry, ThemeReader
from ingest.reading.document import Unreadable
from ingest.reading.extract.recognition import ask_for_time
from ingest.reading.extract.sniffing import LARGEST_FILE, SUPPORTED_SUFFIXES, too_large
from ingest.reading.schema import ParsedDocument, Problem
from inspections.register import Register

SECONDS = 10.0
"""The longest that one document may take of a processor's time; the longest of real reports takes
one. Each scanned page that is put through text recognition adds what that may take."""

PATIENCE = 4.0
"""Times the seconds that a document may take by the processor's clock, by the wall's."""

SHORTEST = 0.05
"""Seconds between two looks at workers whose time is about to be over."""

MEGABYTES = 400
"""The most address space that a worker may take for one document, beyond what it starts with (some
100); real reports take 30."""

AHEAD = 4
"""Documents read ahead of the one that is waited for, for each worker."""

Reading = Callable[[bytes, str, Register], ParsedDocument]
Vocabulary = Sequence[ThemeEntry]


def documents_below(path: Path) -> list[Path]:
    """The documents that ``path`` is or holds: a file as it is, a folder's files of the supported
    types, sorted, without hidden ones and READMEs, which are about the folder. Raises
    FileNotFoundError."""
    if not path.exists():
        raise FileNotFoundError(path)
    if not path.is_dir():
        return [path]
    return sorted(
        found
        for found in path.rglob("*")
        if found.suffix.lower() in SUPPORTED_SUFFIXES
        and found.is_file()
        and found.stem.lower() != "readme"
        and not any(part.startswith(".") for part in found.relative_to(path).parts)
    )


def read_many(
    paths: Iterable[Path],
    register: Register,
    jobs: int,
    seconds: float = SECONDS,
    megabytes: int = MEGABYTES,
    reading: Reading | None = None,
    vocabulary: Vocabulary | None = None,
) -> Iterator[tuple[Path, ParsedDocument]]:
    """Each path with what its file gave, in the order given, as soon as that is known.

    A document that cannot be read is a ParsedDocument of type ``unreadable`` with the problem.
    ``reading`` is what reads a file's bytes; unset, it is ``ingest.reading.read`` with the themes
    of ``vocabulary``, by default of the shipped one.
    """
    pool = _Pool(register, max(jobs, 1), seconds, megabytes, reading, vocabulary)
    try:
        yield from pool.read(paths)
    finally:
        pool.stop()


def read_file(path: Path, register: Register, reading: Reading | None = None) -> ParsedDocument:
    """What the file at ``path`` gives, read in this process; never raises for a bad file."""
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise too_large(path.name, size)
        document = (reading or _reading())(path.read_bytes(), path.name, register)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return unreadable(path, "cannot-open", f"{path.name} cannot be opened: {reason}.")
    except Unreadable as refusal:
        return unreadable(path, refusal.code, refusal.message)
    except MemoryError:
        return unreadable(path, "too-much-memory", _TOO_MUCH_MEMORY.format(path.name))
    except Exception as error:
        return unreadable(path, "reading-failed", _FAILED.format(path.name, type(error).__name__))
    return replace(document, path=str(path))


_TOO_MUCH_MEMORY = (
    "{} needs more memory to read than a document may take. Save it smaller, without pictures."
)
_FAILED = "{} could not be read: the reading failed ({}). Please report it with the file."


def unreadable(path: Path, code: str, message: str) -> ParsedDocument:
    """The reading of a file that cannot be read."""
    return ParsedDocument(
        path=str(path),
        sha256=_sha256(path),
        pages=None,
        document_type="unreadable",
        authority=None,
        visit=None,
        problems=(Problem(code, message),),
    )


def _sha256(path: Path) -> str:
    with suppress(OSError), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
    return ""


def _reading(vocabulary: Vocabulary | None = None) -> Reading:
    from ingest.reading import read  # what reads stands on this module's neighbours

    return read if vocabulary is None else partial(read, themes=ThemeReader(vocabulary))


def _context() -> ForkServerContext | SpawnContext:
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["ingest.reading", "ingest.reading.extract"])
    return context


@dataclass(slots=True)
class _Task:
    """A document that a worker has: its seconds, by the processor's clock and by the wall's, from
    which they began to count."""

    index: int
    path: Path
    seconds: float
    processor: float
    wall: float


@dataclass(frozen=True, slots=True)
class _MoreTime:
    """What a worker sends when something known to be slow, a page's recognition, is to come."""

    seconds: float


class _Worker:
    """One process and the pipe to it."""

    def __init__(
        self,
        register: Register,
        megabytes: int,
        reading: Reading | None,
        vocabulary: Vocabulary | None,
    ) -> None:
        context = _context()
        self.pipe, theirs = context.Pipe()
        self.task: _Task | None = None
        self.process = context.Process(
            target=_work, args=(theirs, register, megabytes, reading, vocabulary), daemon=True
        )
        self.process.start()
        theirs.close()

    def give(self, task: _Task) -> None:
        self.task = task
        task.processor = _processor_seconds(self.process.pid)
        with suppress(OSError):
            self.pipe.send(task.path)

    def left(self) -> float:
        """The seconds that the worker's document has left: of the processor's, so that a busy
        machine makes none unreadable, within a few times as many of the wall's."""
        if self.task is None:
            return 0.0
        gone = time.monotonic() - self.task.wall
        worked = _processor_seconds(self.process.pid) - self.task.processor
        return min(self.task.seconds - worked, PATIENCE * self.task.seconds - gone)

    def kill(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


class _Pool:
    """As many workers as jobs, each with one document at a time."""

    def __init__(
        self,
        register: Register,
        jobs: int,
        seconds: float,
        megabytes: int,
        reading: Reading | None,
        vocabulary: Vocabulary | None,
    ) -> None:
        self.register = register
        self.vocabulary = vocabulary
        self.megabytes = megabytes
        self.reading = reading
        self.jobs = jobs
        self.seconds = seconds
        self.workers: list[_Worker] = []
        self.done: dict[int, tuple[Path, ParsedDocument]] = {}

    def read(self, paths: Iterable[Path]) -> Iterator[tuple[Path, ParsedDocument]]:
        waiting = deque(enumerate(paths))
        following, total = 0, len(waiting)
        while following < total:
            self._hand_out(waiting, following)
            while following in self.done:
                yield self.done.pop(following)
                following += 1
            if any(worker.task for worker in self.workers):
                self._collect()

    def _hand_out(self, waiting: deque[tuple[int, Path]], following: int) -> None:
        while waiting and waiting[0][0] < following + AHEAD * self.jobs:
            worker = self._idle_worker()
            if worker is None:
                return
            index, path = waiting.popleft()
            worker.give(_Task(index, path, self.seconds, 0.0, time.monotonic()))

    def _idle_worker(self) -> _Worker | None:
        for worker in self.workers:
            if worker.task is None:
                return worker
        if len(self.workers) >= self.jobs:
            return None
        worker = _Worker(self.register, self.megabytes, self.reading, self.vocabulary)
        self.workers.append(worker)
        return self.workers[-1]

    def _collect(self) -> None:
        """Wait for the next answer, death or limit, and note what it means."""
        busy = [worker for worker in self.workers if worker.task]
        soonest = min(worker.left() for worker in busy)
        ready = connection.wait([worker.pipe for worker in busy], timeout=max(soonest, SHORTEST))
        for worker in busy:
            if worker.pipe in ready:
                self._take(worker)
            elif worker.task and worker.left() <= 0:
                self._replace(worker, "timed-out", self._too_slow(worker.task.path))

    def _take(self, worker: _Worker) -> None:
        task = worker.task
        if task is None:
            return
        try:
            document = worker.pipe.recv()
        except (EOFError, OSError):
            self._replace(worker, "reading-crashed", _CRASHED.format(task.path.name))
            return
        if isinstance(document, _MoreTime):
            task.seconds += document.seconds
            return
        self.done[task.index] = (task.path, document)
        worker.task = None

    def _replace(self, worker: _Worker, code: str, message: str) -> None:
        self.workers.remove(worker)
        worker.kill()
        if worker.task is not None:
            path = worker.task.path
            self.done[worker.task.index] = (path, unreadable(path, code, message))

    def _too_slow(self, path: Path) -> str:
        return (
            f"{path.name} took longer than {self.seconds:g} seconds to read and was given up. "
            "Save it again from the program that made it, or split it."
        )

    def stop(self) -> None:
        for worker in self.workers:
            worker.kill()
        self.workers.clear()


_CRASHED = (
    "{} made the reading break off, being damaged or needing too much memory. "
    "Save it again from the program that made it, or get another copy."
)


def _work(
    pipe: connection.Connection,
    register: Register,
    megabytes: int,
    reading: Reading | None,
    vocabulary: Vocabulary | None,
) -> None:
    """What a worker does: read the paths it is given until there is nobody to give them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    reading = reading or _reading(vocabulary)
    _limit_memory(megabytes)
    ask_for_time.set(lambda seconds: pipe.send(_MoreTime(seconds)))
    with suppress(EOFError, OSError):
        while True:
            pipe.send(read_file(pipe.recv(), register, reading))


def _processor_seconds(process: int | None) -> float:
    """The processor time that a process has had; 0 where the system does not tell."""
    with suppress(OSError, ValueError, IndexError):
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def _limit_memory(megabytes: int) -> None:
    with suppress(OSError, ValueError):
        taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (taken + megabytes * 1_000_000,) * 2)
