"""What an untagged PDF must give, by where its text stands."""

from reportlab.pdfbase.pdfmetrics import stringWidth

from ingest.reading.extract import extract
from tests.ingest.extract.made_pdfs import Content, untagged_pdf


def lines(
    *texts: str, top: float = 700, x: float = 72, step: float = 15, **style: object
) -> list[Content]:
    return [Content(t, top - n * step, x=x, **style) for n, t in enumerate(texts)]  # type: ignore[arg-type]


FULL = "Social workers know the children they work with and visit them as often as plans say they"


def blocks(*pages: list[Content], **options: object) -> list[tuple[str, str, str]]:
    document = extract(untagged_pdf(pages, **options), "letter.pdf")  # type: ignore[arg-type]
    return [(block.kind.value, block.marker, block.text) for block in document.blocks]


def test_lines_are_joined_to_paragraphs_and_a_gap_parts_them() -> None:
    assert blocks(
        [*lines(FULL, "should, and write down what they hear."), *lines(FULL, "must.", top=655)]
    ) == [
        ("paragraph", "", f"{FULL} should, and write down what they hear."),
        ("paragraph", "", f"{FULL} must."),
    ]


def test_lines_ended_on_purpose_stay_apart() -> None:
    page = [*lines("Civic Centre", "High Street", "Northshire"), *lines(FULL, "should.", top=600)]
    assert [text for _, _, text in blocks(page)][:3] == [
        "Civic Centre",
        "High Street",
        "Northshire",
    ]


def test_bullets_and_bold_titles_are_told_by_sign_and_weight() -> None:
    page = [
        *lines("Overview", font="F2"),
        *lines(FULL, "should.", top=680),
        *lines("\u2022", top=640),
        *lines(FULL[:80], "should.", top=640, x=90),
        *lines("\u2022", top=600),
        *lines("plans", top=600, x=90),
    ]
    assert blocks(page) == [
        ("heading", "", "Overview"),
        ("paragraph", "", f"{FULL} should."),
        ("bullet", "•", f"{FULL[:80]} should."),
        ("bullet", "•", "plans"),
    ]


def test_repeated_headers_footers_and_page_numbers_are_left_out_and_the_paragraph_joined() -> None:
    def furniture(page: int) -> list[Content]:
        return [Content("Report on Northshire", 810), Content(f"Page {page}", 30)]

    document = extract(
        untagged_pdf(
            [
                [*furniture(1), *lines(FULL, top=100), *lines(FULL, top=700)],
                [
                    *furniture(2),
                    *lines("should, and more often where a child is at risk.", top=760),
                ],
            ]
        ),
        "letter.pdf",
    )
    texts = [block.text for block in document.blocks]
    assert texts[-1] == f"{FULL} should, and more often where a child is at risk."
    assert not any("Page" in text or "Report on" in text for text in texts)
    assert {left.kind for left in document.left_out} == {"header-or-footer"}


def test_footnotes_at_the_foot_of_a_page_are_left_out_with_their_marks() -> None:
    page = [
        *lines(FULL, "should."),
        Content("2", 690, x=118, size=7),
        *lines("2 Figures are for the year to March.", top=80, size=8),
    ]
    assert [text for _, _, text in blocks(page)] == [f"{FULL} should."]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [f"Left line {n} runs as far as the column goes" for n in range(9)]
    right = [f"right line {n} runs as far as the column goes" for n in range(9)]
    texts = " ".join(
        t for _, _, t in blocks([*lines(*left, size=10), *lines(*right, x=310, size=10)])
    )
    assert texts.index("Left line 8") < texts.index("right line 0")


def test_a_table_drawn_with_lines_gives_rows_with_whole_cells() -> None:
    page = [
        *lines("The experiences of children", "who need help", top=700),
        *lines("Good", top=700, x=320),
        *lines("Leaders", top=650),
        *lines("Requires", "improvement", top=650, x=320),
    ]
    rules = [(0, x, y, 230, 50) for x in (65, 295) for y in (670, 620)]
    document = extract(untagged_pdf([page], rules), "report.pdf")
    assert [block.cells for block in document.blocks] == [
        ("The experiences of children who need help", "Good"),
        ("Leaders", "Requires improvement"),
    ]


def test_contents_lines_with_leading_dots_are_left_out() -> None:
    page = [
        *lines("Summary ................ 3", "Findings ............... 5"),
        *lines(FULL, top=600),
    ]
    assert [text for _, _, text in blocks(page)] == [FULL]


def rows(page: list[Content]) -> list[tuple[str, ...]]:
    document = extract(untagged_pdf([page]), "letter.pdf")
    return [block.cells for block in document.blocks if block.cells]


def test_a_cells_wrapped_text_is_one_cell() -> None:
    page = [
        Content("Leaders", 700, x=72),
        Content("Requires improvement", 700, x=330),
        Content("to be good", 686, x=330),
        Content("Care leavers", 650, x=72),
        Content("Good", 650, x=330),
    ]
    assert rows(page) == [
        ("Leaders", "Requires improvement to be good"),
        ("Care leavers", "Good"),
    ]


def test_a_label_may_stand_at_the_middle_of_a_wrapped_cell() -> None:
    page = [
        Content("Requires", 707, x=410),
        Content("The help that children and their families are given", 700, x=72),
        Content("improvement", 693, x=410),
        Content("Good", 650, x=410),
        Content("Leaders", 650, x=72),
    ]
    assert rows(page) == [
        ("The help that children and their families are given", "Requires improvement"),
        ("Leaders", "Good"),
    ]


def test_a_row_with_a_narrow_gap_is_told_by_the_rows_beside_it() -> None:
    page = [
        Content("Ada Pell, Ofsted HMI, lead inspector", 700, x=72),
        Content("Cy Reed, CQC inspector", 700, x=285),
        Content("Bo Lund, Ofsted HMI", 685, x=72),
        Content("Di Moss, CQC inspector", 685, x=285),
    ]
    assert rows(page) == [
        ("Ada Pell, Ofsted HMI, lead inspector", "Cy Reed, CQC inspector"),
        ("Bo Lund, Ofsted HMI", "Di Moss, CQC inspector"),
    ]


def test_the_lines_of_a_list_item_stand_in_no_column() -> None:
    page = [
        *lines("\u2022", top=700),
        *lines(FULL[:80], "should, and write down what they hear.", top=700, x=90),
        *lines("\u2022", top=660),
        *lines("plans", top=660, x=90),
    ]
    assert blocks(page) == [
        ("bullet", "•", f"{FULL[:80]} should, and write down what they hear."),
        ("bullet", "•", "plans"),
    ]


def test_the_raised_ending_of_an_ordinal_stands_on_its_own_line() -> None:
    first, second = "They stay with their carers after", "their 16"
    third = stringWidth(second, "Helvetica", 12)
    page = [
        *lines(first, second),
        Content("th", 690, x=72 + third, size=7),
        Content("birthday and for as long as they wish.", 685, x=72 + third + 11),
    ]
    assert blocks(page) == [
        ("paragraph", "", f"{first} their 16th birthday and for as long as they wish.")
    ]


def test_words_on_coloured_ground_are_no_cells() -> None:
    word, gap = 72 + stringWidth("service", "Helvetica", 12), 4.0
    page = [
        *lines(FULL),
        Content("service", 685),
        Content("plans, and write down what they hear from them,", 685, x=word + gap),
        *lines("and then tell the child.", top=670),
    ]
    ground = [
        (0, 70, 696, 460, 15),
        (0, 70, 681, word - 70 + 1, 15),
        (0, word + 1, 681, gap, 15),
        (0, word + 1 + gap, 681, 300, 15),
    ]
    told = (
        f"{FULL} service plans, and write down what they hear from them, and then tell the child."
    )
    assert blocks(page, rules=ground) == [("paragraph", "", told)]
