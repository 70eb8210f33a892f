"""Visit letters of 2013-2026 in the variants that real ones have; all our own words."""

from __future__ import annotations

from textwrap import fill

import pytest

from tests.ingest.families.invented import (
    CLOSE,
    COVERED,
    EVIDENCE,
    FINDINGS,
    ONE,
    OVERVIEW,
    RECOMMENDATION_ONE,
    RECOMMENDATION_TWO,
    SERVICE,
    THREE,
    TWO,
    VERDICT,
    close,
    header,
    lines,
    monitoring,
    opening,
    texts,
    told,
)

FOCUSED_OPENING = opening(kind="focused visit", count="")
FOCUSED_BODY = lines(
    COVERED,
    EVIDENCE,
    "Headline findings",
    OVERVIEW,
    "What needs to improve in this area of social work practice?",
    f"- {RECOMMENDATION_ONE}\n- {RECOMMENDATION_TWO}",
    "Main findings",
    FINDINGS,
)


def focused(
    subject: str = "Focused visit to Northshire children's services",
    start: str = FOCUSED_OPENING,
    body: str = FOCUSED_BODY,
) -> str:
    said = "Ofsted will take the findings from this focused visit into account when planning."
    return lines(header(), subject, start, body, close(said=said))


def test_a_monitoring_letter_gives_every_field() -> None:
    data = told(monitoring())
    assert data["document_type"] == "monitoring-visit"
    assert data["authority"]["name"] == "Northshire"
    visit = data["visit"]
    assert visit["number"] == 3
    assert (visit["start"], visit["end"]) == ("2022-10-04", "2022-10-05")
    assert visit["published"] == "2022-11-09"
    assert visit["lead_inspector"] == "Ada Pell"
    assert visit["inspectors"] == ["Ada Pell", "Ruth Kerr"]
    assert visit["focus"] == "how the front door and the assessment teams work together"
    assert data["judgements"] == []
    assert [c["start"] for c in data["cited_judgements"]] == ["2021-03-01"]
    assert data["roles"] == {"summary": 2, "context": 2, "finding": 3}
    assert data["problems"] == []


def test_a_focused_letter_gives_context_summary_recommendations_and_findings() -> None:
    data = told(focused())
    assert data["document_type"] == "focused-visit"
    assert data["visit"]["number"] is None
    assert data["roles"] == {"context": 2, "summary": 1, "recommendation": 2, "finding": 3}
    assert texts(data, "finding") == [ONE, TWO, THREE]
    assert data["cited_judgements"] == []


KINDS = [
    ("Monitoring visit of Northshire children's services", "monitoring visit", "monitoring-visit"),
    ("Focussed visit to Northshire children's services", "focussed visit", "focused-visit"),
    ("Focus visit to Northshire", "focus visit", "focused-visit"),
    ("Ofsted focused visit to Northshire", "focused visit", "focused-visit"),
    ("Assurance visit to Northshire children's services", "assurance visit", "assurance-visit"),
    ("Third monitoring visit to Northshire", "third monitoring visit", "monitoring-visit"),
]


@pytest.mark.parametrize(("subject", "named", "kind"), KINDS)
def test_the_kind_is_the_subjects(subject: str, named: str, kind: str) -> None:
    data = told(monitoring(subject=subject, kind=named, count=""))
    assert data["document_type"] == kind
    assert data["visit"]["kind"] == kind


def test_a_focused_letter_that_says_assurance_is_an_assurance_visit() -> None:
    remote = (
        "This was an assurance visit under arrangements for the COVID-19 pandemic. Inspectors "
        "worked off site and spoke with staff by video call."
    )
    data = told(focused(body=lines(remote, FOCUSED_BODY)))
    assert data["document_type"] == "assurance-visit"
    assert texts(data, "context")[0] == remote


def test_a_covid_paragraph_alone_leaves_a_focused_visit_focused() -> None:
    remote = "The methodology was adapted to the COVID-19 context, and inspectors worked off site."
    data = told(focused(body=lines(remote, FOCUSED_BODY)))
    assert data["document_type"] == "focused-visit"
    assert data["roles"]["context"] == 3


WHOSE = [
    ("Monitoring visit of Eastmere children's services", "Eastmere"),
    ("Monitoring visit of North Eastmere children's services", "North Eastmere"),
    ("Monitoring visit to the Borough of Eastmere", "Eastmere"),
    ("Monitoring visit of Wexcombe City Council children's services", "Wexcombe"),
    ("Monitoring visit of Wexcombe Children First", "Wexcombe"),
    ("Monitoring visit of Eastmere local authority children’s services", "Eastmere"),
    ("Monitoring visit of Eastmere local authority\nchildren's services", "Eastmere"),
    ("Monitoring visit of North Eastmere local\n\nauthority children's services", "North Eastmere"),
]


@pytest.mark.parametrize(("subject", "name"), WHOSE)
def test_the_authority_is_the_subjects_never_the_addressees(subject: str, name: str) -> None:
    text = monitoring(subject=subject, to="children's services").replace(
        "The Hall", "Northshire County Council"
    )
    assert told(text)["authority"]["name"] == name


def test_an_old_letter_belongs_to_the_authority_of_its_time() -> None:
    data = told(
        monitoring(
            subject="Monitoring visit of Oldshire children's services",
            to="Oldshire children's services",
            when="on 4 and 5 October 2019",
            count="",
        ).replace("9 November 2022", "9 November 2019")
    )
    assert data["authority"]["name"] == "Oldshire"
    assert data["problems"] == []


def test_a_letter_for_two_authorities_is_a_tie_for_the_reviewer() -> None:
    subject = "Monitoring visit of Eastmere and Wexcombe children's services"
    data = told(monitoring(subject=subject, to="Eastmere and Wexcombe children's services"))
    assert data["authority"] is None
    assert "authority-tie" in data["codes"]


def test_a_letter_about_nobody_in_the_register_is_unrecognised() -> None:
    subject = "Monitoring visit of Zembla children's services"
    data = told(monitoring(subject=subject, to="Zembla children's services"))
    assert (data["document_type"], data["visit"], data["findings"]) == ("unrecognised", None, [])
    assert data["codes"] == ["no-authority"]


WHEN = [
    ("on 22 - 23 October 2022", "2022-10-22", "2022-10-23"),
    ("on 18th and 19th of October 2022", "2022-10-18", "2022-10-19"),
    ("on 28 September and 1 October 2022", "2022-09-28", "2022-10-01"),
    ("on 14-16 June", "2022-06-14", "2022-06-16"),
    ("on 14 and 15 December", "2021-12-14", "2021-12-15"),
    ("over 2 days, starting on 4 October", "2022-10-04", "2022-10-05"),
    ("between 20 September 2022 and 1 October 2022", "2022-09-20", "2022-10-01"),
    ("on 5 October 2022", "2022-10-05", "2022-10-05"),
]


@pytest.mark.parametrize(("when", "start", "end"), WHEN)
def test_the_visits_days_are_read_whatever_their_form(when: str, start: str, end: str) -> None:
    visit = told(monitoring(when=when))["visit"]
    assert (visit["start"], visit["end"]) == (start, end)


NUMBERS = [
    ("This was the sixth and final monitoring visit since an inspection in May 2019.", 6),
    ("The visit was the 2nd monitoring visit since the inspection in May 2019.", 2),
    ("The visit was the twelfth since the local authority was judged inadequate in May 2019.", 12),
    ("This was the fourth visit since the inspection in May 2019 and the first since the trust "
     "took over.", 4),
    ("The visit was the ninth monitoring visit and the second letter to be published.", 9),
    ("This is the second letter to be published.", None),
    ("This was the final monitoring visit.", None),
    ("", None),
]  # fmt: skip


@pytest.mark.parametrize(("count", "number"), NUMBERS)
def test_the_visits_number_is_what_the_letter_counts(count: str, number: int | None) -> None:
    assert told(monitoring(count=count))["visit"]["number"] == number


PEOPLE = [
    ("The inspectors were Zoë O’Hara, HMI, and Ada Pell, Ofsted Inspector.",
     ["Zoë O’Hara", "Ada Pell"], "Ada Pell"),
    ("The inspectors were Ada Thomson -Pell HMI and Ivo Reed Seconded Inspector.",
     ["Ada Thomson-Pell", "Ivo Reed"], "Ada Thomson-Pell"),
    ("Her Majesty's inspectors for this visit were Ada Pell, Ivo Reed, Bo Lund, Mia Ward and Tom "
     "Hay.", ["Ada Pell", "Ivo Reed", "Bo Lund", "Mia Ward", "Tom Hay"], "Ada Pell"),
    ("The visit was led by Ivo Reed, HMI, with Ada Pell, Social Care Regulatory Inspector.",
     ["Ivo Reed", "Ada Pell"], "Ivo Reed"),
    ("The inspector was Ada Pell, His Majesty's Inspector.", ["Ada Pell"], "Ada Pell"),
]  # fmt: skip


@pytest.mark.parametrize(("who", "names", "lead"), PEOPLE)
def test_inspectors_are_named_and_the_lead_is_who_signs_or_is_said_to(
    who: str, names: list[str], lead: str
) -> None:
    text = monitoring(who=who)
    if lead == "Ada Thomson-Pell":
        text = text.replace("\n\nAda Pell\n\n", "\n\nAda M Thomson-Pell\n\n")
    visit = told(text)["visit"]
    assert visit["inspectors"] == names
    assert visit["lead_inspector"] == lead


def test_a_letter_of_2016_has_bulleted_summary_and_evaluation() -> None:
    body = lines(
        VERDICT,
        "Areas covered by the visit",
        "During the visit, inspectors reviewed the progress made in these areas:",
        "- the quality of assessments and plans\n- the oversight that managers have of casework",
        EVIDENCE,
        "Summary of findings",
        f"- {ONE}\n- {TWO}",
        "Evaluation of progress",
        "Based on the evidence gathered during the visit, inspectors saw strengths and gaps.",
        THREE,
        ONE,
        TWO,
    )
    data = told(monitoring(body=body))
    assert data["roles"] == {"summary": 3, "context": 5, "finding": 3}
    focus = "the quality of assessments and plans; the oversight that managers have of casework"
    assert data["visit"]["focus"] == focus


def test_sub_headings_are_sections_of_findings() -> None:
    body = lines(
        "Headline findings", OVERVIEW, "Main findings",
        "Children in need of help and protection", ONE, TWO, "Leadership", THREE,
    )  # fmt: skip
    data = told(monitoring(body=body))
    found = [(f["section"], f["role"]) for f in data["findings"] if f["role"] == "finding"]
    assert [section for section, _ in found] == [
        "Children in need of help and protection",
        "Children in need of help and protection",
        "Leadership",
    ]


def test_sub_bullets_stay_inside_their_recommendation() -> None:
    body = FOCUSED_BODY.replace(
        f"- {RECOMMENDATION_ONE}",
        "- The quality of plans, so that they:\n  - say who does what\n  - say by when",
    )
    told_of = texts(told(focused(body=body)), "recommendation")
    assert told_of == [
        "The quality of plans, so that they: say who does what say by when",
        RECOMMENDATION_TWO,
    ]


LEAD_INS = ["The local authority should improve:", "Leaders need to strengthen:"]


@pytest.mark.parametrize("lead_in", LEAD_INS)
def test_a_line_that_leads_in_to_recommendations_is_none(lead_in: str) -> None:
    body = FOCUSED_BODY.replace(f"- {RECOMMENDATION_ONE}", f"{lead_in}\n\n- {RECOMMENDATION_ONE}")
    data = told(focused(body=body))
    assert texts(data, "recommendation") == [RECOMMENDATION_ONE, RECOMMENDATION_TWO]
    assert data["roles"]["finding"] == 3


def test_recommendations_whose_bullets_were_lost_are_paragraphs() -> None:
    data = told(focused(body=FOCUSED_BODY.replace("- ", "")))
    assert data["roles"]["recommendation"] == 2


def test_page_numbers_and_feet_left_in_a_text_are_no_findings() -> None:
    feet = f"{TWO}\n\n2\n\nwww.example.org\n\nPage 2 of 4"
    assert texts(told(monitoring().replace(TWO, feet)), "finding") == [ONE, TWO, THREE]


def test_a_director_who_signs_is_not_taken_for_the_lead() -> None:
    signed = "\n\nAda Pell\n\nHis Majesty's Inspector"
    data = told(monitoring().replace(signed, "\n\nBob Stone\n\nRegional Director, North East"))
    assert data["visit"]["lead_inspector"] is None
    assert "signer-not-listed" in data["codes"]


def test_a_focused_letter_without_recommendations_has_none() -> None:
    body = lines(COVERED, "Headline findings", OVERVIEW, "Main findings", FINDINGS)
    assert "recommendation" not in told(focused(body=body))["roles"]


def test_saying_that_there_is_nothing_to_improve_is_no_recommendation() -> None:
    nothing = "There were no areas for improvement identified during this visit."
    body = FOCUSED_BODY.replace(f"- {RECOMMENDATION_ONE}\n- {RECOMMENDATION_TWO}", nothing)
    assert "recommendation" not in told(focused(body=body))["roles"]


PRIORITY = "The response to children who go missing must be made safe without delay."


def test_what_stands_under_areas_for_priority_action_is_priority_action() -> None:
    heading = f"Areas for priority action\n\n- {PRIORITY}\n\nMain findings"
    body = FOCUSED_BODY.replace("Main findings", heading)
    data = told(focused(body=body))
    assert texts(data, "priority-action") == [PRIORITY]
    assert data["roles"]["recommendation"] == 2


def test_words_on_priority_action_in_a_finding_are_none() -> None:
    done = "The area for priority action of 2019 has been dealt with, and children are seen."
    body = FOCUSED_BODY.replace(ONE, done)
    data = told(focused(body=body))
    assert "priority-action" not in data["roles"]
    assert done in texts(data, "finding")


def test_no_area_for_priority_action_is_none() -> None:
    none = "There were no areas for priority action."
    body = FOCUSED_BODY.replace(
        "Main findings", f"Areas for priority action\n\n{none}\n\nMain findings"
    )
    assert "priority-action" not in told(focused(body=body))["roles"]


CLOSINGS = [
    (CLOSE, "2022-11-09"),
    ("This letter will be published on the Ofsted website on 15 November 2022.", "2022-11-15"),
    ("I am copying this letter to the DfE. It will be published on 15 November.", "2022-11-15"),
    ("Ofsted will take the findings from this visit into account at the next one.", "2022-11-09"),
    ("Thank you for the help that you gave us. A copy of this letter goes to the Department for "
     "Education.", "2022-11-09"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "published"), CLOSINGS)
def test_the_close_is_no_finding_and_says_when_it_is_published(said: str, published: str) -> None:
    text = lines(
        header(), "Monitoring visit to Northshire", opening(), VERDICT, "Headline findings",
        OVERVIEW, "Findings and evaluation of progress", FINDINGS, close(said=said),
        "cc: The Secretary of State for Education, Sanctuary Buildings",
    )  # fmt: skip
    data = told(text)
    assert texts(data, "finding") == [ONE, TWO, THREE]
    assert data["visit"]["published"] == published


def test_a_date_after_the_address_and_two_addressees_change_nothing() -> None:
    top = lines(
        "Ofsted\n1 Long Lane\nAnytown AT1 1AA",
        "Jo Marsh, Chief Executive, Wexcombe Children First\nSam Hill, Deputy Chief Executive",
        "9 November 2022",
        "Dear Jo and Sam",
    )
    data = told(
        lines(top, "Monitoring visit to Northshire children's services", opening(), VERDICT,
              "Overview", OVERVIEW, "Findings", FINDINGS, close())
    )  # fmt: skip
    assert data["authority"]["name"] == "Northshire"
    assert data["visit"]["published"] == "2022-11-09"
    assert data["roles"] == {"summary": 2, "finding": 3}


def test_an_opening_in_several_paragraphs_is_no_finding() -> None:
    start = lines(
        f"This letter summarises the findings of the monitoring visit to {SERVICE} on 4 and 5 "
        "October 2022.",
        "The visit was the third monitoring visit since the local authority was judged inadequate "
        "in March 2021.",
        "The inspectors were Ada Pell, HMI, and Ruth Kerr, HMI.",
    )
    data = told(monitoring(start=start))
    assert data["visit"]["number"] == 3
    assert data["visit"]["inspectors"] == ["Ada Pell", "Ruth Kerr"]
    assert data["roles"] == {"summary": 2, "context": 2, "finding": 3}


CITED = [
    ("since the local authority was judged inadequate following an inspection in May 2019",
     "overall-effectiveness", "inadequate", "2019-05-01", "month"),
    ("since the overall effectiveness was judged to require improvement in 2019",
     "overall-effectiveness", "requires-improvement", "2019-01-01", "year"),
    ("since services for care leavers were judged inadequate at the inspection in May 2019",
     "care-leavers", "inadequate", "2019-05-01", "month"),
    ("since the local authority was judged inadequate",
     "overall-effectiveness", "inadequate", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("since", "judgement", "grade", "start", "precision"), CITED)
def test_the_earlier_judgement_is_recalled_with_what_date_there_is(
    since: str, judgement: str, grade: str, start: str | None, precision: str | None
) -> None:
    data = told(monitoring(count=f"The visit was the third monitoring visit {since}."))
    (cited,) = data["cited_judgements"]
    assert (cited["judgement"], cited["grade"]) == (judgement, grade)
    assert (cited["start"], cited["date_precision"]) == (start, precision)


def test_plain_words_are_no_grades() -> None:
    plain = "Plans are of good quality, audits judged good are sound, and advice is outstanding."
    data = told(monitoring(count="", body=lines("Findings", plain, ONE, TWO)))
    assert data["judgements"] == []
    assert data["cited_judgements"] == []


OTHERS = [
    ("Monitoring visit to Northshire Academy", "another-body"),
    ("Monitoring visit of Wexcombe youth justice service", "another-body"),
    ("Monitoring visit to Eastmere fostering service", "another-body"),
    ("Assurance visit to a children's home in Northshire", "another-body"),
]


@pytest.mark.parametrize(("subject", "code"), OTHERS)
def test_letters_about_other_bodies_are_unrecognised_with_the_reason(
    subject: str, code: str
) -> None:
    data = told(monitoring(subject=subject, to=subject.split(" to ")[-1].split(" of ")[-1]))
    assert data["document_type"] == "unrecognised"
    assert data["codes"] == [code]


def test_a_letter_on_the_inspection_of_a_school_says_that_it_is_about_a_school() -> None:
    data = told(
        lines(
            "9 November 2022",
            "Dear Mrs Fenn",
            "Inspection of Eastmere High School",
            "Pupils like their school. They behave well and attend every day.",
            "Yours sincerely",
            "Ada Pell",
        )
    )
    assert (data["document_type"], data["codes"]) == ("unrecognised", ["another-body"])


def test_a_letter_to_children_is_unrecognised() -> None:
    text = lines(
        "9 November 2022",
        "Dear children and young people",
        "We made a monitoring visit to Northshire children's services in October 2022. You told "
        "us that your social workers listen to you.",
        "Yours sincerely",
        "Ada Pell",
    )
    data = told(text)
    assert (data["document_type"], data["codes"]) == ("unrecognised", ["letter-to-children"])


def test_a_ministers_notice_is_unrecognised() -> None:
    text = lines(
        "Department for Education",
        "Sanctuary Buildings\nGreat Street",
        "Improvement notice",
        "To Northshire County Council. Ofsted judged children's services inadequate at its "
        "inspection in March 2021 and made a monitoring visit on 4 October 2022.",
        "The council must act on the recommendations of that inspection within six months.",
    )
    data = told(text)
    assert (data["document_type"], data["codes"]) == ("unrecognised", ["ministry-paper"])


def test_a_letter_without_findings_is_a_problem() -> None:
    data = told(monitoring(body=VERDICT))
    assert "no-findings" in data["codes"]


def test_a_visit_after_its_letter_is_a_problem() -> None:
    data = told(monitoring(when="on 4 and 5 December 2022"))
    assert "visit-after-letter" in data["codes"]


def test_parts_run_together_on_one_line_are_taken_apart() -> None:
    text = lines(
        "9 November 2022 Jo Marsh Director The Hall Anytown AT1 1AA Dear Ms Marsh Monitoring visit "
        f"of Eastmere children's services {opening(to='Eastmere')}",
        VERDICT,
        f"Headline findings {OVERVIEW}",
        f"Findings and evaluation of progress {ONE}",
        TWO,
        THREE,
        f"{CLOSE} Yours sincerely Ada Pell His Majesty's Inspector",
    )
    data = told(text)
    assert data["authority"]["name"] == "Eastmere"
    assert data["visit"]["published"] == "2022-11-09"
    assert data["visit"]["lead_inspector"] == "Ada Pell"
    assert data["roles"] == {"summary": 2, "finding": 3}
    assert texts(data, "finding") == [ONE, TWO, THREE]


def test_a_letter_in_html_reads_like_its_text() -> None:
    parts = monitoring().split("\n\n")
    page = "".join(f"<p>{part}</p>" for part in parts)
    data = told(f"<html><body>{page}</body></html>", "letter.html")
    plain = told(monitoring())
    assert data["roles"] == plain["roles"]
    assert data["visit"] == plain["visit"]


def test_lines_wrapped_in_a_text_copy_are_paragraphs() -> None:
    wrapped = "\n\n".join(fill(part, 70) for part in monitoring().split("\n\n"))
    data = told(wrapped)
    assert data["roles"] == {"summary": 2, "context": 2, "finding": 3}
    assert texts(data, "finding") == [ONE, TWO, THREE]
