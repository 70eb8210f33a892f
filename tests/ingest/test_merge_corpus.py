"""Ofsted's own reports, taken in together with the five founding documents."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from findings.models import Finding
from findings.theme_loading import load_themes
from ingest.merge import merge
from ingest.models import Document
from ingest.reading.many import read_file
from ingest.reading.schema import ParsedDocument
from inspections.loading import load_register, register_from_database
from inspections.models import Authority, CitedJudgement, Judgement, Source, Visit
from inspections.register import Register
from tests.conftest import SHARED
from tests.ingest.readings import document_for, rows

CORPUS = SHARED / "corpus"
RE_INSPECTION = "80480-lancashire/2018-08-17-inspection.pdf"
ILACS = "80431-blackpool/2019-01-17-inspection.pdf"
LATER_ILACS = "80431-blackpool/2023-02-01-inspection.pdf"

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.django_db,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside this checkout"),
]


@pytest.fixture(autouse=True)
def _set_up() -> None:
    load_register(Register.shipped())
    load_themes()


def readings_of(*paths: Path) -> list[ParsedDocument]:
    """The readings of ``paths``, in their order."""
    register = register_from_database()
    return [read_file(path, register) for path in paths]


def founding(seeds: Path) -> list[Path]:
    return sorted(seeds.glob("*.txt"))


def take_in(readings: list[ParsedDocument]) -> None:
    for reading in readings:
        merge(document_for(reading), reading)


@pytest.mark.parametrize("report_first", [True, False])
def test_report_and_councils_paper_on_a_re_inspection_are_one_visit(
    seeds: Path, report_first: bool
) -> None:
    papers = founding(seeds)
    report = CORPUS / RE_INSPECTION
    take_in(readings_of(*([report, *papers] if report_first else [*papers, report])))
    visit = Visit.objects.get(authority__slug="lancashire", kind="sif")
    assert f"{visit.start} {visit.end}" == "2018-06-04 2018-06-28"
    assert (visit.date_precision, f"{visit.published}") == ("day", "2018-08-17")
    assert visit.lead_inspector == "Lorna Schlechte"
    types = visit.sources.order_by("document_type").values_list("document_type", flat=True)
    assert list(types) == ["committee-report", "sif"]
    assert set(visit.findings.values_list("source__document_type", flat=True)) == set(types)
    assert {row.judgement: row.grade for row in visit.judgements.all()} == {
        "overall-effectiveness": "requires-improvement",
        "help-and-protection": "requires-improvement",
        "looked-after-and-permanence": "requires-improvement",
        "adoption": "good",
        "care-leavers": "requires-improvement",
        "leaders": "requires-improvement",
    }


@pytest.mark.parametrize("report_first", [True, False])
def test_an_undated_grade_is_of_the_inspection_before_the_visit_that_recalls_it(
    seeds: Path, report_first: bool
) -> None:
    papers = founding(seeds)
    reports = [CORPUS / ILACS, CORPUS / LATER_ILACS]
    take_in(readings_of(*([*reports, *papers] if report_first else [*papers, *reports])))
    blackpool = Authority.objects.get(slug="blackpool")
    monitoring = blackpool.visits.get(kind="monitoring-visit")
    [recalled] = blackpool.cited_judgements.filter(
        citations__source__in=monitoring.sources.all()
    ).distinct()
    assert (recalled.judgement, recalled.grade) == ("overall-effectiveness", "inadequate")
    assert recalled.visit is not None
    assert f"{recalled.visit.start} {recalled.visit.end}" == "2018-11-26 2018-12-07"


def test_any_order_gives_the_same_rows(seeds: Path) -> None:
    paper = next(path for path in founding(seeds) if path.name.startswith("001"))
    letter = next(path for path in founding(seeds) if path.name.startswith("000"))
    undated = next(path for path in founding(seeds) if path.name.startswith("003"))
    readings = readings_of(paper, letter, undated, CORPUS / RE_INSPECTION, CORPUS / ILACS)
    made = None
    for order in list(permutations(readings))[::17]:
        clear()
        take_in(list(order))
        assert made in (None, rows())
        made = rows()


def clear() -> None:
    """Take every document out, as if none had come in."""
    for model in (Finding, Judgement, CitedJudgement, Visit, Document, Source):
        model._default_manager.all().delete()
