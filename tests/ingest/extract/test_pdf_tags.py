"""What the structure tree of a tagged PDF must give."""

from reportlab.pdfbase.pdfmetrics import stringWidth

from ingest.reading.document import BlockKind
from ingest.reading.extract import extract
from tests.ingest.extract.made_pdfs import Content, Node, tagged_pdf

AFTER_VISITS = 90 + stringWidth("Visits are time", "Helvetica", 12)


def blocks(*tree: Node, **options: object) -> list[tuple[str, str, str]]:
    document = extract(tagged_pdf(tree, **options), "letter.pdf")  # type: ignore[arg-type]
    return [(block.kind.value, block.marker, block.text) for block in document.blocks]


def test_headings_paragraphs_and_list_items_keep_their_kind_and_number() -> None:
    assert blocks(
        ("H1", [Content("What is working well", 700, size=16)]),
        ("P", [Content("Staff know the children they work with.", 680)]),
        ("L", [("LI", [("LBody", [Content("4. Plans are written with families.", 660)])])]),
        (
            "L",
            [("LI", [("Lbl", [Content("•", 640)]), ("LBody", [Content("visits", 640, x=90)])])],
        ),
    ) == [
        ("heading", "", "What is working well"),
        ("paragraph", "", "Staff know the children they work with."),
        ("numbered", "4", "Plans are written with families."),
        ("bullet", "•", "visits"),
    ]


def test_a_word_cut_by_a_span_is_joined_without_a_space() -> None:
    assert blocks(
        (
            "P",
            [
                ("Span", [Content("Visits are perma", 700)]),
                (
                    "Span",
                    [
                        Content(
                            "nently late.",
                            700,
                            x=72 + stringWidth("Visits are perma", "Helvetica", 12),
                        )
                    ],
                ),
            ],
        )
    ) == [("paragraph", "", "Visits are permanently late.")]


def test_two_lines_of_a_paragraph_are_joined_by_a_space_and_a_hyphen_at_a_line_end_stays() -> None:
    assert blocks(
        (
            "P",
            [
                Content("Good use of the multi-", 700),
                Content("agency hub by all", 685),
                Content("partners.", 670),
            ],
        )
    ) == [("paragraph", "", "Good use of the multi-agency hub by all partners.")]


def test_notes_contents_and_artifacts_are_left_out_and_counted() -> None:
    document = extract(
        tagged_pdf(
            [
                ("TOC", [("TOCI", [Content("Findings 4", 760)])]),
                ("P", [Content("Leaders listen.", 700)]),
                ("Note", [("P", [Content("1 As at March.", 100, size=8)])]),
            ],
            furniture=[Content("Page 1 of 1", 30)],
        ),
        "letter.pdf",
    )
    assert [block.text for block in document.blocks] == ["Leaders listen."]
    assert {left.kind: left.characters for left in document.left_out} == {
        "contents": 10,
        "footnote": 14,
        "header-or-footer": 11,
    }


def test_a_footnote_mark_is_not_part_of_the_text() -> None:
    assert blocks(
        (
            "H2",
            [Content("What needs to improve?", 700, font="F2"), Content("1", 705, x=215, size=7)],
        )
    ) == [("heading", "", "What needs to improve?")]


def test_a_paragraph_that_spans_two_pages_as_one_element_is_one_block_with_two_boxes() -> None:
    document = extract(
        tagged_pdf(
            [("P", [Content("It ends here.", 60), Content("And goes on there.", 780, page=1)])],
            pages=2,
        ),
        "letter.pdf",
    )
    [block] = document.blocks
    assert block.text == "It ends here. And goes on there."
    assert [box.page for box in block.boxes] == [1, 2]


def test_a_paragraph_cut_by_a_page_break_into_two_elements_is_one_block() -> None:
    first = "Social workers visit children often and write plans that parents and the wider"
    assert blocks(
        ("P", [Content(first, 60)]),
        ("P", [Content("family understand.", 780, page=1)]),
        pages=2,
    ) == [("paragraph", "", f"{first} family understand.")]


def test_the_rest_of_a_list_item_on_the_next_page_has_no_number_and_belongs_to_it() -> None:
    assert blocks(
        ("L", [("LI", [("LBody", [Content("7. Leaders know this.", 60)])])]),
        (
            "L",
            [
                ("LI", [("LBody", [Content("They act on it.", 780, page=1)])]),
                ("LI", [("LBody", [Content("8. Staff agree.", 760, page=1)])]),
            ],
        ),
        pages=2,
    ) == [
        ("numbered", "7", "Leaders know this. They act on it."),
        ("numbered", "8", "Staff agree."),
    ]


def test_a_heading_on_the_next_page_is_not_joined_to_an_unfinished_paragraph() -> None:
    long = "The quality of assessments and of the plans that are made from them is variable across"
    assert [
        kind
        for kind, _, _ in blocks(
            ("P", [Content(long, 60)]), ("H2", [Content("Leaders", 780, page=1)]), pages=2
        )
    ] == ["paragraph", "heading"]


def test_rows_of_a_table_keep_their_cells() -> None:
    document = extract(
        tagged_pdf(
            [
                (
                    "Table",
                    [
                        (
                            "TR",
                            [
                                (
                                    "TH",
                                    [
                                        (
                                            "P",
                                            [
                                                Content("The experiences of", 700),
                                                Content("care leavers", 685),
                                            ],
                                        )
                                    ],
                                ),
                                ("TD", [("P", [Content("Good", 700, x=300)])]),
                            ],
                        ),
                        (
                            "TR",
                            [
                                ("TD", [("P", [Content("Overall", 660)])]),
                                ("TD", [("P", [Content("Requires improvement", 660, x=300)])]),
                            ],
                        ),
                    ],
                )
            ]
        ),
        "letter.pdf",
    )
    assert [block.kind for block in document.blocks] == [BlockKind.TABLE_ROW] * 2
    assert [block.cells for block in document.blocks] == [
        ("The experiences of care leavers", "Good"),
        ("Overall", "Requires improvement"),
    ]


def test_a_table_of_one_column_is_a_frame_around_what_stands_in_it() -> None:
    assert blocks(
        (
            "Table",
            [
                ("TR", [("TD", [("P", [Content("Areas to develop", 700, font="F2")])])]),
                ("TR", [("TD", [("P", [Content("Visits are late.", 680)])])]),
            ],
        )
    ) == [("heading", "", "Areas to develop"), ("paragraph", "", "Visits are late.")]


def test_lists_side_by_side_stand_under_their_column_headings() -> None:
    def items(*texts: str, x: float) -> Node:
        return (
            "L",
            [
                ("LI", [("LBody", [Content(f"• {t}", 680 - 20 * n, x=x)])])
                for n, t in enumerate(texts)
            ],
        )

    assert blocks(
        ("Table", [
            ("TR", [
                ("TD", [("P", [Content("Strengths", 700)])]),
                ("TD", [("P", [Content("To develop", 700, x=300)])]),
            ]),
            ("TR", [
                ("TD", [items("Visits", "Plans", x=72)]),
                ("TD", [items("Records", "Audits", x=300)]),
            ]),
        ])
    ) == [
        ("heading", "", "Strengths"), ("bullet", "•", "Visits"), ("bullet", "•", "Plans"),
        ("heading", "", "To develop"), ("bullet", "•", "Records"), ("bullet", "•", "Audits"),
    ]  # fmt: skip


def test_a_short_bold_paragraph_of_its_own_is_a_heading_and_a_bold_sentence_is_not() -> None:
    assert blocks(
        ("P", [Content("Leadership", 700, font="F2")]),
        ("P", [Content("Leaders act quickly.", 680, font="F2")]),
    ) == [("heading", "", "Leadership"), ("paragraph", "", "Leaders act quickly.")]


def test_boxes_are_in_points_from_the_top_left_of_the_page() -> None:
    [block] = extract(tagged_pdf([("P", [Content("Leaders listen.", 700)])]), "a.pdf").blocks
    [box] = block.boxes
    assert (box.page, round(box.x0)) == (1, 73)
    assert 842 - 700 - 12 < box.top < box.bottom < 842 - 700 + 5
    assert (block.size, block.bold) == (12.0, False)


def test_a_sign_drawn_after_the_beginning_of_its_text_is_still_the_sign() -> None:
    assert blocks(
        (
            "L",
            [
                (
                    "LI",
                    [
                        ("Lbl", [Content("Visits are time", 700, x=90)]),
                        ("LBody", [Content("•", 700), Content("ly.", 700, x=AFTER_VISITS)]),
                    ],
                )
            ],
        )
    ) == [("bullet", "•", "Visits are timely.")]


def test_a_table_row_cut_by_a_page_break_is_one_row() -> None:
    document = extract(
        tagged_pdf(
            [
                (
                    "Table",
                    [
                        (
                            "TR",
                            [
                                ("TD", [("P", [Content("The council", 80)])]),
                                (
                                    "TD",
                                    [
                                        ("P", [Content("Leaders should", 80, x=300)]),
                                        ("P", [Content("act now.", 780, x=300, page=1)]),
                                    ],
                                ),
                            ],
                        )
                    ],
                )
            ],
            pages=2,
        ),
        "report.pdf",
    )
    [row] = document.blocks
    assert row.cells == ("The council", "Leaders should act now.")
    assert [box.page for box in row.boxes] == [1, 2]


def test_a_list_in_one_cell_beside_plain_text_stays_in_its_row() -> None:
    items: Node = (
        "L",
        [("LI", [("LBody", [Content(f"• {t}", 680 - 20 * n, x=300)])]) for n, t in enumerate("ab")],
    )
    document = extract(
        tagged_pdf(
            [
                (
                    "Table",
                    [
                        (
                            "TR",
                            [
                                ("TD", [("P", [Content("The council", 700)])]),
                                ("TD", [("P", [Content("Improve:", 700, x=300)]), items]),
                            ],
                        )
                    ],
                )
            ]
        ),
        "report.pdf",
    )
    assert [block.cells for block in document.blocks] == [("The council", "Improve: a b")]


def test_sentences_and_list_items_in_a_heading_style_are_no_headings() -> None:
    sentence = "5. There is a clear focus on what children need when plans are made for them"
    assert blocks(
        ("H2", [Content(sentence, 700), Content("and their families.", 685)]),
        ("H3", [Content("• improve records", 660)]),
        ("H3", [Content("Within three months:", 640, font="F2")]),
        ("H2", [Content("14.The council knows its schools.", 620)]),
    ) == [
        ("numbered", "5", f"{sentence[3:]} and their families."),
        ("bullet", "•", "improve records"),
        ("heading", "", "Within three months:"),
        ("numbered", "14", "The council knows its schools."),
    ]


def test_lines_of_one_item_held_as_paragraphs_of_their_own_are_one_item() -> None:
    first = "Partners are helped to understand what children in the area need from the"
    assert blocks(
        ("L", [("LI", [("LBody", [Content(f"• {first}", 700)])])]),
        ("P", [Content("services that they lead, and act on it.", 686, x=80)]),
        ("P", [Content("Leaders listen.", 650)]),
    ) == [
        ("bullet", "•", f"{first} services that they lead, and act on it."),
        ("paragraph", "", "Leaders listen."),
    ]


def test_no_space_is_left_where_a_footnote_mark_stood() -> None:
    width = stringWidth("live in special schools", "Helvetica", 12)
    assert blocks(
        (
            "P",
            [
                Content("live in special schools", 700),
                Content("2", 705, x=72 + width, size=7),
                Content(", and some far away.", 700, x=76 + width),
            ],
        )
    ) == [("paragraph", "", "live in special schools, and some far away.")]


def cell(kind: str, *contents: Content) -> Node:
    return (kind, [("P", [content]) for content in contents])


LONG = "Leaders should see to it, together with all of their partners in health, that"


def framed(*rows: list[Node]) -> Node:
    """A table of ``rows`` inside a table of one cell."""
    return ("Table", [("TR", [("TD", [("Table", [("TR", [*row]) for row in rows])])])])


def test_the_rest_of_a_row_in_a_frame_of_its_own_on_the_next_page_belongs_to_the_row() -> None:
    tree = [
        framed([cell("TH", Content("The council", 80)), cell("TD", Content(LONG, 80, x=300))]),
        framed(
            [("TH", []), cell("TD", Content("they act.", 780, 1, 300))],
            [cell("TH", Content("The board", 740, 1)), cell("TD", Content("Act.", 740, 1, 300))],
        ),
    ]
    document = extract(tagged_pdf(tree, pages=2), "a.pdf")
    assert [block.cells for block in document.blocks] == [
        ("The council", f"{LONG} they act."),
        ("The board", "Act."),
    ]


def test_paragraphs_that_a_blank_line_parts_inside_one_element_are_paragraphs() -> None:
    assert blocks(
        (
            "P",
            [
                Content("Children wait too long for help", 700),
                Content("with their speech.", 685),
                Content("The next visit will be within three years.", 656),
            ],
        )
    ) == [
        ("paragraph", "", "Children wait too long for help with their speech."),
        ("paragraph", "", "The next visit will be within three years."),
    ]


def test_a_wide_gap_within_a_sentence_parts_nothing() -> None:
    assert blocks(
        ("P", [Content("Children wait too long for", 700), Content("Help and advice.", 660)])
    ) == [("paragraph", "", "Children wait too long for Help and advice.")]


def test_text_that_the_tree_passes_by_is_counted_apart_when_it_is_more_than_a_margin_holds() -> (
    None
):
    body = [
        Content("Leaders know their services very well and act on it. " * 2, 760 - 14 * n)
        for n in range(8)
    ]
    passed_by = [
        Content("Children said that they feel safe with their carers. " * 2, 400 - 14 * n)
        for n in range(4)
    ]
    document = extract(tagged_pdf([("P", list(body))], furniture=passed_by), "letter.pdf")
    assert {left.kind: left.characters for left in document.left_out}["untagged"] > 300


def test_smaller_print_on_the_next_page_is_not_the_rest_of_an_unfinished_paragraph() -> None:
    unfinished = "Staff in every team are proud of what they have achieved together in this city"
    found = blocks(
        ("P", [Content(unfinished, 60)]),
        ("P", [Content("Who we are and what we do is told here.", 780, 1, size=10)]),
        pages=2,
    )
    assert [text for _, _, text in found] == [unfinished, "Who we are and what we do is told here."]


def test_words_that_the_file_calls_a_label_far_away_stand_where_they_are_printed() -> None:
    young = 85 + stringWidth("• Support for children ", "Helvetica", 12)
    assert blocks(
        (
            "L",
            [
                (
                    "LI",
                    [
                        ("Lbl", [Content("and young people", 640, x=young)]),
                        ("LBody", [Content("• Schools work well together.", 680)]),
                    ],
                ),
                (
                    "LI",
                    [
                        (
                            "LBody",
                            [
                                Content("• Support for children", 640, x=85),
                                Content("is helpful to those", 640, x=young + 120),
                                Content("who need it.", 625, x=85),
                            ],
                        )
                    ],
                ),
            ],
        )
    ) == [
        ("bullet", "•", "Schools work well together."),
        ("bullet", "•", "Support for children and young people is helpful to those who need it."),
    ]


def test_words_called_the_label_of_an_item_on_the_page_before_stay_on_their_own_page() -> None:
    right = 85 + stringWidth("2. Homes for ", "Helvetica", 12)
    rest: Node = ("LBody", [Content("2. Homes for", 780, 1, 85), Content("is near.", 765, 1, 85)])
    assert blocks(
        (
            "L",
            [
                (
                    "LI",
                    [
                        ("Lbl", [Content("young people", 780, 1, right)]),
                        ("LBody", [Content("1. Schools work well together.", 60)]),
                    ],
                ),
                ("LI", [rest]),
            ],
        ),
        pages=2,
    ) == [
        ("numbered", "1", "Schools work well together."),
        ("numbered", "2", "Homes for young people is near."),
    ]
