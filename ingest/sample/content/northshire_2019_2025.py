"""Northshire since: good, with the homes of older children and young people the weak place."""

from __future__ import annotations

from datetime import date

from ingest.sample.authorities import NORTHSHIRE
from ingest.sample.content.northshire_2015_2018 import DIRECTOR
from ingest.sample.document_shape import SampleDocument
from ingest.sample.letters import Inspector, LetterFrame, focused_letter
from ingest.sample.reports import Part, ReportFrame, ilacs_report


def _focused_2019() -> SampleDocument:
    return focused_letter(
        LetterFrame(
            name="northshire-2019-focused-visit",
            authority=NORTHSHIRE,
            start=date(2019, 10, 15),
            end=date(2019, 10, 16),
            dated=date(2019, 11, 8),
            addressee=DIRECTOR,
            inspectors=(
                Inspector("Catrin Beaumont", "Her Majesty’s Inspector"),
                Inspector("Owen Tredgold", "Her Majesty’s Inspector"),
            ),
        ),
        looked_at=(
            "Inspectors looked at the council’s arrangements for care leavers aged 18 to 25.",
            "They considered a range of evidence, including pathway plans, case discussions with "
            "personal advisers, and conversations with 16 young people.",
        ),
        summary=(
            "Care leavers get a better service than at the time of the last inspection. They "
            "are well supported by advisers who stick with them.",
            "Leaders have invested in the service, but there are not yet enough suitable homes, "
            "and the local offer is not widely known.",
        ),
        improve=(
            "The choice of suitable accommodation for care leavers.",
            "The clarity of pathway plans, so that goals are specific and reviewed.",
            "Care leavers’ understanding of their health histories.",
        ),
        main=(
            "Personal advisers build trusting relationships with young people and see them "
            "often. Caseloads are reasonable, and this gives advisers the time to be persistent.",
            "Pathway plans are written with young people and in plain words. Goals are often "
            "vague, and contingency plans are missing from most.",
            "There is a shortage of suitable accommodation. Eleven young people had spent time "
            "in bed and breakfast in the past year, which is not acceptable.",
            "The share of young people in education, employment or training has risen from "
            "41% to 57%, helped by apprenticeships within the council itself.",
            "Few young people have a full account of their own health history.",
            "Managers have effective oversight of the work and act quickly when advisers are "
            "worried about a young person.",
            "Senior leaders have a realistic self-evaluation and a clear plan, and corporate "
            "parents champion care leavers with conviction.",
            "Support for young people’s emotional well-being is not readily available once "
            "they turn 18. Several told inspectors that they had waited for months and had "
            "then been told that they did not qualify.",
            "Young people in custody are visited regularly and helped to plan for their "
            "release. In every case seen by inspectors, a place to live had been found before "
            "the young person came out.",
            "Care leavers who are parents receive sensitive and practical help, and advisers "
            "stay alongside them through difficult times.",
            "Supervision of personal advisers is regular, but records of it are thin and do "
            "not show how advisers are helped to reflect.",
        ),
    )


def _inspection_2022() -> SampleDocument:
    return ilacs_report(
        ReportFrame(
            name="northshire-2022-inspection",
            authority=NORTHSHIRE,
            council="Northshire County Council",
            start=date(2022, 5, 9),
            end=date(2022, 5, 20),
            lead="Catrin Beaumont",
            overall="good",
        ),
        introduction=(
            "Children in Northshire receive good help, protection and care. Leaders have "
            "sustained their focus on practice over several years, and the improvements that "
            "began at the front door now reach nearly every part of the service.",
            "The main weakness is the shortage of homes for older children in care.",
        ),
        improve=(
            "The sufficiency of homes for older children and for those with complex needs.",
            "The timeliness of initial health assessments.",
            "The availability of work with perpetrators of domestic abuse.",
        ),
        parts=(
            Part(
                "help-and-protection",
                "good",
                (
                    "Families have a wide choice of early help, much of it delivered "
                    "from family hubs in their own towns.",
                    "The front door works very well. Social workers in the MASH gather what is "
                    "known, seek consent and make well-reasoned decisions on the same day.",
                    "Strategy discussions are timely and thorough. All the key agencies attend, "
                    "and the plans for enquiries are detailed and child-centred.",
                    "Children who live with domestic abuse are seen quickly and their safety is "
                    "planned for with skill. Programmes for perpetrators are still scarce.",
                    "Assessments are of consistently good quality. They are rich in analysis "
                    "and convey what life is like for each child.",
                    "Plans for children have improved and are now clear and focused, and "
                    "families can see what is expected of them.",
                    "Children who go missing or are being exploited are protected "
                    "effectively by a dedicated team that persists until it gains their trust.",
                    "Pre-proceedings work is purposeful, and delay for children is rare.",
                    "Disabled children are well supported by experienced social workers.",
                ),
            ),
            Part(
                "children-in-care-and-care-leavers",
                "good",
                (
                    "Children come into care by plan whenever this can be done, and "
                    "decisions are well considered.",
                    "There are not enough homes for older children. Seven children had lived in "
                    "unregistered settings since January, despite daily searches by managers.",
                    "Permanence is pursued with determination for children of all ages, and "
                    "long-term matches are celebrated.",
                    "Initial health assessments remain too slow, chiefly because of shortages "
                    "in the local health trust.",
                    "The virtual school provides excellent support, and children in care attend "
                    "school well.",
                    "Care leavers speak highly of their personal advisers. Pathway plans are "
                    "ambitious, and almost all young people have a suitable home.",
                ),
            ),
            Part(
                "leaders",
                "good",
                (
                    "Senior leaders know the service extremely well. Their self-evaluation is "
                    "accurate, and they respond quickly to any dip in performance.",
                    "Quality assurance is strong, and learning from audit leads to better "
                    "practice.",
                    "Supervision is regular and reflective across the service, and records show "
                    "how it makes a difference to children.",
                    "Caseloads are manageable, the workforce is stable and staff are proud to "
                    "work in Northshire.",
                    "Leaders were slow to grasp how far the supply of homes was falling behind "
                    "need.",
                ),
            ),
        ),
    )


def _inspection_2025() -> SampleDocument:
    return ilacs_report(
        ReportFrame(
            name="northshire-2025-inspection",
            authority=NORTHSHIRE,
            council="Northshire County Council",
            start=date(2025, 3, 10),
            end=date(2025, 3, 14),
            lead="Jerome Whitcliffe",
            overall="good",
        ),
        introduction=(
            "Services for children in Northshire continue to be good, and help and protection "
            "are now outstanding. Social workers are skilful and are given the time to do their "
            "work well.",
            "Care leavers have not fared so well since the last inspection: support after the "
            "age of 21 has become patchy.",
        ),
        improve=(
            "The consistency of support for care leavers over 21.",
            "The range of homes for children with complex needs.",
        ),
        parts=(
            Part(
                "help-and-protection",
                "outstanding",
                (
                    "Early help is excellent. Families are helped swiftly and imaginatively, "
                    "and few of them come back with the same worries.",
                    "Decision-making at the front door is impressive, and partners have great "
                    "confidence in it.",
                    "Strategy discussions are exemplary: quick, inclusive and precise about who "
                    "will do what.",
                    "A new programme for parents who harm has transformed the response to "
                    "domestic abuse, and children told inspectors that they feel safer.",
                    "Assessments are perceptive and beautifully written for the child who may "
                    "one day read them.",
                ),
            ),
            Part(
                "children-in-care",
                "good",
                (
                    "Children in care are thriving in stable homes with people who love them.",
                    "The council has opened three small homes, and fewer children now live at a "
                    "distance. Finding homes for children with the most complex needs remains "
                    "difficult.",
                    "Health assessments are now completed on time for nearly all children, "
                    "following the appointment of two additional doctors.",
                    "Life story work is of a high standard.",
                ),
            ),
            Part(
                "care-leavers",
                "requires-improvement",
                (
                    "Support for care leavers under 21 is effective, and young people have "
                    "warm relationships with their advisers.",
                    "After 21, support is inconsistent. Some young people had heard nothing "
                    "from the council for over a year and did not know that they could ask.",
                    "Pathway plans are less ambitious than they were and too many are overdue.",
                    "Nearly all care leavers live in suitable accommodation.",
                ),
            ),
            Part(
                "leaders",
                "good",
                (
                    "Leaders are ambitious for children and have created the conditions for "
                    "excellent social work.",
                    "They had not recognised the decline in support for older care leavers, "
                    "because performance reports stop at the age of 21.",
                    "Supervision is strong and staff feel valued and well looked after.",
                    "Workloads are reasonable in all teams but one.",
                ),
            ),
        ),
    )


def documents() -> tuple[SampleDocument, ...]:
    """These documents, oldest first."""
    return (
        _focused_2019(),
        _inspection_2022(),
        _inspection_2025(),
    )
