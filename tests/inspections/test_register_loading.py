"""Loading the register: what is there afterwards, what is said, and that again means nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from pytest_django import DjangoAssertNumQueries

from inspections.loading import FieldChange, load_register, register_from_database
from inspections.models import Authority, StatisticalNeighbour, Trust, TrustDelivery, Visit
from inspections.register import Register, RegisteredAuthority
from inspections.register import TrustDelivery as RegisteredDelivery

pytestmark = pytest.mark.django_db

OLDSHIRE = RegisteredAuthority(
    "S1",
    "Oldshire",
    "oldshire",
    "901",
    "X00000001",
    "North East",
    "County",
    names=("Oldshire County Council",),
    opened=date(1974, 4, 1),
    closed=date(2021, 3, 31),
    successors=("S2",),
)
NORTHSHIRE = RegisteredAuthority(
    "S2",
    "Northshire",
    "northshire",
    "902",
    "X00000002",
    "North East",
    "Unitary authority",
    names=("Northshire Council",),
    opened=date(2021, 4, 1),
    predecessors=("S1",),
    neighbours=("S3",),
)
EASTMERE = RegisteredAuthority(
    "S3", "Eastmere", "eastmere", "903", "X00000003", "London", "London borough"
)
TRUST = RegisteredDelivery("Northshire Families First", ("Families First",), "S2", date(2022, 4, 1))
SMALL = Register((OLDSHIRE, NORTHSHIRE, EASTMERE), (TRUST,))


def test_loading_makes_authorities_neighbours_successors_and_trusts() -> None:
    changes = load_register(SMALL)
    assert changes.created == [
        "Oldshire",
        "Northshire",
        "Eastmere",
        "Northshire Families First",
    ]
    assert changes.updated == []
    northshire = Authority.objects.get(urn="S2")
    assert northshire.opened == date(2021, 4, 1)
    assert northshire.other_names == ["Northshire Council"]
    assert not northshire.sample
    assert [a.urn for a in northshire.predecessors.all()] == ["S1"]
    assert [(n.neighbour.urn, n.rank) for n in northshire.neighbour_ranks.all()] == [("S3", 1)]
    delivery = TrustDelivery.objects.get()
    assert (delivery.trust.name, delivery.authority.urn) == ("Northshire Families First", "S2")


def test_loading_the_same_twice_changes_nothing_and_says_so() -> None:
    load_register(SMALL)
    changes = load_register(SMALL)
    assert not changes.anything
    assert changes.unchanged == ["Oldshire", "Northshire", "Eastmere"]
    assert changes.left_alone == []


def test_what_was_stored_comes_back_as_it_was() -> None:
    load_register(SMALL)
    back = register_from_database()
    assert {a.urn: a for a in back.authorities} == {a.urn: a for a in SMALL.authorities}
    assert back.trusts == SMALL.trusts


def test_each_change_is_said_field_by_field() -> None:
    load_register(SMALL)
    changed = Register(
        (
            OLDSHIRE,
            replace(NORTHSHIRE, region="North West", neighbours=()),
            replace(EASTMERE, names=("Eastmere Council",), closed=date(2030, 3, 31)),
        ),
        (replace(TRUST, end=date(2025, 3, 31)),),
    )
    changes = load_register(changed)
    assert set(changes.updated) == {
        FieldChange("Northshire", "region", "North East", "North West"),
        FieldChange("Northshire", "statistical neighbours", "Eastmere", ""),
        FieldChange("Eastmere", "other names", "", "Eastmere Council"),
        FieldChange("Eastmere", "closed", "", "2030-03-31"),
        FieldChange(
            "Northshire Families First",
            "delivers for",
            "Northshire from 2022-04-01",
            "Northshire from 2022-04-01 to 2025-03-31",
        ),
    }
    assert changes.unchanged == ["Oldshire"]
    assert changes.created == []
    assert {a.urn: a for a in register_from_database().authorities} == {
        a.urn: a for a in changed.authorities
    }
    assert not load_register(changed).anything


def test_a_successor_or_delivery_that_is_gone_is_taken_out_and_said() -> None:
    load_register(SMALL)
    changes = load_register(
        Register(
            (replace(OLDSHIRE, successors=()), replace(NORTHSHIRE, predecessors=()), EASTMERE),
            (replace(TRUST, urn="S3"),),
        )
    )
    assert {(c.of, c.field, c.after) for c in changes.updated} == {
        ("Oldshire", "successors", ""),
        ("Northshire Families First", "delivers for", "Eastmere from 2022-04-01"),
    }


def test_an_authority_with_visits_stays_when_the_register_drops_it() -> None:
    load_register(SMALL)
    Visit.objects.create(authority=Authority.objects.get(urn="S3"), kind="ilacs")
    changes = load_register(
        Register((OLDSHIRE, replace(NORTHSHIRE, neighbours=())), (TRUST,)),
    )
    assert changes.left_alone == ["Eastmere"]
    assert Visit.objects.get().authority.name == "Eastmere"


def test_sample_authorities_are_marked_and_the_real_ones_left_out_of_account() -> None:
    load_register(Register((EASTMERE,)))
    invented = Register((replace(OLDSHIRE, successors=()),))
    changes = load_register(invented, sample=True)
    assert changes.left_alone == []
    assert Authority.objects.get(urn="S1").sample
    assert not Authority.objects.get(urn="S3").sample
    register = register_from_database()
    assert register.by_urn("S1").sample
    assert register.resolve("Visit to Eastmere").authority == EASTMERE


def test_a_neighbour_that_nobody_knows_is_an_error_and_nothing_is_stored() -> None:
    with pytest.raises(KeyError, match="S3"):
        load_register(Register((replace(NORTHSHIRE, predecessors=()),)))
    assert not Authority.objects.exists()


def test_the_shipped_register_comes_back_whole_in_few_queries(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    shipped = Register.shipped()
    load_register(shipped)
    with django_assert_max_num_queries(4):
        back = register_from_database()
    for authority in shipped.authorities:
        stored = back.by_urn(authority.urn)
        assert set(stored.successors) == set(authority.successors)
        assert set(stored.predecessors) == set(authority.predecessors)
        assert replace(stored, successors=(), predecessors=()) == replace(
            authority, successors=(), predecessors=()
        )
    assert set(back.trusts) == set(shipped.trusts)


def test_loading_the_shipped_register_again_takes_few_queries(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    load_register(Register.shipped())
    with django_assert_max_num_queries(40):
        assert not load_register(Register.shipped()).anything


def test_the_command_says_in_plain_words_what_it_did() -> None:
    first, second, third, fourth = StringIO(), StringIO(), StringIO(), StringIO()
    call_command("load_register", stdout=first)
    assert first.getvalue() == (
        "Register: 168 authorities and trusts added, 0 changed, 0 as they were.\n"
    )
    call_command("load_register", stdout=second)
    assert second.getvalue() == "Register: nothing changed, 158 up to date.\n"
    Authority.objects.filter(urn="80480").update(region="Elsewhere")
    call_command("load_register", stdout=third)
    assert third.getvalue() == (
        "Changed region of Lancashire from “Elsewhere” to “North West”.\n"
        "Register: 0 authorities and trusts added, 1 changed, 157 as they were.\n"
    )
    Authority.objects.get(urn="80500").delete()
    call_command("load_register", stdout=fourth)
    assert "Added Havering.\n" in fourth.getvalue()
    assert StatisticalNeighbour.objects.count() == 1530
    assert Trust.objects.count() == 10
