"""Northshire: inadequate in 2015, visited, inspected again in 2018, good by 2022."""

from __future__ import annotations

from datetime import date

from ingest.sample.authorities import NORTHSHIRE
from ingest.sample.council_papers import Retold, committee_facts, committee_report
from ingest.sample.document_shape import ExpectedGrade, FileFormat, SampleDocument
from ingest.sample.letters import Inspector, LetterFrame, focused_letter, monitoring_letter
from ingest.sample.reports import Part, ReportFrame, SafeguardingBoard, ilacs_report, sif_report

DIRECTOR = "Ms Helen Marlowe, Director of Children’s Services, Northshire County Council"
JUDGED_2015 = ExpectedGrade(
    "overall-effectiveness", "inadequate", date(2015, 6, 1), date(2015, 6, 30), "month"
)


def _inspection_2015() -> SampleDocument:
    return sif_report(
        ReportFrame(
            name="northshire-2015-inspection",
            authority=NORTHSHIRE,
            council="Northshire County Council",
            start=date(2015, 6, 2),
            end=date(2015, 6, 26),
            lead="Miriam Ashcombe",
            overall="inadequate",
            published=date(2015, 8, 21),
        ),
        summary=(
            "There are widespread and serious failures in how Northshire protects its children. "
            "Too many children wait for somebody to decide whether they are safe, and inspectors "
            "had to refer 14 children back to managers so that immediate action could be taken.",
            "Leaders did not know how poor frontline practice had become. The figures put before "
            "councillors were unreliable, and warnings from staff about unmanageable workloads "
            "went unheeded for more than a year.",
            "Children who are looked after mostly live in stable homes with carers who are "
            "devoted to them. The adoption team is a strength and finds families quickly for "
            "young children.",
        ),
        about=(
            "The county operates four children’s homes, two of which were good when last visited.",
            "Some 128,000 children under the age of 18 live in Northshire.",
            "At 31 May 2015, 512 children had a child protection plan.",
        ),
        recommendations=(
            "Ensure that all contacts are screened by a qualified social worker within one "
            "working day.",
            "Hold strategy discussions promptly, with police and health present, and record what "
            "was decided and by whom.",
            "Reduce caseloads so that social workers have the time to see children and to write "
            "sound assessments.",
            "Make sure that child protection plans say what must change, by when and who will "
            "do it.",
            "Provide supervision that is regular, reflective and recorded on the child’s file.",
            "Offer every child who has been missing a return home interview within 72 hours.",
            "Complete pathway plans with care leavers before their eighteenth birthday.",
            "Give elected members accurate performance information every month.",
        ),
        for_children=(
            "When people are worried about a child in Northshire, it takes too long before "
            "anybody visits.",
            "Most of you who are looked after told us that you like where you live.",
            "Some young people leaving care said that nobody had explained what help they could "
            "ask for.",
        ),
        parts=(
            Part(
                "help-and-protection",
                "inadequate",
                summary=(
                    "The front door does not keep children safe. Contacts pile up unread, the "
                    "threshold is applied inconsistently and children at risk of harm are not "
                    "always recognised.",
                ),
                texts=(
                    "Early help is poorly coordinated. Families are passed between agencies and "
                    "few have a plan that anybody reviews.",
                    "The multi-agency safeguarding hub (MASH) is overwhelmed. At the time of the "
                    "inspection, 340 contacts had not been looked at, some of them for three "
                    "weeks, and unqualified staff were deciding which of them could be closed.",
                    "Strategy discussions are often held late and between two people on the "
                    "telephone. Health partners are rarely invited. Records seldom show why a "
                    "decision was made, and this leaves children at risk.",
                    "Section 47 enquiries are slow to start. In a third of the cases seen by "
                    "inspectors, children were not visited within two days although there were "
                    "clear signs of physical harm.",
                    "Police notifications of domestic abuse are not triaged well. Low-level "
                    "incidents are closed one by one without anyone adding them up, and children "
                    "continue to live with violence that is known to several agencies.",
                    "Most assessments are superficial. They describe events but do not analyse "
                    "risk, and parents’ accounts are accepted without challenge.",
                    "Child protection plans are too vague to be useful. Actions have no dates, "
                    "core groups drift and children stay on plans for long periods without any "
                    "change in their lives.",
                    "Children missing from home are reported promptly by the police. However, "
                    "only a quarter of them have a return home interview, so that little is "
                    "learned about where they go or who they are with.",
                    "The emergency duty team responds quickly out of hours and passes clear "
                    "information to daytime staff the next morning.",
                ),
            ),
            Part(
                "looked-after-and-permanence",
                "requires-improvement",
                summary=(
                    "Children become looked after when they need to, although for some this "
                    "comes after too long at home in neglectful circumstances.",
                ),
                texts=(
                    "Foster carers are well trained and speak warmly of the support they get. "
                    "Most children live in stable placements close to their schools and friends.",
                    "Permanence planning starts too late for older children. Fewer than half had "
                    "a plan for permanence by their second review.",
                    "Independent reviewing officers have high caseloads and do not challenge "
                    "drift and delay with enough vigour.",
                    "The virtual school knows its pupils well, and attainment at key stage 2 has "
                    "risen for three years in a row.",
                    "Initial health assessments are late for most children who come into care.",
                ),
            ),
            Part(
                "adoption",
                "good",
                texts=(
                    "Adopters are recruited, prepared and assessed with care and in good time. "
                    "Matching is thoughtful and children rarely wait.",
                    "Support after adoption is readily available and highly valued by families.",
                ),
            ),
            Part(
                "care-leavers",
                "requires-improvement",
                texts=(
                    "Personal advisers are committed and stay in touch with almost all of the "
                    "young people they support. Pathway plans, though, are often out of date and "
                    "do not reflect what young people want.",
                    "Too many care leavers are without work or a place at college.",
                ),
            ),
            Part(
                "leaders",
                "inadequate",
                summary=(
                    "Senior leaders have not had a grip on the quality of practice, and the "
                    "council’s scrutiny of children’s services has been ineffective.",
                ),
                texts=(
                    "Performance information is unreliable. Managers keep their own spreadsheets "
                    "because they do not trust the electronic system.",
                    "Caseloads are unacceptably high. Some social workers in the assessment "
                    "teams hold more than 40 cases and say that they cannot do the job safely.",
                    "Supervision is infrequent and rarely reflective; a quarter of staff had had "
                    "none for three months.",
                    "Audits are completed but lead to little learning, because nobody checks "
                    "whether the actions have been carried out.",
                    "Turnover is high and almost a third of posts are filled by agency staff, "
                    "which means that children have too many changes of social worker.",
                    "The lead member is energetic and has secured additional money for twenty "
                    "new posts, although it is too early to see an effect.",
                ),
            ),
        ),
        board=SafeguardingBoard(
            grade="requires-improvement",
            summary=(
                "The board meets its statutory duties and has a determined chair, but it has "
                "not held agencies to account for the failings at the front door.",
            ),
            recommendations=(
                "Scrutinise the timeliness of strategy discussions every quarter.",
                "Evaluate how well agencies understand the threshold document.",
            ),
            texts=(
                "Multi-agency audits are well designed and partners take part in them willingly.",
                "The board does not receive enough information about children who go missing.",
            ),
        ),
    )


def _third_visit() -> SampleDocument:
    return monitoring_letter(
        LetterFrame(
            name="northshire-2016-monitoring-visit-3",
            authority=NORTHSHIRE,
            start=date(2016, 9, 14),
            end=date(2016, 9, 15),
            dated=date(2016, 10, 12),
            addressee=DIRECTOR,
            inspectors=(
                Inspector("Miriam Ashcombe", "HMI"),
                Inspector("Devinder Pallister", "Seconded Inspector"),
            ),
            cited=(JUDGED_2015,),
        ),
        number=3,
        since="since the council was judged inadequate in June 2015.",
        verdict=(
            "The council is making steady progress from a very low starting point, but the pace "
            "of change is too slow for children who need protection."
        ),
        areas=(
            "During the visit, inspectors reviewed the progress made at the front door and in "
            "the assessment teams.",
        ),
        area_list=(
            "the screening of contacts and referrals in the MASH",
            "strategy discussions and section 47 enquiries",
            "the quality of supervision and management oversight",
        ),
        summary=(
            "The backlog of unread contacts has been cleared and all contacts are now screened "
            "by qualified social workers.",
            "Strategy discussions are still not timely, and health professionals are absent "
            "from most of them.",
            "Caseloads in the assessment teams have fallen but remain too high for newly "
            "qualified staff.",
            "Senior leaders now have an accurate picture of frontline practice and are candid "
            "about its weaknesses.",
            "Too many assessments lack analysis and say little about what life is like for the "
            "child.",
        ),
        preamble=(
            "Based on the evidence gathered, inspectors saw strengths, some improvement, and "
            "areas in which there has been too little of it."
        ),
        evaluation=(
            "The front door is safer than it was. Two experienced managers oversee the hub, and "
            "decisions about contacts are made within one working day in nearly every case. "
            "Partners say that they now know whom to ring.",
            "Strategy discussions remain weak. Of the 22 that inspectors looked at, nine took "
            "place more than a week after the concern was raised, and the records of most do not "
            "show what was shared or agreed.",
            "The response to domestic abuse has improved since police officers and social "
            "workers began to screen notifications together each morning. Some children are "
            "still waiting too long for a visit when the incident is not thought serious.",
            "Assessments vary too much in quality. The best are thoughtful and draw on history; "
            "the weaker ones are little more than a list of events.",
            "Supervision takes place more often than at the time of the inspection. It is "
            "mainly about tasks, and there is limited reflection on children’s experiences.",
            "A new performance report gives managers reliable data every week, and they use it "
            "well to chase overdue visits.",
            "Recruitment is starting to bear fruit: the proportion of agency staff has dropped "
            "from 31% to 22% in a year.",
        ),
    )


def _sixth_visit() -> SampleDocument:
    return monitoring_letter(
        LetterFrame(
            name="northshire-2018-monitoring-visit-6",
            authority=NORTHSHIRE,
            start=date(2018, 1, 30),
            end=date(2018, 1, 31),
            dated=date(2018, 2, 23),
            addressee=DIRECTOR,
            inspectors=(
                Inspector("Owen Tredgold", "HMI"),
                Inspector("Miriam Ashcombe", "HMI"),
                Inspector("Farida Lindqvist-Hale", "Ofsted Inspector"),
            ),
            cited=(JUDGED_2015,),
            file_format=FileFormat.DOCX,
        ),
        number=6,
        since="since the council was judged inadequate in June 2015.",
        verdict=(
            "The council has made significant progress since the last monitoring visit, and "
            "children at immediate risk are now protected well."
        ),
        areas=(
            "Inspectors focused on children in need of help and protection, with particular "
            "attention to domestic abuse and to children who go missing. They read electronic "
            "records, spoke to social workers and managers, and met a group of parents.",
        ),
        summary=(
            "Leaders have transformed the front door. Thresholds are well understood and "
            "families get help at the right level and without delay.",
            "Strategy discussions are now held quickly and the right agencies attend, although "
            "the records of them are still uneven.",
            "Child protection plans have not improved enough. They are hard for parents to "
            "follow and seldom say what will happen if nothing changes.",
        ),
        evaluation=(
            "Contacts to the MASH are dealt with swiftly, and the reasons for decisions are set "
            "out clearly. Consent is sought from parents as a matter of course.",
            "Strategy discussions have improved markedly. In almost all cases seen, they were "
            "timely and well attended, and this led to decisive action to protect children.",
            "Police and social workers respond effectively to domestic abuse, and victims are "
            "offered skilled support. Work with perpetrators is underdeveloped, and there is a "
            "waiting list of four months for the only programme in the county.",
            "The quality of assessments is better than at the last visit. Most now consider "
            "family history and include children’s views.",
            "Child protection plans are too long and their actions are not measurable. As a "
            "result, core groups cannot tell whether children are any safer.",
            "Return home interviews are offered to every child who has been missing, and what "
            "children say in them is used well to disrupt exploitation.",
            "Supervision is now regular, and newly qualified staff describe it as supportive. "
            "Actions from supervision are not always followed through.",
            "Caseloads have come down to an average of 18, which has enabled social workers to "
            "visit children more often and to get to know them.",
            "Auditors’ findings matched those of inspectors in all eight cases looked at "
            "together, and learning from audits is shared effectively with teams.",
        ),
    )


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
        background=(
            "In June 2018 Ofsted carried out a re-inspection of children’s services in "
            "Northshire. Inspectors recognised the improvements made since the previous "
            "inspection (June 2015), when services were judged inadequate, and judged the "
            "overall effectiveness of services to require improvement to be good.",
            "The report was published on 24 August 2018. The grades are set out in the table.",
        ),
        grade_rows=(
            ("Children’s services in Northshire require improvement to be good", ""),
            ("1. Children who need help and protection", "Requires improvement"),
            ("2. Children looked after and achieving permanence", "Requires improvement"),
            ("2.1 Adoption performance", "Good"),
            ("2.2 Experiences and progress of care leavers", "Requires improvement"),
            ("3. Leadership, management and governance", "Requires improvement"),
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
    """Northshire's documents, oldest first."""
    return (
        _inspection_2015(),
        _third_visit(),
        _sixth_visit(),
        _reinspection_2018(),
        _committee_2018(),
        _focused_2019(),
        _inspection_2022(),
        _inspection_2025(),
    )
