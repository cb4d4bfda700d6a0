"""What a person chose is obeyed by every layout, survives JSON, and never loses the tables of a refused file."""

import json

from selaras.engine.law.law import load_law
from selaras.engine.readers.choices import Choices, as_plain, of_plain
from selaras.engine.readers.reader import Reading, read_bytes
from selaras.engine.readers.reading_json import dump, load
from selaras.engine.tables.rows import Ceiling, Indicator, Organisation, Target, WorkItem
from tests.workbooks import HEAD, LINES, workbook

SIGNED = read_bytes("rkt.xlsx", workbook(), load_law()).tables[0].signature


def read(choices: Choices, content: bytes | None = None) -> Reading:
    return read_bytes("rkt.xlsx", content or workbook(), load_law(), choices)


def test_choices_survive_json() -> None:
    chosen = Choices(
        sheets=("RKT",), kind="dpa", year=2025, agency="Kecamatan Contoh", layouts={"a": "", "b": "c"},
        columns={"a": {3: "indicator", 12: ""}}, cells={"rkt.xlsx:RKT!E6": "1"}, ocr=True,
    )  # fmt: skip
    assert of_plain(json.loads(json.dumps(as_plain(chosen)))) == chosen
    assert of_plain({}) == Choices()


def test_a_column_given_a_meaning_is_read_by_it() -> None:
    reading = read(Choices(columns={SIGNED: {3: "indicator"}}))
    assert [each.name for each in reading.book.all(Indicator)] == [line[2] for line in LINES]
    assert [each.text for each in reading.book.all(Target)] == ["100 Persen", "12 Kali", "4 Dokumen"]
    assert reading.problems == ()
    assert reading.tables[0].signature == SIGNED
    assert reading.tables[0].headings[2] == "ukuran"


def test_a_column_left_out_is_neither_read_nor_doubted() -> None:
    reading = read(Choices(columns={SIGNED: {3: "", 4: ""}}))
    assert reading.book.all(Target) == reading.book.all(Indicator) == ()
    assert len(reading.book.all(Ceiling)) == 3
    assert reading.problems == ()
    assert reading.tables[0].lines[0][3].text == "100 Persen"  # shown as it stands in the file


def test_a_column_that_is_left_out_by_its_heading_is_left_out_of_layouts_that_go_by_years() -> None:
    head = ("Sasaran", "Indikator Kinerja", "Satuan", "Target 2025", "Target 2026")
    lines = [("Layanan membaik", "Indeks kepuasan", "Nilai", "80", "85")]
    content = workbook(lines, "RENCANA STRATEGIS KECAMATAN CONTOH TAHUN 2025-2029", head)
    whole = read(Choices(), content)
    assert {each.period for each in whole.book.all(Target)} == {"2025", "2026"}
    part = read(Choices(columns={whole.tables[0].signature: {5: ""}}), content)
    assert {each.period for each in part.book.all(Target)} == {"2025"}


def test_a_heading_keeps_its_year_when_its_meaning_is_chosen() -> None:
    head = (*HEAD[:4], "Nilai 2025")
    signed = read(Choices(), workbook(head=head)).tables[0].signature
    reading = read(Choices(columns={signed: {3: "indicator", 5: "budget"}}), workbook(head=head))
    assert {(each.period, each.amount) for each in reading.book.all(Ceiling)} == {("2025", 30_000_000_00)}


def test_columns_read_beside_the_fields_are_told() -> None:
    answers = "id,U1,U2,U3,U4,U5,U6,U7,U8,U9\n" + "".join(f"{n},3,4,3,4,3,4,3,4,3\n" for n in range(1, 8))
    (table,) = read_bytes("skm.csv", answers.encode(), load_law()).tables
    assert table.taken == (2, 3, 4, 5, 6, 7, 8, 9, 10)


def test_a_refused_file_keeps_its_tables_and_no_row() -> None:
    reading = read(Choices(), workbook(title=""))
    assert reading.refused
    assert len(reading.book) == 0
    assert [table.headings for table in reading.tables] == [tuple(reading.tables[0].headings)]
    assert load(dump(reading)) == reading
    helped = read(Choices(year=2025), workbook(title=""))
    assert len(helped.book.all(WorkItem)) == 3


def test_the_agency_chosen_is_used_with_a_doubt_only_where_the_file_names_none() -> None:
    silent = read(Choices(agency="KECAMATAN LAIN"), workbook(title="RENCANA KERJA TAHUNAN TAHUN 2025"))
    assert silent.book.all(Organisation)[0].name == "KECAMATAN LAIN"
    assert silent.problems[0].message == (
        "Berkas ini tidak menyebut perangkat daerahnya; dibaca sebagai rencana KECAMATAN LAIN."
    )
    named = read(Choices(agency="KECAMATAN LAIN"))
    assert named.book.all(Organisation)[0].name == "KECAMATAN CONTOH"
    assert "KECAMATAN LAIN" not in {each.value for each in named.problems}


def test_a_corrected_cell_keeps_its_place() -> None:
    reading = read(Choices(cells={"rkt.xlsx:RKT!E6": "31.000.000"}))
    (found,) = [each for each in reading.book.all(Ceiling) if each.amount == 31_000_000_00]
    assert str(found.place) == "rkt.xlsx:RKT!E6"
