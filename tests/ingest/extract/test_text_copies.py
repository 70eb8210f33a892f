"""Text copies of letters: what belonged to their pages goes, what it cut is whole again."""

from textwrap import fill

import pytest

from ingest.reading.extract import extract

CUT = "Plans are shared with families, and they say what has to change"
REST = "by when and who will help."
FIRST = f"{CUT} {REST}"


def texts(text: str) -> list[str]:
    return [block.text for block in extract(text.encode(), "copy.txt").blocks]


def items(text: str) -> list[tuple[str, str, int]]:
    found = extract(text.encode(), "copy.txt").blocks
    return [(block.kind.value, block.text, block.level) for block in found]


FURNITURE = [
    "2",
    "Page 2 of 4",
    "Ofsted is proud to use recycled paper\n\n2",
    "Monitoring visit to Eastmere children's services, 4 May 2020        3",
    "Ofsted 1 Long Lane Anytown AT1 1AA T 0300 000 0000\n\n3",
]


@pytest.mark.parametrize("furniture", FURNITURE)
def test_what_stood_at_a_pages_end_is_taken_out_of_the_sentence(furniture: str) -> None:
    copy = f"Leaders know their services well and have acted on what they learned.\n\n{CUT}\n\n"
    assert texts(f"{copy}{furniture}\n\n{REST}\n")[1:] == [FIRST]


def test_a_heading_between_a_list_and_a_paragraph_stays() -> None:
    text = (
        "Inspectors looked at how children are kept safe, and how leaders know it.\n\n"
        "- the help given to children who live with neglect at home over many years\n\n"
        "Overview\n\nLeaders know what has to be done, and have a plan to do it.\n"
    )
    assert "Overview" in texts(text)


def test_a_label_that_stands_twice_is_kept_twice() -> None:
    label = "The experiences and progress of children in care"
    assert texts(f"{label}\n\nGood\n\n{label}\n\n{FIRST}\n").count(label) == 2


def test_a_sign_on_a_line_of_its_own_opens_the_item_below() -> None:
    assert items("\u2022\n\nPlans are good.\n\n\u2022\n\nVisits are late.\n") == [
        ("bullet", "Plans are good.", 1),
        ("bullet", "Visits are late.", 1),
    ]


def test_a_footnote_goes_with_its_mark() -> None:
    copy = (
        "The panel1 meets weekly and looks at all risks.\n\n1 The panel brings partners together."
    )
    assert texts(copy) == ["The panel meets weekly and looks at all risks."]


def test_a_line_that_begins_with_a_number_is_no_footnote_without_a_mark() -> None:
    copy = (
        "The panel meets weekly and looks at all risks.\n\n12 Children were seen at home this week."
    )
    assert len(texts(copy)) == 2


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("posi-", "tive about it.", "positive about it."),
        ("posi\u00ad", "tive about it.", "positive about it."),
        ("multi-", "agency plan.", "multi-agency plan."),
        ("decision-", "making.", "decision-making."),
    ],
)
def test_a_broken_word_is_rejoined_and_a_compound_keeps_its_hyphen(
    first: str, second: str, whole: str
) -> None:
    start = "Staff in every team of the service, and their managers, speak of"
    assert texts(f"{start} {first}\n{second}\n") == [f"{start} {whole}"]


PROPORTIONAL = (
    "Social workers know children well and visit them often, and what they\n"
    "write down says what children feel about their lives. Records of visits to\n"
    "Eastmere are fuller than those of other places, as managers have asked for\n"
    "more detail.\n\n"
    "Plans are clear. Parents say that they understand what will happen to them\n"
    "next.\n\n"
    "Too few children have an advocate\n\n"
    "Advocates are not offered at once. Children wait for weeks until one is found\n"
    "for them, and some do without.\n"
)


def test_lines_of_a_proportional_font_are_one_paragraph() -> None:
    assert [text.split()[-1] for text in texts(PROPORTIONAL)] == [
        "detail.",
        "next.",
        "advocate",
        "without.",
    ]


def test_paragraphs_set_close_are_told_by_their_short_last_lines() -> None:
    paragraphs = [FIRST, "Visits are made on time. " + FIRST, "Staff like it. " + FIRST] * 2
    close = "\n".join(fill(paragraph, 62) for paragraph in paragraphs)
    assert texts(close) == paragraphs


def test_lines_of_an_address_in_a_wrapped_copy_stay_apart() -> None:
    address = "Director of Children's Services\nEastmere Borough Council\nThe Hall, Long Lane"
    assert texts(f"{address}\n\n{PROPORTIONAL}")[:3] == address.split("\n")


def test_a_heading_over_two_lines_is_one() -> None:
    copy = f"Findings and evaluation of\nprogress\n\n{FIRST} {FIRST}\n"
    assert texts(copy)[0] == "Findings and evaluation of progress"


def test_a_heading_with_a_colon_within_is_a_heading_and_a_label_is_none() -> None:
    copy = f"{FIRST}\n\nLeadership: governance and scrutiny\n\n{FIRST} {FIRST}\n"
    assert ("heading", "Leadership: governance and scrutiny", 0) in items(copy)
    copy = f"{FIRST}\n\nLead inspector: Ada Pell\n\n{FIRST} {FIRST}\n"
    assert ("paragraph", "Lead inspector: Ada Pell", 0) in items(copy)


def test_small_o_opens_an_item_under_a_bullet() -> None:
    copy = "\u2022 Strategy talks, including:\no attendance by health\no Records.\n\u2022 Audits.\n"
    assert [level for _, _, level in items(copy)] == [1, 2, 2, 1]
    assert {kind for kind, _, _ in items(copy)} == {"bullet"}


def test_items_whose_sign_was_lost_are_items() -> None:
    long = " ".join([FIRST] * 2)
    copy = (
        f"{long}\n\n the use of bed and breakfast\n the number of care leavers in work.\n\n{long}\n"
    )
    assert [kind for kind, _, _ in items(copy)] == ["paragraph", "bullet", "bullet", "paragraph"]


def test_what_is_taken_out_is_counted() -> None:
    document = extract(f"{FIRST}\n\nPage 2 of 4\n\n{FIRST}\n".encode(), "copy.txt")
    assert [(left.kind, left.characters) for left in document.left_out] == [("page-number", 11)]


def test_a_heading_and_a_greeting_end_a_paragraph_set_close() -> None:
    paragraphs = [f"{FIRST} Leaders see to it well.", "Visits are made on time. " + FIRST] * 2
    copy = "\n".join(fill(paragraph, 62) for paragraph in paragraphs)
    copy += "\nCare leavers\n" + fill(paragraphs[0], 62) + "\nYours sincerely\nAda Pell\n"
    assert texts(copy)[-4:] == ["Care leavers", paragraphs[0], "Yours sincerely", "Ada Pell"]
