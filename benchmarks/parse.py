"""What reading costs: the full reading of documents against pypdfium2's plain text of the same.

    python benchmarks/parse.py FOLDER [--every 10] [--jobs 2] [--profile]

In one process, file by file: pypdfium2's plain text of all pages, then the full reading
(structure, boxes, fields, labels, JSON). Times are of the processor, so that a busy machine tells
little; the ratio is what counts. With ``--jobs`` the whole folder is read as ``manage.py parse``
reads it, and the wall's time and the largest worker are printed. ``--profile`` says where the
time goes.
"""

import argparse
import cProfile
import pstats
import re
import resource
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from multiprocessing import active_children
from pathlib import Path

import pypdfium2

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from ingest.reading import read
from ingest.reading.as_json import as_json
from ingest.reading.many import documents_below, read_many
from inspections.register import Register

SLOWEST_SHOWN = 5
PROFILE_LINES = 40


@dataclass(frozen=True, slots=True)
class Cost:
    """A file's seconds of processor time: plain text and full reading; pages of the file."""

    path: Path
    pages: int
    plain: float
    full: float


def main() -> None:
    """Measure what the command line asks for and print it."""
    asked = _arguments()
    paths = [path for path in documents_below(asked.path) if path.suffix.lower() == ".pdf"]
    register = Register.shipped()
    if asked.jobs:
        _print_many(paths, register, asked.jobs)
        return
    sample = paths[:: asked.every]
    started = time.process_time()
    _full(sample[0], register)
    print(f"start and first document {time.process_time() - started:.2f} s")
    profile = cProfile.Profile() if asked.profile else None
    before = _peak_megabytes()
    costs = [_cost(path, register, profile) for path in sample]
    _print_costs(costs, before)
    if profile:
        pstats.Stats(profile).sort_stats("tottime").print_stats(PROFILE_LINES)
        pstats.Stats(profile).sort_stats("cumtime").print_stats(r"(ingest|findings)/", 2 * 40)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("path", type=Path, help="folder of PDFs")
    parser.add_argument("--every", type=int, default=1, help="of so many files, one")
    parser.add_argument("--jobs", type=int, default=0, help="read all with so many processes")
    parser.add_argument("--profile", action="store_true", help="say where the time goes")
    return parser.parse_args()


def _cost(path: Path, register: Register, profile: cProfile.Profile | None) -> Cost:
    pages, plain = _timed(lambda: _plain_text(path))
    if profile:
        profile.enable()
    _, full = _timed(lambda: _full(path, register))
    if profile:
        profile.disable()
    return Cost(path, pages, plain, full)


def _timed(work: Callable[[], int]) -> tuple[int, float]:
    started = time.process_time()
    result = work()
    return result, time.process_time() - started


def _plain_text(path: Path) -> int:
    with closing(pypdfium2.PdfDocument(path.read_bytes())) as document:
        for page in document:
            with closing(page), closing(page.get_textpage()) as text_page:
                text_page.get_text_range()
        return len(document)


def _full(path: Path, register: Register) -> int:
    document = read(path.read_bytes(), path.name, register)
    return len(as_json(document))


def _print_costs(costs: list[Cost], before: float) -> None:
    plain, full = sum(cost.plain for cost in costs), sum(cost.full for cost in costs)
    pages = sum(cost.pages for cost in costs)
    print(f"{len(costs)} files, {pages} pages")
    print(f"plain text   {plain:7.2f} s  {pages / plain:6.0f} pages/s")
    print(f"full reading {full:7.2f} s  {pages / full:6.0f} pages/s")
    print(f"ratio        {full / plain:7.1f}")
    print(f"peak memory  {_peak_megabytes():5.0f} MB (after the first document {before:.0f} MB)")
    for cost in sorted(costs, key=lambda cost: cost.full, reverse=True)[:SLOWEST_SHOWN]:
        where = f"{cost.path.parent.name}/{cost.path.name}"
        print(f"slowest      {cost.full:7.2f} s  {cost.pages} pages  {where}")


def _print_many(paths: list[Path], register: Register, jobs: int) -> None:
    started, unread, peak = time.monotonic(), 0, 0.0
    for _, document in read_many(paths, register, jobs):
        unread += document.document_type == "unreadable"
        peak = max([peak, *(_peak_of(child.pid) for child in active_children())])
    seconds = time.monotonic() - started
    print(f"{len(paths)} files with {jobs} processes: {seconds:.1f} s, {unread} unreadable")
    print(f"largest worker {peak:.0f} MB")


def _peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def _peak_of(process: int | None) -> float:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) / 1000 if found else 0.0


if __name__ == "__main__":
    main()
