"""``manage.py parse``: JSON Lines on standard output, exit status, and no database."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.ingest.extract.made_pdfs import Content, untagged_pdf

ROOT = Path(__file__).resolve().parents[3]
LETTER = (
    "Minutes of the gardening club\n\nThe roses were admired by everybody who came to see them.\n"
)


def parse(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "DATA_DIR": str(folder / "no-such-data"),
        "DATABASE_URL": f"sqlite:///{folder}/no/such/database.sqlite3",
        "SECRET_KEY": "for this test",
    }
    command = [sys.executable, str(ROOT / "manage.py"), "parse", *arguments]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        env=environment,
        cwd=folder,
        timeout=120,
        check=False,
    )


def test_one_object_a_line_in_the_order_given_and_status_1_when_one_is_unreadable(
    tmp_path: Path,
) -> None:
    (tmp_path / "b.txt").write_text(LETTER)
    (tmp_path / "a.pdf").write_bytes(b"no pdf")
    (tmp_path / "c.pdf").write_bytes(untagged_pdf([[Content("The roses were admired.", 700)]]))
    run = parse("b.txt", "a.pdf", "c.pdf", "--jobs", "2", folder=tmp_path)
    documents = [json.loads(line) for line in run.stdout.splitlines()]
    assert [document["path"] for document in documents] == ["b.txt", "a.pdf", "c.pdf"]
    assert [document["document_type"] for document in documents] == [
        "unrecognised",
        "unreadable",
        "unrecognised",
    ]
    assert [document["pages"] for document in documents] == [None, None, 1]
    assert documents[1]["problems"][0]["code"] == "not-a-pdf"
    assert run.returncode == 1
    assert "a.pdf" in run.stderr


def test_status_0_when_every_document_of_a_folder_was_read(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "one.txt").write_text(LETTER)
    run = parse("papers", folder=tmp_path)
    assert (run.returncode, len(run.stdout.splitlines())) == (0, 1)


def test_status_2_for_wrong_arguments(tmp_path: Path) -> None:
    for arguments in (["gone.pdf"], [], ["--jobs", "none", "."], ["--jobs", "0", "."]):
        run = parse(*arguments, folder=tmp_path)
        assert (run.returncode, run.stdout) == (2, "")
        assert run.stderr
