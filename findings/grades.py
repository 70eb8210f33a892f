"""Which grades stand now at all authorities: for the map, the bars and the lists they lead to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from findings.standing import OVERALL, Given, Standing, standing
from inspections.models import Authority, CitedJudgement, Judgement
from inspections.vocabulary import GRADE_LABELS, JUDGEMENT_LABELS, Grade

NOT_GIVEN = "not-given"
NOT_HELD = "not-held"

STATE_LABELS: dict[str, str] = GRADE_LABELS | {
    NOT_GIVEN: "No overall grade under its framework",
    NOT_HELD: "No grade held",
}
"""The grades, and why there may be none."""

ANY, GIVEN = "any", "given"

GRADE_CHOICES: dict[str, str] = STATE_LABELS | {
    GIVEN: "Any grade",
    ANY: "With or without a grade",
}
"""What a list of today's authorities can be asked for."""


@dataclass(frozen=True, slots=True)
class GradesNow:
    """How many authorities have which grade for a judgement now."""

    judgement: str
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """How many authorities have a grade for it."""
        return sum(self.counts.values())


def standings() -> dict[int, Standing]:
    """Where each authority stands of which a grade is known, by its key; without the origins."""
    of_authority: defaultdict[int, list[Given]] = defaultdict(list)
    for given in _given():
        of_authority[given.authority].append(given)
    return {authority: standing(given) for authority, given in of_authority.items()}


def grade_now(stands: Standing | None, judgement: str) -> str:
    """The grade that stands for a judgement, or why there is none, as in ``STATE_LABELS``."""
    now = next((n for n in stands.now if n.given.judgement == judgement), None) if stands else None
    if now is not None:
        return now.given.grade
    if stands and stands.no_overall and judgement == OVERALL:
        return NOT_GIVEN
    return NOT_HELD


def has_grade(stands: Standing, judgement: str, asked: str) -> bool:
    """Whether what stands for a judgement is what is asked for, one of ``GRADE_CHOICES``."""
    state = grade_now(stands, judgement)
    return asked in (ANY, state) or (asked == GIVEN and state in GRADE_LABELS)


def grades_now(of_each: Iterable[Standing]) -> list[GradesNow]:
    """For each judgement that has a grade anywhere, how many have which, in their order."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for stands in of_each:
        for now in stands.now:
            counts[now.given.judgement][now.given.grade] += 1
    return [
        GradesNow(
            judgement, {g: counts[judgement][g] for g in GRADE_LABELS if counts[judgement][g]}
        )
        for judgement in JUDGEMENT_LABELS
        if judgement in counts
    ]


def latest_inadequate(authorities: Iterable[Authority]) -> dict[Authority, date]:
    """The authorities that were inadequate overall, with the day the latest such inspection
    began, whether its report is held or other documents recall it."""
    inadequate = {"judgement": OVERALL, "grade": Grade.INADEQUATE.value}
    held = Judgement.objects.filter(**inadequate, visit__start__isnull=False)
    recalled = CitedJudgement.objects.filter(**inadequate, start__isnull=False)
    days: dict[int, date] = {}
    for authority, start in (
        *held.order_by().values_list("visit__authority", "visit__start"),
        *recalled.order_by().values_list("authority", "start"),
    ):
        days[authority] = max(start or date.min, days.get(authority, date.min))
    return {one: days[one.pk] for one in authorities if one.pk in days}


def _given() -> Iterable[Given]:
    """Every grade known; recalled ones only where the visit's own documents do not give it."""
    dated = ("start", "end", "date_precision")
    held = Judgement.objects.order_by().values_list(
        "visit__authority",
        "judgement",
        "grade",
        *(f"visit__{name}" for name in dated),
        "visit",
        "visit__kind",
    )
    known = set()
    for authority, judgement, grade, start, end, precision, visit, kind in held:
        known.add((visit, judgement))
        yield Given(authority, judgement, grade, start, end, precision, visit, kind, False, ())
    for cited in CitedJudgement.objects.order_by().select_related("visit"):
        if (cited.visit_id, cited.judgement) in known:
            continue
        when = cited.visit or cited
        yield Given(
            cited.authority_id,
            cited.judgement,
            cited.grade,
            when.start,
            when.end,
            when.date_precision,
            cited.visit_id,
            cited.visit.kind if cited.visit else "",
            True,
            (),
        )
