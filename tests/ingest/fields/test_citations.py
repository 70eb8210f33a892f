"""Earlier judgements that a document recalls: which, what grade, when; and what is none."""

from datetime import date

import pytest

from ingest.reading.fields.citations import SourceText, cited_judgements
from ingest.reading.schema import Period

OWN = Period(date(2018, 2, 27), date(2018, 2, 28), "day")
LETTER = date(2018, 3, 22)


def cited(*texts: str) -> list[tuple[str, str, str | None, str | None]]:
    found = cited_judgements([SourceText(text) for text in texts], OWN, LETTER)
    return [
        (
            one.judgement,
            one.grade,
            one.period.start.isoformat() if one.period else None,
            str(one.period.precision) if one.period else None,
        )
        for one in found
    ]


OVERALL, BAD = "overall-effectiveness", "inadequate"

RECALLED = [
    ("the sixth visit since the local authority was judged inadequate after an inspection in "
     "September 2015", [(OVERALL, BAD, "2015-09-01", "month")]),
    ("Managers spoke of the help and protection work which was judged to require improvement at "
     "an inspection of March 2015.",
     [("help-and-protection", "requires-improvement", "2015-03-01", "month")]),
    ("Eastmere was last inspected in 2016, when overall effectiveness was judged to require "
     "improvement to be good.", [(OVERALL, "requires-improvement", "2016-01-01", "year")]),
    ("The first visit made after an inadequate judgement of children's social care.",
     [(OVERALL, BAD, None, None)]),
    ("Services are no longer judged to be inadequate, as at our last inspection (May 2015).",
     [(OVERALL, BAD, "2015-05-01", "month")]),
    ("Services for care leavers were judged to be good at the inspection in May 2016.",
     [("care-leavers", "good", "2016-05-01", "month")]),
    ("The council was last inspected in 2016 and judged good.",
     [(OVERALL, "good", "2016-01-01", "year")]),
    ("Northshire was rated 'Inadequate' by Ofsted in June 2017.",
     [(OVERALL, BAD, "2017-06-01", "month")]),
    ("In July 2016, Ofsted judged the overall effectiveness of services to be inadequate.",
     [(OVERALL, BAD, "2016-07-01", "month")]),
    ("since July 2016, when the local authority was judged inadequate overall and for the help and "
     "protection of children.",
     [(OVERALL, BAD, "2016-07-01", "month"),
      ("help-and-protection", BAD, "2016-07-01", "month")]),
    ("Since the judgement of inadequate in May 2014, much has changed.",
     [(OVERALL, BAD, "2014-05-01", "month")]),
    ("At the inspection of February 2016, published in April 2016, services for children were "
     "judged to be inadequate.", [(OVERALL, BAD, "2016-02-01", "month")]),
    ("judged to be inadequate overall in October 2015, when the judgement on care leavers was also "
     "inadequate and adoption performance required improvement.",
     [(OVERALL, BAD, "2015-10-01", "month"), ("care-leavers", BAD, "2015-10-01", "month"),
      ("adoption", "requires-improvement", "2015-10-01", "month")]),
    ("since the authority was judged inadequate for overall effectiveness in June 2017, and the "
     "first since Eastmere ceased to provide leadership.", [(OVERALL, BAD, "2017-06-01", "month")]),
    ("Since 2013, when the council was judged to be good for overall effectiveness, leaders have "
     "kept their focus.", [(OVERALL, "good", "2013-01-01", "year")]),
    ("Services are weaker than at the inspection in 2015, when the authority required improvement.",
     [(OVERALL, "requires-improvement", "2015-01-01", "year")]),
    ("the second visit since the inspection of July 2016 judged services inadequate.",
     [(OVERALL, BAD, "2016-07-01", "month")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RECALLED)
def test_a_recalled_judgement_has_area_grade_and_date(
    text: str, expected: list[tuple[str, str, str | None, str | None]]
) -> None:
    assert cited(text) == expected


NONE = [
    "Audits are accurately judged good by managers.",
    "Practice was judged to be inadequate in two cases.",
    "The children's home was judged good in 2016.",
    "Ofsted visits local authorities judged inadequate.",
    "Managers found the quality of plans to be inadequate.",
    "The local authority aims to be judged good in 2017.",
    "Children in care make good progress, and their homes are outstanding.",
    "It is in this area where performance of the authority had been judged inadequate.",
]


@pytest.mark.parametrize("text", NONE)
def test_plain_words_and_other_things_judged_are_not_recalled(text: str) -> None:
    assert cited(text) == []


def test_a_date_named_elsewhere_dates_a_judgement_without_one() -> None:
    found = cited(
        "The service is no longer judged to be inadequate.",
        "Much has improved since our last inspection (September 2015).",
    )
    assert found == [(OVERALL, BAD, "2015-09-01", "month")]


def test_two_dates_named_elsewhere_leave_it_undated() -> None:
    found = cited(
        "The service is no longer judged to be inadequate.",
        "The inspection in May 2012 was followed by the inspection in June 2015.",
    )
    assert found == [(OVERALL, BAD, None, None)]


def test_each_judgement_is_recalled_once_with_its_finest_date() -> None:
    found = cited(
        "The local authority was judged inadequate.",
        "The local authority was judged inadequate in 2015.",
        "The local authority was judged inadequate in May 2015.",
    )
    assert found == [(OVERALL, BAD, "2015-05-01", "month")]


def test_the_visit_itself_is_never_recalled() -> None:
    assert cited("At the visit on 27 February 2018 the council was judged good.") != [
        (OVERALL, "good", "2018-02-27", "day")
    ]


def test_a_reports_date_gives_way_to_the_inspection_shortly_before_it() -> None:
    assert cited(
        "Ofsted re-inspected the services on 6 to 30 March 2017. The outcome published on 13 June "
        "2017 said that services were judged inadequate."
    ) == [(OVERALL, BAD, "2017-03-06", "day")]


def test_a_reports_date_stands_where_no_inspection_is_dated() -> None:
    assert cited("The report published in March 2015 judged services to be inadequate.") == [
        (OVERALL, BAD, "2015-03-01", "month")
    ]
