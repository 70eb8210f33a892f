"""Expectations of golden documents: what a reading is reduced to, and where it falls short.

An expectation is a JSON file that was looked at by a person. Its facts, and each finding's role,
section, judgement, number, words and page, must be read exactly. ``assessment`` is what a person
says of the finding: how many a reading gets right is counted over all documents. ``themes`` are
the slugs that must be among those read.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

EXPECTED = Path(__file__).parent / "expected"
WORDS = 6
"""How many words of a finding's beginning and end are kept."""


def path_of(name: str) -> Path:
    """Where the expectation of the document of that name stands."""
    return EXPECTED / f"{name}.json"


def expectation(name: str) -> dict[str, Any]:
    """The expectation of that name."""
    held: dict[str, Any] = json.loads(path_of(name).read_text(encoding="utf-8"))
    return held


def write_expectation(name: str, data: dict[str, Any]) -> Path:
    """Write what a reading gives as the expectation, for a person to look at."""
    EXPECTED.mkdir(exist_ok=True)
    text = json.dumps(reduced(data), ensure_ascii=False, indent=1)
    path_of(name).write_text(text + "\n", encoding="utf-8")
    return path_of(name)


def reduced(data: dict[str, Any]) -> dict[str, Any]:
    """What must hold of a reading, without what may change with the machine or the layout."""
    return {
        "document_type": data["document_type"],
        "authority": data["authority"] and data["authority"]["name"],
        "pages": data["pages"],
        "visit": data["visit"],
        "judgements": [_grade(one) for one in data["judgements"]],
        "cited_judgements": [_cited(one) for one in data["cited_judgements"]],
        "findings": [_finding(one) for one in data["findings"]],
        "problems": [problem["code"] for problem in data["problems"]],
    }


def _grade(grade: dict[str, Any]) -> str:
    return f"{grade['judgement']}: {grade['grade']}"


def _cited(grade: dict[str, Any]) -> str:
    return f"{_grade(grade)}, {grade['start']} to {grade['end']} ({grade['date_precision']})"


def _finding(finding: dict[str, Any]) -> dict[str, Any]:
    words = finding["text"].split()
    return {
        "role": finding["role"],
        "section": finding["section"],
        "judgement": finding["judgement"],
        "number": finding["number"],
        "page": finding["page"],
        "begins": " ".join(words[:WORDS]),
        "ends": " ".join(words[-WORDS:]),
        "words": len(words),
        "assessment": finding["assessment"],
        "themes": [one["theme"] for one in finding["themes"]],
    }


def without_labels(expected: dict[str, Any]) -> dict[str, Any]:
    """An expectation or reduced reading without the findings' assessments and themes."""
    kept = [
        {key: value for key, value in finding.items() if key not in ("assessment", "themes")}
        for finding in expected["findings"]
    ]
    return {**expected, "findings": kept}
