"""A Reading comes out of another process as it went in."""

from datetime import date, datetime
from pathlib import Path

from selaras.engine.readers.cell import Cell
from selaras.engine.readers.reader import read, read_bytes
from selaras.engine.readers.reading_json import dump, load
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.place import Place

SAMPLE = Path(__file__).parents[3] / "samples" / "rkt-sangasanga-2025.md"


def test_the_reading_of_the_sample_is_the_same_afterwards() -> None:
    reading = read(SAMPLE)
    assert load(dump(reading)) == reading


def test_a_refused_file_stays_refused_with_its_sentence() -> None:
    reading = read_bytes("a.txt", b"")
    assert load(dump(reading)) == reading


def test_values_of_a_workbook_keep_their_type() -> None:
    place = Place("a.xlsx", 2, 3, sheet="PK")
    values = (1, 1.5, True, "teks", date(2025, 1, 2), datetime.fromisoformat("2025-01-02T03:04"), None)
    cells = tuple(Cell("x", place, value, "=A1", "0%", bold=True, indent=1, rows=2, columns=3) for value in values)
    reading = read(SAMPLE)
    table = replace(reading.tables[0], lines=(cells,))
    again = load(dump(replace(reading, tables=(table,)))).tables[0].lines[0]
    assert [(cell.value, type(cell.value)) for cell in again] == [(cell.value, type(cell.value)) for cell in cells]
