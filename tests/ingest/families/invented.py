"""Invented authorities and a way to write letters about them, for the tests of readers."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from ingest.reading import read
from ingest.reading.as_json import as_json
from inspections.register import Register, RegisteredAuthority, TrustDelivery


def authority(urn: str, name: str, *names: str, **facts: Any) -> RegisteredAuthority:
    return RegisteredAuthority(
        urn=urn,
        name=name,
        slug=name.lower().replace(" ", "-"),
        la_code=urn[-3:],
        ons_code=f"E{urn}",
        region="Somewhere",
        kind="unitary",
        names=names,
        **facts,
    )


REGISTER = Register(
    [
        authority("900001", "Northshire", "Northshire County Council"),
        authority("900002", "Eastmere", "Borough of Eastmere", "Eastmere Borough Council"),
        authority("900003", "Wexcombe", "Wexcombe City Council", "City of Wexcombe"),
        authority("900004", "North Eastmere", "North Eastmere Council"),
        authority("900005", "Oldshire", closed=date(2021, 3, 31), successors=("900006",)),
        authority("900006", "West Oldshire", opened=date(2021, 4, 1), predecessors=("900005",)),
    ],
    [TrustDelivery("Wexcombe Children First", (), "900003", date(2019, 4, 1))],
)

SERVICE = "Northshire children's services"

VERDICT = "The council is making steady progress from a low base, though slowly for some teams."
COVERED = "Inspectors looked at how the front door and the assessment teams work together."
EVIDENCE = "A range of evidence was considered, among it children's records and talks with staff."
OVERVIEW = "Leaders know what has to change. Staff are better supported than they were a year ago."
ONE = "Contacts are screened on the day they arrive, and parents are told what happens next."
TWO = "Too many assessments are late. Children wait for help that they need sooner than that."
THREE = "Supervision is regular but seldom reflective, so that plans drift without challenge."
RECOMMENDATION_ONE = "The timeliness of assessments for children who are not at immediate risk."
RECOMMENDATION_TWO = "How managers record the reasons for their decisions on children's files."
CLOSE = (
    "I am copying this letter to the Department for Education. "
    "This letter will be published on the Ofsted website."
)


def lines(*parts: str) -> str:
    """Paragraphs one after another, a blank line between two."""
    return "\n\n".join(part for part in parts if part)


def opening(
    kind: str = "monitoring visit",
    to: str = SERVICE,
    when: str = "on 4 and 5 October 2022",
    count: str = "The visit was the third monitoring visit since the local authority was judged "
    "inadequate in March 2021.",
    who: str = "The inspectors were Ada Pell, His Majesty's Inspector, and Ruth Kerr, His "
    "Majesty's Inspector.",
) -> str:
    return (
        f"This letter summarises the findings of the {kind} to {to} {when}. {count} {who}".strip()
    )


def header(day: str = "9 November 2022", name: str = "Jo Marsh") -> str:
    return lines(
        "Ofsted\n1 Long Lane\nAnytown AT1 1AA",
        "T 0300 000 0000\nenquiries@example.org",
        day,
        f"{name}\nDirector of Children's Services\nThe Hall\nAnytown",
        f"Dear {name.split()[0]}",
    )


def close(name: str = "Ada Pell", title: str = "His Majesty's Inspector", said: str = CLOSE) -> str:
    return lines(said, "Yours sincerely", name, title)


FINDINGS = lines(ONE, TWO, THREE)


def monitoring(
    subject: str = "Monitoring visit to Northshire children's services",
    start: str | None = None,
    body: str | None = None,
    **opened: str,
) -> str:
    """A monitoring visit letter of 2022, with what is given in place of its parts."""
    default = lines(
        VERDICT,
        "Areas covered by the visit",
        COVERED,
        EVIDENCE,
        "Headline findings",
        OVERVIEW,
        "Findings and evaluation of progress",
        FINDINGS,
    )
    return lines(header(), subject, start or opening(**opened), body or default, close())


def told(text: str, name: str = "letter.txt") -> dict[str, Any]:
    """What reading a text gives, as JSON, with ``roles`` counted."""
    data = as_json(read(text.encode(), name, REGISTER))
    data["roles"] = dict(Counter(finding["role"] for finding in data["findings"]))
    data["codes"] = [problem["code"] for problem in data["problems"]]
    return data


def texts(data: dict[str, Any], role: str) -> list[str]:
    return [finding["text"] for finding in data["findings"] if finding["role"] == role]
