"""Ruled tables of a PDF come back with their cells, spans and places, however the page is turned or wrapped."""

import pytest

from tests.typesetting import PAGE, cell, in_a_form, opened, tables, texts, turned, typeset

MERGED = (
    PAGE
    + """
Tabel 2.1 \\ Target Kinerja
#table(columns: (40pt, 100pt, 60pt, 60pt, 60pt),
  table.cell(rowspan: 2)[NO], table.cell(rowspan: 2)[SASARAN], table.cell(colspan: 3)[TARGET PADA TAHUN],
  [2024], [2025], [2026],
  [1], table.cell(rowspan: 2)[Meningkatnya pelayanan kecamatan yang mudah dan cepat], [70], [80], [90],
  [2], [1], [2], [3])
"""
)
SAID = [
    ["NO", "SASARAN", "TARGET PADA TAHUN", "", ""],
    ["", "", "2024", "2025", "2026"],
    ["1", "Meningkatnya pelayanan kecamatan yang mudah dan cepat", "70", "80", "90"],
    ["2", "", "1", "2", "3"],
]


def test_merged_cells_span_and_cover() -> None:
    [table] = tables(opened(typeset(MERGED)))
    assert texts(table) == SAID
    assert (table.number, table.caption) == ("2.1", "Target Kinerja")
    assert (cell(table, "NO").rows, cell(table, "NO").columns) == (2, 1)
    assert (cell(table, "TARGET PADA TAHUN").rows, cell(table, "TARGET PADA TAHUN").columns) == (1, 3)
    assert cell(table, SAID[2][1]).rows == 2


def test_every_cell_has_its_page_row_column_and_box() -> None:
    [table] = tables(opened(typeset("#set page(width: 400pt, height: 300pt)\nDepan.\n#pagebreak()\n" + MERGED)))
    place = cell(table, "80").place
    assert (place.page, place.table, place.line, place.column) == (2, 1, 3, 4)
    x0, y0, x1, y1 = map(float, place.box.split())
    assert x1 - x0 == pytest.approx(60, abs=0.5)
    assert x0 == pytest.approx(30 + 40 + 100 + 60, abs=0.5)
    assert 0 < y0 < y1 < 300


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_that_says_it_is_turned_reads_as_it_is_shown(quarters: int) -> None:
    plain, other = (tables(opened(content))[0] for content in (typeset(MERGED), turned(typeset(MERGED), quarters)))
    assert texts(other) == SAID
    for box, same in zip(cell(plain, "80").place.box.split(), cell(other, "80").place.box.split(), strict=True):
        assert float(box) == pytest.approx(float(same), abs=0.3)


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_table_printed_sideways_is_read_with_boxes_where_it_stands(quarters: int) -> None:
    [table] = tables(opened(turned(typeset(MERGED), quarters, said=False)))
    assert texts(table) == SAID
    x0, y0, x1, y1 = map(float, cell(table, "80").place.box.split())
    long, short = (y1 - y0, x1 - x0) if quarters != 2 else (x1 - x0, y1 - y0)
    assert long == pytest.approx(60, abs=0.5)
    assert short < 20


@pytest.mark.parametrize("scale", [0.5, 1.3])
def test_a_table_inside_a_form_is_read_through_its_matrix(scale: float) -> None:
    [table] = tables(opened(in_a_form(typeset(MERGED), scale)))
    assert texts(table) == SAID
    x0, _, x1, _ = map(float, cell(table, "80").place.box.split())
    assert x1 - x0 == pytest.approx(60 * scale, abs=0.5)
    assert x0 == pytest.approx(11 + 230 * scale, abs=0.5)


def test_rules_may_be_thin_rectangles_or_double() -> None:
    source = (
        PAGE
        + """
#let bar(x, y, w, h) = place(top + left, dx: x, dy: y, rect(width: w, height: h, fill: black, stroke: none))
#let at(x, y, body) = place(top + left, dx: x, dy: y, body)
#for y in (0pt, 30pt, 60pt) { bar(0pt, y, 200pt, 0.6pt); bar(0pt, y + 1.5pt, 200pt, 0.6pt) }
#for x in (0pt, 50pt, 200pt) { bar(x, 0pt, 0.6pt, 62pt) }
#at(5pt, 8pt)[KODE] #at(60pt, 8pt)[URAIAN] #at(5pt, 38pt)[7.01.02] #at(60pt, 38pt)[PROGRAM A]
"""
    )
    [table] = tables(opened(typeset(source)))
    assert texts(table) == [["KODE", "URAIAN"], ["7.01.02", "PROGRAM A"]]


def test_a_table_open_at_its_sides_keeps_its_outer_columns() -> None:
    source = (
        PAGE
        + """#table(columns: (60pt, 100pt, 60pt), stroke: (x, y) => (
  left: if x > 0 { 0.5pt }, top: 0.5pt, bottom: 0.5pt), [KODE], [URAIAN], [PAGU], [7.01], [PROGRAM A], [1.000])"""
    )
    [table] = tables(opened(typeset(source)))
    assert texts(table) == [["KODE", "URAIAN", "PAGU"], ["7.01", "PROGRAM A", "1.000"]]


def test_a_frame_around_a_paragraph_is_no_table() -> None:
    material = opened(typeset(PAGE + "#rect(width: 200pt)[Perhatian: isi bingkai ini teks biasa.]\nSetelahnya."))
    assert tables(material) == []
    assert [said.text for said in material.said] == ["Perhatian: isi bingkai ini teks biasa.", "Setelahnya."]


def test_a_word_wider_than_its_cell_stays_in_it_and_is_told() -> None:
    source = PAGE + "#table(columns: (60pt, 120pt), [KODE], [URAIAN], [7.01.1.03.00.17.0001], [\\ KELURAHAN JAWA])"
    material = opened(typeset(source))
    [table] = tables(material)
    assert texts(table)[1] == ["7.01.1.03.00.17.0001", "KELURAHAN JAWA"]
    [told] = [doubt for doubt in material.doubts if "melewati garis" in doubt.message]
    assert (told.place.line, told.place.column) == (2, 1)


def test_text_that_runs_over_empty_cells_belongs_where_it_begins() -> None:
    over = "box(width: 0pt, box(width: 300pt)[Perangkat Daerah : Badan Perencanaan Pembangunan])"
    source = PAGE + (f"#table(columns: (60pt, 60pt, 60pt), [KODE], [URAIAN], [PAGU], {over}, [], [], [1], [SATU], [2])")
    material = opened(typeset(source))
    [table] = tables(material)
    assert texts(table)[1:] == [["Perangkat Daerah : Badan Perencanaan Pembangunan", "", ""], ["1", "SATU", "2"]]
    [told] = [doubt for doubt in material.doubts if "melewati garis" in doubt.message]
    assert (told.place.line, told.place.column, told.place.part) == (2, 1, "Tabel ke-1")


def test_upright_text_in_a_head_is_read() -> None:
    source = PAGE + (
        "#table(columns: (30pt, 120pt), rotate(-90deg, reflow: true)[SATUAN], [SASARAN STRATEGIS YANG INGIN DICAPAI],"
        " [Nilai], [Meningkatnya kualitas pelayanan publik])"
    )
    [table] = tables(opened(typeset(source)))
    assert texts(table)[0] == ["SATUAN", "SASARAN STRATEGIS YANG INGIN DICAPAI"]


def test_a_slanted_watermark_is_no_text() -> None:
    mark = "#set page(background: rotate(-45deg, text(60pt, gray)[KONSEP]))\n"
    [table] = tables(opened(typeset(PAGE + mark + MERGED.removeprefix(PAGE))))
    assert texts(table) == SAID


def test_a_table_without_rules_is_read_below_known_heads_and_told() -> None:
    source = (
        PAGE
        + """Daftar program:
#table(columns: (60pt, 90pt, 90pt, 60pt), stroke: none,
  [KODE], [PROGRAM/KEGIATAN], [INDIKATOR], [PAGU (Rp)],
  [7.01.02], [PROGRAM PENYELENGGARAAN PEMERINTAHAN], [Nilai SAKIP], align(right)[605.000.000],
  [7.01.03], [PROGRAM LAIN], [Jumlah laporan yang disusun tepat waktu], align(right)[5.000.000])
Penutup biasa."""
    )
    material = opened(typeset(source))
    [table] = tables(material)
    assert texts(table) == [
        ["KODE", "PROGRAM/KEGIATAN", "INDIKATOR", "PAGU (Rp)"],
        ["7.01.02", "PROGRAM PENYELENGGARAAN PEMERINTAHAN", "Nilai SAKIP", "605.000.000"],
        ["7.01.03", "PROGRAM LAIN", "Jumlah laporan yang disusun tepat waktu", "5.000.000"],
    ]
    assert any("tidak bergaris" in doubt.message for doubt in material.doubts)
    assert [said.text for said in material.said] == ["Daftar program:", "Penutup biasa."]


def test_columns_under_unknown_heads_stay_text_with_a_doubt() -> None:
    rows = "".join(f"[Januari {n}], [Hujan {n}], [Angin {n}]," for n in range(5))
    material = opened(typeset(PAGE + f"#table(columns: (90pt, 90pt, 90pt), stroke: none, {rows})"))
    assert tables(material) == []
    assert [doubt.place.page for doubt in material.doubts if "tabel tanpa garis" in doubt.message] == [1]
