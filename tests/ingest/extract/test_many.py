"""Many documents in worker processes: order, limits, and nothing lost when one goes wrong."""

import hashlib
import multiprocessing
import time
from pathlib import Path

import pytest

from ingest.reading.many import documents_below, read_many
from ingest.reading.schema import ParsedDocument
from inspections.register import Register
from tests.ingest.extract.odd_readings import odd_reading

REGISTER = Register.shipped()


def files(folder: Path, *texts: str) -> list[Path]:
    paths = []
    for number, text in enumerate(texts):
        paths.append(folder / f"{number}.txt")
        paths[-1].write_text(text)
    return paths


def read(paths: list[Path], jobs: int = 2, seconds: float = 20) -> list[ParsedDocument]:
    results = list(read_many(paths, REGISTER, jobs, seconds, 1000, odd_reading))
    assert [path for path, _ in results] == paths
    return [document for _, document in results]


def codes(documents: list[ParsedDocument]) -> list[str]:
    return [document.problems[0].code if document.problems else "read" for document in documents]


@pytest.mark.parametrize("jobs", [1, 3])
def test_results_come_in_the_order_given_whatever_takes_longest(tmp_path: Path, jobs: int) -> None:
    paths = files(tmp_path, "slow", *"abcdefghij")
    documents = read(paths, jobs)
    assert [document.path for document in documents] == [str(path) for path in paths]
    assert codes(documents) == ["read"] * 11


def test_one_that_hangs_is_given_up_and_the_others_are_read(tmp_path: Path) -> None:
    started = time.monotonic()
    documents = read(files(tmp_path, "a", "hang", "b", "c"), jobs=1, seconds=2)
    assert codes(documents) == ["read", "timed-out", "read", "read"]
    assert documents[1].document_type == "unreadable"
    assert documents[1].sha256 == hashlib.sha256(b"hang").hexdigest()
    assert time.monotonic() - started < 30


def test_one_that_waits_without_working_is_given_up_too(tmp_path: Path) -> None:
    documents = read(files(tmp_path, "wait for ever", "a"), jobs=1, seconds=1)
    assert codes(documents) == ["timed-out", "read"]


def test_a_busy_machine_makes_no_document_unreadable(tmp_path: Path) -> None:
    assert codes(read(files(tmp_path, "slow"), jobs=1, seconds=0.3)) == ["read"]


def test_one_that_says_it_needs_longer_is_waited_for(tmp_path: Path) -> None:
    documents = read(files(tmp_path, "known to be slow", "hang", "a"), jobs=1, seconds=1)
    assert codes(documents) == ["read", "timed-out", "read"]


def test_one_that_crashes_its_process_or_fails_or_fills_memory_is_unreadable(
    tmp_path: Path,
) -> None:
    documents = read(files(tmp_path, "crash", "a", "raise", "fill memory", "b"))
    assert codes(documents) == [
        "reading-crashed",
        "read",
        "reading-failed",
        "too-much-memory",
        "read",
    ]


def test_a_missing_file_and_one_too_large_are_unreadable(tmp_path: Path) -> None:
    large = tmp_path / "large.pdf"
    with large.open("wb") as file:
        file.truncate(300_000_000)
    documents = read([tmp_path / "gone.txt", large])
    assert codes(documents) == ["cannot-open", "too-large"]
    assert "300 MB" in documents[1].problems[0].message


def test_results_stream_and_workers_end_when_nobody_asks_further(tmp_path: Path) -> None:
    before = set(multiprocessing.active_children())
    stream = read_many(files(tmp_path, "a", "hang"), REGISTER, 2, 60, 1000, odd_reading)
    assert next(stream)[1].document_type == "unrecognised"
    stream.close()  # type: ignore[attr-defined]
    assert set(multiprocessing.active_children()) <= before


def test_documents_below_a_folder_are_the_supported_files_sorted(tmp_path: Path) -> None:
    for name in (
        "b.pdf",
        "a.TXT",
        "sub/c.docx",
        "d.xlsx",
        ".hidden.pdf",
        ".git/e.txt",
        "README.md",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = [str(path.relative_to(tmp_path)) for path in documents_below(tmp_path)]
    assert found == ["a.TXT", "b.pdf", "sub/c.docx"]


def test_a_file_is_taken_as_given_and_a_missing_path_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "sheet.xlsx").touch()
    assert documents_below(tmp_path / "sheet.xlsx") == [tmp_path / "sheet.xlsx"]
    with pytest.raises(FileNotFoundError):
        documents_below(tmp_path / "gone")
