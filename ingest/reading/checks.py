"""Domain rules that make a silent error loud: each gives problems for a reviewer, or none.

They look at a reading alone, know nothing of formats or families' insides, and are quiet on a
good document. A missing value is said once, in the words of who has to supply it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from findings.vocabulary import Role
from ingest.reading.document import ExtractedDocument
from ingest.reading.schema import Aside, FamilyReading, Problem, VisitFacts
from inspections.vocabulary import (
    COUNCILS_WORDS,
    DatePrecision,
    DocumentType,
    VisitKind,
)

LETTERS = frozenset(
    {DocumentType.MONITORING_VISIT, DocumentType.FOCUSED_VISIT, DocumentType.ASSURANCE_VISIT}
)
LONGEST_VISIT = timedelta(days=31)
"""Visits take two to five days; those of 2020-21 were spread over some weeks."""

EARLIEST_VISIT = date(2009, 1, 1)
LATE_LETTER = timedelta(days=240)
"""A letter comes out four to ten weeks after its visit; later hints at a year misread."""

FEWEST_FINDINGS_OF_A_LETTER = 3

MOST_LEFT_OUT = 0.1
"""Of a document's text; footnotes and contents of real reports are 2 % at most."""

MOST_IN_MARGINS = 200
"""Characters a page, on average; headers and footers of real reports have up to 105."""

MOST_UNEXPLAINED = 0.03
"""Of a document's letters; real reports have less than a hundredth that no reader explains."""

LEAST_UNEXPLAINED = 200
"""Letters, a sentence or two, from which it is worth a look whatever the share."""

MOST_BESIDE_THE_FINDINGS = {
    Aside.COVER: 2000,
    Aside.OPENING: 2500,
    Aside.LETTER_HEAD: 2500,
    Aside.CLOSING: 3000,
    Aside.SIGNATURE: 1500,
    Aside.CLOSING_PAGE: 4000,
    Aside.TEAM: 1500,
    Aside.ADDRESSES: 2000,
    Aside.RESPONSIBLE_BODY: 1500,
    Aside.NOTHING_ASKED: 1500,
}
"""Letters of parts that are alike in every document, well above the most of any real one: where
there are more, findings were taken for part of them."""

Check = Callable[[FamilyReading], Iterator[Problem]]


def problems_of(reading: FamilyReading) -> tuple[Problem, ...]:
    """What is doubtful in ``reading`` beside what its reader said itself."""
    if reading.visit is None:
        return ()
    known = {problem.code for problem in reading.problems}
    found = (problem for check in CHECKS for problem in check(reading))
    return tuple(problem for problem in found if problem.code not in known)


def problems_of_document(document: ExtractedDocument) -> Iterator[Problem]:
    """What is doubtful in the document itself: text left out, pages damaged, or without or of
    doubtful text."""
    yield from _text_left_out(document)
    if document.recognised_pages:
        yield Problem(
            "read-by-ocr",
            f"Scanned: the text of {_pages(document.recognised_pages)} comes from text "
            "recognition, which makes mistakes. Check names, dates and grades.",
            document.recognised_pages[0],
        )
    if document.damaged_pages:
        yield Problem(
            "pages-damaged",
            f"The file is damaged: {_pages(document.damaged_pages)} could not be opened, and what "
            "stands there is missing. Get another copy and add that.",
            document.damaged_pages[0],
        )
    if document.unread_pages:
        yield Problem(
            "pages-without-text",
            f"No text was found on {_pages(document.unread_pages)}, scanned as pictures. Install "
            "tesseract (tesseract-ocr) and read the document again, or look at the pages.",
            document.unread_pages[0],
        )


def _text_left_out(document: ExtractedDocument) -> Iterator[Problem]:
    text = sum(len(block.text) for block in document.blocks)
    left = {left.kind: left.characters for left in document.left_out}
    notes = left.get("footnote", 0) + left.get("contents", 0)
    margins = left.get("header-or-footer", 0)
    lost = left.get("untagged", 0)
    if notes > MOST_LEFT_OUT * (text + notes):
        lost += notes
    if margins > MOST_IN_MARGINS * (document.pages or 1):
        lost += margins
    if lost:
        yield Problem(
            "text-left-out",
            f"{lost} characters were taken for headers, footers, footnotes or contents and left "
            "out, more than usual. Look whether findings are among them.",
        )


def text_unexplained(reading: FamilyReading) -> Iterator[Problem]:
    """More than a little of the text that is in no finding and no part that a reader knows, or
    that was taken for a part which is shorter in every other document."""
    left = {left.kind: left.characters for left in reading.left_out}
    found = sum(len(passage.text) for passage in reading.passages)
    unexplained = left.get(Aside.UNEXPLAINED, 0)
    if unexplained > max(LEAST_UNEXPLAINED, MOST_UNEXPLAINED * (found + sum(left.values()))):
        yield Problem(
            "text-left-out",
            f"{unexplained} letters of the text are in no finding, and nothing says why. "
            "Look whether findings are among them.",
        )
    for kind, most in MOST_BESIDE_THE_FINDINGS.items():
        if left.get(kind, 0) > most:
            yield Problem(
                "text-left-out",
                f"{left[kind]} letters were taken for the document's {kind.replace('-', ' ')} "
                "and left out, more than usual. Look whether findings are among them.",
            )


def _pages(pages: Sequence[int]) -> str:
    """``page 3`` or ``pages 1-3, 7``."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    said = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
    return f"page {said}" if len(pages) == 1 else f"pages {said}"


def _visit(reading: FamilyReading) -> VisitFacts:
    return reading.visit or VisitFacts(kind="")


def authority_missing(reading: FamilyReading) -> Iterator[Problem]:
    """A visit must be of somebody; readers say more where the name is a tie or weak."""
    said = {problem.code for problem in reading.problems}
    if reading.authority is None and not any(code.startswith("authority-") for code in said):
        yield Problem("authority-missing", "No authority was found. Choose it by hand.")


def authority_not_yet_or_no_more(reading: FamilyReading) -> Iterator[Problem]:
    """A visit cannot be of an authority that did not exist at the time."""
    authority, period = reading.authority, _visit(reading).period
    if authority is None or period is None:
        return
    if authority.opened and period.end < authority.opened:
        yield Problem(
            "authority-not-yet-open",
            f"{authority.name} opened on {authority.opened}, after this visit. "
            "It may be about the authority before it.",
        )
    if authority.closed and period.start > authority.closed:
        yield Problem(
            "authority-closed",
            f"{authority.name} closed on {authority.closed}, before this visit. "
            "It may be about the authority after it.",
        )


def visit_date_missing(reading: FamilyReading) -> Iterator[Problem]:
    """Without a date a visit has no place in the history."""
    if _visit(reading).period is None:
        yield Problem("visit-date-missing", "No date of the visit was found. Enter it by hand.")


def letter_date_missing(reading: FamilyReading) -> Iterator[Problem]:
    """Every visit letter bears a date."""
    if reading.document_type in LETTERS and _visit(reading).published is None:
        yield Problem("letter-date-missing", "The letter's own date was not found.")


def visit_after_its_letter(reading: FamilyReading) -> Iterator[Problem]:
    """A letter or report is written after its visit, not before."""
    visit = _visit(reading)
    if visit.period and visit.published and visit.period.start > visit.published:
        yield Problem(
            "visit-after-letter",
            f"The visit is dated {visit.period.start}, after its publication on "
            f"{visit.published}. One of the two is misread or misprinted.",
        )


def long_before_its_letter(reading: FamilyReading) -> Iterator[Problem]:
    """A letter that comes most of a year after its visit has a year misread."""
    visit = _visit(reading)
    if reading.document_type not in LETTERS or visit.period is None or visit.published is None:
        return
    if visit.published - visit.period.end > LATE_LETTER:
        yield Problem(
            "long-before-letter",
            f"The visit ended on {visit.period.end}, the letter is dated {visit.published}. "
            "Check the years.",
        )


def impossible_length(reading: FamilyReading) -> Iterator[Problem]:
    """A visit that is dated to the day takes days, not months, and is not of another age."""
    visit = _visit(reading)
    period = visit.period
    if period is None or period.precision != DatePrecision.DAY:
        return
    short_kinds = {VisitKind.MONITORING_VISIT, VisitKind.FOCUSED_VISIT, VisitKind.ASSURANCE_VISIT}
    if visit.kind in short_kinds and period.end - period.start > LONGEST_VISIT:
        days = (period.end - period.start).days + 1
        yield Problem(
            "impossible-length", f"The visit would have lasted {days} days. Check its dates."
        )
    if period.start < EARLIEST_VISIT:
        yield Problem("impossible-date", f"A visit in {period.start.year} is too early.")


def inspectors_missing(reading: FamilyReading) -> Iterator[Problem]:
    """Every visit letter names its inspectors and is signed by one."""
    visit = _visit(reading)
    if reading.document_type not in LETTERS:
        return
    if not visit.inspectors:
        yield Problem("inspectors-missing", "The letter's inspectors were not found.")
    elif visit.lead_inspector is None:
        yield Problem("lead-inspector-missing", "Who led the visit was not found.")


def findings_missing(reading: FamilyReading) -> Iterator[Problem]:
    """A letter without findings, or a paper that retells none, must not pass in silence."""
    told = [
        passage for passage in reading.passages if passage.role not in (Role.CONTEXT, Role.SUMMARY)
    ]
    if reading.document_type in LETTERS and len(told) < FEWEST_FINDINGS_OF_A_LETTER:
        yield Problem(
            "few-findings" if told else "no-findings",
            f"{len(told) or 'No'} findings were found in the letter. Its headings may be unusual "
            "or part of its text may be missing.",
        )
    if reading.document_type in COUNCILS_WORDS and not told:
        yield Problem(
            "no-findings",
            "The paper retells no findings of inspectors. They may be in an appendix of its own.",
        )


def gap_in_numbers(reading: FamilyReading) -> Iterator[Problem]:
    """Numbered paragraphs run on; a gap means that one was lost or swallowed by another."""
    if reading.document_type not in LETTERS | COUNCILS_WORDS:
        return
    last: int | None = None
    for passage in reading.passages:
        if passage.number is None or not passage.number.isdigit():
            continue
        number = int(passage.number)
        if last is not None and number > last + 1:
            yield Problem(
                "number-gap",
                f"Paragraph {number} follows paragraph {last}. "
                "What stands between them may be missing.",
                passage.page,
            )
        last = number


def citation_after_the_visit(reading: FamilyReading) -> Iterator[Problem]:
    """A judgement that a document recalls was given before the visit that it is about."""
    period = _visit(reading).period
    for cited in reading.cited_judgements:
        if period and cited.period and cited.period.start > period.end:
            yield Problem(
                "citation-after-visit",
                f"The judgement “{cited.wording}” is recalled from {cited.period.start}, "
                "after this visit.",
                cited.page,
            )


def endless_finding(reading: FamilyReading) -> Iterator[Problem]:
    """A finding of thousands of characters is several that were run together."""
    for passage in reading.passages:
        if len(passage.text) > 5000:
            yield Problem(
                "endless-finding",
                f"A finding is {len(passage.text)} characters long; several may be in one.",
                passage.page,
            )


CHECKS: tuple[Check, ...] = (
    authority_missing,
    authority_not_yet_or_no_more,
    visit_date_missing,
    letter_date_missing,
    visit_after_its_letter,
    long_before_its_letter,
    impossible_length,
    inspectors_missing,
    findings_missing,
    gap_in_numbers,
    citation_after_the_visit,
    endless_finding,
)
