"""Reads thousands of damaged documents, each within the limits, and counts what comes of them.

    python benchmarks/damaged.py [FOLDER] --cases 2000 [--seed 1] [--keep FOLDER]

The files damaged are PDFs below FOLDER (real ones) and the sample documents in all formats. A
case that hangs, crashes, fills memory or fails is printed with the seed that makes it again, and
with ``--keep`` written there.
"""

import argparse
import random
import resource
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from ingest.reading import read
from ingest.reading.many import read_many
from ingest.reading.schema import ParsedDocument, Problem
from ingest.sample.document_shape import FileFormat
from ingest.sample.generate import sample_documents, written
from inspections.register import Register
from tests.ingest.extract.damage import damaged

AT_ONCE = 50
SHOWN_EVERY = 10
"""Times that so many are read, the sums so far are printed."""

MEASURED = "measured"
FAULTS = ("timed-out", "reading-crashed", "too-much-memory", "reading-failed", "reader-failed")


@dataclass(frozen=True, slots=True)
class Case:
    """A damaged file, what it was, and the harm done to it."""

    path: Path
    origin: str
    harm: str


def measured_reading(content: bytes, name: str, register: Register) -> ParsedDocument:
    """A reading that says as a problem how long it took (s) and the process's peak (MB)."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")  # the peak counts from here
    started = time.monotonic()
    document = read(content, name, register)
    seconds = time.monotonic() - started
    measure = Problem(MEASURED, f"{seconds:.3f} {_peak():.0f}")
    return replace(document, problems=(*document.problems, measure))


def _peak() -> float:
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1000
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


class Account:
    """What came of the cases: outcomes by kind, the slowest, the largest, the faults."""

    def __init__(self, keep: Path | None) -> None:
        self.keep = keep
        self.outcomes: Counter[str] = Counter()
        self.slowest = (0.0, "")
        self.largest = (0.0, "")

    def add(self, case: Case, document: ParsedDocument) -> None:
        """Count one case."""
        what = f"{case.path.name} ({case.harm} of {case.origin})"
        codes = [problem.code for problem in document.problems if problem.code != MEASURED]
        unread = document.document_type in ("unreadable", "unrecognised")
        fault = next((code for code in codes if code in FAULTS), None)
        outcome = fault or (codes[0] if unread and codes else "read")
        self.outcomes[f"{outcome} {case.path.suffix}"] += 1
        for problem in document.problems:
            if problem.code == MEASURED:
                seconds, peak = map(float, problem.message.split())
                self.slowest = max(self.slowest, (seconds, what))
                self.largest = max(self.largest, (peak, what))
        if fault:
            print(f"{fault}: {what}", flush=True)
            if self.keep:
                shutil.copy(case.path, self.keep)

    def show(self) -> None:
        """Print the sums."""
        for outcome, count in self.outcomes.most_common():
            print(f"{count:6} {outcome}")
        print(f"slowest {self.slowest[0]:.2f} s  {self.slowest[1]}")
        print(f"largest {self.largest[0]:.0f} MB  {self.largest[1]}", flush=True)


def main() -> None:
    """Read as many cases as asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", help="folder of real PDFs")
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="folder for files that make a fault")
    asked = parser.parse_args()
    account, register = Account(asked.keep), Register.shipped()
    files = list(_files(asked.folder))
    for first in range(asked.seed, asked.seed + asked.cases, AT_ONCE):
        seeds = range(first, min(first + AT_ONCE, asked.seed + asked.cases))
        with tempfile.TemporaryDirectory() as folder:
            cases = [_case(seed, files, Path(folder)) for seed in seeds]
            paths = [case.path for case in cases]
            readings = read_many(paths, register, asked.jobs, reading=measured_reading)
            for case, (_, document) in zip(cases, readings, strict=True):
                account.add(case, document)
        if (first - asked.seed) // AT_ONCE % SHOWN_EVERY == SHOWN_EVERY - 1:
            print(f"{first - asked.seed + len(cases)} cases", flush=True)
            account.show()
    account.show()


def _files(folder: Path | None) -> Iterator[tuple[str, Path | bytes]]:
    for number, document in enumerate(sample_documents()):
        for file_format in FileFormat:
            yield f"sample-{number}.{file_format}", written(document, file_format)
    for path in sorted(folder.rglob("*.pdf")) if folder else ():
        yield f"{path.parent.name}/{path.name}", path


def _case(seed: int, files: list[tuple[str, Path | bytes]], folder: Path) -> Case:
    chance = random.Random(seed)  # noqa: S311 -- the same case again is what is wanted
    origin, source = chance.choice(files)
    content = source.read_bytes() if isinstance(source, Path) else source
    harm, content = damaged(content, chance)
    path = folder / f"{seed}{Path(origin).suffix}"
    path.write_bytes(content)
    return Case(path, origin, harm)


if __name__ == "__main__":
    main()
