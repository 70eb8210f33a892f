"""What a visit looked at, in the letter's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from findings.vocabulary import Role
from ingest.reading.document import Block, BlockKind
from ingest.reading.families.headings import role_of_heading
from ingest.reading.fields.citations import sentences

LONGEST_FOCUS = 400
_EARLY_BLOCKS = 14
_LOOKED_AT = re.compile(
    r"\b(?:inspectors|visit|we|they|hmi)\b[^.:]{0,80}?\b(?:looked\s+at|focus(?:s?ed|es)?\s+on|"
    r"reviewed|"
    r"evaluated|considered|examined|was\s+on|covered|(?:in|with\s+a)\s+(?:particular\s+|"
    r"specific\s+)?focus\s+on)\s+"
    r"(?:the\s+progress\s+(?:made\s+)?(?:in|on|for|with|regarding)\s+)?"
    r"(?:the\s+(?:following\s+)?(?:areas?|aspects?)\s+of\s+|the\s+areas?\s+of\s+|"
    r"the\s+local\s+authority['’]s\s+(?:arrangements|progress|work)\s+(?:for|in|with)\s+"
    r")?(?P<focus>[^.:]{8,}[^.\s:])",
    re.IGNORECASE,
)
_LEADS_IN = re.compile(
    r"\b(?:looked\s+at|focus(?:s?ed|es)?|reviewed|evaluated|considered|examined|covered)\b[^.]*:\s*$",
    re.IGNORECASE,
)
_EVIDENCE = re.compile(
    r"^(?:(?:the\s+)?progress\s+in\s+)?the\s+following|^(?:a\s+)?(?:wide\s+)?range\s+of|^(?:evidence|cases|case\s+records|documents)",
    re.I,
)


def visit_focus(body: Sequence[Block]) -> str | None:
    """What was looked at: the bulleted areas, else the clause after "looked at"; None without."""
    areas = _bulleted_areas(body) or _areas_led_in(body)
    if areas:
        return "; ".join(areas)[:LONGEST_FOCUS]
    for block in body[:_EARLY_BLOCKS]:
        for sentence in sentences(block.text):
            match = _LOOKED_AT.search(sentence)
            if match and not _EVIDENCE.match(match["focus"]):
                return " ".join(match["focus"].split())[:LONGEST_FOCUS]
        if role_of_heading(block.text) in (Role.SUMMARY, Role.FINDING):
            return None
    return None


def _bulleted_areas(body: Sequence[Block]) -> list[str]:
    areas: list[str] = []
    inside = False
    for block in body[:_EARLY_BLOCKS]:
        role = role_of_heading(block.text)
        if role is not None and block.kind is not BlockKind.BULLET:
            if inside:
                break
            inside = role is Role.CONTEXT
        elif inside and block.kind is BlockKind.BULLET:
            areas.append(block.text.strip(" .;,"))
    return areas


def _areas_led_in(body: Sequence[Block]) -> list[str]:
    """The items of the list that "Inspectors looked at:" leads in to, before any heading."""
    for index, block in enumerate(body[:_EARLY_BLOCKS]):
        if role_of_heading(block.text) is not None:
            return []
        if _LEADS_IN.search(block.text):
            listed = takewhile(lambda item: item.kind is BlockKind.BULLET, body[index + 1 :])
            if areas := [item.text.strip(" .;,") for item in listed]:
                return areas
    return []
