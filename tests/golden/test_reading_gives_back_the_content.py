"""Each invented document, in each format, is read as what its content says it is."""

from __future__ import annotations

import pytest

from ingest.sample.document_shape import FileFormat
from ingest.sample.write_pdf import write_pdf
from tests.golden.declared import (
    BY_NAME,
    declared_facts,
    declared_findings,
    read_facts,
    read_findings,
    reading,
    reading_of,
)

EVERY = [
    pytest.param(name, file_format, id=f"{name}{file_format}")
    for name in BY_NAME
    for file_format in FileFormat
]


@pytest.mark.parametrize(("name", "file_format"), EVERY)
def test_the_facts_are_those_of_the_content(name: str, file_format: FileFormat) -> None:
    assert read_facts(reading(name, file_format)) == declared_facts(BY_NAME[name])


@pytest.mark.parametrize(("name", "file_format"), EVERY)
def test_the_findings_are_those_of_the_content(name: str, file_format: FileFormat) -> None:
    document = BY_NAME[name]
    found = read_findings(document, reading(name, file_format))
    assert found == declared_findings(document)


@pytest.mark.parametrize("name", [n for n in BY_NAME if BY_NAME[n].facts.inspectors])
@pytest.mark.parametrize("file_format", list(FileFormat))
def test_all_inspectors_are_named(name: str, file_format: FileFormat) -> None:
    visit = reading(name, file_format)["visit"]
    assert tuple(visit["inspectors"]) == BY_NAME[name].facts.inspectors


@pytest.mark.parametrize("name", list(BY_NAME))
@pytest.mark.parametrize("file_format", [FileFormat.PDF, FileFormat.UNTAGGED_PDF])
def test_every_finding_of_a_pdf_has_its_page_and_boxes(name: str, file_format: FileFormat) -> None:
    data = reading(name, file_format)
    assert data["findings"]
    for found in data["findings"]:
        assert 1 <= found["page"] <= data["pages"]
        assert found["boxes"][0]["page"] == found["page"]
        for box in found["boxes"]:
            assert 0 <= box["x0"] < box["x1"] <= 596
            assert 0 <= box["top"] < box["bottom"] <= 842


CUTS = (
    ("northshire-2016-monitoring-visit-3", 411),
    ("northshire-2016-monitoring-visit-3", 555),
    ("northshire-2018-monitoring-visit-6", 333),
    ("northshire-2018-monitoring-visit-6", 641),
    ("northshire-2022-inspection", 134),
    ("northshire-2022-inspection", 253),
    ("northshire-2022-inspection", 389),
    ("northshire-2022-inspection", 474),
    ("eastmere-2021-inspection", 253),
    ("eastmere-2021-inspection", 406),
    ("eastmere-2022-joint-inspection", 372),
    ("eastmere-2022-joint-inspection", 610),
)
"""Documents and lower margins (points) at which a page break cuts one finding or more."""


@pytest.mark.parametrize("tagged", [True, False], ids=["tagged", "untagged"])
@pytest.mark.parametrize(("name", "bottom"), CUTS)
def test_findings_are_whole_wherever_pages_break(name: str, bottom: int, tagged: bool) -> None:
    document = BY_NAME[name]
    data = reading_of(write_pdf(document, tagged=tagged, bottom=bottom), f"{name}.pdf")
    over_two = [f for f in data["findings"] if len({box["page"] for box in f["boxes"]}) > 1]
    assert over_two
    assert read_findings(document, data) == declared_findings(document)
