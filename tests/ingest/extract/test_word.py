"""What a Word document must give."""

import io
from typing import Any

import docx
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ingest.reading.document import ExtractedDocument
from ingest.reading.extract import extract


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read(document: Any) -> ExtractedDocument:
    return extract(saved(document), "letter.docx")


def blocks(document: Any) -> list[tuple[str, str, str]]:
    return [(b.kind.value, b.marker, b.text) for b in read(document).blocks]


def test_paragraphs_tables_and_lists_come_in_the_order_of_the_body() -> None:
    document = docx.Document()
    document.add_heading("Findings", 2)
    document.add_paragraph("Leaders listen.")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Leaders", "Good"
    document.add_paragraph("Visits", style="List Bullet")
    document.add_paragraph("Improve plans", style="List Number")
    document.add_paragraph("Improve records", style="List Number")
    assert blocks(document) == [
        ("heading", "", "Findings"),
        ("paragraph", "", "Leaders listen."),
        ("table-row", "", "Leaders Good"),
        ("bullet", "•", "Visits"),
        ("numbered", "1", "Improve plans"),
        ("numbered", "2", "Improve records"),
    ]


def test_an_all_bold_short_paragraph_is_a_heading() -> None:
    document = docx.Document()
    document.add_paragraph().add_run("Overview").bold = True
    document.add_paragraph("Leaders listen.")
    assert [kind for kind, _, _ in blocks(document)] == ["heading", "paragraph"]


def test_tracked_insertions_are_in_and_deletions_out() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Visits are ")
    for xml in (
        f'<w:del {nsdecls("w")} w:id="1"><w:r><w:delText>late</w:delText></w:r></w:del>',
        f'<w:ins {nsdecls("w")} w:id="2"><w:r><w:t>timely</w:t></w:r></w:ins>',
    ):
        paragraph._p.append(parse_xml(xml))
    paragraph.add_run(".")
    assert blocks(document) == [("paragraph", "", "Visits are timely.")]


def test_a_text_box_is_read_once() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Leaders listen.")
    box = "<w:txbxContent><w:p><w:r><w:t>Staff agree.</w:t></w:r></w:p></w:txbxContent>"
    compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    paragraph._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")}><mc:AlternateContent xmlns:mc="{compatibility}">'
            f"<mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    assert [text for _, _, text in blocks(document)] == ["Leaders listen.", "Staff agree."]


def test_what_stands_in_a_content_control_is_read() -> None:
    document = docx.Document()
    document.element.body.insert(
        0,
        parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtContent>"
            "<w:p><w:r><w:t>Dear Ann</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        ),
    )
    assert blocks(document) == [("paragraph", "", "Dear Ann")]


def test_a_paragraph_cut_by_a_page_break_is_whole() -> None:
    document = docx.Document()
    first = "Social workers know the children they work with and visit them as often as their"
    document.add_paragraph(first).add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("plans say.")
    assert blocks(document) == [("paragraph", "", f"{first} plans say.")]


def test_merged_cells_are_not_repeated() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    table.rows[0].cells[0].merge(table.rows[0].cells[1]).text = "Children’s services are good"
    table.rows[1].cells[0].text, table.rows[1].cells[1].text = "Leaders", "Good"
    assert [block.text for block in read(document).blocks] == [
        "Children’s services are good", "Leaders Good",
    ]  # fmt: skip


def test_size_and_weight_come_from_runs_and_styles() -> None:
    document = docx.Document()
    run = document.add_paragraph().add_run("Leaders listen to children and act on what they say.")
    run.font.size, run.bold = docx.shared.Pt(14), True
    [block] = read(document).blocks
    assert (block.size, block.bold) == (14.0, True)
