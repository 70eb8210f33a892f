"""The reviewed data files hold together, and agree with the folders of real documents."""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from inspections.register import Register
from tests.conftest import SHARED

REGISTER = Register.shipped()
AUTHORITIES = REGISTER.authorities
KINDS = {
    "City of London",
    "County",
    "London borough",
    "Metropolitan district",
    "Unitary authority",
}
REGIONS = {
    "East Midlands": 10,
    "East of England": 11,
    "London": 33,
    "North East": 12,
    "North West": 24,
    "South East": 19,
    "South West": 15,
    "West Midlands": 14,
    "Yorkshire and the Humber": 15,
}


def test_there_are_153_authorities_today_and_five_that_have_closed() -> None:
    assert sum(a.closed is None for a in AUTHORITIES) == 153
    assert {a.name for a in AUTHORITIES if a.closed} == {
        "Bournemouth",
        "Cumbria",
        "Dorset (until 2019)",
        "Northamptonshire",
        "Poole",
    }


@pytest.mark.parametrize("of", ["urn", "name", "slug", "la_code", "ons_code"])
def test_what_identifies_an_authority_is_its_own(of: str) -> None:
    values = Counter(getattr(a, of) for a in AUTHORITIES)
    assert "" not in values
    assert [value for value, times in values.items() if times > 1] == []


def test_a_number_that_is_not_ofsteds_cannot_be_mistaken_for_one() -> None:
    unknown = [a for a in AUTHORITIES if not a.urn.isdigit()]
    assert {a.urn for a in unknown} == {f"la-{a.la_code}" for a in unknown}
    assert all(a.closed for a in unknown)


def test_each_authority_has_codes_kind_and_region_of_the_right_form() -> None:
    for a in AUTHORITIES:
        assert re.fullmatch(r"\d{3}", a.la_code), a
        assert re.fullmatch(r"E\d{8}", a.ons_code), a
        assert a.kind in KINDS, a
        assert a.names, a
        assert list(a.names) == list(dict.fromkeys(a.names)), a
        assert a.name not in a.names, a


def test_each_kind_has_the_code_of_its_kind() -> None:
    starts = {
        "City of London": "E09",
        "County": "E10",
        "London borough": "E09",
        "Metropolitan district": "E08",
        "Unitary authority": "E06",
    }
    assert [a.name for a in AUTHORITIES if not a.ons_code.startswith(starts[a.kind])] == []


def test_the_regions_of_today_have_as_many_authorities_as_england_gives_them() -> None:
    assert Counter(a.region for a in AUTHORITIES if a.closed is None) == REGIONS


def test_predecessors_and_successors_name_each_other() -> None:
    for a in AUTHORITIES:
        for urn in a.successors:
            assert a.urn in REGISTER.by_urn(urn).predecessors
        for urn in a.predecessors:
            assert a.urn in REGISTER.by_urn(urn).successors


def test_a_successor_opens_on_the_day_after_its_predecessor_closed() -> None:
    for a in AUTHORITIES:
        assert bool(a.successors) == bool(a.closed), a
        for urn in a.successors:
            opened = REGISTER.by_urn(urn).opened
            assert a.closed is not None
            assert opened is not None
            assert (opened - a.closed).days == 1


def test_authorities_open_before_they_close() -> None:
    for a in AUTHORITIES:
        assert a.opened is None or a.opened < (a.closed or date.max)


def test_each_authority_of_today_has_ten_neighbours_of_today_and_is_none_of_its_own() -> None:
    for a in AUTHORITIES:
        assert len(set(a.neighbours)) == (0 if a.closed else 10), a
        assert a.urn not in a.neighbours
        assert all(REGISTER.by_urn(urn).closed is None for urn in a.neighbours)


def test_trusts_deliver_for_authorities_of_their_time() -> None:
    for trust in REGISTER.trusts:
        authority = REGISTER.by_urn(trust.urn)
        assert trust.end is None or trust.start < trust.end
        assert authority.existed(trust.start)
        assert authority.existed(trust.end or date(2026, 11, 1))


def test_an_authority_has_one_trust_at_a_time() -> None:
    for a in AUTHORITIES:
        periods = sorted((t.start, t.end or date.max) for t in REGISTER.trusts if t.urn == a.urn)
        for (_, end), (start, _) in pairwise(periods):
            assert end < start


@pytest.mark.corpus
def test_every_folder_of_real_documents_belongs_to_an_authority_of_the_register() -> None:
    index = SHARED / "corpus" / "index.csv"
    if not index.is_file():
        pytest.skip("the real documents are not beside this checkout")
    with index.open(encoding="utf-8-sig") as lines:
        folders = {(row["urn"], row["authority"]) for row in csv.DictReader(lines)}
    assert folders
    for urn, name in folders:
        assert REGISTER.resolve(name, date(2026, 1, 1)).authority == REGISTER.by_urn(urn), name


@pytest.mark.corpus
def test_the_published_facts_on_each_authority_are_the_registers() -> None:
    facts = SHARED / "reference" / "local-authorities.csv"
    if not facts.is_file():
        pytest.skip("the published facts are not beside this checkout")
    with facts.open(encoding="utf-8-sig") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) == 156
    by_la_code = {a.la_code: a.urn for a in AUTHORITIES}
    for row in rows:
        a = REGISTER.by_urn(row["urn"])
        assert (a.la_code, a.ons_code, a.region) == (
            row["la_code"],
            row["la_code_new"],
            row["region_name"],
        )
        codes = [code.strip() for code in row["stat_neighbours"].split(",") if code.strip()]
        assert list(a.neighbours) == [by_la_code[code] for code in codes]
