"""The sample set: enough of it, invented, the same bytes each time."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path

import pytest

from ingest.sample.authorities import SAMPLE_AUTHORITIES, SAMPLE_TRUSTS, with_sample
from ingest.sample.document_shape import FileFormat
from ingest.sample.generate import file_name, generate, sample_documents, written
from inspections.register import Register

DOCUMENTS = sample_documents()


def test_there_are_three_authorities_with_at_least_five_documents_each() -> None:
    held = Counter(document.facts.urn for document in DOCUMENTS)
    assert set(held) == {authority.urn for authority in SAMPLE_AUTHORITIES}
    assert len(held) >= 3
    assert min(held.values()) >= 5


@pytest.mark.parametrize("authority", SAMPLE_AUTHORITIES, ids=lambda a: a.name)
def test_an_authoritys_documents_go_over_several_years(authority: object) -> None:
    years = {d.facts.start.year for d in DOCUMENTS if d.facts.urn == authority.urn}  # type: ignore[attr-defined]
    assert len(years) >= 4


def test_every_kind_of_file_is_among_them() -> None:
    formats = {document.file_format for document in DOCUMENTS}
    assert {FileFormat.PDF, FileFormat.UNTAGGED_PDF, FileFormat.DOCX, FileFormat.TEXT} <= formats


def test_no_sample_authority_or_trust_is_called_as_a_real_one() -> None:
    real = Register.shipped()
    for names in [a.names for a in SAMPLE_AUTHORITIES] + [t.names for t in SAMPLE_TRUSTS]:
        for name in names:
            assert real.resolve(f"Monitoring visit of {name} children’s services").reason == "none"
    assert not {a.urn for a in real.authorities} & {a.urn for a in SAMPLE_AUTHORITIES}
    assert {a.region for a in SAMPLE_AUTHORITIES} <= {a.region for a in real.authorities}


def test_every_name_of_a_sample_authority_finds_it() -> None:
    register = with_sample(Register.shipped())
    for authority in SAMPLE_AUTHORITIES:
        for name in authority.names:
            found = register.resolve(f"Monitoring visit of {name} children’s services")
            assert found.authority == authority


def test_generating_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (
        [hashlib.sha256(path.read_bytes()).hexdigest() for path in generate(tmp_path / name)]
        for name in ("one", "two")
    )
    assert first == second
    assert len(first) == len(set(first)) == len(DOCUMENTS)


def test_each_document_is_a_file_of_its_name(tmp_path: Path) -> None:
    names = [path.name for path in generate(tmp_path)]
    assert names == [file_name(document) for document in DOCUMENTS]
    assert {path.name for path in tmp_path.iterdir()} == set(names)


@pytest.mark.parametrize("file_format", list(FileFormat))
def test_every_document_can_be_written_in_every_format(file_format: FileFormat) -> None:
    for document in DOCUMENTS:
        assert written(document, file_format)


def test_no_two_findings_of_a_document_have_the_same_text() -> None:
    for document in DOCUMENTS:
        texts = [piece.text for piece in document.pieces if piece.finding]
        assert len(texts) == len(set(texts)), document.name
