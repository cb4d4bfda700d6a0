"""Tables that go on over pages are one table: heads once, broken rows whole, and what is not certain is told."""

from tests.typesetting import PAGE, opened, tables, texts, typeset

COLUMNS = "columns: (60pt, 90pt, 90pt, 50pt, 50pt)"
HEAD = "table.header([KODE], [PROGRAM], [INDIKATOR], [TARGET], [PAGU])"


def plan(rows: str, before: str = "") -> str:
    return PAGE + f"{before}\n#table({COLUMNS}, {HEAD}, {rows})"


def row(code: str, name: str = "PROGRAM", indicator: str = "Nilai", target: str = "1", money: str = "1.000") -> str:
    return f"[{code}], [{name}], [{indicator}], [{target}], [{money}],"


def test_repeated_heads_are_read_once_and_rows_keep_their_page() -> None:
    material = opened(typeset(plan("".join(row(f"7.01.{n:02}") for n in range(1, 31)))))
    [table] = tables(material)
    assert [line[0].text for line in table.lines] == ["KODE", *(f"7.01.{n:02}" for n in range(1, 31))]
    pages = [line[0].place.page for line in table.lines]
    assert pages == sorted(pages, key=lambda page: page or 0)
    assert len(set(pages)) == 3
    first = next(line for line in table.lines if line[0].place.page == 2)
    assert first[0].place.line == 2  # the head of that page is its first row


def test_a_row_broken_between_pages_is_one_row() -> None:
    long = " ".join(f"kata{n}" for n in range(40))
    # A page holds some sixteen rows; the long one begins on the last lines of the first.
    source = plan("".join(row(f"7.01.{n:02}") for n in range(1, 9)) + row("7.01.09", "AKHIR", long) + row("7.01.10"))
    [table] = tables(opened(typeset(source)))
    assert [line[0].text for line in table.lines[-3:]] == ["7.01.08", "7.01.09", "7.01.10"]
    assert table.lines[-2][2].text == long
    assert table.lines[-2][0].place.page == 1
    assert table.lines[-1][0].place.page == 2


def test_a_second_indicator_at_the_head_of_a_page_is_a_row_of_its_own() -> None:
    full = "".join(row(f"7.01.{n:02}") for n in range(1, 13))
    source = PAGE + (
        f"#table({COLUMNS}, {HEAD}, {full})\n#pagebreak()\n"
        f"#table({COLUMNS}, {HEAD}, {row('', '', 'Persentase keluhan yang selesai', '90', '')} {row('7.01.20')})"
    )
    [table] = tables(opened(typeset(source)))
    assert texts(table)[-2] == ["", "", "Persentase keluhan yang selesai", "90", ""]


def test_a_title_row_in_bold_at_the_head_of_a_page_is_a_row_of_its_own() -> None:
    # The last name before the page ends fills its line, so that only the weight tells the two apart.
    last = row("7.01.12", "Pelaksanaan kegiatan wilayah")
    source = PAGE + (
        f"#table({COLUMNS}, {HEAD}, {last})\n#pagebreak()\n"
        f"#table({COLUMNS}, {HEAD}, {row('', '*Program Pemberdayaan*', '', '', '')} {row('7.01.20')})"
    )
    [table] = tables(opened(typeset(source)))
    assert [line[1].text for line in table.lines[1:]] == [
        "Pelaksanaan kegiatan wilayah", "Program Pemberdayaan", "PROGRAM",
    ]  # fmt: skip


def test_another_year_in_a_repeated_head_is_told_at_its_cell() -> None:
    columns = "columns: (60pt, 90pt, 110pt)"
    source = PAGE + (
        f"#table({columns}, [KODE], [URAIAN], [RENCANA TAHUN 2015], [1], [SATU], [10])\n#pagebreak()\n"
        f"#table({columns}, [KODE], [URAIAN], [RENCANA TAHUN 2014], [2], [DUA], [20])"
    )
    material = opened(typeset(source))
    [table] = tables(material)
    assert texts(table) == [["KODE", "URAIAN", "RENCANA TAHUN 2015"], ["1", "SATU", "10"], ["2", "DUA", "20"]]
    [told] = [doubt for doubt in material.doubts if "RENCANA TAHUN 2014" in doubt.message]
    assert (told.place.page, told.place.line, told.place.column) == (2, 1, 3)


def test_a_table_with_a_caption_of_its_own_is_another_table() -> None:
    columns = "columns: (60pt, 90pt)"
    source = PAGE + (
        f"Tabel 1.1 Satu\n#table({columns}, [KODE], [URAIAN], [1], [SATU])\n#pagebreak()\n"
        f"Tabel 1.2 Dua\n#table({columns}, [KODE], [URAIAN], [2], [DUA])"
    )
    found = tables(opened(typeset(source)))
    assert [(table.number, len(table.lines)) for table in found] == [("1.1", 2), ("1.2", 2)]
    assert [line[0].place.table for table in found for line in table.lines] == [1, 1, 2, 2]


def test_a_table_goes_on_without_head_where_its_columns_do() -> None:
    rows = "".join(row(f"7.01.{n:02}") for n in range(1, 21))
    source = PAGE + f"#table({COLUMNS}, [KODE], [PROGRAM], [INDIKATOR], [TARGET], [PAGU], {rows})"
    [table] = tables(opened(typeset(source)))
    assert [line[0].text for line in table.lines] == ["KODE", *(f"7.01.{n:02}" for n in range(1, 21))]


def test_the_place_of_every_cell_is_its_own() -> None:
    [table] = tables(opened(typeset(plan("".join(row(f"7.01.{n:02}") for n in range(1, 31))))))
    places = [str(cell.place) for line in table.lines for cell in line]
    assert len(places) == len(set(places)) == 31 * 5
