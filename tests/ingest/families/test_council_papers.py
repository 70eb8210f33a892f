"""Councils' papers and pages that retell a visit: all our own words, invented councils."""

from __future__ import annotations

from tests.ingest.families.invented import ONE, THREE, TWO, lines, texts, told

PLACE = "Northshire County Council"
ASKED = "The Children's Scrutiny Committee is asked to note the report."
IMPLICATIONS = lines(
    "Consultations",
    "N/A",
    "Implications",
    "The costs of agency staff found by inspectors to be high are met from the base budget.",
    "Risk management",
    "Inspectors found that caseloads are high, and a budget pressure follows from that.",
)
PLAN = "An improvement plan has been drafted, which will be presented to Cabinet in May 2023."


def paper(*parts: str) -> str:
    return lines(PLACE, "Report of the Director of Children's Services", *parts)


def test_a_focused_visit_with_strengths_and_areas_for_development() -> None:
    data = told(
        paper(
            "Outcome of Ofsted focused visit",
            "Executive Summary",
            "Ofsted made a focused visit to Northshire on 7 and 8 February 2023. Its letter was "
            "published on 14 March 2023.",
            "Recommendation",
            ASKED,
            "Strengths",
            f"- {ONE}\n- {THREE}",
            "Areas for development",
            f"- {TWO}",
            "Next steps",
            PLAN,
            IMPLICATIONS,
        )
    )
    assert data["document_type"] == "committee-report"
    assert data["authority"]["name"] == "Northshire"
    visit = data["visit"]
    assert (visit["kind"], visit["start"], visit["end"]) == (
        "focused-visit",
        "2023-02-07",
        "2023-02-08",
    )
    assert visit["published"] == "2023-03-14"
    assert texts(data, "finding") == [ONE, THREE]
    assert texts(data, "recommendation") == [TWO]
    assert set(data["roles"]) == {"finding", "recommendation", "context"}
    assert data["problems"] == []


def test_the_meetings_date_is_neither_the_visits_nor_the_publications() -> None:
    data = told(
        paper(
            "Children's Scrutiny Committee - meeting on 20 April 2023",
            "Ofsted monitoring visit feedback",
            "Ofsted's third monitoring visit took place on 7 and 8 February 2023. The Committee "
            "considered its letter at a meeting on 20 April 2023.",
            "Inspectors found that contacts are screened on the day and that parents are told.",
            "Recommendation",
            ASKED,
        )
    )
    assert data["visit"]["kind"] == "monitoring-visit"
    assert data["visit"]["number"] == 3
    assert data["visit"]["start"] == "2023-02-07"
    assert data["visit"]["published"] is None


ILACS_TABLE = lines(
    "The impact of leaders on social work practice with children and families",
    "Good",
    "The experiences and progress of children who need help and protection",
    "Requires improvement to be good",
    "The experiences and progress of children in care",
    "Good",
    "The experiences and progress of care leavers",
    "Outstanding",
    "Overall effectiveness",
    "Good",
)


def test_judgements_on_lines_of_their_own_are_read_with_their_labels() -> None:
    data = told(
        paper(
            "Inspection of Northshire children's services",
            "Executive Summary",
            "Ofsted inspected Northshire children's services from 6 to 17 March 2023 and published "
            "its report on 2 May 2023. The grades were:",
            ILACS_TABLE,
            "The experiences and progress of children who need help and protection",
            ONE,
            TWO,
            "The experiences and progress of care leavers",
            THREE,
            "Recommendation",
            ASKED,
            IMPLICATIONS,
        )
    )
    assert data["visit"]["kind"] == "ilacs"
    assert data["visit"]["published"] == "2023-05-02"
    assert [(j["judgement"], j["grade"]) for j in data["judgements"]] == [
        ("leaders", "good"),
        ("help-and-protection", "requires-improvement"),
        ("children-in-care", "good"),
        ("care-leavers", "outstanding"),
        ("overall-effectiveness", "good"),
    ]
    found = [f for f in data["findings"] if f["role"] == "finding"]
    assert [f["judgement"] for f in found] == [
        "help-and-protection",
        "help-and-protection",
        "care-leavers",
    ]


def test_two_years_grades_side_by_side_are_told_apart() -> None:
    table = (
        "| Judgement | May 2019 | March 2023 |\n|---|---|---|\n"
        "| Overall effectiveness | Inadequate | Good |\n"
        "| The experiences and progress of care leavers | Requires improvement | Good |\n"
        "| The impact of leaders on social work practice | Inadequate | Outstanding |\n"
    )
    text = (
        f"# {PLACE}\n\n## Ofsted inspection of children's services\n\n"
        "Ofsted inspected children's services in Northshire in March 2023.\n\n"
        f"{table}\n## Recommendation\n\n{ASKED}\n\n## Consultations\n\nNone.\n"
    )
    data = told(text, "paper.md")
    assert [(j["judgement"], j["grade"]) for j in data["judgements"]] == [
        ("overall-effectiveness", "good"),
        ("care-leavers", "good"),
        ("leaders", "outstanding"),
    ]
    assert [(c["judgement"], c["grade"], c["start"]) for c in data["cited_judgements"]] == [
        ("overall-effectiveness", "inadequate", "2019-05-01"),
        ("care-leavers", "requires-improvement", "2019-05-01"),
        ("leaders", "inadequate", "2019-05-01"),
    ]


def test_several_visits_retold_are_about_the_latest() -> None:
    earlier = "Inspectors found that thresholds were not understood across the partnership then."
    data = told(
        paper(
            "Ofsted monitoring visits: update",
            "Executive Summary",
            "This report is on the monitoring visits since the inspection of May 2021.",
            "Recommendation",
            ASKED,
            "First monitoring visit, 8 and 9 February 2022",
            earlier,
            "Second monitoring visit, 5 and 6 October 2022",
            f"Inspectors found the following. {ONE}",
            f"The inspectors also noted this. {TWO}",
        )
    )
    assert (data["visit"]["number"], data["visit"]["start"]) == (2, "2022-10-05")
    found = texts(data, "finding")
    assert len(found) == 2
    assert earlier in texts(data, "context")


def test_minutes_keep_what_inspectors_found_apart_from_what_members_said() -> None:
    found = "Ofsted inspectors had acknowledged that staff were committed and morale was rising."
    data = told(
        lines(
            "MINUTES of the Children's Scrutiny Committee of Wexcombe City Council",
            "14. BUDGET MONITORING",
            "Members noted that the budget was overspent by two per cent at the half year.",
            "15. FOURTH OFSTED MONITORING VISIT",
            "The Director introduced the report on the fourth monitoring visit, which took place "
            "on 21 and 22 February 2023.",
            found,
            "A member asked whether inspectors had found that caseloads were falling.",
            "In response to a question, the Director said that inspectors had seen this.",
            "RESOLVED: that the report be noted.",
            "16. SCHOOL PLACES",
            "Inspectors found that the academy in the north had improved, members were told.",
        )
    )
    assert data["document_type"] == "committee-report"
    assert data["authority"]["name"] == "Wexcombe"
    assert data["visit"]["number"] == 4
    assert texts(data, "finding") == [found]


def test_a_decision_page_without_findings_is_no_finding_but_a_problem() -> None:
    data = told(
        lines(
            PLACE,
            "Decision details",
            "Ofsted focused visit: outcome",
            "Decision Maker: Cabinet",
            "Decision:",
            "Cabinet RESOLVED to note the letter after the focused visit of 7 February 2023.",
            "Reasons for the decision",
            "To keep members informed of the inspection of the council's services by Ofsted.",
        )
    )
    assert data["document_type"] == "committee-report"
    assert "finding" not in data["roles"]
    assert data["codes"] == ["no-findings"]


def test_a_committees_recommendation_is_never_the_inspectors() -> None:
    data = told(
        paper(
            "Ofsted focused visit",
            "Ofsted made a focused visit to Northshire on 7 and 8 February 2023.",
            "Recommendations",
            "- To note the findings of the focused visit\n- To approve the improvement plan for it",
            "Findings",
            ONE,
            TWO,
        )
    )
    assert "recommendation" not in data["roles"]
    assert texts(data, "finding") == [ONE, TWO]


def test_a_web_page_is_cut_to_its_item() -> None:
    page = f"""<html><head><title>Agenda item</title></head><body>
    <nav><ul><li><a href="/">Home</a></li><li><a href="/i">Inspections by Ofsted</a></li></ul></nav>
    <main><h1>Agenda item</h1><h2>Ofsted Focused Visit Feedback</h2>
    <p>Meeting of the Children's Scrutiny Committee, Eastmere Borough Council.</p>
    <p>The focused visit took place on 7 and 8 February 2023.</p>
    <p>Inspectors found that {ONE[0].lower()}{ONE[1:]}</p>
    <p>Members are asked to note the report.</p></main>
    <footer><p>Cookies</p><p>Privacy</p></footer></body></html>"""
    data = told(page, "page.html")
    assert data["document_type"] == "committee-report"
    assert data["authority"]["name"] == "Eastmere"
    assert len(texts(data, "finding")) == 1
    assert not any("Home" in f["text"] or "Cookies" in f["text"] for f in data["findings"])


def test_a_councils_own_page_is_a_local_summary() -> None:
    data = told(
        lines(
            "## Focused visit to Eastmere children's services - May 2023",
            "The visit took place over two days, starting on 9 May. Inspectors looked at early "
            "help.",
            "### What is working well",
            f"- {ONE}\n- {THREE}",
            "### What needs to improve",
            f"- {TWO}",
        )
    )
    assert data["document_type"] == "local-summary"
    assert data["authority"]["name"] == "Eastmere"
    assert (data["visit"]["start"], data["visit"]["end"]) == ("2023-05-09", "2023-05-10")
    assert data["visit"]["published"] is None
    assert data["roles"]["finding"] == 2
    assert texts(data, "recommendation") == [TWO]


def test_a_budget_paper_that_names_ofsted_in_passing_is_unrecognised() -> None:
    data = told(
        paper(
            "Revenue budget 2023/24",
            "Executive Summary",
            "The budget is set out below. Ofsted is mentioned once here.",
            "Recommendation",
            "Cabinet is asked to approve the budget.",
            "Implications",
            "The council must set a balanced budget by law.",
        )
    )
    assert data["document_type"] == "unrecognised"
    assert data["findings"] == []


def test_an_old_single_framework_is_told_by_its_labels() -> None:
    data = told(
        paper(
            "Ofsted re-inspection of children's services",
            "Executive Summary",
            "Ofsted re-inspected children's services in Northshire in May 2018 and gave an overall "
            "effectiveness judgement of good. In 2014 services were judged inadequate.",
            "Children looked after and achieving permanence",
            ONE,
            "Adoption performance",
            TWO,
            "Recommendation",
            ASKED,
        )
    )
    assert data["visit"]["kind"] == "sif"
    assert [(j["judgement"], j["grade"]) for j in data["judgements"]] == [
        ("overall-effectiveness", "good")
    ]
    assert [(c["grade"], c["start"]) for c in data["cited_judgements"]] == [
        ("inadequate", "2014-01-01")
    ]
    assert [f["judgement"] for f in data["findings"] if f["role"] == "finding"] == [
        "looked-after-and-permanence",
        "adoption",
    ]


def test_a_table_of_strengths_and_areas_gives_each_cell_its_role() -> None:
    text = (
        f"# {PLACE}\n\n## Ofsted focused visit\n\n"
        "The visit took place on 7 and 8 February 2023.\n\n"
        f"| Strengths | Areas for improvement |\n|---|---|\n| {ONE} | {TWO} |\n| {THREE} | |\n\n"
        f"## Recommendation\n\n{ASKED}\n\n## Consultations\n\nNone.\n"
    )
    data = told(text, "paper.md")
    assert texts(data, "finding") == [ONE, THREE]
    assert texts(data, "recommendation") == [TWO]


NUMBERED_PAPER = f"""Wexcombe City Council

Cabinet - 12 July 2023

Title: Outcome of the ILACS inspection of children's services

1. Purpose of report

1.1 To inform Cabinet of the inspection of children's services from 6 to 17 March 2023.

2. Recommendations

2.1 Cabinet is recommended to note the outcome of the inspection.

3. Background

3.1 Ofsted published its report on 2 May 2023. In May 2019 it judged services inadequate overall.

3.2 The judgements are: overall effectiveness is good; the impact of leaders is outstanding.

4. Key findings

4.1 {ONE}

4.2 {THREE}

5. Areas for improvement

5.1 The report identified two areas for improvement:

- The quality of plans for children in need.
- The timeliness of initial health assessments.

6. Next steps

6.1 An improvement plan will be submitted to Ofsted by August 2023.

7. Financial implications

7.1 There are none that arise from what inspectors found.
"""


def test_a_cabinet_paper_in_numbered_paragraphs() -> None:
    data = told(NUMBERED_PAPER)
    assert data["authority"]["name"] == "Wexcombe"
    assert data["visit"]["kind"] == "ilacs"
    assert data["visit"]["published"] == "2023-05-02"
    assert [(j["judgement"], j["grade"]) for j in data["judgements"]] == [
        ("overall-effectiveness", "good"),
        ("leaders", "outstanding"),
    ]
    assert [(c["judgement"], c["start"]) for c in data["cited_judgements"]] == [
        ("overall-effectiveness", "2019-05-01")
    ]
    assert texts(data, "finding") == [ONE, THREE]
    assert texts(data, "recommendation") == [
        "The quality of plans for children in need.",
        "The timeliness of initial health assessments.",
    ]


def test_a_news_item_of_the_council_is_a_local_summary() -> None:
    said = "In their letter, inspectors said that families get help quickly from kind workers."
    quoted = "Councillor Jo Marsh, cabinet member for children, said: “We thank all of our staff.”"
    data = told(
        lines(
            "Ofsted praises progress at Eastmere children's services",
            "Ofsted inspectors visited Eastmere children's services on 9 and 10 May 2023 for a "
            "focused visit on early help.",
            said,
            quoted,
        )
    )
    assert data["document_type"] == "local-summary"
    assert data["visit"]["kind"] == "focused-visit"
    assert texts(data, "finding") == [said]
    assert quoted in texts(data, "context")


def test_visits_of_several_months_each_under_a_numbered_heading() -> None:
    data = told(
        lines(
            PLACE,
            "Children's Scrutiny Committee",
            "Update on Ofsted monitoring visits",
            "1. Introduction",
            "Since the inspection in May 2021, at which services were judged inadequate, there "
            "were two visits, the first in February 2022 and the second in November 2022.",
            "2. First monitoring visit - February 2022",
            "Inspectors found that children waited too long for a decision about them.",
            "3. Second monitoring visit - November 2022",
            "Inspectors found that supervision had improved for most staff in the teams.",
            "They also saw that plans were not always reviewed in time by managers.",
            "4. Recommendation",
            ASKED,
        )
    )
    assert (data["visit"]["number"], data["visit"]["start"]) == (2, "2022-11-01")
    assert data["visit"]["date_precision"] == "month"
    assert len(texts(data, "finding")) == 2
    assert all("waited" not in text for text in texts(data, "finding"))


def test_a_paper_that_names_no_authority_keeps_its_findings_for_the_reviewer() -> None:
    data = told(
        lines(
            "Children's Scrutiny Committee",
            "Ofsted focused visit",
            "Members are asked to note that a focused visit took place on 7 February 2023.",
            "Findings",
            ONE,
        )
    )
    assert data["authority"] is None
    assert "authority-missing" in data["codes"]
    assert texts(data, "finding") == [ONE]
