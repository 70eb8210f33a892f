"""Ofsted's letters after monitoring visits (2013 on), focused visits (2018 on) and the assurance
visits of autumn 2020 to summer 2021.

Layout: see ``letter_parts``; headings of the body by year: see ``headings``. Before the first
heading stand the one-sentence verdict (a summary) and, in focused visit letters and those of
2020-21, what was looked at and how (context). These letters give no grades: grade words in them
recall an earlier inspection.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import takewhile

from findings.vocabulary import Role
from ingest.reading.document import Block, BlockKind, ExtractedDocument
from ingest.reading.families.accounting import Left, account
from ingest.reading.families.headings import LETTER_HEADINGS, role_of_heading
from ingest.reading.families.letter_parts import (
    VISIT_SUBJECT,
    LetterParts,
    letter_parts,
)
from ingest.reading.families.other_bodies import another_matter
from ingest.reading.families.paper_item import council_signs
from ingest.reading.families.sections import (
    Section,
    gives_verdict,
    passages_of,
    sections,
    whole_items,
)
from ingest.reading.families.unrecognised import unrecognised
from ingest.reading.families.visit_focus import visit_focus
from ingest.reading.families.whose import Whose, whose
from ingest.reading.fields.citations import SourceText, cited_judgements, sentences
from ingest.reading.fields.dates import first_day, last_day_named, visit_period
from ingest.reading.fields.ordinals import visit_number
from ingest.reading.fields.people import (
    as_listed,
    inspectors_named,
    leader_named,
    signer,
)
from ingest.reading.schema import FamilyReading, Passage, Period, Problem, VisitFacts
from inspections.register import Register
from inspections.vocabulary import VisitKind

_MONITORING = re.compile(r"\bmonitoring\s+visit", re.IGNORECASE)
_FOCUSED = re.compile(r"\bfocus(?:s?ed)?\s+visit", re.IGNORECASE)
_ASSURANCE = re.compile(r"\bassurance\s+visit", re.IGNORECASE)
_LETTER_SIGNS = (
    re.compile(r"^\W*dear\b", re.IGNORECASE),
    re.compile(r"\bthis\s+letter\s+summari[sz]es\b", re.IGNORECASE),
    re.compile(r"\byours\s+(?:sincerely|faithfully)\b", re.IGNORECASE),
)
_INSPECTORS = re.compile(r"\b(?:HMI|majesty['’]s\s+inspector|ofsted\s+inspector)", re.IGNORECASE)
_LOOKED_AT = re.compile(
    r"^\W*(?:(?:the\s+)?inspectors|(?:this|the)\s+(?:\w+\s+)?visit|the\s+(?:scope|focus|"
    r"purpose)|we|they|during\s+"
    r"(?:the|this)\s+(?:course\s+of\s+the\s+)?visit|in\s+addition|(?:as\s+part\s+of|"
    r"throughout)\s+(?:the|this)\s+visit)\b"
    r"[^.]{0,120}?\b(?:looked|considered|focus(?:s?ed)?|reviewed|evaluated|examined|sampled|met|"
    r"spoke|"
    r"carried\s+out|took\s+place|undertaken|conducted|was\s+in\s+line|evidence|scrutini[sz]ed|"
    r"observed|were\s+on\s+site|used\s+a\s+range|monitor(?:ed)?|was\s+to|covered|talked|"
    r"gathered)\b",
    re.IGNORECASE,
)
_METHOD = re.compile(
    r"\b(?:methodology|covid|pandemic|coronavirus|off-?\s?site|on-?\s?site|remote(?:ly)?|"
    r"video\s+calls?|"
    r"delivery\s+model|in\s+line\s+with\s+the\s+inspection\s+of\s+local\s+authority|range\s+"
    r"of\s+evidence|"
    r"(?:was|were)\s+last\s+inspected|judged\s+(?:to\s+be\s+)?(?:inadequate|good|outstanding)|"
    r"framework)\b",
    re.IGNORECASE,
)
_COVID = re.compile(r"\b(?:covid|coronavirus|pandemic)", re.IGNORECASE)
_REMOTE = re.compile(
    r"\boff-?\s?site\b|\bremote(?:ly)?\b|\bvideo\b|\bmethodology\b|\bdelivery\s+model\b|\bon-?\s?site\b",
    re.IGNORECASE,
)
ASSURANCE_FIRST, ASSURANCE_LAST = date(2020, 9, 1), date(2021, 8, 31)
"""First and last day of the visits under Ofsted's arrangements for the pandemic."""

_ADDRESS_DATE = re.compile(r"^\W*(?:date|published|letter\s+date)\s*:", re.IGNORECASE)
_VISITS_DATE = re.compile(
    r"\b(?:dates?\s+of\s+(?:the\s+|this\s+)?(?:\w+\s+)?(?:visit|inspection)|visit(?:ing)?\s+dates?|"
    r"inspection\s+dates?|visit\s+(?:took\s+place|held))\b",
    re.IGNORECASE,
)
_SIGNER_VISITED = re.compile(r"\b(?:which|that)\s+I\b|\bmy\s+colleagues?\b", re.IGNORECASE)
_PUBLISHED_ON = re.compile(
    r"\bpublish(?:ed|ing)?\b[^.]{0,80}?\b(?:on|from)\s+(?:the\s+)?(?=\w*\s*\d)", re.IGNORECASE
)


class VisitLetterReader:
    """Reads one kind of visit letter."""

    def __init__(self, kind: VisitKind) -> None:
        self.name = f"{kind.value}-letter"
        self.kind = kind

    def score(self, document: ExtractedDocument) -> float | None:
        """Near 1 for a letter whose subject and opening name this kind of visit."""
        parts = letter_parts(document)
        if parts is None or another_matter(document) is not None:
            return None
        if letter_kind(parts) is not self.kind or council_signs(parts.header) >= 2:
            return None
        texts = [block.text for block in document.blocks]
        signs = sum(any(sign.search(text) for text in texts) for sign in _LETTER_SIGNS)
        strength = 0.3 + 0.1 * signs
        strength += 0.1 if any(_INSPECTORS.search(text) for text in texts) else 0.0
        strength += 0.15 if parts.subject else 0.0
        strength += 0.15 if parts.opening else 0.0
        return min(strength, 1.0) if signs else None

    def read(self, document: ExtractedDocument, register: Register) -> FamilyReading:
        """The letter's visit, the judgements it recalls, and its passages with their roles."""
        parts = letter_parts(document)
        if parts is None:
            raise ValueError("not a visit letter")
        written = letter_date(parts)
        period = letter_period(parts, written)
        owner = letter_owner(parts, register, period, written)
        if not owner.named:
            return unrecognised(
                "no-authority",
                "This looks like a visit letter, but it names no authority of the register.",
            )
        visit = self._visit(parts, period, written)
        left = list(parts.left)
        passages = tuple(letter_passages(parts, left))
        return FamilyReading(
            document_type=self.kind.value,
            authority=owner.authority,
            visit=visit,
            cited_judgements=cited_judgements(_source_texts(parts), period, written),
            passages=passages,
            left_out=account(document.blocks, passages, left),
            problems=owner.problems + _lead_problems(parts, visit),
        )

    def _visit(self, parts: LetterParts, period: Period | None, written: date | None) -> VisitFacts:
        inspectors, lead = letter_people(parts)
        return VisitFacts(
            kind=self.kind.value,
            number=visit_number(f"{parts.opening_text} \n {parts.subject}"),
            period=period,
            published=publication_date(parts, written),
            lead_inspector=lead,
            inspectors=inspectors,
            focus=visit_focus((*parts.opening, *parts.body)),
        )


def letter_kind(parts: LetterParts) -> VisitKind | None:
    """The kind of visit by subject, opening and what stands before the first heading.

    Assurance visits were focused visits in law, and their letters may say both, or announce
    themselves only by a paragraph on COVID-19 and work off site (autumn 2020 to summer 2021).
    """
    subject, opening = parts.subject, parts.opening_text
    early = " ".join(block.text for block in parts.body[:4])
    for text in (subject, opening):
        if _MONITORING.search(text):
            return VisitKind.MONITORING_VISIT
        if _ASSURANCE.search(text):
            return VisitKind.ASSURANCE_VISIT
        if _FOCUSED.search(text):
            assurance = _ASSURANCE.search(f"{opening} {early}") or _in_covid_time(parts)
            return VisitKind.ASSURANCE_VISIT if assurance else VisitKind.FOCUSED_VISIT
    subject_kind = VISIT_SUBJECT.match(subject)
    return VisitKind.MONITORING_VISIT if subject_kind else None


def _in_covid_time(parts: LetterParts) -> bool:
    period = letter_period(parts, letter_date(parts))
    if period is None or not ASSURANCE_FIRST <= period.start <= ASSURANCE_LAST:
        return False
    before = takewhile(lambda block: role_of_heading(block.text) is None, parts.body[:6])
    text = f"{parts.opening_text} {' '.join(block.text for block in before)}"
    return bool(_COVID.search(text) and _REMOTE.search(text))


def letter_date(parts: LetterParts) -> date | None:
    """The date in the letter's header, whether before or after the address."""
    texts = [block.text for block in parts.header]
    texts = sorted(texts, key=lambda text: not _ADDRESS_DATE.match(text))
    texts += [block.text for block in parts.after_subject]
    for text in texts:
        if _VISITS_DATE.search(text):
            continue
        if found := first_day(text):
            return found
    for text in (*parts.closing, *parts.signature):
        if found := first_day(text):
            return found
    return None


def publication_date(parts: LetterParts, written: date | None) -> date | None:
    """The date on which the letter says that it is published, else its own."""
    for text in (*parts.closing, *parts.signature):
        for match in _PUBLISHED_ON.finditer(text):
            if day := last_day_named(text[match.end() : match.end() + 40], after=written):
                return day
    return written


def letter_period(parts: LetterParts, written: date | None) -> Period | None:
    """When the visit took place, from the opening, else subject, else the body's first lines."""
    texts = [*_visit_sentences(parts.opening_text), parts.opening_text, parts.subject]
    printed = (*parts.header, *parts.after_subject)
    texts += [block.text for block in printed if _VISITS_DATE.search(block.text)]
    texts += [text for block in parts.body[:4] for text in _visit_sentences(block.text)]
    coarse: Period | None = None
    for text in texts:
        period = visit_period(text, written)
        if period is None:
            continue
        if period.precision == "day":
            return period
        coarse = coarse or (None if re.search(r"\bjudged|\binspect", text) else period)
    return coarse


def _visit_sentences(text: str) -> Iterator[str]:
    """The sentences that say when a visit was; a recalled inspection's date is cut off."""
    for sentence in sentences(text):
        if re.search(r"\bvisit", sentence, re.IGNORECASE):
            yield re.split(r"\bsince\b|\bjudged\b|\bpublished\b", sentence, flags=re.I)[0]


def letter_owner(
    parts: LetterParts, register: Register, period: Period | None, written: date | None
) -> Whose:
    """Whose visit it was at its time: by the subject, then the opening, then the whole text."""
    on = period.start if period else written
    first = next(iter(sentences(parts.opening_text)), "")
    texts = (parts.subject, first, parts.opening_text)
    return whose(register, texts, on, [block.text for block in parts.body])


def letter_people(parts: LetterParts) -> tuple[tuple[str, ...], str | None]:
    """The inspectors as listed, and who led: by the letter's words, else by its signature."""
    lines = "\n".join(block.text for block in parts.opening)
    inspectors = inspectors_named(lines) or inspectors_named(
        "\n".join(block.text for block in parts.body[:3])
    )
    signed, title = signer(parts.signature)
    led = leader_named(lines)
    if led:
        return inspectors or (led,), as_listed(led, inspectors) or led
    if signed is None:
        return inspectors, inspectors[0] if len(inspectors) == 1 else None
    listed = as_listed(signed, inspectors)
    if listed is None and re.search(r"director|manager", title, re.IGNORECASE):
        return inspectors, inspectors[0] if len(inspectors) == 1 else None
    if listed is None:
        return (signed, *inspectors), signed
    return inspectors, listed


def _lead_problems(parts: LetterParts, visit: VisitFacts) -> tuple[Problem, ...]:
    signed, _ = signer(parts.signature)
    listed = inspectors_named(parts.opening_text)
    if _SIGNER_VISITED.search(parts.opening_text):
        return ()
    if signed and listed and as_listed(signed, listed) is None:
        led = f"{visit.lead_inspector} was taken as who led." if visit.lead_inspector else ""
        return (
            Problem(
                "signer-not-listed",
                f"{signed} signed the letter but is not among its inspectors. {led}".strip(),
            ),
        )
    return ()


def letter_passages(parts: LetterParts, left: list[Left]) -> Iterator[Passage]:
    """The body's passages: what stands before the first heading sorted by what it says, the rest
    by its section's role. What is no passage is added to ``left``."""
    role_after = _role_under_new_heading
    for section in sections(parts.body, LETTER_HEADINGS, Role.SUMMARY, role_after, left):
        if section.heading is not None:
            yield from passages_of(section, left)
            continue
        yield from _before_any_heading(section, left)


def _role_under_new_heading(role: Role, findings_to_come: bool) -> Role:
    """Under an unlisted heading a section goes on; after lists of what was covered or is to
    improve, findings begin."""
    if role is Role.FINDING or (role is Role.SUMMARY and findings_to_come):
        return role
    if role is Role.CONTEXT and findings_to_come:
        return role
    return Role.FINDING


def _before_any_heading(section: Section, left: list[Left]) -> Iterator[Passage]:
    """Verdict and context; the items of a list have the role of the words that lead in to it."""
    led_in: Role | None = None
    for block, found in zip(whole_items(section.blocks), passages_of(section, left), strict=True):
        item = block.kind in (BlockKind.BULLET, BlockKind.NUMBERED)
        role = led_in if item and led_in else _role_before_headings(found)
        if not item:
            led_in = role if found.text.rstrip().endswith((":", " on", " at", " of")) else None
        yield Passage(found.text, role.value, None, None, found.number, found.page, found.boxes)


def _role_before_headings(found: Passage) -> Role:
    if found.role == Role.CONTEXT or gives_verdict(found.text):
        return Role(found.role)
    context = _LOOKED_AT.match(found.text) or _METHOD.search(found.text)
    return Role.CONTEXT if context else Role.SUMMARY


def _source_texts(parts: LetterParts) -> list[SourceText]:
    blocks: tuple[Block, ...] = (*parts.opening, *parts.body)
    return [SourceText(block.text, block.page) for block in blocks]


READERS = tuple(
    VisitLetterReader(kind)
    for kind in (VisitKind.MONITORING_VISIT, VisitKind.FOCUSED_VISIT, VisitKind.ASSURANCE_VISIT)
)

__all__ = ["READERS", "VisitLetterReader", "letter_kind", "letter_passages"]
