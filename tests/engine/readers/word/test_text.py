"""Paragraphs of Word documents: headings, automatic numbers, contents, tabs, changes tracked, hidden text, boxes."""

from pathlib import Path

import pytest

from selaras.engine.readers.blocks import Entry, Heading, Tabbed, Text
from selaras.engine.readers.source import Unreadable
from selaras.engine.tables.place import Place
from tests.engine.readers.word.reading import opened, tables, texts
from tests.word_files import NAMESPACES, abstract, docx, level, listed, num, par, run, style, table

HEADINGS = style("H1", "heading 1") + style("H2", "heading 2")


def test_headings_by_style_by_outline_level_and_by_what_a_style_is_based_on() -> None:
    styles = HEADINGS + style("Sub", "Judul Sub", based_on="H2")
    content = docx(
        par("BAB I\nPENDAHULUAN", style="H1"),
        par("1.1 Latar Belakang", style="H2"),
        par("1.2 Landasan Hukum", style="Sub"),
        par("1.3 Maksud", '<w:outlineLvl w:val="1"/>'),
        par("Isi bab."),
        styles=HEADINGS + styles,
    )
    blocks = opened(content).blocks
    assert [(block.depth, block.text) for block in blocks if isinstance(block, Heading)] == [
        (1, "BAB I PENDAHULUAN"),
        (2, "1.1 Latar Belakang"),
        (2, "1.3 Maksud"),
    ]
    assert [block.text for block in blocks if isinstance(block, Text)] == ["1.2 Landasan Hukum", "Isi bab."]


def test_a_style_with_an_outline_level_hands_it_on() -> None:
    styles = style("A", "Bab", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>') + style("B", "Bab Lain", based_on="A")
    assert opened(docx(par("Penutup", style="B"), styles=styles)).blocks == (
        Heading(1, "Penutup", Place("contoh.docx", 1, 1)),
    )


def test_headings_by_words_where_nothing_has_a_style() -> None:
    content = docx(
        par("BAB II PERENCANAAN KINERJA", bold=True),
        par("2.1 Tujuan dan Sasaran"),
        par("BAB II memuat rencana kinerja yang akan dicapai selama satu tahun."),
    )
    assert [type(block) for block in opened(content).blocks] == [Heading, Heading, Text]


def test_automatic_numbers_count_by_level_and_start_anew_below_the_next_above() -> None:
    numbering = abstract(
        0, level(0, "decimal", "%1."), level(1, "lowerLetter", "%2."), level(2, "decimal", "%1.%3")
    ) + num(1, 0)
    content = docx(
        *(par(text, listed(1, deep)) for text, deep in [
            ("Sekretariat", 0), ("Umum", 1), ("Keuangan", 1), ("rinci", 2), ("Seksi", 0), ("Pelayanan", 1),
        ]),
        numbering=numbering,
    )  # fmt: skip
    found = [(block.marker, block.indent, block.text) for block in opened(content).blocks if isinstance(block, Text)]
    assert found == [
        ("1.", 0, "Sekretariat"),
        ("a.", 1, "Umum"),
        ("b.", 1, "Keuangan"),
        ("1.1", 2, "rinci"),
        ("2.", 0, "Seksi"),
        ("a.", 1, "Pelayanan"),
    ]


def test_two_lists_of_one_form_count_on_unless_told_to_start_anew() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0) + num(2, 0) + num(3, 0, override)
    content = docx(*(par("x", listed(n)) for n in (1, 2, 3, 3, 1)), numbering=numbering)
    assert [getattr(block, "marker", "") for block in opened(content).blocks] == ["1.", "2.", "1.", "2.", "3."]


def test_a_heading_takes_its_automatic_number() -> None:
    numbering = abstract(0, level(0, "upperRoman", "BAB %1"), level(1, "decimal", "%1.%2", more="<w:isLgl/>")) + num(
        1, 0
    )
    styles = style("H1", "heading 1", f"<w:pPr>{listed(1)}</w:pPr>") + style(
        "H2", "heading 2", f"<w:pPr>{listed(1, 1)}</w:pPr>"
    )
    content = docx(
        par("PENDAHULUAN", style="H1"), par("Latar Belakang", style="H2"), par("PENUTUP", style="H1"),
        styles=styles, numbering=numbering,
    )  # fmt: skip
    found = [block.text for block in opened(content).blocks if isinstance(block, Heading)]
    assert found == ["BAB I PENDAHULUAN", "1.1 Latar Belakang", "BAB II PENUTUP"]


def test_a_paragraph_may_leave_the_list_of_its_style() -> None:
    styles = style("L", "Daftar", f"<w:pPr>{listed(1)}</w:pPr>")
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)
    content = docx(par("satu", style="L"), par("bebas", listed(0), style="L"), styles=styles, numbering=numbering)
    assert [getattr(block, "marker", None) for block in opened(content).blocks] == ["1.", ""]


def test_typed_items_and_bullets_are_items() -> None:
    numbering = abstract(0, level(0, "bullet", "")) + num(1, 0)
    content = docx(par("1.\tMeningkatkan pelayanan"), par("mutu layanan", listed(1)), numbering=numbering)
    assert opened(content).blocks == (
        Text("Meningkatkan pelayanan", Place("contoh.docx", 1, 4), "1.", whole=True),
        Text("mutu layanan", Place("contoh.docx", 2, 1), "•", 1, whole=True),
    )


def test_contents_are_read_from_the_field_by_style_by_dots_and_by_tab_stops() -> None:
    first, last = run("1.1\tLatar Belakang\t3"), run("PENUTUP\tiv")
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{first}</w:p>'
        f'<w:p>{last}</w:p><w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    led = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs>'
    content = docx(
        field, par("Tabel 2.1 Tujuan\t7", style="TF"), par("Lampiran I ................ 12"), par("Penutup\t19", led),
        par("Bandung, ............... 2017"),
        styles=style("TF", "table of figures"),
    )  # fmt: skip
    blocks = opened(content).blocks
    assert [(block.title, block.page) for block in blocks if isinstance(block, Entry)] == [
        ("1.1 Latar Belakang", "3"),
        ("PENUTUP", "iv"),
        ("Tabel 2.1 Tujuan", "7"),
        ("Lampiran I", "12"),
        ("Penutup", "19"),
    ]
    assert [block.text for block in blocks if isinstance(block, Text)] == ["Bandung, ............... 2017"]


def test_words_set_apart_by_tabs_are_text() -> None:
    content = docx(
        par("Nama\t: Siti"), par(), par("Jabatan\t: Camat"), par("Pangkat\t: Pembina"),
        par("PIHAK KEDUA,\tPIHAK PERTAMA,"),
        par("\t\t\tSangasanga, 2 Januari 2025"),
    )  # fmt: skip
    assert [getattr(block, "text", "") for block in opened(content).blocks] == [
        "Nama : Siti",
        "Jabatan : Camat",
        "Pangkat : Pembina",
        "PIHAK KEDUA, PIHAK PERTAMA,",
        "Sangasanga, 2 Januari 2025",
    ]


def test_lines_set_with_tabs_under_headings_of_columns_are_a_table() -> None:
    content = docx(
        par("Tabel 2.1"), par("Sasaran"), par("NO\tSASARAN\tINDIKATOR\tTARGET"),
        par("1\tMeningkatnya pelayanan\tIKM\t89"),
        par("\t\tKeluhan selesai\t100"), par("2\tMeningkatnya kinerja\tAKIP\t70"), par("Penutup."),
    )  # fmt: skip
    material = opened(content)
    (found,) = tables(material)
    assert (found.number, found.caption) == ("2.1", "Sasaran")
    assert texts(found)[2] == ["", "", "Keluhan selesai", "100"]
    assert found.lines[3][1].place == Place("contoh.docx", 6, 2)


def test_what_was_inserted_is_read_what_was_deleted_is_not_and_one_doubt_says_so() -> None:
    changed = (
        f'<w:p>{run("Target ")}<w:ins w:id="1" w:author="x">{run("90")}</w:ins>'
        '<w:del w:id="2" w:author="x"><w:r><w:delText>80</w:delText></w:r></w:del></w:p>'
    )
    material = opened(docx(changed, changed))
    assert [getattr(block, "text", "") for block in material.blocks] == ["Target 90", "Target 90"]
    (doubt,) = material.doubts
    assert "perubahan yang dilacak" in doubt.message
    assert not doubt.unreadable


def test_hidden_text_is_left_out_and_told_where_it_begins() -> None:
    hidden = f"<w:p>{run('Tampak')}{run(' tidak', '<w:vanish/>')}</w:p>"
    material = opened(
        docx(
            par("Awal"), hidden, par("Rahasia", style="S"), styles=style("S", "Sembunyi", "<w:rPr><w:vanish/></w:rPr>")
        )
    )
    assert [getattr(block, "text", "") for block in material.blocks] == ["Awal", "Tampak"]
    (doubt,) = material.doubts
    assert "teks tersembunyi" in doubt.message
    assert doubt.place == Place("contoh.docx", 2, 1)


def test_text_boxes_follow_their_paragraph_and_are_read_once() -> None:
    inner = f"<w:txbxContent>{par('PERJANJIAN KINERJA TAHUN 2025')}</w:txbxContent>"
    box = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>"
        f"{inner}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{inner}"
        f"</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>{run('Jangkar')}</w:p>"
    )
    found = [
        (getattr(block, "text", ""), block.place.line)
        for block in opened(docx(box, par("Akhir"))).blocks
        if not isinstance(block, Tabbed)
    ]
    assert found == [("Jangkar", 1), ("PERJANJIAN KINERJA TAHUN 2025", 2), ("Akhir", 3)]


def test_comments_and_instructions_of_fields_are_no_text() -> None:
    marked = (
        f'<w:p><w:commentRangeStart w:id="0"/>{run("Nilai ")}<w:commentRangeEnd w:id="0"/>'
        f'<w:r><w:commentReference w:id="0"/></w:r><w:fldSimple w:instr=" PAGE ">{run("7")}</w:fldSimple>'
        f"<w:r><w:noBreakHyphen/></w:r>{run('A')}</w:p>"
    )
    assert [getattr(block, "text", "") for block in opened(docx(marked)).blocks] == ["Nilai 7-A"]


def test_a_formula_is_read_on_one_line() -> None:
    formula = (
        "<w:p><m:oMath><m:f><m:num><m:r><m:t>selesai</m:t></m:r></m:num><m:den><m:r><m:t>masuk</m:t></m:r></m:den></m:f>"
        "<m:r><m:t> × 100%</m:t></m:r></m:oMath></w:p>"
    )
    assert [getattr(block, "text", "") for block in opened(docx(formula)).blocks] == ["selesai / masuk × 100%"]


def test_paragraphs_are_never_joined_and_line_breaks_part_them() -> None:
    blocks = opened(docx(par("Kalimat satu."), par("Kalimat dua.\nBaris kedua."))).blocks
    assert [(block.text, block.place.line, block.place.column) for block in blocks if isinstance(block, Text)] == [
        ("Kalimat satu.", 1, 1),
        ("Kalimat dua.", 2, 1),
        ("Baris kedua.", 2, 14),
    ]
    assert all(block.whole for block in blocks if isinstance(block, Text))


def test_heads_of_pages_are_said_after_all_else() -> None:
    head = f"<w:hdr {NAMESPACES}>{par('Renja Kecamatan Sangasanga Tahun 2025')}</w:hdr>"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
    material = opened(docx(par("Isi."), parts={"word/header1.xml": ("header", kind, head)}))
    assert [said.text for said in material.said] == ["Isi.", "Renja Kecamatan Sangasanga Tahun 2025"]
    assert len(material.blocks) == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"PK\x03\x04rusak", "Berkas ini rusak atau terpotong."),
        (docx(), "Dokumen Word ini kosong."),
        (docx("<w:p><w:r><w:drawing/></w:r></w:p>"), "hanya memuat gambar"),
        (docx("<w:p>"), "rusak"),
        (docx("<w:p/>" * 200_001), "200.001 paragraf"),
        (docx("<w:p><w:r><w:t>" + "x" * 11_000_000 + "</w:t></w:r></w:p>"), "rusak"),
    ],
)
def test_what_cannot_be_read_is_a_sentence(content: bytes, message: str) -> None:
    with pytest.raises(Unreadable, match=message):
        opened(content)


def test_a_document_of_the_strict_form_is_read_alike() -> None:
    usual = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = usual.replace("schemas.openxmlformats.org", "purl.oclc.org/ooxml").replace("2006/", "")
    body = docx(table(["No", "Sasaran", "Target"], ["1", "A", "5"]), strict=(usual, strict))
    assert texts(tables(opened(body))[0])[1] == ["1", "A", "5"]


def test_a_document_type_is_refused_and_nothing_outside_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "rahasia"
    secret.write_text("rahasia", encoding="utf-8")
    body = docx(
        "<w:p><w:r><w:t>&luar;</w:t></w:r></w:p>",
        entity=f'<!DOCTYPE w:document [<!ENTITY luar SYSTEM "{secret.as_uri()}">]>',
    )
    with pytest.raises(Unreadable, match="DOCTYPE"):
        opened(body)


def test_what_a_form_asks_for_and_nobody_filled_in_is_no_text() -> None:
    asked = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Ketik di sini.')}</w:sdtContent></w:sdt>"
    filled = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('Camat')}</w:sdtContent></w:sdt>"
    assert [getattr(block, "text", "") for block in opened(docx(f"<w:p>{asked}{filled}</w:p>")).blocks] == ["Camat"]


def test_lines_set_with_tabs_below_a_table_are_a_table_of_their_own() -> None:
    material = opened(
        docx(
            table(["No", "Sasaran", "Indikator", "Target"], ["1", "Layanan", "Aduan", "90"]),
            *(par(text) for text in ("Program\tAnggaran\tKet", "Program A\tRp 5.000\tAPBD", "Jumlah\tRp 5.000\t")),
        )
    )
    first, second = tables(material)
    assert texts(first) == [["No", "Sasaran", "Indikator", "Target"], ["1", "Layanan", "Aduan", "90"]]
    assert texts(second)[0] == ["Program", "Anggaran", "Ket"]
