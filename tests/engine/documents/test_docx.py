"""The Word file: it opens again with the same words, its elements stand in schema order, its fields are real."""

import re
import zipfile
from functools import cache
from io import BytesIO

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree

from selaras.engine.documents.blocks import Clauses, Column, Document, Image, Picture, Section, Table, head_row
from selaras.engine.documents.docx import render_docx
from selaras.engine.documents.docx_elements import element, put_in_order
from selaras.engine.documents.page import Entry
from selaras.engine.documents.refusal import NotDrawn
from tests.engine.documents import synthetic

OUTLINE = (
    Entry(1, "KATA PENGANTAR", "i", True),
    Entry(1, "BAB I PENDAHULUAN", "1", True),
    Entry(2, "1.1 Latar Belakang", "1", True),
    Entry(3, "Landasan Hukum", "1", True),
    Entry(1, "BAB II PROGRAM", "2", True),
    Entry(1, "PERJANJIAN KINERJA TAHUN 2025", "6", False),
)
# From ECMA-376 part 1, wml.xsd, as far as these parents have children here.
SCHEMA = {
    "pPr": ["pStyle", "keepNext", "keepLines", "pBdr", "tabs", "spacing", "ind", "jc", "outlineLvl", "rPr", "sectPr"],
    "rPr": ["rFonts", "b", "i", "sz", "szCs", "u", "lang"],
    "tblPr": ["tblStyle", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook"],
    "tblBorders": ["top", "left", "bottom", "right", "insideH", "insideV"],
    "tcPr": ["tcW", "gridSpan", "vMerge", "tcBorders", "shd", "vAlign"],
    "sectPr": ["headerReference", "footerReference", "type", "pgSz", "pgMar", "pgNumType", "cols", "docGrid"],
    "tbl": ["tblPr", "tblGrid", "tr"],
    "tc": ["tcPr", "p"],
}


@cache
def drawn(**changes: str) -> bytes:
    return render_docx(synthetic.document(**changes), OUTLINE)


def opened(**changes: str) -> WordDocument:
    return docx.Document(BytesIO(drawn(**changes)))


def part(name: str, **changes: str) -> etree._Element:
    with zipfile.ZipFile(BytesIO(drawn(**changes))) as archive:
        return etree.fromstring(archive.read(name))


def words(root: etree._Element) -> str:
    return "".join(text.text or "" for text in root.iter(qn("w:t")))


def test_it_opens_again_with_the_titles_in_heading_styles() -> None:
    headings = [(p.style.name, p.text) for p in opened().paragraphs if p.style and p.style.name.startswith("Heading")]
    assert headings == [
        ("Heading 1", "KATA PENGANTAR"),
        ("Heading 1", "BAB I\nPENDAHULUAN"),
        ("Heading 2", "1.1 Latar Belakang"),
        ("Heading 3", "Landasan Hukum"),
        ("Heading 1", "BAB II\nPROGRAM"),
    ]


def test_rows_and_values_of_a_table_come_back() -> None:
    budget = next(table for table in opened().tables if "Kode" in words(table._tbl.tr_lst[0]))
    rows = [[cell.text for cell in row.cells] for row in budget.rows]
    assert len(rows) == 2 + 1 + 60 + 1
    assert rows[0] == ["Kode", "Program, Kegiatan dan Sub Kegiatan", "Target", "Pagu (Rp)"]
    assert rows[1] == ["1", "2", "3", "4"]
    assert rows[2] == [synthetic.CODE, "KELURAHAN CONTOH", "", ""]
    assert rows[3] == ["7.01.01.2.01.0001", f"{synthetic.WORK} 1", "1 Dokumen", "16.204.000"]
    # 15.204.000 × (1 + … + 60) + 60 × 1.000.000
    assert rows[-1] == ["JUMLAH", "JUMLAH", "JUMLAH", "27.883.320.000"]


def test_merged_cells_keep_their_spans() -> None:
    table = next(table for table in opened().tables if "Sasaran" in words(table._tbl.tr_lst[0]))
    assert table.cell(0, 0)._tc is table.cell(1, 0)._tc
    assert table.cell(0, 3)._tc is table.cell(0, 4)._tc
    assert table.cell(2, 1)._tc is table.cell(3, 1)._tc
    assert table.cell(3, 2).text == synthetic.TYPED


def test_head_rows_are_repeated_and_no_row_is_split() -> None:
    body = part("word/document.xml")
    rows = [row for table in body.iter(qn("w:tbl")) for row in table.findall(qn("w:tr"))]
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
    assert sum(1 for _ in body.iter(qn("w:tblHeader"))) == 2 + 2 + 4


def test_children_stand_in_the_order_of_the_schema() -> None:
    judged = 0
    with zipfile.ZipFile(BytesIO(drawn(watermark="KONSEP"))) as archive:
        ours = re.compile(r"word/(document|styles|header\d*|footer\d*)\.xml")
        names = [name for name in archive.namelist() if ours.fullmatch(name)]
        assert len(names) > 3
        for root in (etree.fromstring(archive.read(name)) for name in names):
            for tag, order in SCHEMA.items():
                for parent in root.iter(qn(f"w:{tag}")):
                    found = [etree.QName(child).localname for child in parent]
                    assert set(found) <= set(order), f"{tag} holds {found}"
                    assert found == sorted(found, key=order.index), f"{tag} holds {found}"
                    repeatable = ("tr", "p", "headerReference", "footerReference")
                    single = [name for name in found if name not in repeatable]
                    assert len(single) == len(set(single)), f"{tag} holds {found}"
                    judged += 1
    assert judged > 500


def test_the_sorter_mends_an_order_that_word_would_refuse() -> None:
    properties = element("w:sectPr")
    for tag in ("w:pgNumType", "w:pgSz", "w:footerReference"):
        properties.append(element(tag))
    put_in_order(properties)
    assert [etree.QName(child).localname for child in properties] == ["footerReference", "pgSz", "pgNumType"]


def test_the_contents_are_a_field_that_word_refreshes_filled_with_entries_and_pages() -> None:
    body = part("word/document.xml")
    instructions = [code.text or "" for code in body.iter(qn("w:instrText"))]
    assert sum('TOC \\o "1-3"' in code for code in instructions) == 1
    dirty = [mark for mark in body.iter(qn("w:fldChar")) if mark.get(qn("w:dirty")) == "true"]
    assert len(dirty) == 1
    entries = [p.text for p in opened().paragraphs if p.style and p.style.name.startswith("toc ")]
    assert entries == [
        "KATA PENGANTAR\ti", "BAB I PENDAHULUAN\t1", "1.1 Latar Belakang\t1", "Landasan Hukum\t1", "BAB II PROGRAM\t2",
    ]  # fmt: skip
    marks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    anchors = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    assert anchors <= marks
    assert len(anchors) == 5


def test_every_field_is_begun_separated_and_ended() -> None:
    kinds = [mark.get(qn("w:fldCharType")) for mark in part("word/document.xml").iter(qn("w:fldChar"))]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")


def test_captions_count_with_a_field_that_keeps_the_printed_number() -> None:
    captions = [p for p in opened().paragraphs if p.style and p.style.name == "Caption"]
    assert captions[0].text == "Tabel 2.1 Sasaran"
    codes = [code.text for code in captions[0]._p.iter(qn("w:instrText"))]
    assert codes == [" SEQ Tabel \\* ARABIC \\r 1 "]


def test_sections_have_their_sheet_turn_and_page_numbers() -> None:
    sections = part("word/document.xml").iter(qn("w:sectPr"))
    found = []
    for properties in sections:
        numbers, sheet = properties.find(qn("w:pgNumType")), properties.find(qn("w:pgSz"))
        assert numbers is not None
        assert sheet is not None
        found.append((numbers.get(qn("w:fmt")), numbers.get(qn("w:start")), sheet.get(qn("w:orient"))))
    assert found == [
        ("decimal", None, None),
        ("lowerRoman", "1", None),
        ("decimal", "1", None),
        ("decimal", None, "landscape"),
        ("decimal", None, None),
    ]
    section = opened().sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (215, 330)


def test_the_page_number_is_a_field_in_the_footer_of_numbered_sections_only() -> None:
    footers = ["PAGE" in etree.tostring(s.footer._element).decode() for s in opened().sections]
    assert footers == [False, True, True, True, True]


def test_the_language_is_indonesian_and_the_file_says_whose_it_is() -> None:
    lang = next(part("word/styles.xml").iter(qn("w:lang")))
    assert lang.get(qn("w:val")) == "id-ID"
    properties = opened().core_properties
    assert (properties.title, properties.author, properties.language) == (
        "Rencana Kerja Tahunan Kecamatan Contoh Tahun 2025", "Kecamatan Contoh", "id-ID",
    )  # fmt: skip
    assert properties.created == synthetic.CREATED
    assert properties.comments == ""


def test_every_picture_says_what_it_shows_and_has_its_own_number() -> None:
    shown = [node for node in part("word/document.xml").iter() if etree.QName(node).localname == "docPr"]
    assert all(node.get("descr") for node in shown)
    assert len({node.get("id") for node in shown}) == len(shown) == 4


def test_only_a_draft_has_the_watermark() -> None:
    with zipfile.ZipFile(BytesIO(drawn(watermark="KONSEP"))) as archive:
        headers = [archive.read(name) for name in archive.namelist() if name.startswith("word/header")]
    assert any(b'string="KONSEP"' in header for header in headers)
    with zipfile.ZipFile(BytesIO(drawn())) as archive:
        assert not any(b"textpath" in archive.read(name) for name in archive.namelist())


def test_text_is_text_and_control_characters_are_gone() -> None:
    everything = words(part("word/document.xml"))
    assert everything.count(synthetic.TYPED) == 2
    table = Table((Column("a"),), (head_row("a\x00\x0bb"),), (), "T")
    document = Document(title="T\x01", sections=(Section((table,)),), created=synthetic.CREATED)
    assert words(docx.Document(BytesIO(render_docx(document))).element) == "ab"


def test_without_an_outline_the_contents_wait_for_word() -> None:
    document = synthetic.document()
    plain = docx.Document(BytesIO(render_docx(document)))
    assert not [p for p in plain.paragraphs if p.style and p.style.name.startswith("toc ")]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert render_docx(synthetic.document(), OUTLINE) == drawn()


def test_a_picture_that_cannot_be_read_is_refused_in_words() -> None:
    picture = Picture(Image(b"not a picture", "Lambang"))
    document = Document(title="T", sections=(Section((picture,)),), created=synthetic.CREATED)
    with pytest.raises(NotDrawn, match="Gambar “Lambang” tidak terbaca"):
        render_docx(document)


def test_nothing_is_left_of_the_file_it_was_made_from() -> None:
    with zipfile.ZipFile(BytesIO(drawn())) as archive:
        names = archive.namelist()
        settings = archive.read("word/settings.xml").decode()
    left = [name for name in names if re.search("thumbnail|numbering|stylesWithEffects|customXml", name)]
    assert left == []
    assert 'w:themeFontLang w:val="id-ID"' in settings
    assert re.search(r'w:name="compatibilityMode"[^>]*w:val="15"', settings)


def test_the_last_row_stays_with_its_total() -> None:
    budget = next(table for table in opened().tables if "Kode" in words(table._tbl.tr_lst[0]))
    kept = [index for index, row in enumerate(budget._tbl.tr_lst) if next(row.iter(qn("w:keepNext")), None) is not None]
    assert kept == [2 + 60]


def test_clauses_are_a_table_without_lines_whose_last_part_stays_with_what_follows() -> None:
    rows = (("Menimbang", "a.", "bahwa satu;"), ("", "b.", "bahwa dua."))
    kept = Clauses((("KESATU", "", "Berlaku."),), keep_with_next=True)
    drawn = docx.Document(BytesIO(render_docx(synthetic.document(sections=(Section((Clauses(rows), kept)),)))))
    first, last, *_ = drawn.tables
    assert [[cell.text for cell in row.cells] for row in first.rows] == [
        ["Menimbang", ":", "a.", "bahwa satu;"], ["", "", "b.", "bahwa dua."],
    ]  # fmt: skip
    assert [cell.text for cell in last.rows[0].cells] == ["KESATU", ":", "Berlaku."]
    assert all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in last.rows[0].cells)
    assert not any(cell.paragraphs[0].paragraph_format.keep_with_next for cell in first.rows[0].cells)
