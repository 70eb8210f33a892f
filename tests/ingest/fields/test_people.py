"""Inspectors' names: every way in which letters list, title, lead and sign."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.reading.fields.people import (
    as_listed,
    inspectors_named,
    leader_named,
    names_listed,
    same_person,
    signer,
    tidy_name,
)

LISTS = [
    ("The inspectors were Ada Pell, HMI, Bo Lund, HMI, and Cy Reed, Ofsted Inspector.",
     ("Ada Pell", "Bo Lund", "Cy Reed")),
    ("The inspectors were Ada Pell HMI and Bo Lund Seconded Inspector.", ("Ada Pell", "Bo Lund")),
    ("Her Majesty's inspectors for this visit were Ada Pell and Çem Dee-O’Neill.",
     ("Ada Pell", "Çem Dee-O’Neill")),
    ("The visit was carried out by Her Majesty’s Inspectors (HMI) Ada Pell and Bo Lund.",
     ("Ada Pell", "Bo Lund")),
    ("The visit was led by Ada Pell, HMI, with Bo Lund, Social Care Regulatory Inspector.",
     ("Ada Pell", "Bo Lund")),
    ("His Majesty’s Inspector for this visit was Ada Pell.", ("Ada Pell",)),
    ("It was carried out by Ada Pell (lead), Bo Lund and Cy Reed, HMI.",
     ("Ada Pell", "Bo Lund", "Cy Reed")),
    ("It was undertaken by Ada Pell (HMI), lead inspector, accompanied by Bo Lund (HMI) and Cy van "
     "der Reed, Regulatory Inspection Manager.", ("Ada Pell", "Bo Lund", "Cy van der Reed")),
    ("The visit was led by Ada Pell, HMI, supported by Bo Lund, Ofsted Inspector (OI).",
     ("Ada Pell", "Bo Lund")),
    ("the visit which I carried out with my colleague, Bo Lund HMI, on 3 May", ("Bo Lund",)),
    ("the visit that I carried out with Bo Lund, Her Majesty's Inspector, on 3 May", ("Bo Lund",)),
    ("The visit was carried out by two of His Majesty’s Inspectors, Ada Pell and Bo Lund.",
     ("Ada Pell", "Bo Lund")),
    ("The inspectors were Ada Pell (HMI), Bo Lund (HMI) and Cy Reed (Ofsted Inspector).",
     ("Ada Pell", "Bo Lund", "Cy Reed")),
    ("The inspectors were Ada Thomson -Pell HMI, Mary-Ann de Souza HMI and John O'Hara OI.",
     ("Ada Thomson-Pell", "Mary-Ann de Souza", "John O'Hara")),
    ("The inspectors were Ada G. Pell, HMI, and Bo Lund, HMI, who looked at records.",
     ("Ada G. Pell", "Bo Lund")),
    ("Lead inspector: Ada Pell, HMI. Team inspectors: Bo Lund, HMI", ("Ada Pell", "Bo Lund")),
    ("Following the visit of Ada Pell HMI and Bo Lund HMI to Eastmere on 4 May 2013, I write.",
     ("Ada Pell", "Bo Lund")),
    ("The inspectors were impressed by what they saw.", ()),
    ("The visit was carried out by remote means.", ()),
    ("The inspectors were Dr Ada Pell MBE, HMI.", ("Ada Pell",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_inspectors_are_listed_without_titles(text: str, names: tuple[str, ...]) -> None:
    assert inspectors_named(text) == names


LEADERS = [
    ("The visit was led by Ada Pell, HMI, with Bo Lund, HMI.", "Ada Pell"),
    ("The inspectors were Ada Pell, HMI (lead), and Bo Lund, HMI.", "Ada Pell"),
    ("The inspectors were Ada Pell and Bo Lund. Bo Lund, HMI, led the visit.", "Bo Lund"),
    ("Lead inspector: Ada Pell, HMI", "Ada Pell"),
    ("The inspectors were Ada Pell and Bo Lund.", None),
    ("Improvement led by senior leaders is visible.", None),
    ("The inspectors were Ada Pell (lead inspector), Bo Lund and Cy Reed.", "Ada Pell"),
    ("It was undertaken by Ada Pell (HMI), lead inspector, accompanied by Bo Lund.", "Ada Pell"),
    ("The lead inspector, Ada Pell, told members that caseloads had fallen.", "Ada Pell"),
    ("Ofsted's lead inspector, Ada Pell (HMI), thanked the staff.", "Ada Pell"),
    ("The lead inspector, who had visited before, thanked the staff.", None),
    ("It was undertaken by Ada Pell, lead inspector, Bo Lund and Cy Reed.", "Ada Pell"),
]


@pytest.mark.parametrize(("text", "name"), LEADERS)
def test_the_leader_is_only_who_is_said_to_lead(text: str, name: str | None) -> None:
    assert leader_named(text) == name


SIGNATURES = [
    (["Yours sincerely", "Ada G Pell His Majesty's Inspector"], "Ada G Pell"),
    (["Yours sincerely", "Ada Pell", "Her Majesty’s Inspector"], "Ada Pell"),
    (["Yours sincerely Ada Pell HMI"], "Ada Pell"),
    (["Yours faithfully,", "Ada Pell", "Regional Director"], "Ada Pell"),
    (["Yours sincerely"], None),
    ([], None),
]


@pytest.mark.parametrize(("lines", "name"), SIGNATURES)
def test_the_signature_gives_who_signs(lines: list[str], name: str | None) -> None:
    assert signer(lines)[0] == name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ian G Young", "Ian Young", True),
        ("I Young", "Ian Young", True),
        ("Ian Young", "Iris Young", False),
        ("Ian Young", "Ian Younger", False),
        ("Zoë O’Hara", "Zoë O'Hara", True),
    ],
)
def test_a_signature_with_an_initial_is_the_listed_person(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same
    assert (as_listed(one, [other]) == other) is same


@pytest.mark.parametrize(
    "text", ["Her Majesty's Inspector", "Local authority", "County Hall 12", "Ada", "", "the visit"]
)
def test_what_is_no_name_gives_none(text: str) -> None:
    assert tidy_name(text) is None


@pytest.mark.parametrize("name", ["Paul d’Arcy", "Paul D'Arcy", "Ada l'Estrange Holt"])
def test_an_elided_particle_may_be_small(name: str) -> None:
    assert names_listed(f"Ben Holt, {name} HMI") == ("Ben Holt", name)


WORD = st.text(alphabet="abcdefghijklmnopqrstuvwxyzéöü", min_size=3, max_size=9).map(str.title)
NAME = st.tuples(WORD, WORD).map(" ".join).filter(lambda name: tidy_name(name) is not None)


@given(st.lists(NAME, min_size=1, max_size=5, unique=True))
def test_names_put_into_a_list_are_read_back(names: list[str]) -> None:
    printed = ", ".join(f"{name}, HMI" for name in names)
    assert names_listed(printed) == tuple(names)
