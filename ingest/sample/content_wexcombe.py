"""Wexcombe: requires improvement at each inspection, some things better and others worse."""

from __future__ import annotations

from datetime import date

from ingest.sample.authorities import WEXCOMBE
from ingest.sample.council_papers import Retold, committee_facts, committee_report
from ingest.sample.document_shape import ExpectedGrade, FileFormat, SampleDocument
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


def _inspection_2023() -> SampleDocument:
    return ilacs_report(
        ReportFrame(
            name="wexcombe-2023-inspection",
            authority=WEXCOMBE,
            council=COUNCIL,
            start=date(2023, 2, 6),
            end=date(2023, 2, 17),
            lead="Pilar Winterbourne",
            overall=STEADY,
        ),
        introduction=(
            "Children’s services, delivered since April 2021 by Wexcombe Families First, still "
            "require improvement. Help for children in need is better than it was, but support "
            "for care leavers has slipped.",
            "Leaders of the council and of the trust work well together.",
        ),
        improve=(
            "The timeliness of pathway planning.",
            "The suitability of homes for care leavers.",
            "The oversight of children living in unregistered homes.",
            "The frequency of supervision.",
        ),
        parts=(
            Part(
                "help-and-protection",
                STEADY,
                (
                    "Early help remains strong and is reaching more families.",
                    "Decisions at the front door are less consistent than they were, and some "
                    "children are referred several times before anybody visits.",
                    "Strategy discussions now include schools and health, and the sharing of "
                    "information is good.",
                    "Assessments have improved, and most contain clear analysis of risk.",
                    "Pre-proceedings are now used well, and delay has been greatly reduced.",
                    "The quality of plans is mixed: some are clear and helpful, while others "
                    "list tasks with no purpose.",
                    "Domestic abuse is taken seriously, but the voice of the child is sometimes "
                    "lost behind that of adults.",
                ),
            ),
            Part(
                "children-in-care",
                STEADY,
                (
                    "Most children in care are happy where they live.",
                    "Four children live in unregistered homes, and oversight of them by senior "
                    "managers is not rigorous enough.",
                    "Support for emotional health is much improved, with a new team of "
                    "therapists who see children within three weeks.",
                    "Special guardians now receive dependable support.",
                ),
            ),
            Part(
                "care-leavers",
                STEADY,
                (
                    "Care leavers no longer receive the very good service that they had. "
                    "Vacancies among personal advisers mean that many go without contact.",
                    "Pathway plans are late for a third of young people.",
                    "Too many young people live in accommodation that is not suitable.",
                ),
            ),
            Part(
                "leaders",
                STEADY,
                (
                    "The trust and the council have a mature and constructive relationship.",
                    "Supervision is not frequent enough in the care leavers’ service.",
                    "Caseloads are manageable for social workers but not for personal advisers.",
                    "Leaders’ self-evaluation is honest, and plans are well resourced.",
                ),
            ),
        ),
    )


def _committee_2023() -> SampleDocument:
    areas = ("leaders", "help-and-protection", "children-in-care", "care-leavers")
    return committee_report(
        name="wexcombe-2023-committee-report",
        authority=WEXCOMBE,
        committee="Overview and Scrutiny Board",
        met=date(2023, 4, 25),
        facts=committee_facts(
            WEXCOMBE,
            "ilacs",
            date(2023, 2, 6),
            date(2023, 2, 17),
            "day",
            date(2023, 3, 31),
            tuple(ExpectedGrade(area, STEADY) for area in (*areas, "overall-effectiveness")),
        ),
        background=(
            "Ofsted inspected children’s services in Wexcombe from 6 to 17 February 2023 under "
            "the framework for the inspection of local authority children’s services (ILACS).",
            "The report was published on 31 March 2023. The grades are set out in the table.",
        ),
        grade_rows=(
            (
                "The impact of leaders on social work practice with children and families",
                "Requires improvement to be good",
            ),
            (
                "The experiences and progress of children who need help and protection",
                "Requires improvement to be good",
            ),
            (
                "The experiences and progress of children in care",
                "Requires improvement to be good",
            ),
            (
                "The experiences and progress of care leavers",
                "Requires improvement to be good",
            ),
            ("Overall effectiveness", "Requires improvement to be good"),
        ),
        retold=(
            Retold(
                "The experiences and progress of children who need help and protection",
                "help-and-protection",
                (
                    "Inspectors found that early help remains strong and that assessments have "
                    "improved.",
                    "They said that decisions at the front door are less consistent than before.",
                ),
            ),
            Retold(
                "The experiences and progress of children in care",
                "children-in-care",
                (
                    "Inspectors praised the new therapists, who see children within three weeks. "
                    "They found that the oversight of unregistered homes is not rigorous enough.",
                ),
            ),
            Retold(
                "The experiences and progress of care leavers",
                "care-leavers",
                (
                    "Inspectors found that pathway plans are late for a third of young people "
                    "and that some homes are not suitable.",
                ),
            ),
        ),
        next_steps=("The trust will report to the board on personal advisers in July.",),
        file_format=FileFormat.DOCX,
    )


def _focused_2025() -> SampleDocument:
    return focused_letter(
        LetterFrame(
            name="wexcombe-2025-focused-visit",
            authority=WEXCOMBE,
            start=date(2025, 1, 28),
            end=date(2025, 1, 29),
            dated=date(2025, 3, 11),
            addressee=DIRECTOR,
            inspectors=(
                Inspector("Anselm Kirkbride", "His Majesty’s Inspector"),
                Inspector("Pilar Winterbourne", "His Majesty’s Inspector"),
            ),
        ),
        looked_at=(
            "Inspectors looked at the arrangements for care leavers aged 16 to 25, and in "
            "particular at pathway planning and at the homes in which young people live.",
        ),
        summary=(
            "Support for care leavers has improved since the last inspection, and advisers have "
            "the time to do their work.",
            "The supply of suitable homes has not kept up with need.",
        ),
        improve=(
            "The supply of suitable homes for care leavers.",
            "The help available for young people’s mental health.",
        ),
        main=(
            "Care leavers are in regular contact with advisers who are kind, reliable and "
            "well informed.",
            "Pathway plans are timely and are written with young people, which is a marked "
            "improvement.",
            "Accommodation is not good enough for too many young people. Some live with damp, "
            "and others move often.",
            "Caseloads of personal advisers have fallen and are now manageable.",
            "Supervision is regular and helps advisers to think about difficult situations.",
            "Young people wait too long for help with their mental health.",
            "Leaders have acted decisively on the findings of the inspection and check carefully "
            "that change is lasting.",
        ),
    )


def documents() -> tuple[SampleDocument, ...]:
    """Wexcombe's documents, oldest first."""
    return (
        _inspection_2016(),
        _focused_2018(),
        _inspection_2019(),
        _inspection_2023(),
        _committee_2023(),
        _focused_2025(),
    )
