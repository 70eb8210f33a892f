"""Eastmere to 2021: good, then worse at the front door, then inadequate."""

from __future__ import annotations

from datetime import date

from ingest.sample.authorities import EASTMERE
from ingest.sample.document_shape import ExpectedGrade, SampleDocument
from ingest.sample.letters import (
    Inspector,
    LetterFrame,
    focused_letter,
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


def documents() -> tuple[SampleDocument, ...]:
    """These documents, oldest first."""
    return (
        _inspection_2018(),
        _focused_2020(),
        _inspection_2021(),
    )
