"""What plain text and Markdown must give."""

import pytest

from ingest.reading.extract import extract


def blocks(text: str, name: str = "copy.txt") -> list[tuple[str, str, str]]:
    return [(b.kind.value, b.marker, b.text) for b in extract(text.encode(), name).blocks]


LONG = "All contacts come through one team and are looked at on the day by trained managers"


def test_a_paragraph_cut_by_blank_lines_is_whole() -> None:
    assert blocks(f"{LONG}. This\n\nhas made work quicker.\n") == [
        ("paragraph", "", f"{LONG}. This has made work quicker.")
    ]


def test_the_second_half_of_a_bullet_that_carries_a_sign_of_its_own_is_joined() -> None:
    text = (
        f"- Plans are good.\n- {LONG} of the multi-agency\n\n\n"
        "- hub (MASH), and this helps.\n- Audits are useful.\n"
    )
    assert blocks(text) == [
        ("bullet", "-", "Plans are good."),
        ("bullet", "-", f"{LONG} of the multi-agency hub (MASH), and this helps."),
        ("bullet", "-", "Audits are useful."),
    ]


def test_a_bullet_that_goes_on_in_bold_is_joined() -> None:
    text = (
        "- Notices from the police are read, but there is **often a wait before they are sent**"
        "\n\n**to the hub.** This is slow.\n"
    )
    assert [t for _, _, t in blocks(text)] == [
        "Notices from the police are read, but there is often a wait before they are sent "
        "to the hub. This is slow."
    ]


def test_short_bullets_without_full_stops_stay_apart() -> None:
    assert blocks("Inspectors looked at:\n\n- the front door\n\n- the hub\n- care leavers\n") == [
        ("paragraph", "", "Inspectors looked at:"),
        ("bullet", "-", "the front door"),
        ("bullet", "-", "the hub"),
        ("bullet", "-", "care leavers"),
    ]


def test_long_bullets_in_a_list_without_full_stops_stay_apart() -> None:
    items = [
        "the timeliness and the quality of strategy discussions and of child protection enquiries",
        "the way in which managers look at decisions before cases are closed or stepped down",
    ]
    assert [t for _, _, t in blocks("\n\n".join(f"- {item}" for item in items))] == items


def test_bullets_stay_apart_where_the_one_before_them_has_no_full_stop_either() -> None:
    items = [
        "12 children became the subject of special guardianship orders",
        "68 young people stopped being looked after and moved on to a home of their own",
        "one young person now lives in a house with others.",
    ]
    text = f"- {items[0]}\n- {items[1]}\n\n\n- {items[2]}\n"
    assert [t for _, _, t in blocks(text)] == items


@pytest.mark.parametrize(
    "line",
    [
        "Overview",
        "What needs to improve in this area of practice?",
        "## Findings",
        "**Next steps**",
    ],
)
def test_a_short_line_of_its_own_over_text_is_a_heading(line: str) -> None:
    [first, second] = blocks(f"{line}\n\n{LONG}.\n")
    assert (first[0], second[0]) == ("heading", "paragraph")


@pytest.mark.parametrize(
    "line",
    [
        "Dear Ms Example",
        "22 March 2018",
        "Civic Centre, Northshire NS1 2AB",
        "Lead inspector: Ann Example",
        "T 0300 000 0000",
    ],
)
def test_greetings_dates_and_addresses_are_no_headings(line: str) -> None:
    assert blocks(f"{line}\n\n{LONG}.\n")[0] == ("paragraph", "", line)


def test_lines_of_an_address_are_blocks_of_their_own() -> None:
    assert [t for _, _, t in blocks("Civic Centre\nHigh Street\nNorthshire\n\nDear Ann\n")] == [
        "Civic Centre", "High Street", "Northshire", "Dear Ann",
    ]  # fmt: skip


def test_wrapped_lines_are_joined() -> None:
    text = (
        "Social workers know the children they work with and visit them often, and\n"
        "most records show what children say about the help they get. Managers look\n"
        "at cases every month and record the reasons for what they decide to do.\n\n"
        "Some plans are too long and parents do not follow what they must do, which\n"
        "means that change comes late.\n"
    )
    assert [t.split()[-1] for _, _, t in blocks(text)] == ["do.", "late."]


def test_lines_that_tabs_open_are_rows_and_a_cell_may_wrap() -> None:
    text = (
        "\t1. Help and protection\n\tGood\n\n"
        "\t   2.1 Experiences of   \n\n        care leavers\n\tInadequate\n"
    )
    assert [b.cells for b in extract(text.encode(), "a.txt").blocks] == [
        ("1. Help and protection", "Good"),
        ("2.1 Experiences of care leavers", "Inadequate"),
    ]


def test_a_markdown_table_gives_rows_without_its_rule() -> None:
    text = "| Judgement | Grade |\n| --- | --- |\n| **Leaders** | Good |\n"
    assert [b.cells for b in extract(text.encode(), "a.md").blocks] == [
        ("Judgement", "Grade"), ("Leaders", "Good"),
    ]  # fmt: skip


@pytest.mark.parametrize("sign", ["\uf0b7", "•", "▪", "-", "*", "\uf02d", "–"])
def test_a_bullet_sign_opens_an_item_and_is_not_in_its_text(sign: str) -> None:
    assert blocks(f"{sign} Visits are on time.") == [("bullet", sign, "Visits are on time.")]


@pytest.mark.parametrize(
    ("line", "marker"),
    [("12. Plans.", "12"), ("2.1 Plans.", "2.1"), ("(a) Plans.", "a"), ("3) Plans.", "3")],
)
def test_a_number_opens_an_item(line: str, marker: str) -> None:
    assert blocks(line) == [("numbered", marker, "Plans.")]


@pytest.mark.parametrize("text", ["22 March 2018", "-5 is a number.", "o clock", "2019 was hard."])
def test_text_that_only_looks_like_a_marker_is_whole(text: str) -> None:
    assert blocks(text) == [("paragraph", "", text)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_any_usual_encoding_is_read(encoding: str) -> None:
    text = f"Children’s plans are good. {LONG}."
    assert extract(text.encode(encoding), "a.txt").blocks[0].text == text


def test_invisible_characters_and_odd_spaces_become_plain() -> None:
    [block] = extract(
        "A\u00a0good\u202fre\u00adview\u200b of non\u2011urgent  work.".encode(), "a.txt"
    ).blocks
    assert block.text == "A good review of non-urgent work."
