"""The register in the database: loading it, and reading it back as a ``Register``.

Loading is idempotent and says what it changed. It deletes no authority: one that is gone from
the data file stays and is named, because visits may hang on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from inspections.models import Authority, StatisticalNeighbour, Trust, TrustDelivery
from inspections.register import Register, RegisteredAuthority
from inspections.register import TrustDelivery as RegisteredDelivery

_FIELDS = ("name", "slug", "la_code", "ons_code", "region", "kind", "opened", "closed")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one authority or trust: its name, and the values before and after."""

    of: str
    field: str
    before: str
    after: str


@dataclass(slots=True)
class RegisterChanges:
    """What loading did. ``created`` and ``unchanged`` are names; ``left_alone`` are authorities
    in the database that the loaded register does not hold."""

    created: list[str] = field(default_factory=list)
    updated: list[FieldChange] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    left_alone: list[str] = field(default_factory=list)

    @property
    def anything(self) -> bool:
        """Whether loading changed the database at all."""
        return bool(self.created or self.updated)


@transaction.atomic
def load_register(register: Register, *, sample: bool = False) -> RegisterChanges:
    """Bring the database to what ``register`` says, and say what that changed.

    Authorities are matched by URN, trusts by name. ``sample`` marks the authorities as invented
    and leaves those of the other sort out of account. Neighbours, predecessors and successors
    that are not in the register are looked up in the database; raises KeyError for a URN that
    neither holds. Raises ``django.db.IntegrityError`` where a name or slug already belongs to an
    authority with another URN.
    """
    changes = RegisterChanges()
    touched: dict[str, list[FieldChange]] = defaultdict(list)
    stored = {a.urn: a for a in Authority.objects.all()}
    known = {a.urn for a in register.authorities}
    for entry in register.authorities:
        _load_authority(entry, stored, sample, changes, touched)
    _load_successors(register, stored, changes, touched)
    _load_neighbours(register, stored, changes, touched)
    _load_trusts(register, stored, changes, touched)
    for found in touched.values():
        changes.updated.extend(found)
    changed = {*changes.created, *touched}
    changes.unchanged = [a.name for a in register.authorities if a.name not in changed]
    changes.left_alone = sorted(
        a.name for a in stored.values() if a.urn not in known and a.sample == sample
    )
    return changes


def _load_authority(
    entry: RegisteredAuthority,
    stored: dict[str, Authority],
    sample: bool,
    changes: RegisterChanges,
    touched: dict[str, list[FieldChange]],
) -> None:
    values: dict[str, Any] = {name: getattr(entry, name) for name in _FIELDS}
    values |= {"other_names": list(entry.names), "sample": sample}
    authority = stored.get(entry.urn)
    if authority is None:
        stored[entry.urn] = Authority.objects.create(urn=entry.urn, **values)
        changes.created.append(entry.name)
        return
    different = {k: v for k, v in values.items() if getattr(authority, k) != v}
    for name, value in different.items():
        before = getattr(authority, name)
        touched[entry.name].append(
            FieldChange(entry.name, name.replace("_", " "), _said(before), _said(value))
        )
        setattr(authority, name, value)
    if different:
        authority.save(update_fields=list(different))


def _said(value: object) -> str:
    """A value as the list of changes prints it; empty for none."""
    if isinstance(value, list | tuple):
        return ", ".join(str(item) for item in value)
    return "" if value is None else str(value)


def _note(
    changes: RegisterChanges,
    touched: dict[str, list[FieldChange]],
    change: FieldChange,
) -> None:
    """Take down a change of something that was there before; what is new is said once."""
    if change.before != change.after and change.of not in changes.created:
        touched[change.of].append(change)


def _load_successors(
    register: Register,
    stored: dict[str, Authority],
    changes: RegisterChanges,
    touched: dict[str, list[FieldChange]],
) -> None:
    """Write both directions as one: a predecessor that is named has this one as successor."""
    wanted: dict[str, set[str]] = {a.urn: set(a.successors) for a in register.authorities}
    for entry in register.authorities:
        for urn in entry.predecessors:
            wanted.setdefault(urn, set()).add(entry.urn)
    held: dict[str, set[str]] = defaultdict(set)
    names = {a.urn: a.name for a in stored.values()}
    for urn, successor in Authority.objects.filter(successors__isnull=False).values_list(
        "urn", "successors__urn"
    ):
        held[urn].add(successor)
    for urn, successors in wanted.items():
        if successors == held[urn]:
            continue
        stored[urn].successors.set([stored[s] for s in sorted(successors)])
        before = sorted(names.get(s, s) for s in held[urn])
        after = sorted(names[s] for s in successors)
        _note(
            changes,
            touched,
            FieldChange(names[urn], "successors", _said(before), _said(after)),
        )


def _load_neighbours(
    register: Register,
    stored: dict[str, Authority],
    changes: RegisterChanges,
    touched: dict[str, list[FieldChange]],
) -> None:
    held = _neighbours_held()
    names = {a.urn: a.name for a in stored.values()}
    fresh: list[StatisticalNeighbour] = []
    for entry in register.authorities:
        before = held.get(entry.urn, ())
        if before == entry.neighbours:
            continue
        authority = stored[entry.urn]
        authority.neighbour_ranks.all().delete()
        fresh += [
            StatisticalNeighbour(authority=authority, neighbour=stored[urn], rank=rank)
            for rank, urn in enumerate(entry.neighbours, start=1)
        ]
        said = [_said([names[urn] for urn in urns]) for urns in (before, entry.neighbours)]
        _note(changes, touched, FieldChange(entry.name, "statistical neighbours", *said))
    StatisticalNeighbour.objects.bulk_create(fresh)


def _neighbours_held() -> dict[str, tuple[str, ...]]:
    held: dict[str, list[str]] = defaultdict(list)
    for urn, neighbour in StatisticalNeighbour.objects.order_by("authority", "rank").values_list(
        "authority__urn", "neighbour__urn"
    ):
        held[urn].append(neighbour)
    return {urn: tuple(neighbours) for urn, neighbours in held.items()}


def _load_trusts(
    register: Register,
    stored: dict[str, Authority],
    changes: RegisterChanges,
    touched: dict[str, list[FieldChange]],
) -> None:
    by_trust: dict[str, list[RegisteredDelivery]] = defaultdict(list)
    for delivery in register.trusts:
        by_trust[delivery.trust].append(delivery)
    for name, deliveries in by_trust.items():
        other_names = list(deliveries[0].names)
        trust, new = Trust.objects.get_or_create(name=name, defaults={"other_names": other_names})
        if new:
            changes.created.append(name)
        elif trust.other_names != other_names:
            before = _said(trust.other_names)
            trust.other_names = other_names
            trust.save(update_fields=["other_names"])
            _note(changes, touched, FieldChange(name, "other names", before, _said(other_names)))
        _load_deliveries(trust, deliveries, stored, changes, touched)


def _load_deliveries(
    trust: Trust,
    deliveries: Iterable[RegisteredDelivery],
    stored: dict[str, Authority],
    changes: RegisterChanges,
    touched: dict[str, list[FieldChange]],
) -> None:
    held = {
        (delivery.authority.urn, delivery.start): delivery
        for delivery in trust.deliveries.select_related("authority")
    }
    wanted = {(d.urn, d.start): d.end for d in deliveries}
    before = _deliveries_said((stored[urn].name, s, d.end) for (urn, s), d in held.items())
    after = _deliveries_said((stored[urn].name, s, end) for (urn, s), end in wanted.items())
    if before == after:
        return
    for key, delivery in held.items():
        if key not in wanted:
            delivery.delete()
    for (urn, start), end in wanted.items():
        TrustDelivery.objects.update_or_create(
            trust=trust, authority=stored[urn], start=start, defaults={"end": end}
        )
    _note(changes, touched, FieldChange(trust.name, "delivers for", before, after))


def _deliveries_said(deliveries: Iterable[tuple[str, date, date | None]]) -> str:
    return ", ".join(
        f"{name} from {start}" + (f" to {end}" if end else "")
        for name, start, end in sorted(deliveries, key=lambda d: (d[0], d[1]))
    )


def register_from_database() -> Register:
    """The register as the database holds it, sample authorities with it, in four queries."""
    authorities = list(Authority.objects.order_by("slug"))
    urns = {a.pk: a.urn for a in authorities}
    neighbours = _neighbours_held()
    successors: dict[str, list[str]] = defaultdict(list)
    predecessors: dict[str, list[str]] = defaultdict(list)
    through = Authority.successors.through
    for earlier, later in through.objects.order_by("pk").values_list(
        "from_authority_id", "to_authority_id"
    ):
        successors[urns[earlier]].append(urns[later])
        predecessors[urns[later]].append(urns[earlier])
    deliveries = TrustDelivery.objects.select_related("trust").order_by("trust__name", "start")
    return Register(
        (
            RegisteredAuthority(
                urn=a.urn,
                **{name: getattr(a, name) for name in _FIELDS},
                names=tuple(a.other_names),
                predecessors=tuple(predecessors[a.urn]),
                successors=tuple(successors[a.urn]),
                neighbours=neighbours.get(a.urn, ()),
                sample=a.sample,
            )
            for a in authorities
        ),
        (
            RegisteredDelivery(
                trust=d.trust.name,
                names=tuple(d.trust.other_names),
                urn=urns[d.authority_id],
                start=d.start,
                end=d.end,
            )
            for d in deliveries
        ),
    )
