"""The inspection team at a report's end: lines by office (SIF) or two columns (area SEND)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.reading.document import Block, BlockKind
from ingest.reading.families.inspection_blocks import CLOSING_PAGE, is_heading, plain
from ingest.reading.fields.people import names_listed

TEAM_HEADING = re.compile(r"(?:the )?inspection team")
LONGEST_TEAM = 40
"""Blocks; the largest teams have some thirty lines."""

_OFFICE = re.compile(
    r"\b(?P<office>(?:deputy |joint )?lead inspectors?(?: on site)?"
    r"|(?:team|shadow|additional|supernumerary|regulatory|associate|other) inspectors?"
    r"|social care regulatory inspectors?|(?:senior )?data analysts?"
    r"|quality assurance (?:managers?|inspectors?))\s*(?::|(?=\s[A-Z][a-z]+ [A-Z]))",
    re.IGNORECASE,
)
_NO_INSPECTOR = re.compile(r"analyst|quality assurance", re.IGNORECASE)
_LEAD = re.compile(r"lead\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Team:
    """Who inspected: the lead (the first of several), and all inspectors, the lead first."""

    lead: str | None = None
    inspectors: tuple[str, ...] = ()


def team_by_office(blocks: Sequence[Block]) -> Team:
    """The team of lines such as ``Lead inspector: A B`` and ``Team inspectors: C D, E F HMI``.

    Analysts and quality assurance managers are of the team but inspect nothing: left out.
    """
    text = " ".join(block.text.rstrip(" .") + " ; " for block in _team_blocks(blocks))
    offices = list(_OFFICE.finditer(text))
    lead: str | None = None
    names: list[str] = []
    for index, office in enumerate(offices):
        end = offices[index + 1].start() if index + 1 < len(offices) else len(text)
        listed = names_listed(text[office.end() : end])
        if _NO_INSPECTOR.search(office["office"]):
            continue
        if lead is None and listed and office["office"].lower().startswith("lead"):
            lead = listed[0]
        names += listed
    return _team(lead, names)


def team_in_columns(blocks: Sequence[Block]) -> Team:
    """The team of a table with Ofsted's inspectors in the first column, the CQC's in the next.

    The lead is the first in Ofsted's column who is called so, else the first in it.
    """
    ofsted: list[str] = []
    others: list[str] = []
    lead: str | None = None
    for block in _team_blocks(blocks):
        cells = block.cells if block.kind == BlockKind.TABLE_ROW else (block.text,)
        for column, cell in enumerate(cells):
            listed = names_listed(_without_office(cell))
            (others if column else ofsted).extend(listed)
            if lead is None and column == 0 and listed and _LEAD.search(cell):
                lead = _named_lead(cell) or listed[0]
    return _team(lead or next(iter(ofsted), None), [*ofsted, *others])


def _team(lead: str | None, names: Iterable[str]) -> Team:
    first = [lead] if lead else []
    return Team(lead, tuple(dict.fromkeys([*first, *names])))


def _team_blocks(blocks: Sequence[Block]) -> list[Block]:
    """The blocks after the heading of the inspection team; the last such heading counts."""
    starts = [
        index for index, block in enumerate(blocks) if TEAM_HEADING.fullmatch(plain(block.text))
    ]
    if not starts:
        return []
    team: list[Block] = []
    for block in blocks[starts[-1] + 1 : starts[-1] + 1 + LONGEST_TEAM]:
        if CLOSING_PAGE.match(plain(block.text)) or _opens_next_part(block, team):
            break
        team.append(block)
    return team


def _opens_next_part(block: Block, team: Sequence[Block]) -> bool:
    """Whether a heading after the team opens another part of the report (2014: the area)."""
    if not team or not is_heading(block) or _OFFICE.search(block.text):
        return False
    return block.page != team[-1].page or plain(block.text).startswith("information about")


def _without_office(cell: str) -> str:
    return re.sub(r"\b(?:CQC|Care Quality Commission|Ofsted)\b", " , ", cell)


def _named_lead(cell: str) -> str | None:
    """Of several names in one cell, the one that "lead inspector" follows."""
    before = _LEAD.split(_without_office(cell), maxsplit=1)[0]
    listed = names_listed(before)
    return listed[-1] if listed else None
