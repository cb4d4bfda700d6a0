"""A reading laid out for a page, without a database: windows, values understood, the way to a place."""

from selaras.engine.checks.run import run
from selaras.engine.documents.correction import causes
from selaras.engine.law.law import load_law
from selaras.engine.readers.choices import Choices
from selaras.engine.readers.reader import Reading, read_bytes
from selaras.site.base.doubt_groups import grouped
from selaras.site.base.notes import notes_about
from selaras.site.base.readings import WINDOW, parted, show_table, tabs, way_to, window
from tests.workbooks import LINES, long_workbook, workbook

LAW = load_law()


def reading(content: bytes, choices: Choices | None = None) -> Reading:
    return read_bytes("rkt.xlsx", content, LAW, choices or Choices())


def test_a_cell_tells_its_value_only_where_it_differs_from_the_print() -> None:
    lines = [(*line[:3], "2,50 Nilai", "Rp 30.000.000,00") for line in LINES]
    first = reading(workbook(lines))
    chosen = Choices(columns={first.tables[0].signature: {3: "indicator"}})
    (row, *_) = show_table(reading(workbook(lines), chosen), 1, choices=chosen).rows
    assert [(cell.text, cell.told) for cell in row.cells] == [
        ("7.01.02", "program"),
        ("Program Penyelenggaraan Pemerintahan", ""),
        ("Persentase layanan yang selesai", ""),
        ("2,50 Nilai", "2,5 Nilai"),
        ("Rp 30.000.000,00", "30.000.000"),
    ]


def test_columns_name_what_they_were_read_as_and_what_they_could_be() -> None:
    columns = show_table(reading(workbook()), 1).columns
    assert [(each.meaning, each.used) for each in columns] == [
        ("Kode", True), ("Program/Kegiatan", True), ("", False), ("Target Capaian", True), ("Pagu", True)
    ]  # fmt: skip
    unknown = columns[2].options
    assert (unknown[0].label, unknown[0].here) == ("tidak dipakai", True)
    assert "Indikator Kinerja" in {each.label for each in unknown}


def test_a_long_table_is_shown_by_windows_brought_into_range() -> None:
    long = reading(long_workbook(2 * WINDOW + 30))
    assert [(each.label, each.lines, each.here) for each in tabs(long, 1)] == [("Tabel di lembar RKT", 231, True)]
    last = show_table(long, 1, 3)
    assert (last.first, last.last, last.pages) == (201, 231, 3)
    assert window(long, 99, 99) == (1, 3)
    assert window(long, 0, -5) == (1, 1)


def test_the_way_to_a_place_leads_to_its_line_or_to_the_head_of_its_table() -> None:
    plain = reading(workbook())
    head, target = plain.problems[0].place, plain.problems[1].place
    assert way_to(plain, head) == "?tabel=1#tabel"
    assert way_to(plain, target) == "?tabel=1&hal=1&baris=1&kolom=4#baris-1"


def test_doubts_of_one_kind_stand_together() -> None:
    kinds = grouped(reading(long_workbook(120)))
    assert [(each.count, len(each.others), each.more) for each in kinds] == [(1, 0, 0), (121, 49, 71)]


def test_only_the_notes_of_the_window_are_drawn_below_its_lines() -> None:
    long = reading(long_workbook(150))
    found = causes(run(long.book, LAW).findings)
    here, others = parted(long, 1, 2, found)
    assert here
    assert others
    notes = notes_about(long.book, LAW, here)
    table = show_table(long, 1, 2, notes)
    shown = {each.note.key for row in table.rows for each in row.notes}
    assert shown == {note.key for note in notes}
    assert all(row.tone for row in table.rows if row.notes)


def test_a_note_names_its_row_and_column_and_opens_only_its_cell() -> None:
    lines = [LINES[0], (*LINES[1][:4], "31.000.000"), LINES[2]]
    read = reading(workbook(lines))
    notes = notes_about(read.book, LAW, causes(run(read.book, LAW).findings))
    rows = show_table(read, 1, 1, notes).rows
    placed = {each.where: each for row in rows for each in row.notes}
    about = placed["baris 5, kolom Pagu"]
    assert about.column == 5
    opened = rows[1].mending(5)
    assert ([cell.text for cell in opened.cells], opened.is_one) == (["31.000.000"], True)
    assert (about.note.message, about.note.hint) in opened.said
    whole = rows[1].mending(0)
    assert (len(whole.cells), whole.is_one) == (5, False)


def test_the_first_telling_column_stays_in_view_and_empty_ones_are_told() -> None:
    lines = [("7", code, name, "", amount) for code, name, _, _, amount in LINES]
    table = show_table(reading(workbook(lines, head=("No", "Kode", "Program/Kegiatan", "Catatan", "Pagu"))), 1)
    assert [(each.frozen, each.empty) for each in table.columns] == [
        (False, False), (True, False), (False, False), (False, True), (False, False)
    ]  # fmt: skip
