"""Whose words stand in councils' papers and pages: all our own sentences, invented people."""

from __future__ import annotations

import pytest

from findings.vocabulary import Role
from ingest.reading.families.paper_lists import leads_in, listed_role, opens_list
from ingest.reading.families.paper_voice import (
    Voice,
    is_motion,
    paragraph_voice,
    quotation_voice,
    sentence_voice,
)

COUNCIL = (
    "That the report be noted.",
    "1) That the Improvement Plan, as attached, be endorsed for submission.",
    "RESOLVED that the letter be received.",
    "It was agreed that officers would bring a further report.",
    "Members noted that the inspectors' report was a good one.",
    "A member asked whether inspectors had found that caseloads were falling.",
    "The Committee welcomed the findings of the inspectors.",
    "In response to a question, the Director said that inspectors had seen this.",
    "Jo Marsh also gave praise to the service and thought that Ofsted's letter was positive.",
    "Mayor Ada Quill said: “I am glad that Ofsted inspectors found that families get help.”",
    "“We are glad that inspectors found progress,” said Councillor Jo Marsh.",
    "The report to Cabinet summarised the key findings of the inspection.",
    "An action plan has been drafted, which will be presented to Cabinet in May.",
    "In presenting the report, the Executive Member highlighted the outcome of the inspection.",
)
INSPECTORS = (
    "Inspectors found that children are seen often.",
    "Ofsted specifically noted that plans are clear.",
    "The letter also said that supervision is irregular.",
    "An Ofsted report has found that leaders know their service.",
    "Social workers were recognised by Ofsted as persistent.",
    "The Director advised that inspectors had found supervision to be irregular.",
    "The Director drew members’ attention to Ofsted’s comments on turnover in the teams.",
    "In her letter, Ada Quill, who led the inspection team, said: “Plans are clear.”",
    "The service suffers from drift, says Ofsted.",
    "Inspectors conducted a focused visit over two days, and found that homes are stable.",
)
NOBODY = (
    "The previous Ofsted inspection in November 2010 found services to be weak.",
    "At the last visit, inspectors said that plans drifted.",
    "Inspectors would return in July 2023.",
    "Inspectors met parents and read files.",
    "Children live in the east of the county.",
)


@pytest.mark.parametrize("sentence", COUNCIL)
def test_the_councils_own_words_are_never_the_inspectors(sentence: str) -> None:
    assert sentence_voice(sentence) in (Voice.COUNCIL, Voice.PROCEDURE)
    assert paragraph_voice(sentence) is not Voice.INSPECTORS


@pytest.mark.parametrize("sentence", INSPECTORS)
def test_the_inspectors_are_heard_whoever_retells_them(sentence: str) -> None:
    assert sentence_voice(sentence) is Voice.INSPECTORS


@pytest.mark.parametrize("sentence", NOBODY)
def test_what_looks_back_or_ahead_or_tells_nothing_is_nobodys_finding(sentence: str) -> None:
    assert sentence_voice(sentence) is None


def test_after_an_opening_of_procedure_only_the_finders_named_count() -> None:
    opening = "The Leader of the Council introduced the report. "
    assert paragraph_voice(opening + "It was found by Ofsted that teams act early.") is (
        Voice.INSPECTORS
    )
    assert paragraph_voice(opening + "The areas identified by Ofsted are in the plan.") is (
        Voice.COUNCIL
    )
    mixed = opening + "Ofsted found that teams act early. Members thanked the staff for this."
    assert paragraph_voice(mixed) is Voice.COUNCIL


def test_a_pronoun_goes_on_with_who_spoke_before() -> None:
    told = "It also says that some plans drift."
    assert paragraph_voice(told, Voice.INSPECTORS) is Voice.INSPECTORS
    assert paragraph_voice(told, Voice.COUNCIL) is not Voice.INSPECTORS
    passive = "Care leavers were reported to benefit from their advisers."
    assert paragraph_voice(passive, Voice.INSPECTORS) is Voice.INSPECTORS
    assert paragraph_voice(passive) is None


def test_a_quotation_that_goes_on_is_its_speakers_unless_inspectors_are_retold() -> None:
    assert quotation_voice("“We are proud of what inspectors saw in our teams.") is Voice.COUNCIL
    assert quotation_voice("“The news is good. Inspectors found that help is quick.") is (
        Voice.INSPECTORS
    )


@pytest.mark.parametrize(
    ("text", "motion"),
    [
        ("That the plan be endorsed.", True),
        ("To note the contents of the letter.", True),
        ("Members suggested more visits to teams.", True),
        ("The Chairman advised that he would write to staff.", True),
        ("That staff were committed to children.", False),
        ("To provide supervision that is regular and reflective.", False),
        ("The leader of the council and cabinet members provide effective oversight.", False),
        ("Thresholds are applied well.", False),
    ],
)
def test_motions_and_members_words_stay_the_committees_in_any_list(text: str, motion: bool) -> None:
    assert is_motion(text) is motion


@pytest.mark.parametrize(
    ("lead_in", "role"),
    [
        ("It also found that:", Role.FINDING),
        ("Ofsted specifically noted:", Role.FINDING),
        ("The Panel was informed that inspectors had found:-", Role.FINDING),
        ("You can read the full letter here, but in summary:", Role.FINDING),
        ("The issues identified included:-", Role.FINDING),
        ("The report identified two areas for improvement:", Role.RECOMMENDATION),
        ("Ofsted had made nine recommendations to the council. These were:", Role.RECOMMENDATION),
        ("Members are asked to:", Role.CONTEXT),
        ("The council has agreed that it will:", Role.CONTEXT),
        ("The following points were raised by members in discussion:", None),
        ("The panel noted the following:", None),
    ],
)
def test_a_list_has_the_role_of_the_words_that_lead_in_to_it(
    lead_in: str, role: Role | None
) -> None:
    assert leads_in(lead_in)
    assert listed_role(lead_in, Voice.INSPECTORS if lead_in.startswith("It ") else None) is role


def test_a_lead_in_that_names_its_speaker_is_no_heading() -> None:
    assert opens_list("Inspectors had found:-")
    assert not opens_list("Areas of strength:")
