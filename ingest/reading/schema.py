"""What reading a document gives: the contract between reading and storing.

Frozen, typed, without a database. ``as_json`` gives the object that ``manage.py parse`` prints
on one line; ``docs/parse-output.md`` describes its keys. ``from_json`` reads that object back,
as it was stored on a document's row.

Facts come in two steps: a reader gives a ``FamilyReading`` (passages without labels); reading's
face labels the passages and gives a ``ParsedDocument``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from findings.labels.shape import SentenceLabels, ThemeAssessment
from ingest.reading.document import Box, LeftOut
from inspections.register import RegisteredAuthority


class Aside(StrEnum):
    """Why a text of a document's body is in no finding."""

    HEADING = "heading"
    COVER = "cover"
    CONTENTS = "contents"
    GRADES = "grades"
    TEAM = "inspection-team"
    ADDRESSES = "addresses"
    CLOSING_PAGE = "closing-page"
    GLOSSARY = "glossary"
    ABOUT_GRADES = "meaning-of-grades"
    RESPONSIBLE_BODY = "responsible-body"
    LEAD_IN = "lead-in"
    NOTHING_ASKED = "nothing-asked"
    LETTER_HEAD = "letter-head"
    SUBJECT = "subject"
    OPENING = "opening"
    CLOSING = "closing"
    SIGNATURE = "signature"
    NOISE = "page-furniture"
    OUTSIDE = "outside-the-item"
    TABLE = "table"
    SHORT_LINE = "short-line"
    ATTACHMENT = "attachment"
    UNEXPLAINED = "unexplained"


@dataclass(frozen=True, slots=True)
class Problem:
    """What a reviewer should look at: a short slug, a message in plain words, the page if known."""

    code: str
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A date known to the day, month or year, as its first and last day.

    ``precision`` is a value of ``inspections.vocabulary.DatePrecision``. An inspection of
    several days or weeks is the first day of its first and the last day of its last range.
    """

    start: date
    end: date
    precision: str


@dataclass(frozen=True, slots=True)
class VisitFacts:
    """The visit or inspection that a document is about; what it does not say is None or empty.

    Names of inspectors are without titles or post-nominals.
    """

    kind: str
    number: int | None = None
    period: Period | None = None
    published: date | None = None
    lead_inspector: str | None = None
    inspectors: tuple[str, ...] = ()
    focus: str | None = None
    outcome: str | None = None


@dataclass(frozen=True, slots=True)
class JudgementRead:
    """A grade that a document gives for a judgement of its own visit, with its wording."""

    judgement: str
    grade: str
    wording: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class CitedJudgement:
    """A grade of an earlier inspection that the document recalls; ``period`` is that
    inspection's, None where the document gives no date."""

    judgement: str
    grade: str
    wording: str
    period: Period | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A finding before it is labelled: one paragraph, numbered paragraph or bullet, whole.

    ``role`` is a value of ``findings.vocabulary.Role``; ``judgement`` the judgement area whose
    section it stands in, None where the document is not divided so.
    """

    text: str
    role: str
    section: str | None = None
    judgement: str | None = None
    number: str | None = None
    page: int | None = None
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class FamilyReading:
    """What a family's reader makes of an extracted document.

    ``document_type`` is a value of ``inspections.vocabulary.DocumentType``. ``visit`` is None
    only for ``unrecognised``. ``left_out`` counts the letters of the blocks that are in no passage,
    by kind: headings, an opening, a closing page ..., and ``unexplained``.
    """

    document_type: str
    authority: RegisteredAuthority | None
    visit: VisitFacts | None
    judgements: tuple[JudgementRead, ...] = ()
    cited_judgements: tuple[CitedJudgement, ...] = ()
    passages: tuple[Passage, ...] = ()
    problems: tuple[Problem, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedFinding:
    """A passage with its place in the document (``ordinal`` from 1) and its labels."""

    ordinal: int
    passage: Passage
    assessment: str
    themes: tuple[ThemeAssessment, ...]
    sentences: tuple[SentenceLabels, ...]


@dataclass(frozen=True, slots=True)
class AuthorityRef:
    """The authority of the register that a document is about."""

    name: str
    urn: str
    ons_code: str


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A document, read: the whole of what ``merge`` and ``manage.py parse`` are given.

    The findings' texts and ``left_out`` together are the whole text of the document.
    """

    path: str
    sha256: str
    pages: int | None
    document_type: str
    authority: AuthorityRef | None
    visit: VisitFacts | None
    judgements: tuple[JudgementRead, ...] = ()
    cited_judgements: tuple[CitedJudgement, ...] = ()
    findings: tuple[ParsedFinding, ...] = ()
    problems: tuple[Problem, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
