"""Northshire to 2018: inadequate, visited, and found in need of improvement."""

from __future__ import annotations

from datetime import date

from ingest.sample.authorities import NORTHSHIRE
from ingest.sample.document_shape import ExpectedGrade, FileFormat, SampleDocument
from ingest.sample.letters import Inspector, LetterFrame, monitoring_letter
from ingest.sample.reports import Part, ReportFrame, SafeguardingBoard, sif_report

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
            "Children who are criminally exploited are identified sooner than they were, "
            "because schools, police and youth workers meet each week to share what they know."
            " Managers make sure that somebody whom the child trusts takes the lead.",
            "Some children in need have gone without a visit for more than six weeks. Managers"
            " had not noticed, because the weekly report counts only children with a "
            "protection plan.",
            "Senior leaders have kept their focus on practice and have been open with "
            "inspectors about what is not yet good enough. Elected members now receive "
            "information that they can understand and challenge.",
            "Staff morale is high. Many told inspectors that they are proud of what "
            "has changed and that they would recommend Northshire as a place to work.",
        ),
    )


def documents() -> tuple[SampleDocument, ...]:
    """These documents, oldest first."""
    return (
        _inspection_2015(),
        _third_visit(),
        _sixth_visit(),
    )
