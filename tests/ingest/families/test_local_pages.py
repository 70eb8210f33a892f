"""Councils' news pages and minutes as they come: our own words about invented authorities."""

from __future__ import annotations

import pytest

from tests.ingest.families.invented import ONE, THREE, TWO, lines, texts, told


def grades(data: dict[str, object], key: str = "judgements") -> set[tuple[str, str]]:
    listed = data[key]
    assert isinstance(listed, list)
    return {(item["judgement"], item["grade"]) for item in listed}


def test_a_news_page_whose_title_names_no_visit_is_a_local_summary() -> None:
    data = told(
        lines(
            "Home > News > 2023 > June",
            "Eastmere Borough Council's teams: a step forward",
            "Posted on 21 June 2023",
            "Ofsted has today published its letter on the fourth monitoring visit to Eastmere "
            "children's services, which took place on 16 and 17 May.",
            "Services were rated inadequate in December 2021.",
            "What inspectors said is going well",
            f"- {ONE}\n- {THREE}",
            "Councillor Jo Marsh said: “I am pleased that inspectors found that we do better.”",
        )
    )
    assert data["document_type"] == "local-summary"
    assert data["authority"]["name"] == "Eastmere"
    visit = data["visit"]
    assert (visit["kind"], visit["number"]) == ("monitoring-visit", 4)
    assert (visit["start"], visit["end"]) == ("2023-05-16", "2023-05-17")
    assert visit["published"] == "2023-06-21"
    assert [(c["grade"], c["start"]) for c in data["cited_judgements"]] == [
        ("inadequate", "2021-12-01")
    ]
    assert texts(data, "finding") == [ONE, THREE]


def test_a_series_of_visits_told_in_one_sentence_is_about_the_latest() -> None:
    data = told(
        lines(
            "Inspectors say that Wexcombe City Council makes progress in its children's services.",
            "The authority was visited by Ofsted early in 2022 and given a report in July that "
            "year which graded the overall service as ‘Inadequate’.",
            "This led to two-day inspections in a wider monitoring regime. The first of these was "
            "on 28 February and 1 March 2023, with the second on 25 and 26 July, and the most "
            "recent one on 22 and 23 November.",
            "Inspectors commented after the first two visits that leaders had acted fast.",
            "The most recent inspection looked at care leavers. Inspectors noted:",
            f"- {ONE}\n- {TWO}",
        )
    )
    assert data["document_type"] == "local-summary"
    assert data["visit"]["kind"] == "monitoring-visit"
    assert (data["visit"]["start"], data["visit"]["end"]) == ("2023-11-22", "2023-11-23")
    assert data["judgements"] == []
    assert texts(data, "finding") == [ONE, TWO]


def test_the_date_of_a_judgement_is_not_the_visits() -> None:
    data = told(
        lines(
            "Ofsted has said that Northshire makes strides with its children's services.",
            "It has published the findings of its latest monitoring visit to the council's "
            "children's services after they were judged as inadequate in July 2022.",
            "Inspectors found that progress has been kept up in Northshire since then.",
        )
    )
    assert data["visit"]["kind"] == "monitoring-visit"
    assert data["visit"]["start"] is None
    assert [(c["grade"], c["start"]) for c in data["cited_judgements"]] == [
        ("inadequate", "2022-07-01")
    ]


def test_the_previous_inspection_gives_neither_date_nor_findings() -> None:
    data = told(
        lines(
            "Northshire County Council",
            "Must do better for children in care",
            "Ofsted published a report of its recent inspection of children's services.",
            "The judgements are:",
            "Children who need help and protection - inadequate",
            "Adoption performance - good",
            "The previous Ofsted inspection in November 2010 found our services to be Adequate.",
            "The inspectors found that thresholds are not understood by all of the partners.",
        )
    )
    assert data["visit"]["start"] is None
    assert ("adoption", "good") in grades(data)
    assert not any("2010" in text for text in texts(data, "finding"))


def test_who_led_the_inspection_speaks_for_the_inspectors() -> None:
    said = "In her letter, Fenella Ashdown, who led the inspection team, said: “Plans are clear.”"
    data = told(
        lines(
            "The latest Ofsted visit to Northshire children's services saw steady progress",
            "Ofsted made a monitoring visit to Northshire on 4 and 5 October 2017.",
            said,
            "Ada Quill, chair of the board, said: “It is good that inspectors found progress.”",
        )
    )
    assert data["visit"]["lead_inspector"] == "Fenella Ashdown"
    assert texts(data, "finding") == [said]


@pytest.mark.parametrize(
    "text",
    [
        lines(
            "Ofsted: the latest focused visits to children's services",
            "Northshire County Council",
            "Inspectors visited Northshire's children's services on 20 and 21 February 2024.",
            "They found that plans are clear and that parents know what happens next.",
            "Eastmere Borough Council",
            "Inspectors visited Eastmere's children's services on 22 and 23 February 2024.",
            "They found that supervision is regular and that morale is good in most teams.",
            "Wexcombe City Council",
            "Inspectors visited Wexcombe's children's services on 6 and 7 February 2024.",
        ),
        lines(
            "Children's services at three councils rated good by Ofsted",
            "Northshire, Eastmere and Wexcombe had visits by the inspectors over the summer.",
            "Inspectors said that they were impressed by children's services in Eastmere.",
        ),
        lines(
            "Monitoring visits to children's services: guidance for inspectors",
            "What Ofsted inspectors do during a monitoring visit to children's services.",
            "Ofsted carries out monitoring visits and reports on progress in its letters.",
        ),
    ],
    ids=["sections", "title", "guidance"],
)
def test_what_is_about_several_authorities_or_none_is_unrecognised(text: str) -> None:
    data = told(text)
    assert data["document_type"] == "unrecognised"
    assert data["findings"] == []


def test_a_paper_that_mentions_an_improvement_notice_is_still_the_councils() -> None:
    data = told(
        lines(
            "Northshire County Council",
            "Children's Scrutiny Committee: briefing note of the Director",
            "Ofsted re-inspection of children's services",
            "Services were re-inspected by Ofsted from 6 to 30 March 2017. The report was "
            "published on 13 June 2017 and judged services to require improvement overall.",
            "The service is no longer subject to an improvement notice of the Department for "
            "Education, which stays in touch with the council.",
            "The inspection report made two recommendations:",
            "1. Review the plans of children in need.\n2. Record supervision in time.",
        )
    )
    assert data["document_type"] == "committee-report"
    assert (data["visit"]["start"], data["visit"]["published"]) == ("2017-03-06", "2017-06-13")
    assert data["roles"]["recommendation"] == 2


def test_a_visit_put_off_is_no_visit_and_a_count_keeps_its_own_date() -> None:
    data = told(
        lines(
            "Eastmere Borough Council - Cabinet",
            "Ofsted focused visit",
            "The focused visit was held on 26 and 27 February 2019. Members noted the letter.",
            "Under the framework the first visit was held on 30 and 31 January 2018.",
            "The next monitoring visit, delayed by floods, had been rescheduled for 20 August "
            "2020.",
        )
    )
    assert data["visit"]["start"] == "2019-02-26"
    assert data["visit"]["number"] is None


def test_a_board_of_two_places_names_no_authority() -> None:
    data = told(
        lines(
            "Children's Scrutiny Sub-Committee",
            "Ofsted inspection reports",
            "Members noted that the Wharf and Wexcombe Safeguarding Children Board was judged "
            "outstanding in the Ofsted inspection of May 2016.",
            "Inspectors found that children's services act quickly where there is risk.",
        )
    )
    assert data["authority"] is None


def test_two_years_grades_on_lines_under_their_labels_are_told_apart() -> None:
    data = told(
        "Northshire County Council\nCabinet\n\nOutcome of the Ofsted inspection of children's "
        "services\n\nOfsted inspected services in Northshire from 16 to 27 September 2024.\n\n"
        "Judgements\n\n\t2019\t2024\n"
        "The impact of leaders on social work practice with children and families\n"
        "\tOutstanding\tGood\n"
        "The experiences and progress of care leavers\n\t-\tGood\n"
        "Overall effectiveness\n\tOutstanding\tRequires improvement to be good\n"
    )
    assert grades(data) == {
        ("leaders", "good"),
        ("care-leavers", "good"),
        ("overall-effectiveness", "requires-improvement"),
    }
    assert grades(data, "cited_judgements") == {
        ("leaders", "outstanding"),
        ("overall-effectiveness", "outstanding"),
    }
    assert not any(f["role"] == "finding" for f in data["findings"])


def test_different_grades_without_headings_are_nobodys() -> None:
    data = told(
        lines(
            "Northshire County Council",
            "Cabinet",
            "Ofsted inspection of children's services",
            "Ofsted inspected Northshire from 16 to 27 September 2024.",
        )
        + "\n\nThe experiences and progress of care leavers\n\n\tGood\tOutstanding\n"
    )
    assert data["judgements"] == []
    assert data["cited_judgements"] == []
    (problem,) = [p for p in data["problems"] if p["code"] == "grades-unclear"]
    assert "Good and Outstanding" in problem["message"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Good ratings were received for the impact of leaders on social work practice and for "
            "care leavers; and an outstanding rating for children in care.",
            {("leaders", "good"), ("care-leavers", "good"), ("children-in-care", "outstanding")},
        ),
        (
            "Services were rated as good in the following areas – help and protection; care "
            "leavers; and leadership.",
            {("help-and-protection", "good"), ("care-leavers", "good"), ("leaders", "good")},
        ),
        (
            "The outcome of the inspection showed that Northshire was providing a ‘Good’ service.",
            {("overall-effectiveness", "good")},
        ),
        (
            "The Ofsted judgement from that inspection was one of ‘Requires Improvement’.",
            {("overall-effectiveness", "requires-improvement")},
        ),
    ],
)
def test_grades_in_prose_are_read_with_what_they_are_for(
    sentence: str, expected: set[tuple[str, str]]
) -> None:
    data = told(
        lines(
            "Northshire County Council - Cabinet",
            "Ofsted inspection of local authority children's services (ILACS)",
            "It was reported that between 10 and 21 October 2022 Ofsted did a full inspection in "
            "Northshire, the first since 2018.",
            sentence,
            "RESOLVED that the report be noted.",
        )
    )
    assert (data["visit"]["start"], data["visit"]["end"]) == ("2022-10-10", "2022-10-21")
    assert grades(data) == expected


def test_the_same_grade_as_before_is_recalled_with_its_year() -> None:
    data = told(
        lines(
            "Ofsted inspection of Northshire children's services",
            "In the inspection of November 2022, the report gave an overall rating of ‘requires "
            "improvement to be good’, the same grading as 2019.",
            "Inspectors found that help comes quickly for most of the families there.",
        )
    )
    assert grades(data) == {("overall-effectiveness", "requires-improvement")}
    assert [(c["grade"], c["start"]) for c in data["cited_judgements"]] == [
        ("requires-improvement", "2019-01-01")
    ]


def test_a_heading_as_high_as_the_findings_ends_them() -> None:
    data = told(
        lines(
            "NORTHSHIRE COUNTY COUNCIL",
            "CHILDREN'S SCRUTINY COMMITTEE",
            "OFSTED MONITORING VISIT",
            "1.0 BACKGROUND",
            "1.1 The sixth monitoring visit took place on 18 and 19 September 2018.",
            "2.0 FINDINGS OF THE SIXTH VISIT",
            f"2.1 {ONE}",
            "3.0 WHAT WE ARE DOING",
            "3.1 A tracker is used by every team and a panel of managers meets each fortnight.",
            "4.0 STAFF AND BUILDINGS",
            "4.1 The office in the north has been painted and its lift now works again.",
        )
    )
    assert texts(data, "finding") == [ONE]


def test_a_visit_still_to_come_dates_no_grade() -> None:
    data = told(
        lines(
            "Northshire County Council - Cabinet",
            "Report from Ofsted inspection of children's services",
            "Officers had submitted a report on the inspection under the single inspection "
            "framework (SIF), which Members considered.",
            "The ‘Experiences and progress of care leavers’ had received an ‘inadequate’ grading, "
            "as a result of which Ofsted would make a return visit at the end of March 2017.",
        )
    )
    assert data["visit"]["start"] is None
    assert grades(data) == {("care-leavers", "inadequate")}
    assert data["cited_judgements"] == []
