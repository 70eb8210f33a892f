"""Northshire in 2018: inspected again, and what the council told its committee."""

from __future__ import annotations

from datetime import date

from ingest.sample.authorities import NORTHSHIRE
from ingest.sample.content.northshire_2015_2018 import JUDGED_2015
from ingest.sample.council_papers import Retold, committee_facts, committee_report
from ingest.sample.document_shape import ExpectedGrade, FileFormat, SampleDocument
from ingest.sample.reports import Part, ReportFrame, sif_report


def _reinspection_2018() -> SampleDocument:
    return sif_report(
        ReportFrame(
            name="northshire-2018-inspection",
            authority=NORTHSHIRE,
            council="Northshire County Council",
            start=date(2018, 6, 4),
            end=date(2018, 6, 28),
            lead="Owen Tredgold",
            overall="requires-improvement",
            published=date(2018, 8, 24),
        ),
        summary=(
            "Services for children in Northshire are much stronger than they were three years "
            "ago. No child seen during this inspection was found to be at immediate risk "
            "without action being taken.",
            "Progress has been slower for children who are looked after. Some wait too long for "
            "a permanent home, and there are not enough foster carers for teenagers.",
        ),
        about=(
            "A new director of children’s services took up post in January 2016.",
            "At 30 April 2018, 934 children were being looked after by the council.",
        ),
        recommendations=(
            "Improve children’s plans so that they are clear, measurable and "
            "easy for families to understand.",
            "Widen the choice of foster homes for teenagers and for brothers and sisters.",
            "Make sure that actions agreed in supervision are followed up.",
            "Strengthen work with perpetrators of domestic abuse.",
            "Ensure that initial health assessments are completed on time.",
            "Help more care leavers into education, employment or training.",
        ),
        for_children=(
            "Adults act quickly now when they think that a child is in danger.",
            "There are too few foster families for older children, and some of you live a long "
            "way from home.",
        ),
        parts=(
            Part(
                "help-and-protection",
                "requires-improvement",
                summary=(
                    "Help for children in need and protection from harm have improved "
                    "considerably since the last inspection. Plans are not yet good enough.",
                ),
                texts=(
                    "Early help is well coordinated, and parents told inspectors that it had "
                    "made a real difference to them.",
                    "The MASH is effective. Skilled managers make sound decisions, and urgent "
                    "concerns are passed to social workers within the hour.",
                    "Strategy discussions are prompt and well attended, and the decisions taken "
                    "are clearly recorded.",
                    "Children living with domestic abuse are identified quickly. The support on "
                    "offer to parents who harm is limited, which leaves some children exposed "
                    "to further incidents.",
                    "Assessments are mostly thorough and timely. In a minority, fathers are "
                    "overlooked.",
                    "Children’s plans are inconsistent. Stronger plans are short and clear, but "
                    "many are lengthy and contain actions with no timescales.",
                    "Neglect is recognised earlier than before, and a practical tool helps "
                    "social workers to measure whether parents are making changes.",
                ),
            ),
            Part(
                "looked-after-and-permanence",
                "requires-improvement",
                summary=(
                    "Children looked after see their social workers regularly and trust them. "
                    "For too many older children, permanence is not secured soon enough.",
                ),
                texts=(
                    "There are too few local placements for teenagers, and 61 children live more "
                    "than 20 miles from home as a result.",
                    "Permanence is now considered at the second review for nearly all younger "
                    "children, which is a clear improvement.",
                    "Independent reviewing officers challenge delay more often, and their "
                    "challenge gets results.",
                    "Health assessments continue to be late for a third of children entering care.",
                ),
            ),
            Part(
                "adoption",
                "good",
                texts=(
                    "Adoption continues to be a strength. Children are matched with care, and "
                    "early permanence is promoted well.",
                ),
            ),
            Part(
                "care-leavers",
                "requires-improvement",
                texts=(
                    "Personal advisers know their young people well. Pathway plans have "
                    "improved but do not set ambitious goals.",
                    "Too few care leavers are helped into apprenticeships or work.",
                ),
            ),
            Part(
                "leaders",
                "requires-improvement",
                summary=(
                    "A stable and visible leadership team has driven improvement with energy "
                    "and honesty.",
                ),
                texts=(
                    "Leaders know the service well and have acted on the findings of every "
                    "monitoring visit.",
                    "Performance information is accurate and is used to good effect by managers "
                    "at every level.",
                    "Caseloads are manageable in most teams, and morale is high.",
                    "Supervision is regular. Its quality is too variable, and agreed actions are "
                    "sometimes lost.",
                    "The council is an ambitious corporate parent and listens carefully to its "
                    "children in care council.",
                ),
            ),
        ),
    )


def _committee_2018() -> SampleDocument:
    grade = "requires-improvement"
    return committee_report(
        name="northshire-2018-committee-report",
        authority=NORTHSHIRE,
        committee="Children and Families Scrutiny Committee",
        met=date(2018, 9, 19),
        facts=committee_facts(
            NORTHSHIRE,
            "sif",
            date(2018, 6, 1),
            date(2018, 6, 30),
            "month",
            date(2018, 8, 24),
            (
                ExpectedGrade("overall-effectiveness", grade),
                ExpectedGrade("help-and-protection", grade),
                ExpectedGrade("looked-after-and-permanence", grade),
                ExpectedGrade("adoption", "good"),
                ExpectedGrade("care-leavers", grade),
                ExpectedGrade("leaders", grade),
            ),
            (JUDGED_2015,),
        ),
        summed_up=(
            "In June 2018 Ofsted carried out a re-inspection of children’s services in "
            "Northshire. Inspectors recognised the improvements made since the previous "
            "inspection (June 2015), when services were judged inadequate, and judged the "
            "overall effectiveness of services to require improvement to be good."
        ),
        background=(
            "The report was published on 24 August 2018. The grades are set out in the table.",
        ),
        grade_rows=(
            ("Children’s services in Northshire require improvement to be good", ""),
            ("Children who need help and protection", "Requires improvement"),
            ("Children looked after and achieving permanence", "Requires improvement"),
            ("Adoption performance", "Good"),
            ("Experiences and progress of care leavers", "Requires improvement"),
            ("Leadership, management and governance", "Requires improvement"),
        ),
        retold=(
            Retold(
                "The experiences and progress of children who need help and protection",
                "help-and-protection",
                (
                    "Inspectors found that the front door is effective and that urgent concerns "
                    "reach a social worker within the hour. Strategy discussions were described "
                    "as prompt and well attended.",
                    "They also found that children’s plans are inconsistent and that there is "
                    "not enough help for parents who use violence at home.",
                ),
            ),
            Retold(
                "The experiences and progress of children looked after and achieving permanence",
                "looked-after-and-permanence",
                (
                    "The report says that there are too few local homes for teenagers and that "
                    "health assessments are late for a third of the children who come into care.",
                ),
            ),
            Retold(
                "Adoption performance",
                "adoption",
                ("Adoption was again found to be a strength, with careful matching of children.",),
            ),
            Retold(
                "Experiences and progress of care leavers",
                "care-leavers",
                (
                    "Inspectors praised the commitment of personal advisers but said that too "
                    "few care leavers are in work, education or training.",
                ),
            ),
            Retold(
                "Leadership, management and governance",
                "leaders",
                (
                    "Leaders were found to know the service well and to act on what monitoring "
                    "visits had told them. Supervision was judged to be too variable.",
                ),
            ),
        ),
        next_steps=(
            "Officers will bring an improvement plan to the committee in November.",
            "A recruitment campaign for foster carers begins next month.",
        ),
        file_format=FileFormat.TEXT,
    )


def documents() -> tuple[SampleDocument, ...]:
    """These documents, oldest first."""
    return (
        _reinspection_2018(),
        _committee_2018(),
    )
