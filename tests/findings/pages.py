"""Pages under test: as a tree, as words; and an authority with a history to show on them."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.test import Client
from lxml import html

from inspections.models import Authority
from tests.findings.factories import (
    make_authority,
    make_cited,
    make_finding,
    make_judgement,
    make_source,
    make_theme,
    make_visit,
)

OVERALL = "overall-effectiveness"


def make_history(name: str = "Northshire", visits: int = 2, findings: int = 3) -> Authority:
    """An authority that was inadequate as recalled, was visited, and was inspected again."""
    authority = make_authority(name)
    themes = [make_theme("supervision"), make_theme("plans", group="Practice")]
    letter = make_source("sixth letter.pdf")
    for number in range(visits):
        visit = make_visit(authority, date(2017, 2 + number, 7), number=number + 5)
        visit.sources.add(letter)
        for paragraph in range(findings):
            make_finding(
                visit,
                "Supervision is weak. Plans are clear.",
                source=letter,
                themes={themes[0]: "needs-improvement", themes[1]: "strength"},
                sentences=[
                    ("Supervision is weak.", "needs-improvement"),
                    ("Plans are clear.", "strength"),
                ],
                section=f"Section {paragraph % 2}",
            )
    make_cited(
        authority, OVERALL, "inadequate", date(2015, 9, 1), end=date(2015, 9, 30), source=letter
    )
    paper = make_source("item 7.docx", document_type="committee-report", pages=None)
    again = make_visit(
        authority, date(2018, 6, 1), date(2018, 6, 30), kind="sif", date_precision="month"
    )
    make_judgement(again, OVERALL, "requires-improvement", paper)
    make_finding(
        again, "Supervision is better.", source=paper, themes={themes[0]: "improving"}, page=None
    )
    return authority


def parsed(content: bytes) -> Any:
    """The page as a tree; lxml's types say too little of what an XPath finds."""
    return html.fromstring(content)


def words_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    words = " ".join(" ".join(parsed(response.content).itertext()).split())
    return re.sub(r" ([,.:;)])", r"\1", words).replace("( ", "(")


def of_class(page: Any, name: str, tag: str = "*") -> list[Any]:
    return list(page.xpath(f".//{tag}[contains(concat(' ', @class, ' '), ' {name} ')]"))
