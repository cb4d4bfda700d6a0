"""Several indicators in one cell."""

from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.stacked import unstacked
from selaras.engine.tables.place import Place

HEADINGS = ("sasaran", "indikator kinerja", "satuan", "target", "anggaran")


def line(*texts: str) -> Line:
    return tuple(Cell(text, Place("a.docx", 2, n, table=1)) for n, text in enumerate(texts, start=1))


def texts(found: list[Line]) -> list[list[str]]:
    return [[cell.text for cell in each] for each in found]


def test_indicators_with_equally_many_targets_are_lines_of_their_own() -> None:
    found = unstacked(line("Layanan\nprima", "1. Aduan\n2. Waktu", "%\nHari", "90\n3", "1.000"), HEADINGS)
    assert texts(found) == [["Layanan prima", "Aduan", "%", "90", "1.000"], ["", "Waktu", "Hari", "3", ""]]
    assert found[1][3].place == Place("a.docx", 2, 4, table=1)


def test_text_that_is_only_broken_over_lines_is_put_together() -> None:
    found = unstacked(line("Layanan", "Persentase\naduan", "%", "90", "1.000"), HEADINGS)
    assert texts(found) == [["Layanan", "Persentase aduan", "%", "90", "1.000"]]


def test_without_as_many_targets_nothing_is_taken_apart() -> None:
    found = unstacked(line("Layanan", "Aduan\nWaktu\nBiaya", "%", "90\n3", "1.000"), HEADINGS)
    assert texts(found) == [["Layanan", "Aduan Waktu Biaya", "%", "90 3", "1.000"]]


def test_units_alone_are_no_figures() -> None:
    found = unstacked(line("Layanan", "Aduan\nyang selesai", "Persen\n(%)", "90", ""), HEADINGS)
    assert texts(found) == [["Layanan", "Aduan yang selesai", "Persen (%)", "90", ""]]


def test_dashes_before_each_indicator_and_target_are_markers() -> None:
    found = unstacked(line("Layanan", "- Aduan\n- Waktu", "", "- 90\n- 3 hari", ""), HEADINGS)
    assert texts(found) == [["Layanan", "Aduan", "", "90", ""], ["", "Waktu", "", "3 hari", ""]]
