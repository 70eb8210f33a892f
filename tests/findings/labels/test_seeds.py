"""What an improvement lead would look at first in the founding documents."""

import re
from pathlib import Path

import pytest

from findings.labels import label_finding
from findings.labels.rollup import Mark, ThemeAtVisit, theme_at_visit


def paragraphs(seeds: Path, number: str) -> list[str]:
    (file,) = seeds.glob(f"{number}_*.txt")
    text = re.sub(r"\n- ", "\n\n- ", file.read_text(encoding="utf-8"))
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if len(part) > 60]


def cell(seeds: Path, number: str, theme: str) -> ThemeAtVisit:
    labels = [label_finding(text, role="finding") for text in paragraphs(seeds, number)]
    return theme_at_visit(
        Mark("finding", about.assessment)
        for finding in labels
        for about in finding.themes
        if about.theme == theme
    )


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("number", "theme", "expected"),
    [
        ("000", "strategy-discussions", {"needs-improvement"}),
        ("000", "domestic-abuse", {"needs-improvement"}),
        ("000", "quality-assurance", {"strength"}),
        ("000", "out-of-hours", {"strength"}),
        ("001", "domestic-abuse", {"needs-improvement"}),
        ("001", "corporate-parenting", {"strength", "improving"}),
        ("002", "consent", {"needs-improvement", "mixed"}),
        ("002", "domestic-abuse", {"improving"}),
        ("003", "consent", {"needs-improvement", "mixed"}),
        ("003", "strategy-discussions", {"strength"}),
        ("004", "iro", {"needs-improvement"}),
    ],
)
def test_a_theme_at_a_founding_visit_says_what_inspectors_said(
    seeds: Path, number: str, theme: str, expected: set[str]
) -> None:
    assert cell(seeds, number, theme).assessment in expected


@pytest.mark.corpus
def test_thresholds_at_the_cumbrian_visit_have_shortfalls_and_progress(seeds: Path) -> None:
    thresholds = cell(seeds, "004", "thresholds")
    assert thresholds.assessment in ("mixed", "needs-improvement")
    assert thresholds.counts["needs-improvement"] >= 2
