"""Three invented authorities and a trust, with codes that no real authority can have."""

from __future__ import annotations

from datetime import date

from inspections.register import Register, RegisteredAuthority, TrustDelivery

NORTHSHIRE = RegisteredAuthority(
    urn="S0001",
    name="Northshire",
    slug="northshire",
    la_code="S01",
    ons_code="S99000001",
    region="North West",
    kind="County",
    names=("Northshire County Council", "Northshire", "County of Northshire"),
    neighbours=("S0002", "S0003"),
    sample=True,
)
EASTMERE = RegisteredAuthority(
    urn="S0002",
    name="Eastmere",
    slug="eastmere",
    la_code="S02",
    ons_code="S99000002",
    region="South East",
    kind="Unitary authority",
    names=("Eastmere Council", "Eastmere", "Borough of Eastmere"),
    neighbours=("S0003", "S0001"),
    sample=True,
)
WEXCOMBE = RegisteredAuthority(
    urn="S0003",
    name="Wexcombe",
    slug="wexcombe",
    la_code="S03",
    ons_code="S99000003",
    region="West Midlands",
    kind="Metropolitan district",
    names=("Wexcombe Metropolitan Borough Council", "Wexcombe", "Metropolitan Borough of Wexcombe"),
    neighbours=("S0002", "S0001"),
    sample=True,
)

SAMPLE_AUTHORITIES: tuple[RegisteredAuthority, ...] = (NORTHSHIRE, EASTMERE, WEXCOMBE)

SAMPLE_TRUSTS: tuple[TrustDelivery, ...] = (
    TrustDelivery(
        trust="Wexcombe Families First",
        names=("Wexcombe Families First", "Wexcombe Families First Children’s Trust"),
        urn=WEXCOMBE.urn,
        start=date(2021, 4, 1),
    ),
)


def with_sample(register: Register) -> Register:
    """The register with the invented authorities and their trust beside the real ones."""
    return Register(
        (*register.authorities, *SAMPLE_AUTHORITIES), (*register.trusts, *SAMPLE_TRUSTS)
    )
