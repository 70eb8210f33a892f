"""Wexcombe since a trust took over: the same grade, for other reasons."""

from __future__ import annotations

from datetime import date

from ingest.sample.authorities import WEXCOMBE
from ingest.sample.content.wexcombe_2016_2019 import COUNCIL, DIRECTOR, STEADY
from ingest.sample.council_papers import Retold, committee_facts, committee_report
from ingest.sample.document_shape import ExpectedGrade, FileFormat, SampleDocument
from ingest.sample.letters import Inspector, LetterFrame, focused_letter
from ingest.sample.reports import Part, ReportFrame, ilacs_report


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
            Retold(
                "The impact of leaders on social work practice with children and families",
                "leaders",
                (
                    "Inspectors described the relationship of council and trust as mature. They "
                    "also reported that supervision in the care leavers’ service is not frequent "
                    "enough.",
                    "They concluded that leaders are honest about weaknesses and that their plans "
                    "are properly resourced.",
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
            "Young people with disabilities are prepared well for adult life, and the move to "
            "adult services is planned early.",
            "Too few young people know what they are entitled to, and the written offer is "
            "hard to find and harder to understand.",
            "Advisers help young people into college and work with persistence and "
            "imagination. Six in ten are now in education, employment or training, which is "
            "more than at the time of the inspection.",
            "The council is an attentive corporate parent. Elected members meet young people "
            "regularly and act on what they hear.",
        ),
    )


def documents() -> tuple[SampleDocument, ...]:
    """These documents, oldest first."""
    return (
        _inspection_2023(),
        _committee_2023(),
        _focused_2025(),
    )
