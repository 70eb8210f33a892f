"""The JSON of a parsed document has every key, and reading it back loses nothing."""

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from findings.labels.shape import SentenceLabels, ThemeAssessment
from ingest.reading.as_json import as_json, from_json
from ingest.reading.document import Box, LeftOut
from ingest.reading.schema import (
    AuthorityRef,
    CitedJudgement,
    JudgementRead,
    ParsedDocument,
    ParsedFinding,
    Passage,
    Period,
    Problem,
    VisitFacts,
)

WORDS = st.text(max_size=12)
MAYBE = st.none() | WORDS.filter(bool)
PAGE = st.none() | st.integers(1, 90)
DAY = st.dates(date(2009, 1, 1), date(2030, 1, 1))
PERIOD = st.none() | st.builds(Period, DAY, DAY, st.sampled_from(["day", "month", "year"]))
POINTS = st.floats(0, 900, allow_nan=False)
BOXES = st.lists(st.builds(Box, st.integers(1, 9), POINTS, POINTS, POINTS, POINTS), max_size=2).map(
    tuple
)
VISIT = st.builds(
    VisitFacts,
    kind=WORDS,
    number=st.none() | st.integers(1, 20),
    period=PERIOD,
    published=st.none() | DAY,
    lead_inspector=MAYBE,
    inspectors=st.lists(WORDS, max_size=3).map(tuple),
    focus=MAYBE,
    outcome=MAYBE,
)
PASSAGE = st.builds(
    Passage,
    text=WORDS,
    role=WORDS,
    section=MAYBE,
    judgement=MAYBE,
    number=MAYBE,
    page=PAGE,
    boxes=BOXES,
)
SENTENCE = st.builds(
    SentenceLabels,
    start=st.integers(0, 9),
    end=st.integers(0, 9),
    assessment=WORDS,
    themes=st.lists(WORDS, max_size=2).map(tuple),
    reasons=st.just(()),
)
FINDING = st.builds(
    ParsedFinding,
    ordinal=st.integers(1, 99),
    passage=PASSAGE,
    assessment=WORDS,
    themes=st.lists(st.builds(ThemeAssessment, WORDS, WORDS), max_size=2).map(tuple),
    sentences=st.lists(SENTENCE, max_size=2).map(tuple),
)
DOCUMENT = st.builds(
    ParsedDocument,
    path=WORDS,
    sha256=WORDS,
    pages=PAGE,
    document_type=WORDS,
    authority=st.none() | st.builds(AuthorityRef, WORDS, WORDS, WORDS),
    visit=st.none() | VISIT,
    judgements=st.lists(st.builds(JudgementRead, WORDS, WORDS, WORDS, PAGE), max_size=2).map(tuple),
    cited_judgements=st.lists(
        st.builds(CitedJudgement, WORDS, WORDS, WORDS, PERIOD, PAGE), max_size=2
    ).map(tuple),
    findings=st.lists(FINDING, max_size=2).map(tuple),
    problems=st.lists(st.builds(Problem, WORDS, WORDS, PAGE), max_size=2).map(tuple),
)


@given(DOCUMENT)
def test_a_document_survives_its_json(document: ParsedDocument) -> None:
    assert from_json(json.loads(json.dumps(as_json(document)))) == document


def test_every_key_is_there_even_where_nothing_is_known() -> None:
    empty = as_json(ParsedDocument("a.txt", "0", None, "unrecognised", None, None))
    assert list(empty) == [
        "path", "sha256", "pages", "document_type", "authority", "visit", "judgements",
        "cited_judgements", "findings", "problems", "left_out",
    ]  # fmt: skip
    bare = as_json(ParsedDocument("a", "0", None, "sif", None, VisitFacts("sif")))
    assert bare["visit"] == {
        "kind": "sif",
        "number": None,
        "start": None,
        "end": None,
        "date_precision": None,
        "published": None,
        "lead_inspector": None,
        "inspectors": [],
        "focus": None,
        "outcome": None,
    }


def test_what_was_left_out_is_counted_by_kind_there_and_back() -> None:
    left = (LeftOut("footnote", 12), LeftOut("heading", 40))
    told = as_json(ParsedDocument("a", "0", None, "sif", None, None, left_out=left))
    assert told["left_out"] == {"footnote": 12, "heading": 40}
    assert from_json(told).left_out == left


def test_a_reading_stored_before_there_was_an_account_is_read_back() -> None:
    told = as_json(ParsedDocument("a", "0", None, "sif", None, None))
    del told["left_out"]
    assert from_json(told).left_out == ()


def test_a_finding_without_boxes_has_null_boxes() -> None:
    finding = ParsedFinding(1, Passage("A text.", "finding"), "context", (), ())
    document = ParsedDocument("a", "0", None, "sif", None, None, findings=(finding,))
    (told,) = as_json(document)["findings"]
    assert told["boxes"] is None
    assert list(told) == [
        "ordinal", "number", "section", "judgement", "role", "page", "boxes", "text",
        "assessment", "themes", "sentences",
    ]  # fmt: skip
