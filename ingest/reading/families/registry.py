"""The readers of all families, and which of them reads a document.

Every reader says how sure it is; the surest one reads. Where none is sure enough, or two are
equally so, the document is ``unrecognised`` with a problem that says why: never a guess.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.reading.document import ExtractedDocument
from ingest.reading.families import (
    area_send,
    committee_report,
    ilacs,
    jtai,
    letters,
    local_summary,
    protection_2009,
    sif,
)
from ingest.reading.families.other_bodies import another_matter, inspected_school
from ingest.reading.families.reader import Reader
from ingest.reading.families.unrecognised import unrecognised
from ingest.reading.schema import FamilyReading
from inspections.register import Register

READERS: tuple[Reader, ...] = (
    *letters.READERS,
    ilacs.READER,
    sif.READER,
    jtai.READER,
    area_send.READER,
    protection_2009.READER,
    committee_report.READER,
    local_summary.READER,
)

LEAST_SCORE = 0.3
"""Below this a reader only hopes."""

LEAST_LEAD = 0.01
"""Two readers closer than this are a tie."""


def read_family(
    document: ExtractedDocument, register: Register, readers: Sequence[Reader] = READERS
) -> FamilyReading:
    """What the surest reader makes of ``document``; without one, why it is ``unrecognised``."""
    scored = sorted(
        (
            (score, index)
            for index, reader in enumerate(readers)
            if (score := reader.score(document)) is not None and score >= LEAST_SCORE
        ),
        key=lambda item: (-item[0], item[1]),
    )
    if not scored:
        return _by_nobody(document)
    if len(scored) > 1 and scored[0][0] - scored[1][0] < LEAST_LEAD:
        names = " and ".join(readers[index].name for _, index in scored[:2])
        return unrecognised(
            "several-families",
            f"The document could be of two kinds ({names}), and nothing in it decides.",
        )
    return readers[scored[0][1]].read(document, register)


def _by_nobody(document: ExtractedDocument) -> FamilyReading:
    matter = another_matter(document) or inspected_school(document)
    if matter is not None:
        return unrecognised(matter.code, matter.message, matter.page)
    return unrecognised(
        "unknown-kind",
        "This is no letter or report on a visit or inspection of an authority's children's "
        "services of a kind that is known, nor a council's paper about one.",
    )
