"""What the readers of Ofsted's inspection reports do alike: whose report it is, when it was.

Each gives its part of a reading together with the problems that a reviewer should look at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ingest.reading.document import Block
from ingest.reading.families.inspection_cover import cover_value
from ingest.reading.fields.dates import first_day, first_period
from ingest.reading.fields.people import names_listed
from ingest.reading.schema import Period, Problem
from inspections.register import Register, RegisteredAuthority, Resolution
from inspections.vocabulary import DatePrecision

INSPECTION_DATES = r"inspection dates?|dates? of (?:the )?inspection"
PUBLISHED = r"(?:report )?published(?: on)?|publication date"
DRAWN_DASH = "\u2500"
"""A box-drawing line, which stands for a dash between dates in some reports."""

LEAD_INSPECTOR = r"(?:lead|reporting) inspectors?"


def authority_in(
    title: str, register: Register, on: date | None, page: int | None = 1
) -> tuple[RegisteredAuthority | None, list[Problem]]:
    """The authority that a report's title names at the date of the inspection."""
    resolution = register.resolve(title, on=on)
    if resolution.authority is not None:
        return resolution.authority, []
    return None, [Problem("authority-unclear", _unclear(title, resolution), page)]


def inspection_period(cover: Sequence[Block]) -> tuple[Period | None, list[Problem]]:
    """When the inspection was, by the cover's line; ranges joined by "and" are one period."""
    printed = cover_value(cover, INSPECTION_DATES)
    if printed is None:
        return None, [Problem("no-inspection-dates", "The first page gives no inspection dates.")]
    value, page = printed
    period = first_period(value.replace(DRAWN_DASH, "–"))
    if period is None:
        message = f"The inspection dates could not be read: “{value[:80]}”."
        return None, [Problem("inspection-dates-unclear", message, page)]
    if period.precision != DatePrecision.DAY:
        message = f"The inspection dates are not exact to the day: “{value[:80]}”."
        return period, [Problem("inspection-dates-unclear", message, page)]
    return period, []


def publication_date(cover: Sequence[Block]) -> date | None:
    """The date of publication that the cover prints, None where it prints none."""
    printed = cover_value(cover, PUBLISHED)
    return first_day(printed[0]) if printed else None


def lead_inspectors(cover: Sequence[Block]) -> tuple[str, ...]:
    """The names on the cover's line of lead inspectors, the first of them first."""
    printed = cover_value(cover, LEAD_INSPECTOR)
    return names_listed(printed[0]) if printed else ()


def _unclear(title: str, resolution: Resolution) -> str:
    shown = re.sub(r"\s+", " ", title).strip()[:120]
    if resolution.candidates:
        names = ", ".join(authority.name for authority in resolution.candidates)
        return f"The title “{shown}” may mean more than one authority: {names}."
    return f"No authority of the register was found in the title “{shown}”."
