"""Which authority a text names: every trap of names that hold each other, and none guessed."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.register import Register, RegisteredAuthority, TrustDelivery

REGISTER = Register.shipped()
BEFORE = date(2018, 6, 1)
AFTER = date(2024, 6, 1)

TITLES: list[tuple[str, date | None, str]] = [
    # names that hold each other
    ("Monitoring visit of Nottingham children's services", AFTER, "Nottingham"),
    ("Monitoring visit of Nottinghamshire children's services", AFTER, "Nottinghamshire"),
    ("Monitoring visit of Nottinghamshire County Council", AFTER, "Nottinghamshire"),
    ("Monitoring visit of Nottingham City Council", AFTER, "Nottingham"),
    ("Focused visit to Somerset children's services", AFTER, "Somerset"),
    ("Focused visit to North Somerset children's services", AFTER, "North Somerset"),
    ("Focused visit to Bath and North East Somerset", AFTER, "Bath and North East Somerset"),
    ("Inspection of Bedford children's services", AFTER, "Bedford"),
    ("Inspection of Bedford Borough Council", AFTER, "Bedford"),
    ("Inspection of Central Bedfordshire Council", AFTER, "Central Bedfordshire"),
    ("Inspection of Derby City local authority children's services", AFTER, "Derby"),
    ("Inspection of Derbyshire local authority children's services", AFTER, "Derbyshire"),
    ("Inspection of York local authority children's services", AFTER, "York"),
    ("Inspection of City of York Council", AFTER, "York"),
    ("Inspection of North Yorkshire local authority", AFTER, "North Yorkshire"),
    ("Inspection of the East Riding of Yorkshire", AFTER, "East Riding of Yorkshire"),
    ("Inspection of Leicester children's services", AFTER, "Leicester"),
    ("Inspection of Leicestershire children's services", AFTER, "Leicestershire"),
    ("Inspection of Lincolnshire children's services", AFTER, "Lincolnshire"),
    ("Inspection of North Lincolnshire children's services", AFTER, "North Lincolnshire"),
    ("Inspection of North East Lincolnshire Council", AFTER, "North East Lincolnshire"),
    ("Inspection of Gloucestershire children's services", AFTER, "Gloucestershire"),
    ("Inspection of South Gloucestershire children's services", AFTER, "South Gloucestershire"),
    ("Inspection of North Tyneside children's services", AFTER, "North Tyneside"),
    ("Inspection of South Tyneside children's services", AFTER, "South Tyneside"),
    ("Inspection of West Northamptonshire children's services", AFTER, "West Northamptonshire"),
    ("Inspection of Sutton children's services", AFTER, "Sutton"),
    ("Inspection of Kent children's services", AFTER, "Kent"),
    ("Inspection of Essex children's services", AFTER, "Essex"),
    ("Inspection of East Sussex children's services", AFTER, "East Sussex"),
    ("Inspection of West Sussex children's services", AFTER, "West Sussex"),
    ("Inspection of West Berkshire children's services", AFTER, "West Berkshire"),
    ("Inspection of City of London children's services", AFTER, "City of London"),
    ("Inspection of the City of London Corporation", AFTER, "City of London"),
    ("Inspection of Westminster children's services", AFTER, "Westminster"),
    ("Inspection of City of Westminster local authority", AFTER, "Westminster"),
    ("Inspection of Cheshire West and Chester", AFTER, "Cheshire West and Chester"),
    ("Inspection of Cheshire East children's services", AFTER, "Cheshire East"),
    ("Inspection of Blackburn with Darwen", AFTER, "Blackburn with Darwen"),
    ("Inspection of Kingston upon Thames children's services", AFTER, "Kingston upon Thames"),
    ("Inspection of Kingston upon Hull children's services", AFTER, "Kingston upon Hull"),
    # spellings of the same
    ("Monitoring visit of Hull children's services", AFTER, "Kingston upon Hull"),
    ("Monitoring visit of Kingston Upon Hull, City of", AFTER, "Kingston upon Hull"),
    ("Monitoring visit of Hull City Council", AFTER, "Kingston upon Hull"),
    ("Monitoring visit of Bristol, City of, children's services", AFTER, "Bristol"),
    ("Monitoring visit of Bristol City Council", AFTER, "Bristol"),
    ("Monitoring visit of Herefordshire, County of", AFTER, "Herefordshire"),
    ("Focused visit to Durham County Council children's services", AFTER, "Durham"),
    ("Focused visit to County Durham", AFTER, "Durham"),
    ("Focused visit to Southend children's services", AFTER, "Southend-on-Sea"),
    ("Focused visit to Southend on Sea", AFTER, "Southend-on-Sea"),
    ("Focused visit to Stockton‑on‑Tees Borough Council", AFTER, "Stockton-on-Tees"),
    ("Focused visit to Telford & Wrekin Council", AFTER, "Telford and Wrekin"),
    ("Focused visit to Telford and Wrekin", AFTER, "Telford and Wrekin"),
    ("Focused visit to BCP Council", AFTER, "Bournemouth, Christchurch and Poole"),
    (
        "Focused visit to Bournemouth Christchurch & Poole",
        AFTER,
        "Bournemouth, Christchurch and Poole",
    ),
    ("Focused visit to Stoke children's services", AFTER, "Stoke-on-Trent"),
    ("Focused visit to Medway children's services", AFTER, "Medway"),
    ("Focused visit to Windsor children's services", AFTER, "Windsor and Maidenhead"),
    ("The Royal Borough of Windsor & Maidenhead", AFTER, "Windsor and Maidenhead"),
    ("Inspection of St. Helens children's services", AFTER, "St Helens"),
    ("Inspection of St Helens children's services", AFTER, "St Helens"),
    ("Ofsted wrote on St Helens' children's services", AFTER, "St Helens"),
    ("Inspection of Saint Helens children's services", AFTER, "St Helens"),
    ("INSPECTION OF ST HELENS CHILDREN’S SERVICES", AFTER, "St Helens"),
    ("Inspection of the Council of the Isles of Scilly", AFTER, "Isles of Scilly"),
    ("Monitoring visit of the London Borough of Camden", AFTER, "Camden"),
    ("Monitoring visit of London Borough of Richmond upon Thames", AFTER, "Richmond upon Thames"),
    ("Monitoring visit of London Borough of Richmond", AFTER, "Richmond upon Thames"),
    ("Monitoring visit of Richmond children's services", AFTER, "Richmond upon Thames"),
    ("Monitoring visit of the Royal Borough of Greenwich", AFTER, "Greenwich"),
    ("The Royal Borough of Kensington & Chelsea", AFTER, "Kensington and Chelsea"),
    ("Monitoring visit of the Royal Borough of Kingston", AFTER, "Kingston upon Thames"),
    ("Dudley Metropolitan Borough Council: monitoring visit", AFTER, "Dudley"),
    ("City of Bradford Metropolitan District Council", AFTER, "Bradford"),
    ("City of Wolverhampton Council", AFTER, "Wolverhampton"),
    ("Hull’s children’s services", AFTER, "Kingston upon Hull"),
    ("Inspection of Newcastle City Council", AFTER, "Newcastle upon Tyne"),
    ("Inspection of Brighton & Hove City Council", AFTER, "Brighton and Hove"),
    ("Inspection of B&NES", AFTER, "Bath and North East Somerset"),
    ("MONITORING VISIT OF  NORTH\nYORKSHIRE  CHILDREN'S SERVICES", AFTER, "North Yorkshire"),
    ("Monitoring visit of Barking &\nDagenham children's services", AFTER, "Barking and Dagenham"),
    (
        "Ann Lee, Director, Devon County Council\nJoint targeted area inspection of the "
        "partners' answer to harm and want in Torbay",
        AFTER,
        "Torbay",
    ),
    ("Area SEND inspection of Durham Local Area Partnership", AFTER, "Durham"),
    ("kingston-upon-hull", AFTER, "Kingston upon Hull"),
    ("windsor & maidenhead", AFTER, "Windsor and Maidenhead"),
    ("monitoring-visit-of-north-somerset-childrens-services", AFTER, "North Somerset"),
    ("Reading", AFTER, "Reading"),
    ("Inspection of Reading Borough Council", AFTER, "Reading"),
    ("Reading children's services", AFTER, "Reading"),
    ("Inspection of Bury children's services", AFTER, "Bury"),
    # several names in one text: the one that the document is about
    (
        "Dear Ms Kent\nMonitoring visit of Sefton children's services",
        AFTER,
        "Sefton",
    ),
    (
        "Mr John Bolton, County Hall. Focused visit to Essex children's services",
        AFTER,
        "Essex",
    ),
    ("Inspection of Rutland, shared with Leicestershire County Council", AFTER, "Rutland"),
    (
        "The monitoring visit to Torbay children's services was made with Plymouth City Council",
        AFTER,
        "Torbay",
    ),
    ("12 Durham Road. Inspection of Gateshead children's services", AFTER, "Gateshead"),
    ("Together with Kent Police, Medway Council has a new front door", AFTER, "Medway"),
    ("Children's services in Lancashire require improvement", AFTER, "Lancashire"),
    ("Letter on Greater Manchester, and the focused visit to Salford", AFTER, "Salford"),
    (
        "City of Sunderland\nInspection of services for children\n"
        "Leaders share some services with Gateshead Council and children's services in Durham",
        AFTER,
        "Sunderland",
    ),
    ("Wakefield: Ofsted focused visit. Leeds City Council sent an adviser", AFTER, "Wakefield"),
    ("Wirral monitoring visit, and a letter to Sefton Council", AFTER, "Wirral"),
    # the same name at another time
    ("Inspection of Dorset children's services", BEFORE, "Dorset (until 2019)"),
    ("Inspection of Dorset County Council", date(2019, 3, 31), "Dorset (until 2019)"),
    ("Inspection of Dorset children's services", date(2019, 4, 1), "Dorset"),
    ("Inspection of Dorset Council", AFTER, "Dorset"),
    ("Inspection of Bournemouth children's services", BEFORE, "Bournemouth"),
    ("Inspection of the Borough of Poole", BEFORE, "Poole"),
    ("Monitoring visit of Cumbria children's services", BEFORE, "Cumbria"),
    ("Monitoring visit of Cumbria children's services", date(2023, 5, 2), "Cumbria"),
    ("Inspection of Cumberland children's services", AFTER, "Cumberland"),
    ("Inspection of Westmorland & Furness", AFTER, "Westmorland and Furness"),
    ("Focused visit to Northamptonshire children's services", BEFORE, "Northamptonshire"),
    ("Inspection of Somerset County Council", BEFORE, "Somerset"),
    ("Inspection of Somerset Council", AFTER, "Somerset"),
    ("Inspection of North Yorkshire County Council", BEFORE, "North Yorkshire"),
    # trusts
    ("Monitoring visit of Birmingham Children’s Trust", AFTER, "Birmingham"),
    ("Slough Children First", AFTER, "Slough"),
    ("Slough Children's Services Trust", BEFORE, "Slough"),
    ("Together for Children Sunderland", AFTER, "Sunderland"),
    ("Bradford Children & Families Trust", AFTER, "Bradford"),
    ("Sandwell Children's Trust", AFTER, "Sandwell"),
    ("Doncaster Children's Services Trust", BEFORE, "Doncaster"),
    ("Worcestershire Children First", date(2023, 7, 1), "Worcestershire"),
    ("Northamptonshire Children's Trust", date(2021, 1, 15), "Northamptonshire"),
    ("Achieving for Children (Kingston upon Thames)", AFTER, "Kingston upon Thames"),
    (
        "North Northamptonshire, served by Northamptonshire Children's Trust",
        AFTER,
        "North Northamptonshire",
    ),
]


@pytest.mark.parametrize(("text", "on", "expected"), TITLES)
def test_a_text_finds_the_authority_that_it_is_about(
    text: str, on: date | None, expected: str
) -> None:
    resolution = REGISTER.resolve(text, on)
    assert resolution.authority is not None, resolution
    assert resolution.authority.name == expected


TIES: list[tuple[str, date | None, set[str]]] = [
    ("Achieving for Children", date(2016, 1, 1), {"Kingston upon Thames", "Richmond upon Thames"}),
    (
        "Achieving for Children",
        AFTER,
        {"Kingston upon Thames", "Richmond upon Thames", "Windsor and Maidenhead"},
    ),
    (
        "Northamptonshire Children's Trust",
        AFTER,
        {"North Northamptonshire", "West Northamptonshire"},
    ),
    (
        "Inspection of Kingston and Richmond children's services",
        AFTER,
        {"Kingston upon Thames", "Richmond upon Thames"},
    ),
    ("Focused visit to Hull and Leeds City Council", AFTER, {"Kingston upon Hull", "Leeds"}),
    ("Visit to Bolton, Bury and Oldham children's services", AFTER, {"Bolton", "Bury", "Oldham"}),
    ("Inspection of Dorset children's services", None, {"Dorset", "Dorset (until 2019)"}),
]


@pytest.mark.parametrize(("text", "on", "expected"), TIES)
def test_equal_claims_are_a_tie_with_all_who_have_it(
    text: str, on: date | None, expected: set[str]
) -> None:
    resolution = REGISTER.resolve(text, on)
    assert resolution.authority is None
    assert resolution.reason == "tie"
    assert {a.name for a in resolution.candidates} == expected


WEAK: list[tuple[str, date | None, str]] = [
    ("Monitoring visit of Lancashre children's services", AFTER, "Lancashire"),
    ("Monitoring visit of Tyneside children's services", AFTER, "North Tyneside"),
    ("Monitoring visit of Yorkshire children's services", AFTER, "North Yorkshire"),
    ("Focused visit to Nottingamshire County Council", AFTER, "Nottinghamshire"),
    ("Monitoring visit of Cumbria children's services", AFTER, "Westmorland and Furness"),
    (
        "Inspection of Bournemouth children's services",
        AFTER,
        "Bournemouth, Christchurch and Poole",
    ),
    ("Inspection of Cumberland children's services", BEFORE, "Cumbria"),
    ("Birmingham Children's Trust", date(2016, 1, 1), "Birmingham"),
    ("Doncaster Children's Services Trust", AFTER, "Doncaster"),
    ("Reading the papers, members asked for more", AFTER, "Reading"),
    ("A councillor for Richmond spoke", AFTER, "Richmond upon Thames"),
    ("Comments of John Bolton", AFTER, "Bolton"),
]


@pytest.mark.parametrize(("text", "on", "candidate"), WEAK)
def test_a_doubtful_name_is_weak_with_its_candidates_and_never_a_guess(
    text: str, on: date | None, candidate: str
) -> None:
    resolution = REGISTER.resolve(text, on)
    assert resolution.authority is None
    assert resolution.reason == "weak"
    assert candidate in {a.name for a in resolution.candidates}


NOTHING = [
    "",
    "   \n",
    "Monitoring visit of Northshire children's services",
    "Inspection of Eastmere local authority",
    "Members were reading the report and would bury the hatchet",
    "the kent and essex coast",
    "12 Durham Road",
    "Dear Ms Kent",
    "Dear Mr. York",
    "Cllr Sutton asked a question",
    "Inspection of Kent Police",
    "Inspection of Leeds City Academy",
    "The visit to Lewisham and Greenwich NHS Trust",
    "Inspection of Devon and Cornwall Police",
    "Inspection of Stoke City Football Club",
    "Inspection of West Lancashire Borough Council",
    "Inspection of Greater Manchester Combined Authority",
    "University of Central Lancashire",
    "Inspection of a children's home",
    "!?,.-–—()",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_authority_finds_none(text: str) -> None:
    resolution = REGISTER.resolve(text, AFTER)
    assert resolution.authority is None
    assert resolution.reason == "none"
    assert resolution.candidates == ()


@pytest.mark.parametrize(
    ("text", "reason", "matched"),
    [
        ("Visit to Lancashire County Council", "official", "Lancashire County Council"),
        ("Visit to Lancashire", "official", "Lancashire"),
        ("Visit to Hull children's services", "alias", "Hull"),
        ("Hull’s children’s services", "alias", "Hull"),
        ("Visit to Slough Children First", "trust", "Slough Children First"),
        ("Birmingham Children's Trust's visit", "trust", "Birmingham Children's Trust"),
        ("A friend of Ann Bolton", "weak", "Bolton"),
        ("Visit to\nNORTH\nSOMERSET", "official", "NORTH\nSOMERSET"),
    ],
)
def test_an_answer_says_by_which_name_it_was_found(text: str, reason: str, matched: str) -> None:
    resolution = REGISTER.resolve(text, AFTER)
    assert (resolution.reason, resolution.matched) == (reason, matched)


def day_of(authority: RegisteredAuthority) -> date:
    """A day on which the authority existed."""
    return authority.closed or max(authority.opened or date.min, AFTER)


NAMES = [(a, name) for a in REGISTER.authorities for name in (a.name, *a.names) if "(" not in name]


@given(
    st.sampled_from(NAMES),
    st.sampled_from(
        [
            "Monitoring visit of {} children's services",
            "Monitoring visit of {} children’s services",
            "Focused visit to the {}\nlocal authority children's services",
            "This letter summarises the findings of the visit to {} on 3 and 4 May.",
            "Inspection of {}",
            "{}",
        ]
    ),
    st.sampled_from([str, str.upper, lambda name: name.replace(" ", "  ")]),
    st.booleans(),
)
def test_every_name_of_every_authority_finds_it_inside_a_title(
    of: tuple[RegisteredAuthority, str], frame: str, spelling: object, ampersand: bool
) -> None:
    authority, name = of
    assert callable(spelling)
    written = spelling(name.replace(" and ", " & ") if ampersand else name)
    found = REGISTER.resolve(frame.format(written), day_of(authority)).authority
    assert found == authority


@given(st.text(max_size=300), st.none() | st.dates())
def test_any_text_at_any_date_has_an_answer_that_holds_together(text: str, on: date | None) -> None:
    resolution = REGISTER.resolve(text, on)
    assert (resolution.authority is not None) == (
        resolution.reason in {"official", "alias", "trust"}
    )
    assert (len(resolution.candidates) > 1) or resolution.reason != "tie"


@given(st.sampled_from(NAMES), st.dates(date(2009, 4, 1), date(2030, 1, 1)))
def test_nobody_answers_more_than_half_a_year_from_its_time(
    of: tuple[RegisteredAuthority, str], on: date
) -> None:
    found = REGISTER.resolve(f"Monitoring visit of {of[1]} children's services", on).authority
    if found is not None:
        assert found.opened is None or found.opened <= on
        assert found.closed is None or on <= found.closed + timedelta(days=183)


def test_a_register_is_made_of_any_authorities_and_trusts() -> None:
    northshire = RegisteredAuthority(
        "S1", "Northshire", "northshire", "", "", "North", "County", sample=True
    )
    trust = TrustDelivery("Northshire Families First", (), "S1", date(2020, 1, 1))
    register = Register((northshire,), (trust,))
    assert register.resolve("Visit to Northshire children's services").authority == northshire
    assert register.resolve("Northshire Families First", AFTER).authority == northshire
    assert register.resolve("Northshire Families First", BEFORE).authority is None
    assert register.by_urn("S1") == northshire
    with pytest.raises(KeyError):
        register.by_urn("80480")


def test_a_title_is_resolved_in_under_a_millisecond() -> None:
    title = "Monitoring visit of Bath and North East Somerset local authority children's services"
    REGISTER.resolve(title, AFTER)
    times = []
    for _ in range(50):
        began = time.perf_counter()
        REGISTER.resolve(title, AFTER)
        times.append(time.perf_counter() - began)
    assert min(times) < 0.001
