"""Wexcombe to 2019: requires improvement twice; some things better, some worse."""

from __future__ import annotations

from datetime import date

from ingest.sample.authorities import WEXCOMBE
from ingest.sample.document_shape import FileFormat, SampleDocument
from ingest.sample.letters import Inspector, LetterFrame, focused_letter
from ingest.sample.reports import Part, ReportFrame, SafeguardingBoard, ilacs_report, sif_report

COUNCIL = "Wexcombe Metropolitan Borough Council"
DIRECTOR = f"Mrs Yasmin Thorne, Director of Children’s Services, {COUNCIL}"
STEADY = "requires-improvement"


def _inspection_2016() -> SampleDocument:
    return sif_report(
        ReportFrame(
            name="wexcombe-2016-inspection",
            authority=WEXCOMBE,
            council=COUNCIL,
            start=date(2016, 4, 11),
            end=date(2016, 5, 6),
            lead="Gideon Farrar",
            overall=STEADY,
            published=date(2016, 7, 1),
        ),
        summary=(
            "Children in Wexcombe are protected when they are at immediate risk, but the "
            "quality of help that they receive after that depends too much on who their social "
            "worker is.",
            "Care leavers are well supported, and the fostering service is strong.",
        ),
        about=(
            "The council runs three children’s homes.",
            "At 31 March 2016, 298 children had a child protection plan.",
        ),
        recommendations=(
            "Improve the analysis in assessments.",
            "Ensure that children’s views inform the plans that are made for them.",
            "Make better use of pre-proceedings so that children do not wait.",
            "Make sure that supervision is recorded.",
        ),
        for_children=(
            "Social workers in Wexcombe care about you, but they do not always write down what "
            "you say.",
        ),
        parts=(
            Part(
                "help-and-protection",
                STEADY,
                summary=(
                    "Early help is strong. Assessments and plans for children in need are too "
                    "variable.",
                ),
                texts=(
                    "Early help is well established, and partners make good use of it.",
                    "The front door responds promptly, and its decisions are sound.",
                    "Assessments are completed on time, but many lack analysis.",
                    "Children’s voices are missing from too many plans.",
                    "Pre-proceedings work is slow, and letters to parents are hard to understand.",
                    "Homeless young people aged 16 and 17 are assessed quickly and offered a "
                    "safe place to stay.",
                    "Private fostering arrangements are not identified often enough.",
                ),
            ),
            Part(
                "looked-after-and-permanence",
                STEADY,
                summary=("Most children looked after live in stable and caring homes.",),
                texts=(
                    "Foster carers are well supported, and there are enough of them for younger "
                    "children.",
                    "Long-term permanence for children over ten is often delayed.",
                    "Children’s emotional health needs are not met quickly enough, because "
                    "waiting lists for CAMHS are too long.",
                ),
            ),
            Part(
                "adoption",
                STEADY,
                texts=("Adopters are assessed well, although children wait too long for a match.",),
            ),
            Part(
                "care-leavers",
                "good",
                texts=(
                    "Care leavers are very well supported, and most are in work or training.",
                    "Accommodation is of good quality, and young people feel safe in it.",
                ),
            ),
            Part(
                "leaders",
                STEADY,
                summary=("Leaders have clear priorities but have not yet secured consistency.",),
                texts=(
                    "Leaders know where practice is weak and have plans to tackle it.",
                    "Supervision takes place but is poorly recorded.",
                    "Caseloads are reasonable, and staff turnover is low.",
                    "Performance information is rich, but managers do not use it enough.",
                ),
            ),
        ),
        board=SafeguardingBoard(
            grade="good",
            summary=("The board is well led and challenges its partners with confidence.",),
            recommendations=("Raise awareness of private fostering among schools.",),
            texts=("Training is of high quality and reaches all the agencies that need it.",),
        ),
    )


def _focused_2018() -> SampleDocument:
    return focused_letter(
        LetterFrame(
            name="wexcombe-2018-focused-visit",
            authority=WEXCOMBE,
            start=date(2018, 11, 6),
            end=date(2018, 11, 7),
            dated=date(2018, 11, 29),
            addressee=DIRECTOR,
            inspectors=(
                Inspector("Gideon Farrar", "Her Majesty’s Inspector"),
                Inspector("Pilar Winterbourne", "Her Majesty’s Inspector"),
            ),
            file_format=FileFormat.TEXT,
        ),
        looked_at=(
            "Inspectors looked at permanence for children in care, including planning, matching "
            "and support for carers.",
        ),
        summary=(
            "Permanence is taken seriously in Wexcombe, and most younger children are settled "
            "without delay.",
            "Older children still wait too long, and the service for special guardians is thin.",
        ),
        improve=(
            "The timeliness of permanence for older children.",
            "Support for special guardians.",
            "The quality of life story work.",
        ),
        main=(
            "Permanence planning begins early for babies and young children, and early "
            "permanence carers are used to good effect.",
            "For children over ten, long-term matches are not confirmed soon enough, and some "
            "have waited for two years.",
            "Foster carers receive excellent training and support.",
            "Special guardians told inspectors that they feel forgotten once the order is made.",
            "Life story work is rarely completed, and children do not have a coherent account of "
            "their early lives.",
            "Reviewing officers track permanence closely and challenge delay.",
            "Time with brothers and sisters is planned thoughtfully.",
            "Social workers see their children often and know them well. "
            "Children described them as people who keep their promises.",
            "Caseloads in the permanence team are manageable, and supervision there is regular"
            " and thoughtful.",
            "Leaders were aware of the weaknesses that inspectors found and had started to "
            "address them, although it is too early to see the effect for older children.",
        ),
    )


def _inspection_2019() -> SampleDocument:
    return ilacs_report(
        ReportFrame(
            name="wexcombe-2019-inspection",
            authority=WEXCOMBE,
            council=COUNCIL,
            start=date(2019, 9, 23),
            end=date(2019, 10, 4),
            lead="Pilar Winterbourne",
            overall=STEADY,
            file_format=FileFormat.UNTAGGED_PDF,
        ),
        introduction=(
            "Services for children in Wexcombe require improvement to be good. Care leavers and "
            "children who are fostered do well; children in need do not always get help that "
            "makes a difference.",
        ),
        improve=(
            "The analysis of risk in assessments.",
            "The use of pre-proceedings.",
            "The impact of supervision.",
            "Services for children’s emotional health.",
        ),
        parts=(
            Part(
                "help-and-protection",
                STEADY,
                (
                    "Early help continues to be a strength.",
                    "The front door is efficient, and thresholds are well understood.",
                    "Strategy discussions are held promptly, but schools and health are often "
                    "not invited.",
                    "Assessments remain variable, and risk is not always analysed well.",
                    "Children’s views are now sought and recorded with care, which is an "
                    "improvement since the last inspection.",
                    "Pre-proceedings work is beset by delay, and some children stay too long in "
                    "situations of neglect.",
                    "The response to domestic abuse is sound, and children are seen quickly.",
                ),
            ),
            Part(
                "children-in-care-and-care-leavers",
                "good",
                (
                    "Children in care live with carers who are committed to them.",
                    "Permanence is now achieved sooner for older children.",
                    "Children wait too long for help with their emotional health.",
                    "Care leavers continue to receive very good support.",
                ),
            ),
            Part(
                "leaders",
                STEADY,
                (
                    "Leaders are committed and have strengthened the workforce, but change has "
                    "been too slow in the teams for children in need.",
                    "Supervision is regular. It does not yet drive progress for children.",
                    "Audit is thorough, and staff find it helpful.",
                    "Caseloads have risen and are high in two of the five teams.",
                ),
            ),
        ),
    )


def documents() -> tuple[SampleDocument, ...]:
    """These documents, oldest first."""
    return (
        _inspection_2016(),
        _focused_2018(),
        _inspection_2019(),
    )
