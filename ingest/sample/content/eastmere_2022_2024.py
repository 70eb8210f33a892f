"""Eastmere since: visited and on its way up, but for the homes of children in care."""

from __future__ import annotations

from datetime import date

from ingest.sample.authorities import EASTMERE
from ingest.sample.content.eastmere_2018_2021 import DIRECTOR, JUDGED_2021
from ingest.sample.council_papers import local_summary
from ingest.sample.document_shape import FileFormat, SampleDocument
from ingest.sample.letters import (
    Inspector,
    LetterFrame,
    jtai_letter,
    monitoring_letter,
)
from ingest.sample.reports import Part, ReportFrame, ilacs_report


def _summary_2022() -> SampleDocument:
    return local_summary(
        name="eastmere-2022-local-summary",
        authority=EASTMERE,
        start=date(2022, 6, 21),
        end=date(2022, 6, 22),
        number=1,
        opening=(
            "Two Ofsted inspectors were with us on 21 and 22 June 2022 for the first monitoring "
            "visit after our inadequate judgement. They looked at the front door.",
            "The letter about a first visit is not published, so we are sharing the main "
            "messages with you here. Thank you to everybody who met them.",
        ),
        positives=(
            "Inspectors said that leaders now have an honest understanding of what needs to "
            "change.",
            "Contacts are looked at on the day they arrive, which is a clear improvement since "
            "the inspection.",
            "Staff told inspectors that they feel better supported and that morale is rising.",
            "The specialist exploitation team continues to do excellent work.",
        ),
        further=(
            "Strategy discussions still take too long to arrange, and health colleagues are "
            "missing from many of them.",
            "Caseloads remain too high in the assessment teams.",
            "The quality of supervision is inconsistent.",
            "Notifications about domestic abuse need to be looked at together rather than one "
            "by one.",
        ),
        file_format=FileFormat.HTML,
    )


def _jtai_2022() -> SampleDocument:
    return jtai_letter(
        LetterFrame(
            name="eastmere-2022-joint-inspection",
            authority=EASTMERE,
            start=date(2022, 10, 10),
            end=date(2022, 10, 14),
            dated=date(2022, 12, 1),
            addressee=(
                "Callum Reddish, Director of Children’s Services, Eastmere Council; Chief "
                "Constable of Eastmere Police; Chief Executive of the integrated care board"
            ),
            inspectors=(),
        ),
        topic="how agencies together respond to the criminal exploitation of children",
        headline=(
            "Partners in Eastmere work well together when a child is known to be exploited. "
            "They are less effective at spotting the first signs.",
            "Information is not always shared quickly between police and health services.",
        ),
        improve=(
            "The recognition of early signs of exploitation by schools and health services.",
            "The sharing of information about children who move between areas.",
            "The timeliness of strategy discussions when a child is missing.",
        ),
        strengths=(
            "The specialist exploitation team is tenacious and has won the trust of children "
            "who had refused help from everybody else.",
            "Neighbourhood officers use intelligence well to disrupt those who exploit children.",
            "Youth justice staff and social workers plan together effectively.",
        ),
        main=(
            "Children at high risk of exploitation are discussed every day by partners who know "
            "them, and action follows swiftly.",
            "Schools are not confident about what to look for, and their referrals often come "
            "late.",
            "Health practitioners do not routinely receive the minutes of strategy discussions, "
            "so that they cannot play their part in keeping children safe.",
            "Return home interviews have improved in number and in quality. What is learned from "
            "them is used well to identify places of risk.",
            "Supervision of police staff who deal with exploitation is insufficient.",
            "Health services see children promptly when they have been harmed, and the sexual "
            "health nurse is highly skilled at gaining their confidence.",
            "Strategy discussions about children who are missing are often delayed until the "
            "next working day, which leaves some of them exposed to harm over the weekend.",
            "Leaders across the partnership share a clear commitment to children, and their "
            "joint audits have led to better recording of risk.",
        ),
    )


def _second_visit() -> SampleDocument:
    return monitoring_letter(
        LetterFrame(
            name="eastmere-2022-monitoring-visit-2",
            authority=EASTMERE,
            start=date(2022, 11, 29),
            end=date(2022, 11, 30),
            dated=date(2023, 1, 9),
            addressee=DIRECTOR,
            inspectors=(
                Inspector("Tomasz Greenhalgh", "His Majesty’s Inspector"),
                Inspector("Nerys Abernethy", "His Majesty’s Inspector"),
            ),
            cited=(JUDGED_2021,),
        ),
        number=2,
        since="since the council was judged inadequate in November 2021.",
        verdict=(
            "Leaders have made the front door safer, but weaknesses in assessment and planning "
            "continue to leave some children without the help they need."
        ),
        areas=("Inspectors reviewed the progress made since the last inspection in these areas:",),
        area_list=(
            "the response to contacts and referrals",
            "strategy discussions and child protection enquiries",
            "assessments and plans for children in need of protection",
        ),
        summary=(
            "The new leadership team has acted with urgency. Children at immediate risk are now "
            "identified and seen promptly.",
            "Progress in the assessment service has been hampered by turnover, and workloads "
            "there are too high.",
        ),
        evaluation=(
            "Contacts are now dealt with on the day in almost all cases, and managers give clear "
            "direction.",
            "Strategy discussions are timelier than at the inspection, and attendance by health "
            "partners has improved. Their records remain too brief to show how decisions were "
            "reached.",
            "Notifications of domestic abuse are reviewed each morning by police and social "
            "workers together. This has reduced delay for children considerably.",
            "Assessments remain too variable. Many lack analysis and do not take account of "
            "children’s earlier experiences.",
            "Plans are not specific, and contingency planning is weak.",
            "Supervision is more frequent but does not yet help social workers to reflect.",
            "Caseloads have been reduced to an average of 21. In the assessment service, some "
            "social workers hold more than 30.",
            "The audit programme has been redesigned and now gives leaders a reliable picture of "
            "practice.",
            "Recruitment from abroad has brought twelve new social workers, who are settling in "
            "well.",
            "Children’s views are recorded more often than they were. It is not always clear "
            "what difference they have made to decisions.",
            "The response to children who go missing remains weak. Return home interviews are "
            "late for half of the children, and what is learned from them is seldom written "
            "into safety plans.",
            "Senior leaders understand the service accurately and have secured "
            "additional money from the council for the coming year.",
        ),
    )


def _fourth_visit() -> SampleDocument:
    return monitoring_letter(
        LetterFrame(
            name="eastmere-2023-monitoring-visit-4",
            authority=EASTMERE,
            start=date(2023, 6, 27),
            end=date(2023, 6, 28),
            dated=date(2023, 8, 7),
            addressee=DIRECTOR,
            inspectors=(
                Inspector("Nerys Abernethy", "His Majesty’s Inspector"),
                Inspector("Lydia Okonjo", "Ofsted Inspector"),
            ),
            cited=(JUDGED_2021,),
            file_format=FileFormat.DOCX,
        ),
        number=4,
        since="since the council was judged inadequate in November 2021.",
        verdict=(
            "Children in care in Eastmere are receiving better support than they were, although "
            "finding the right homes for them is still difficult."
        ),
        areas=(
            "This visit looked at the experiences of children in care, at permanence and at the "
            "support that social workers receive.",
        ),
        summary=(
            "Practice has improved in most of the areas that inspectors looked at, and staff are "
            "optimistic about the future.",
            "The sufficiency of placements has got worse since the inspection.",
        ),
        evaluation=(
            "Decisions that children should come into care are timely and well recorded.",
            "Children have fewer changes of social worker, and visits to them are regular and "
            "meaningful.",
            "The shortage of local homes has become more acute: 31 children live in placements "
            "that do not fully meet their needs.",
            "Permanence planning has improved for older children, and drift is challenged by "
            "independent reviewing officers.",
            "Strategy discussions for children in care take place quickly and involve the right "
            "people.",
            "Supervision is now regular, reflective and valued by staff.",
            "Caseloads are manageable in the children in care teams.",
            "Personal education plans are of poor quality in too many cases, and targets are not "
            "ambitious.",
            "Senior leaders use accurate performance data to hold managers to account.",
            "Family time is planned carefully, and children are helped to keep in touch with "
            "brothers and sisters who live elsewhere.",
            "Initial health assessments are now timely. Children’s emotional health is "
            "reviewed every six months, and help follows without delay for those who need it.",
            "Independent visitors are offered to too few children, and the waiting list has "
            "doubled since the spring.",
            "Foster carers feel valued. They told inspectors that their supervising social "
            "workers know them well and that they are no longer left to manage alone.",
        ),
    )


def _inspection_2024() -> SampleDocument:
    return ilacs_report(
        ReportFrame(
            name="eastmere-2024-inspection",
            authority=EASTMERE,
            council="Eastmere Council",
            start=date(2024, 9, 16),
            end=date(2024, 9, 27),
            lead="Nerys Abernethy",
            overall="requires-improvement",
        ),
        introduction=(
            "Children in Eastmere are safer than they were three years ago, and no widespread "
            "failings remain. Services are not yet consistently good.",
            "Leaders have rebuilt the front door and steadied the workforce. Homes for children "
            "in care are still in short supply.",
        ),
        improve=(
            "The quality of written plans for children.",
            "The sufficiency of homes for children in care.",
            "The quality of personal education plans.",
            "Support for care leavers’ emotional well-being.",
        ),
        parts=(
            Part(
                "help-and-protection",
                "requires-improvement",
                (
                    "Early help has been rebuilt, and families now receive support when "
                    "difficulties first arise.",
                    "The front door is effective. Decisions are prompt and proportionate, and "
                    "managers’ rationale is clear.",
                    "Strategy discussions are timely and well attended. Recording has improved "
                    "and now sets out agreed actions.",
                    "Children who live with domestic abuse are protected effectively, and more "
                    "is expected of perpetrators.",
                    "Assessments are increasingly thorough, but the analysis of neglect is "
                    "still not strong enough in some of them.",
                    "Written plans vary in quality. Too many do not say what needs to change.",
                    "Return home interviews are timely and are offered to all children who go "
                    "missing.",
                ),
            ),
            Part(
                "children-in-care",
                "requires-improvement",
                (
                    "Workers visit children in care regularly and know them well.",
                    "There are not enough homes in the borough, and children move at short "
                    "notice more often than they should.",
                    "Personal education plans are not ambitious enough.",
                    "Permanence is secured for most children without delay.",
                ),
            ),
            Part(
                "care-leavers",
                "good",
                (
                    "Care leavers are well supported by persistent and caring advisers.",
                    "Young people waiting for therapeutic help often wait for six months or "
                    "longer.",
                    "Pathway plans are lively documents that young people recognise as theirs.",
                ),
            ),
            Part(
                "leaders",
                "requires-improvement",
                (
                    "Leaders have turned the service round with determination and know what is "
                    "still to be done.",
                    "Caseloads are now manageable across the service.",
                    "Supervision is regular and mostly reflective.",
                    "The workforce is far more stable, and permanent staff fill nine posts in ten.",
                ),
            ),
        ),
    )


def documents() -> tuple[SampleDocument, ...]:
    """These documents, oldest first."""
    return (
        _summary_2022(),
        _jtai_2022(),
        _second_visit(),
        _fourth_visit(),
        _inspection_2024(),
    )
