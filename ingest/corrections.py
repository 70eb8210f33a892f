"""What people state is laid over the machine's reading, each time it is used; pure.

A correction's field is a path into the object that ``manage.py parse`` prints:

=============================  =====================================================
``document_type``              a document type
``authority``                  an authority's Ofsted URN
``visit.<key>``                any key of ``visit``; None says that there is none
``judgements.<judgement>``     a grade; None says that the visit has no such judgement
``cited_judgements.<n>.<key>`` the n-th recalled judgement (from 1)
``findings.<ordinal>.<key>``   role, section, judgement, number, assessment or themes
``cited_judgements.<n>``, ``findings.<ordinal>``   None: it is none, leave it out
=============================  =====================================================

A finding or recalled judgement is known again by its words (``about``), so that a reading that
counts otherwise loses nothing. What cannot be applied becomes a problem, never nothing.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from findings.vocabulary import Assessment, Role
from inspections.vocabulary import DatePrecision, DocumentType, Grade, JudgementArea, Outcome
from inspections.vocabulary import VisitKind as Kind

Reading = dict[str, Any]
"""The object that ``manage.py parse`` prints for one document."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One thing that a person states: the path, what stands there, and the words it is about."""

    field: str
    value: Any
    about: str = ""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A reading with what people state laid over it.

    ``stated`` names what they decided, as ``ingest.evidence.Evidence.stated`` wants it.
    """

    reading: Reading
    stated: frozenset[str]
    problems: tuple[dict[str, Any], ...]


class CannotApply(Exception):
    """A correction that does not fit the reading; the message says why in plain words."""


Check = Callable[[Any], bool]


def _one_of(vocabulary: Iterable[str]) -> Check:
    values = {str(value) for value in vocabulary}
    return lambda value: isinstance(value, str) and value in values


def _or_none(check: Check) -> Check:
    return lambda value: value is None or check(value)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 100


def _is_day(value: Any) -> bool:
    try:
        date.fromisoformat(value)
    except (TypeError, ValueError):
        return False
    return True


def _are_names(value: Any) -> bool:
    return isinstance(value, list) and all(_is_text(name) for name in value)


def _are_themes(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(one, dict)
        and set(one) == {"theme", "assessment"}
        and _is_text(one["theme"])
        and _one_of(Assessment)(one["assessment"])
        for one in value
    )


DATES: dict[str, Check] = {
    "start": _or_none(_is_day),
    "end": _or_none(_is_day),
    "date_precision": _or_none(_one_of(DatePrecision)),
}
OF_DOCUMENT: dict[str, Check] = {"document_type": _one_of(DocumentType), "authority": _is_text}
OF_VISIT: dict[str, Check] = {
    "kind": _one_of(Kind),
    "number": _or_none(_is_number),
    **DATES,
    "published": _or_none(_is_day),
    "lead_inspector": _or_none(_is_text),
    "inspectors": _are_names,
    "focus": _or_none(_is_text),
    "outcome": _or_none(_one_of(Outcome)),
}
OF_CITED: dict[str, Check] = {
    "judgement": _one_of(JudgementArea),
    "grade": _one_of(Grade),
    **DATES,
}
OF_FINDING: dict[str, Check] = {
    "role": _one_of(Role),
    "section": _or_none(_is_text),
    "judgement": _or_none(_one_of(JudgementArea)),
    "number": _or_none(_is_text),
    "assessment": _one_of(Assessment),
    "themes": _are_themes,
}
LISTS: dict[str, tuple[dict[str, Check], str]] = {
    "findings": (OF_FINDING, "text"),
    "cited_judgements": (OF_CITED, "wording"),
}
"""Lists of a reading: what may be stated of an item, and the key that holds its words."""


def apply_corrections(reading: Reading, corrections: Iterable[Stated]) -> Corrected:
    """Lay what people state over a reading; of two statements on one field the later wins.

    The reading that was given is left as it is.
    """
    latest = {(c.field, c.about): c for c in corrections}
    if not latest:
        return Corrected(reading, frozenset(), ())
    corrected = copy.deepcopy(reading)
    targets = _targets_before_any_change(corrected)
    stated: set[str] = set()
    problems: list[dict[str, Any]] = []
    for one in latest.values():
        try:
            stated |= _apply(corrected, one, targets)
        except CannotApply as reason:
            problems.append(_not_applied(one, reason))
    _leave_out(corrected)
    problems += _settle_dates(corrected)
    return Corrected(corrected, frozenset(stated), tuple(problems))


def words_about(reading: Reading, field: str) -> str:
    """The words of the finding or recalled judgement that a path leads to, "" for others."""
    parts = field.split(".")
    if parts[0] not in LISTS or len(parts) < 2:
        return ""
    try:
        item = _item(reading.get(parts[0], []), parts[1], "", LISTS[parts[0]][1])
    except CannotApply:
        return ""
    return str(item[LISTS[parts[0]][1]])


def why_not(field: str, value: Any) -> str | None:
    """Why a value cannot stand at a path, in plain words; None where it can."""
    try:
        _check(field.split("."), value)
    except CannotApply as reason:
        return str(reason)
    return None


def _targets_before_any_change(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """The items of each list as the machine counted them, so that paths keep their meaning."""
    return {name: list(reading.get(name) or []) for name in LISTS}


def _apply(reading: Reading, one: Stated, targets: dict[str, list[dict[str, Any]]]) -> set[str]:
    parts = one.field.split(".")
    _check(parts, one.value)
    if parts[0] in LISTS:
        item = _item(targets[parts[0]], parts[1], one.about, LISTS[parts[0]][1])
        item.update({"left_out": True} if len(parts) == 2 else {parts[2]: one.value})
        return set()
    if parts[0] == "judgements":
        _state_grade(reading, parts[1], one.value)
        return {one.field}
    if parts[0] == "visit":
        reading["visit"] = {**_silent_visit(), **(reading.get("visit") or {}), parts[1]: one.value}
        return {"period" if parts[1] in DATES else parts[1]}
    is_urn = parts[0] == "authority"
    reading[parts[0]] = {"name": "", "urn": one.value, "ons_code": ""} if is_urn else one.value
    return {parts[0]}


def _check(parts: list[str], value: Any) -> None:
    """Raise CannotApply where a path leads nowhere or the value cannot stand there."""
    match parts:
        case [name] if name in OF_DOCUMENT:
            check: Check = OF_DOCUMENT[name]
        case ["visit", key] if key in OF_VISIT:
            check = OF_VISIT[key]
        case ["judgements", judgement] if _one_of(JudgementArea)(judgement):
            check = _or_none(_one_of(Grade))
        case [name, place] if name in LISTS and place.isdecimal():
            check = _or_none(lambda _: False)
        case [name, place, key] if name in LISTS and place.isdecimal() and key in LISTS[name][0]:
            check = LISTS[name][0][key]
        case _:
            raise CannotApply("there is no such field in a reading")
    if not check(value):
        raise CannotApply(f"{value!r} cannot stand there")


def _item(items: list[dict[str, Any]], place: str, about: str, words: str) -> dict[str, Any]:
    """The item that a correction is about: by its words, else by its place (from 1)."""
    at_place = items[int(place) - 1] if 0 < int(place) <= len(items) else None
    if not about:
        if at_place is None:
            raise CannotApply("the reading has nothing at that place")
        return at_place
    if at_place is not None and at_place[words] == about:
        return at_place
    found = [item for item in items if item[words] == about]
    if not found:
        raise CannotApply("the present reading no longer has the words that it is about")
    return found[0]


def _state_grade(reading: Reading, judgement: str, grade: str | None) -> None:
    """Put a grade in the place of the machine's; None takes the judgement out."""
    given = list(reading.get("judgements") or [])
    others = [one for one in given if one["judgement"] != judgement]
    stated = [one for one in given if one["judgement"] == judgement][:1] or [
        {"judgement": judgement, "wording": "", "page": None}
    ]
    reading["judgements"] = others + ([{**stated[0], "grade": grade}] if grade else [])


def _silent_visit() -> dict[str, Any]:
    return {key: [] if key == "inspectors" else None for key in OF_VISIT}


def _leave_out(reading: Reading) -> None:
    for name in LISTS:
        items = [item for item in reading.get(name) or [] if not item.pop("left_out", False)]
        reading[name] = items


def _settle_dates(reading: Reading) -> list[dict[str, Any]]:
    """Dates that are only half stated are completed; those that cannot be are taken out."""
    dated = [reading["visit"]] if reading.get("visit") else []
    dated += reading.get("cited_judgements") or []
    return [problem for item in dated for problem in _settle_period(item)]


def _settle_period(item: dict[str, Any]) -> list[dict[str, Any]]:
    start, end = item.get("start"), item.get("end")
    start, end = start or end, end or start
    precision = item.get("date_precision") or (DatePrecision.DAY.value if start else None)
    item.update(start=start, end=end, date_precision=precision if start else None)
    if not start or start <= end:
        return []
    item.update(start=None, end=None, date_precision=None)
    message = f"With the corrections the dates would run from {start} back to {end}: none is shown."
    return [{"code": "correction-dates", "message": message, "page": None}]


def _not_applied(one: Stated, reason: CannotApply) -> dict[str, Any]:
    about = f" (“{one.about[:60]}…”)" if one.about else ""
    message = (
        f"The correction of {one.field}{about} no longer fits: {reason}. Look at it and state it "
        "anew or withdraw it."
    )
    return {"code": "correction-not-applied", "message": message, "page": None}
