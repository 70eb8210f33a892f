"""The role of a list in a council's paper or page, by the words that lead in to it.

"Inspectors found that:" opens findings, "The report identified two areas for improvement:" what
has to improve, "Members are asked to:" the committee's own. Where a lead-in only opens points of a
discussion, each item of the list is told alone.
"""

from __future__ import annotations

import re

from findings.vocabulary import Role
from ingest.reading.families.paper_voice import (
    Voice,
    is_motion,
    sentence_voice,
    tells_of_inspectors,
)
from ingest.reading.fields.citations import sentences

_ASKS = re.compile(
    r"\b(?:areas?|things?|points?|issues?|aspects?|recommendations?|"
    r"matters?)\b[^.:]{0,60}\b(?:improve(?:d|ment|ments)?|"
    r"development|attention|address(?:ed)?|strengthen(?:ed)?|better|recommend(?:ed|ations)|"
    r"progress\s+further)\b|"
    r"\brecommend(?:ed|ations?)\b[^.:]*(?:were|are|that|:)|\bneeds?\s+to\s+(?:improve|be\s+"
    r"improved)\b",
    re.IGNORECASE,
)
_COUNCILS_LIST = re.compile(
    r"^\W*(?:in\s+(?:response|reply|answer)|questions?)\b|"
    r"\b(?:asked|invited|requested|recommended)\s+to\b|\brecommend(?:s|ed|ation)?\s+that\s+(?:the\s+)?"
    r"(?:committee|members|cabinet|panel|board|council)\b|\bresolved\b|"
    r"^\W*(?:we|officers|the\s+(?:council|service|department|director\w*))\s+(?:\w+\s+){0,2}(?:"
    r"identified|agreed|will|plan|are|has\s+taken|have\s+taken|put\s+in)\b",
    re.IGNORECASE,
)
_RECOMMENDED = re.compile(
    r"\b(?:ofsted|inspectors?|letter|report|inspection)\b[^.]{0,60}\b(?:made|makes|contain(?:s|ed)|"
    r"gave|sets?\s+out|included?)\b[^.]{0,30}\brecommendations?\b",
    re.IGNORECASE,
)
_IDENTIFIED = re.compile(
    r"^\W*(?:the\s+)?(?:(?:key|main|other)\s+)?(?:issues|findings|points|themes|strengths|messages)\s+"
    r"(?:that\s+were\s+)?(?:identified|found|noted|highlighted|reported)\s*(?:included?|were|are|:)",
    re.IGNORECASE,
)
_DISCUSSED = re.compile(
    r"\b(?:by|from|of)\s+(?:the\s+)?(?:members?|committee|panel|councillors?|cllrs?|officers?|"
    r"chair\w*)\b|\bdiscussion\b|\bquestions?\b|\b(?:committee|panel|members|board|cabinet)\s+"
    r"(?:\w+\s+)?(?:noted|heard|discussed|raised)\b(?!.*\b(?:inspectors|ofsted)\b)|"
    r"\bpoints\s+were\s+(?:noted|raised|made)\b",
    re.IGNORECASE,
)
_LETTER_IN_SUMMARY = re.compile(
    r"\b(?:letter|report|findings|inspectors|ofsted)\b[^.]{0,60}\b(?:summary|summari[sz]ed?|key\s+"
    r"points|highlights|headlines|follow(?:s|ing))\b",
    re.IGNORECASE,
)


def leads_in(text: str) -> bool:
    """Whether a text ends in the colon (or colon and dash) of a lead-in."""
    return bool(re.search(r":\W*$", text))


def opens_list(text: str) -> bool:
    """Whether a lead-in says by itself whose list follows, so that it is no heading."""
    return leads_in(text) and bool(sentence_voice(text) or _IDENTIFIED.search(text))


def listed_role(lead_in: str, before: Voice | None) -> Role | None:
    """The role of a list after ``lead_in``; None where each of its items has to be told alone.

    Its last sentence decides, else the whole of it, else who spoke ``before``.
    """
    for words in (sentences(lead_in)[-1], lead_in):
        if _DISCUSSED.search(words):
            return None
        role = _role_by(words)
        if role is not None:
            return role
    return Role.FINDING if before is Voice.INSPECTORS else None


def _role_by(words: str) -> Role | None:
    asks = _ASKS.search(words) or _RECOMMENDED.search(words)
    voice = sentence_voice(words)
    if voice is Voice.INSPECTORS and not asks:
        return Role.FINDING
    if _COUNCILS_LIST.search(words) or is_motion(words):
        return Role.CONTEXT
    if asks:
        return Role.RECOMMENDATION
    if _tells_findings(words):
        return Role.FINDING
    if voice is Voice.COUNCIL:
        return Role.CONTEXT
    strengths = re.search(r"\b(?:strengths?|positives?)\b", words, re.IGNORECASE)
    return Role.FINDING if strengths else None


def _tells_findings(words: str) -> bool:
    return bool(
        _IDENTIFIED.search(words) or _LETTER_IN_SUMMARY.search(words)
    ) or tells_of_inspectors(words)
