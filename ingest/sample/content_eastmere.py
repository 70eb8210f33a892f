"""Eastmere: good in 2018, inadequate by 2021, visited since and on its way up again."""

from __future__ import annotations

from datetime import date

from ingest.sample.authorities import EASTMERE
from ingest.sample.council_papers import local_summary
from ingest.sample.document_shape import ExpectedGrade, FileFormat, SampleDocument
from ingest.sample.letters import (
    Inspector,
    LetterFrame,
    focused_letter,
    jtai_letter,
    monitoring_letter,
)
from ingest.sample.reports import Part, ReportFrame, ilacs_report

DIRECTOR = "Mr Callum Reddish, Director of Children’s Services, Eastmere Council"
JUDGED_2021 = ExpectedGrade(
    "overall-effectiveness", "inadequate", date(2021, 11, 1), date(2021, 11, 30), "month"
)
JUDGED_2018 = ExpectedGrade(
    "overall-effectiveness", "good", date(2018, 7, 1), date(2018, 7, 31), "month"
)


def _inspection_2018() -> SampleDocument:
    return ilacs_report(
        ReportFrame(
            name="eastmere-2018-inspection",
            authority=EASTMERE,
            council="Eastmere Council",
            start=date(2018, 7, 16),
            end=date(2018, 7, 20),
            lead="Rosalind Pettifer",
            overall="good",
        ),
        introduction=(
            "Children and families in Eastmere receive good services from social workers who "
            "know them well. Leaders are confident and listen to their staff.",
            "A growing number of vacancies puts some of this at risk.",
        ),
        improve=(
            "The stability of the workforce in the assessment service.",
            "The recording of supervision.",
            "The attendance of health partners at strategy discussions.",
        ),
        parts=(
            Part(
                "help-and-protection",
                "good",
                (
                    "Early help is effective and easy to reach. Children’s centres work closely "
                    "with health visitors and schools.",
                    "Contacts at the front door are screened promptly, and thresholds are "
                    "applied consistently.",
                    "Strategy discussions are timely and lead to sensible decisions. Health "
                    "partners do not always attend.",
                    "Children living with domestic abuse receive a swift response, and victims "
                    "are well supported by specialist workers based in the hub.",
                    "Assessments are thorough and give a vivid sense of children’s lives.",
                    "Child protection plans are clear, and core groups meet regularly to drive "
                    "them forward.",
                    "Children missing from home are spoken to by someone they know, and this "
                    "helps to keep them safe.",
                ),
            ),
            Part(
                "children-in-care-and-care-leavers",
                "good",
                (
                    "Children in care live in stable homes and do well at school.",
                    "Placements are chosen with care, and most children live within the borough.",
                    "Permanence is secured early for younger children.",
                    "Care leavers have good relationships with personal advisers and nearly all "
                    "live in suitable homes.",
                ),
            ),
            Part(
                "leaders",
                "good",
                (
                    "Leaders know their service well and are visible to staff.",
                    "Caseloads are manageable, except in the assessment service, where "
                    "vacancies have pushed them up to 26.",
                    "Supervision is regular but is not always recorded on children’s files.",
                    "Audits are rigorous and learning from them is shared well.",
                ),
            ),
        ),
    )


def _focused_2020() -> SampleDocument:
    return focused_letter(
        LetterFrame(
            name="eastmere-2020-focused-visit",
            authority=EASTMERE,
            start=date(2020, 2, 4),
            end=date(2020, 2, 5),
            dated=date(2020, 2, 28),
            addressee=DIRECTOR,
            inspectors=(
                Inspector("Rosalind Pettifer", "Her Majesty’s Inspector"),
                Inspector("Tomasz Greenhalgh", "Her Majesty’s Inspector"),
            ),
            cited=(JUDGED_2018,),
        ),
        looked_at=(
            "Inspectors looked at how contacts and referrals are received and decided on at the "
            "front door, and at strategy discussions and child protection enquiries.",
        ),
        summary=(
            "Since the inspection of July 2018, when the overall effectiveness of services was "
            "judged to be good, the quality of practice at the front door has declined. Staff "
            "turnover and rising demand have left the service stretched.",
            "Leaders were aware of some of these weaknesses but had underestimated their impact "
            "on children.",
        ),
        priority=(
            "The timeliness of the response to children who need a strategy discussion on the "
            "day that a concern is raised.",
        ),
        improve=(
            "The consistency of threshold decisions.",
            "The speed with which contacts about domestic abuse are assessed.",
            "Management oversight of work that is waiting to be allocated.",
            "Caseloads in the assessment service.",
        ),
        main=(
            "Contacts are not dealt with quickly enough. On the first day of the visit, 58 "
            "contacts had been waiting for longer than three days.",
            "Thresholds are applied inconsistently, depending on which manager is on duty.",
            "Strategy discussions are often delayed, in some cases by a week, and children "
            "remain in situations of unassessed risk.",
            "Police notifications of domestic abuse arrive in large batches. There is no system "
            "to pick out those that matter most, and some children wait too long to be seen.",
            "Assessments are still detailed and child-focused once they are under way.",
            "Caseloads in the assessment service are too high, and social workers told "
            "inspectors that they feel overwhelmed.",
            "Supervision has become irregular since three team managers left.",
            "Out-of-hours workers respond well to emergencies and share information promptly.",
        ),
    )


def _inspection_2021() -> SampleDocument:
    return ilacs_report(
        ReportFrame(
            name="eastmere-2021-inspection",
            authority=EASTMERE,
            council="Eastmere Council",
            start=date(2021, 11, 8),
            end=date(2021, 11, 19),
            lead="Tomasz Greenhalgh",
            overall="inadequate",
        ),
        introduction=(
            "Services for children in Eastmere have deteriorated to the point where children "
            "are left at risk of harm. The weaknesses seen at the focused visit were not put "
            "right and have spread.",
            "Recent changes in leadership have brought greater honesty, but it is too soon for "
            "children to feel the benefit.",
        ),
        improve=(
            "The response to contacts and referrals about children at risk.",
            "The timeliness, attendance and recording of strategy discussions.",
            "The identification of children living with domestic abuse and neglect.",
            "The quality of assessments and plans.",
            "Management oversight and supervision at all levels.",
            "The sufficiency of homes for children in care.",
            "Caseloads, and the recruitment and retention of social workers.",
        ),
        parts=(
            Part(
                "help-and-protection",
                "inadequate",
                (
                    "Early help has been reduced, and families wait months for a worker.",
                    "The front door is unsafe. Contacts are closed without enough enquiry, and "
                    "inspectors asked for 23 decisions to be looked at again.",
                    "Strategy discussions are late and poorly attended, and some do not take "
                    "place at all when they should.",
                    "Children who live with domestic abuse are repeatedly assessed without "
                    "anything changing. The risk from perpetrators is not understood.",
                    "Neglect is not recognised early enough, and children endure it for years.",
                    "Assessments are weak. They are optimistic about parents and pay scant "
                    "attention to history.",
                    "Plans lack focus and urgency, and there is widespread drift and delay.",
                    "The response to children at risk of criminal exploitation is better: a "
                    "small specialist team does persistent and effective work.",
                    "Return home interviews are offered to few of the children who go missing.",
                ),
            ),
            Part(
                "children-in-care-and-care-leavers",
                "requires-improvement",
                (
                    "Most children in care are settled and cared for well.",
                    "Too many have had several changes of social worker and are tired of "
                    "telling their story again.",
                    "There is a lack of suitable homes, and 19 children live in placements that "
                    "do not meet their needs.",
                    "Permanence plans drift for children over the age of eight.",
                    "Care leavers receive uneven support. Some have a dedicated adviser who is "
                    "always there; others do not know who to call.",
                ),
            ),
            Part(
                "leaders",
                "inadequate",
                (
                    "Leaders failed to act on the findings of the focused visit, and scrutiny "
                    "by councillors was not effective.",
                    "Caseloads are far too high in most teams, and half of all social workers "
                    "are agency staff.",
                    "Supervision is sporadic, and managers’ oversight is largely absent from "
                    "children’s records.",
                    "Audits give a falsely positive picture of practice.",
                    "The new director has quickly gained an accurate view of the failings, and "
                    "staff say that they are being listened to.",
                ),
            ),
        ),
    )


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
    """Eastmere's documents, oldest first."""
    return (
        _inspection_2018(),
        _focused_2020(),
        _inspection_2021(),
        _summary_2022(),
        _jtai_2022(),
        _second_visit(),
        _fourth_visit(),
        _inspection_2024(),
    )
