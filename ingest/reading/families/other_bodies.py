"""Documents that look like the register's business and are not, with the reason in plain words.

Ofsted writes the same kind of letter to schools, colleges, homes, agencies and services of youth
justice; the Department for Education writes notices about authorities that recall inspections; and
letters to children and young people tell of a visit that has a letter of its own.
"""

from __future__ import annotations

import re

from ingest.reading.document import ExtractedDocument
from ingest.reading.schema import Problem

FIRST_BLOCKS = 40

_TO_CHILDREN = re.compile(
    r"^\W*dear\s+(?:all\s+)?(?:children|young\s+people|girls|boys|everyone\s+who|care\s+leavers|"
    r"pupils)\b",
    re.I,
)
_SCHOOLS = re.compile(
    r"\b(?:monitoring|focus(?:s?ed)?|section\s+8|special\s+measures|no\s+formal\s+"
    r"designation)\b.{0,80}\b"
    r"(?:(?:primary|secondary|infant|junior|high|grammar|special|nursery|community|free|middle|"
    r"first)\s+school|"
    r"academy|sixth\s+form|college|university|multi-academy|pupil\s+referral\s+unit)\b|"
    r"\bsection\s+8\s+of\s+the\s+education\s+act\b|"
    r"^\W*dear\s+(?:head\s?teacher|principal|mr\s+\w+,?\s+headteacher)",
    re.IGNORECASE,
)
_INSPECTED_SCHOOL = re.compile(
    r"\binspection\s+(?:of|at|to)\b.{0,80}\b(?:school|academy|college|nursery|university)\b",
    re.IGNORECASE,
)
_HOMES = re.compile(
    r"\b(?:children['’]?s\s+home|residential\s+(?:special\s+)?(?:school|family\s+centre)|"
    r"secure\s+(?:children['’]?s\s+"
    r"home|training\s+centre)|supported\s+accommodation\s+provider|nursery|childminder|"
    r"holiday\s+scheme)s?\b",
    re.IGNORECASE,
)
_AGENCIES = re.compile(
    r"\b(?:(?:independent\s+)?fostering\s+(?:agency|service)|(?:voluntary\s+|regional\s+"
    r")?adoption\s+(?:support\s+)?"
    r"(?:agency|service)|adoption\s+support\s+agency|cafcass|adult\s+learning|skills\s+and\s+"
    r"employment|"
    r"apprenticeship\s+provider|community\s+learning)\b",
    re.IGNORECASE,
)
_YOUTH_JUSTICE = re.compile(
    r"\b(?:youth\s+(?:justice|offending)\s+(?:service|team|partnership|work)|inspectorate\s+"
    r"of\s+probation|"
    r"probation\s+service|young\s+offender\s+institution)\b",
    re.IGNORECASE,
)
_VISIT_TO = re.compile(
    r"\b(?:(?:monitoring|focus(?:s?ed)?|assurance|interim|survey)\s+visit|inspection)s?\s+(?:of|"
    r"to|at)\b",
    re.I,
)
_MINISTRY = re.compile(
    r"\b(?:improvement|statutory|non-statutory\s+improvement)\s+(?:notice|direction)\b|"
    r"\bdirection\s+(?:issued\s+)?under\s+section\s+497A\b|\bsection\s+497A\b|"
    r"\bparliamentary\s+under[\s-]secretary\b|\bminister\s+(?:of\s+state|for\s+children)\b|"
    r"\bsanctuary\s+buildings\b|\b(?:dfe|improvement)\s+adviser['’]?s?\s+(?:report|letter)\b|"
    r"\bcommissioner['’]?s?\s+(?:report|review)\b|^\W*department\s+for\s+education\W*$",
    re.IGNORECASE,
)
_OFSTED_LETTER = re.compile(
    r"\bthis\s+letter\s+summari[sz]es\s+the\s+findings\b|\benquiries@ofsted", re.I
)
_CHILDRENS_SERVICES = re.compile(
    r"\b(?:local\s+authority|children['’]?s\s+(?:social\s+care\s+)?services|council|borough|"
    r"trust)\b",
    re.I,
)


def another_matter(document: ExtractedDocument) -> Problem | None:
    """Why a document is not this register's business, None where nothing says so."""
    early = [block.text for block in document.blocks[:FIRST_BLOCKS]]
    if any(_TO_CHILDREN.match(text) for text in early):
        return Problem(
            "letter-to-children",
            "This is a letter to children and young people. The visit that it tells of has a "
            "letter or report of its own; add that one.",
        )
    titles = [
        text
        for text in early
        if len(text.split()) <= 30 and (_VISIT_TO.search(text) or _SCHOOLS.search(text))
    ]
    for text in titles:
        if reason := _other_body(text):
            return reason
    return _ministry(early)


def inspected_school(document: ExtractedDocument) -> Problem | None:
    """That a document is on the inspection of a school, where its opening says so.

    Only for documents that no reader claims: a council's paper may name such an inspection
    beside that of its services.
    """
    for block in document.blocks[:FIRST_BLOCKS]:
        if len(block.text.split()) <= 30 and _INSPECTED_SCHOOL.search(block.text):
            return _about("a school, college or nursery", block.text)
    return None


def _other_body(title: str) -> Problem | None:
    what = ""
    if _SCHOOLS.search(title) and not re.search(r"children['’]?s\s+services", title, re.I):
        what = "a school, college or training provider"
    elif _YOUTH_JUSTICE.search(title):
        what = "a youth justice service"
    elif _AGENCIES.search(title):
        what = "a fostering or adoption service or another agency"
    elif _HOMES.search(title):
        what = "a home, nursery or another setting"
    return _about(what, title) if what else None


def _about(what: str, title: str) -> Problem:
    return Problem(
        "another-body",
        f"This is about {what}, not about a local authority's children's services: “{title}”.",
    )


def _names_sender(text: str) -> bool:
    return len(text.split()) <= 16 and not re.search(r"[a-z][.;,]\W*$", text)


def _ministry(early: list[str]) -> Problem | None:
    """By the sender: letterhead, title or signature, not a notice that a sentence mentions."""
    if not any(_MINISTRY.search(text) for text in early[:15] if _names_sender(text)):
        return None
    if any(_OFSTED_LETTER.search(text) for text in early):
        return None
    return Problem(
        "ministry-paper",
        "This is a notice, direction or letter of the Department for Education or its advisers. "
        "It recalls inspections but holds no findings of its own.",
    )
