"""Tables of Word documents: spans, covered cells, several lines in a cell, and tables that hold no data."""

from selaras.engine.readers.blocks import Text
from selaras.engine.tables.place import Place
from tests.engine.readers.word.reading import opened, tables, texts
from tests.word_files import abstract, cell, docx, level, listed, num, par, row, run, table

HEAD = ["No", "Sasaran", "Indikator", "Target"]


def test_a_cell_over_columns_is_followed_by_the_cells_it_covers() -> None:
    content = docx(table([cell("Program", span=2), "Anggaran"], ["1", "Program A", "5.000"]))
    (found,) = tables(opened(content))
    assert texts(found) == [["Program", "", "Anggaran"], ["1", "Program A", "5.000"]]
    assert [(one.columns, one.place.column) for one in found.lines[0]] == [(2, 1), (1, 2), (1, 3)]


def test_a_cell_over_rows_says_how_many_and_covers_empty_cells() -> None:
    content = docx(
        table(
            HEAD,
            [cell("1", merge="restart"), cell("Meningkatnya pelayanan", merge="restart"), "IKM", "89"],
            [cell("", merge="continue"), cell("", merge="continue"), "Keluhan selesai", "100"],
            ["2", "Meningkatnya kinerja", "AKIP", "70"],
        )
    )
    (found,) = tables(opened(content))
    assert texts(found)[1:] == [
        ["1", "Meningkatnya pelayanan", "IKM", "89"],
        ["", "", "Keluhan selesai", "100"],
        ["2", "Meningkatnya kinerja", "AKIP", "70"],
    ]
    assert [one.rows for one in found.lines[1]] == [2, 2, 1, 1]
    assert found.lines[2][2].place == Place("contoh.docx", 3, 3, "Tabel ke-1", table=1)


def test_a_head_of_two_rows_whose_second_is_wholly_covered_keeps_both() -> None:
    head = [cell(text, merge="restart") for text in HEAD]
    content = docx(table(head, [cell("", merge="continue")] * 4, ["1", "Sasaran A", "Indikator A", "5"]))
    (found,) = tables(opened(content))
    assert [one.rows for one in found.lines[0]] == [2, 2, 2, 2]
    assert texts(found)[1:] == [["", "", "", ""], ["1", "Sasaran A", "Indikator A", "5"]]


def test_an_empty_row_is_left_out_and_the_rows_below_keep_their_number() -> None:
    (found,) = tables(opened(docx(table(HEAD, ["", "", "", ""], ["1", "Sasaran A", "Indikator A", "5"]))))
    assert [line[0].place.line for line in found.lines] == [1, 3]


def test_paragraphs_and_line_breaks_of_a_cell_stay_apart() -> None:
    indicators = cell("Indeks Kepuasan", par(), par("Nilai AKIP\nNilai SPIP"))
    (found,) = tables(opened(docx(table(HEAD, ["1", "Meningkatnya kinerja", indicators, cell("89", "70", "3")]))))
    assert found.lines[1][2].text == "Indeks Kepuasan\nNilai AKIP\nNilai SPIP"
    assert found.lines[1][3].text == "89\n70\n3"


def test_a_cell_is_bold_when_all_its_letters_are() -> None:
    partly = cell(f"<w:p>{run('Jumlah ', '<w:b/>')}{run('seluruhnya')}</w:p>")
    (found,) = tables(opened(docx(table([cell(text, bold=True) for text in HEAD], ["1", partly, "x", "y"]))))
    assert [one.bold for one in found.lines[0]] == [True] * 4
    assert not found.lines[1][1].bold


def test_indents_tell_the_level_by_margin_or_by_blanks() -> None:
    inner = [
        ["1", "Program A", "", "5"],
        ["", cell(par("Kegiatan A", '<w:ind w:left="480"/>')), "", "5"],
        ["", "    Sub kegiatan A", "", "5"],
    ]
    (found,) = tables(opened(docx(table(["No", "Program/Kegiatan", "Indikator", "Pagu"], *inner))))
    assert [line[1].indent for line in found.lines[1:]] == [0, 4, 4]


def test_automatic_numbers_of_a_column_are_read() -> None:
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)
    numbered = cell(par("", listed(1)))
    content = docx(table(HEAD, [numbered, "A", "a", "1"], [numbered, "B", "b", "2"]), numbering=numbering)
    (found,) = tables(opened(content))
    assert [line[0].text for line in found.lines] == ["No", "1.", "2."]


def test_bullets_of_indicators_are_left_out_and_numbers_kept() -> None:
    numbering = (
        abstract(0, level(0, "bullet", "")) + abstract(1, level(0, "lowerLetter", "%1)")) + num(1, 0) + num(2, 1)
    )
    bullets = cell(par("Indeks", listed(1)), par("Nilai", listed(1)))
    letters = cell(par("89", listed(2)), par("70", listed(2)))
    (found,) = tables(opened(docx(table(HEAD, ["1", "A", bullets, letters]), numbering=numbering)))
    assert found.lines[1][2].text == "Indeks\nNilai"
    assert found.lines[1][3].text == "a) 89\nb) 70"


def test_a_table_inside_a_cell_is_told_row_by_row_and_counts_as_a_table_of_its_own() -> None:
    inner = table(["jumlah keluhan selesai", ": jumlah keluhan"])
    outer = table(HEAD, ["1", "A", cell(inner, par()), "5"])
    first, second = tables(opened(docx(outer, par("Uraian."), table(["No", "Program", "Pagu"], ["1", "B", "6"]))))
    assert first.lines[1][2].text == "jumlah keluhan selesai : jumlah keluhan"
    assert (first.lines[0][0].place.table, second.lines[0][0].place.table) == (1, 3)


def test_columns_left_out_before_and_after_a_row_are_empty_cells() -> None:
    short = row("A", "a", properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>')
    (found,) = tables(opened(docx(table(HEAD, short))))
    assert texts(found)[1] == ["", "A", "a", ""]


def test_slivers_between_columns_count_for_nothing() -> None:
    content = docx(
        table(
            ["No", cell("Sasaran"), cell("Indikator", span=2)],
            ["1", cell("Meningkatnya kinerja", span=2), "Nilai AKIP"],
            widths=(600, 3000, 40, 3000),
        )
    )
    (found,) = tables(opened(content))
    assert texts(found) == [["No", "Sasaran", "Indikator"], ["1", "Meningkatnya kinerja", "Nilai AKIP"]]
    assert found.lines[1][2].place.column == 3


def test_a_narrow_column_with_cells_of_its_own_is_a_column() -> None:
    content = docx(table(["No", "Program", "Rp", "Pagu"], ["1", "A", "", "5"], widths=(600, 3000, 200, 3000)))
    assert texts(tables(opened(content))[0])[0] == ["No", "Program", "Rp", "Pagu"]


def test_merges_of_old_word_join_cells_beside_each_other() -> None:
    def merged(text: str, how: str) -> str:
        return f'<w:tc><w:tcPr><w:hMerge w:val="{how}"/></w:tcPr>{par(text)}</w:tc>'

    head = ["No", "Sasaran", merged("Target", "restart"), merged("", "continue")]
    (found,) = tables(opened(docx(table(head, ["", "", "2024", "2025"]))))
    assert [one.columns for one in found.lines[0]] == [1, 1, 2, 1]


def test_a_deleted_row_is_not_read() -> None:
    gone = row("1", "A", "a", "5", properties='<w:del w:id="1" w:author="x"/>')
    (found,) = tables(opened(docx(table(HEAD, gone, ["2", "B", "b", "6"]))))
    assert [line[0].text for line in found.lines] == ["No", "2"]


def test_the_caption_above_a_table_is_its_number_and_caption() -> None:
    content = docx(par("Tabel 2.6\nProgram dan Kegiatan"), par(), table(HEAD, ["1", "A", "a", "5"]))
    (found,) = tables(opened(content))
    assert (found.number, found.caption) == ("2.6", "Program dan Kegiatan")


def test_a_caption_whose_number_is_a_field_is_read_by_its_result() -> None:
    field = (
        f'<w:p>{run("Tabel 3.")}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> SEQ </w:instrText>'
        f'</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("2")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        f"{run(' Sasaran')}</w:p>"
    )
    (found,) = tables(opened(docx(field, table(HEAD, ["1", "A", "a", "5"]))))
    assert (found.number, found.caption) == ("3.2", "Sasaran")


def test_a_table_goes_on_after_a_gap_under_the_same_head_or_with_the_next_number() -> None:
    again = docx(table(HEAD, ["1", "A", "a", "5"]), par(), table(HEAD, ["2", "B", "b", "6"]))
    (found,) = tables(opened(again))
    assert [line[0].text for line in found.lines] == ["No", "1", "No", "2"]
    without = docx(table(HEAD, ["1", "A", "a", "5"]), par(), table(["2", "B", "b", "6"], ["3", "C", "c", "7"]))
    (found,) = tables(opened(without))
    assert [line[0].text for line in found.lines] == ["No", "1", "2", "3"]


def test_what_only_looks_like_a_number_continues_no_table() -> None:
    content = docx(table(HEAD, ["²", "A", "a", "5"]), par(), table(["3", "B", "b", "6"], ["4", "C", "c", "7"]))
    assert [len(found.lines) for found in tables(opened(content))] == [2, 2]


def test_two_tables_of_the_same_width_below_each_other_stay_two() -> None:
    other = ["No", "Program", "Anggaran", "Keterangan"]
    content = docx(table(HEAD, ["1", "A", "a", "5"]), par(), table(other, ["1", "P", "900", "APBD"]))
    assert len(tables(opened(content))) == 2


def test_tables_that_only_set_text_side_by_side_are_text() -> None:
    parties = table(["Nama", ":", "Siti"], ["Jabatan", ":", "Camat Sangasanga"])
    signatures = table([cell("PIHAK KEDUA,", "Bupati"), cell("PIHAK PERTAMA,", "Camat", "NIP 1978")])
    letterhead = table(["", cell("PEMERINTAH KABUPATEN", "KECAMATAN SANGASANGA"), ""])
    decree = table(["a.", "bahwa untuk tertib perencanaan"], ["b.", "bahwa perlu ditetapkan"], ruled=False)
    material = opened(docx(letterhead, parties, decree, signatures))
    assert tables(material) == []
    assert [(block.marker, block.text) for block in material.blocks if isinstance(block, Text)] == [
        ("", "PEMERINTAH KABUPATEN"),
        ("", "KECAMATAN SANGASANGA"),
        ("", "Nama : Siti"),
        ("", "Jabatan : Camat Sangasanga"),
        ("a.", "bahwa untuk tertib perencanaan"),
        ("b.", "bahwa perlu ditetapkan"),
        ("", "PIHAK KEDUA,"),
        ("", "Bupati"),
        ("", "PIHAK PERTAMA,"),
        ("", "Camat"),
        ("", "NIP 1978"),
    ]


def test_a_frame_around_the_page_is_read_like_the_page() -> None:
    frame = table([cell(par("PERJANJIAN KINERJA TAHUN 2025"), table(HEAD, ["1", "A", "a", "5"]), par("Penutup"))])
    material = opened(docx(frame))
    (found,) = tables(material)
    assert found.lines[1][3].place == Place("contoh.docx", 2, 4, "Tabel ke-2", table=2)
    assert [said.text for said in material.said] == ["PERJANJIAN KINERJA TAHUN 2025", "Penutup"]


def test_an_unruled_table_of_a_plan_is_a_table() -> None:
    (found,) = tables(opened(docx(table(HEAD, ["1", "A", "a", "5"], ruled=False))))
    assert len(found.lines) == 2


def test_a_list_of_people_is_a_table_and_their_signatures_are_text() -> None:
    people = table(["Nama", "Jabatan", "NIP"], ["Siti", "Camat", "1978"], ["Budi", "Sekretaris", "1980"])
    sides = table(["Nama", ": Siti", "Nama", ": Budi"], ["Jabatan", ": Camat", "Jabatan", ": Bupati"])
    (found,) = tables(opened(docx(people, par(), sides)))
    assert texts(found)[0] == ["Nama", "Jabatan", "NIP"]
