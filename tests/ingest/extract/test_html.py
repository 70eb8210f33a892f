"""What a web page must give."""

from ingest.reading.extract import extract


def blocks(page: str) -> list[tuple[str, str, str]]:
    return [(b.kind.value, b.marker, b.text) for b in extract(page.encode(), "item.html").blocks]


PAGE = """<!DOCTYPE html><html><head><title>Item 7</title><style>p{{}}</style></head><body>
<header>Northshire Council</header><nav><ul><li>Home</li><li>Bins</li></ul></nav>
<form action="/search"><label>Search</label></form>
<main>{}</main><footer>Cookies</footer><script>var x = 1;</script></body></html>"""


def test_only_the_main_part_is_read_and_the_rest_counted() -> None:
    document = extract(PAGE.format("<h2>Findings</h2><p>Leaders listen.</p>").encode(), "item.html")
    assert [block.text for block in document.blocks] == ["Findings", "Leaders listen."]
    assert [left.kind for left in document.left_out] == ["navigation"]


def test_headings_lists_and_tables_keep_their_kind() -> None:
    assert blocks(PAGE.format(
        "<h3>Positives</h3><ul><li><p>Visits are <b>timely</b>.</p></li>"
        "<li>Plans<ul><li>reviews</li></ul></li></ul>"
        "<ol start=4><li>Improve records</li></ol>"
        "<table><tr><th>Leaders</th><td>Good</td></tr><tr><td>Overall</td><td>Good</td></tr></table>"
    )) == [
        ("heading", "", "Positives"),
        ("bullet", "•", "Visits are timely."),
        ("bullet", "•", "Plans"),
        ("bullet", "•", "reviews"),
        ("numbered", "4", "Improve records"),
        ("table-row", "", "Leaders Good"),
        ("table-row", "", "Overall Good"),
    ]  # fmt: skip


def test_a_page_wrapped_in_one_form_is_read() -> None:
    paragraph = "<p>Leaders listen to children and to staff.</p>"
    page = f"<html><body><form><div>{paragraph}</div></form></body></html>"
    assert blocks(page) == [("paragraph", "", "Leaders listen to children and to staff.")]


def test_line_breaks_part_lines_but_not_a_sentence() -> None:
    assert blocks(
        PAGE.format("<p>Civic Centre<br>High Street</p><p>Leaders know<br>this well.</p>")
    ) == [
        ("paragraph", "", "Civic Centre"),
        ("paragraph", "", "High Street"),
        ("paragraph", "", "Leaders know this well."),
    ]


def test_text_straight_in_a_division_is_not_lost() -> None:
    assert blocks(PAGE.format("<div>Before <p>inside.</p> after.</div>")) == [
        ("paragraph", "", "Before"), ("paragraph", "", "inside."), ("paragraph", "", "after."),
    ]  # fmt: skip


def test_a_page_without_a_declared_encoding_is_read_as_utf8() -> None:
    assert blocks("<html><body><p>Children’s plans.</p></body></html>") == [
        ("paragraph", "", "Children’s plans.")
    ]
