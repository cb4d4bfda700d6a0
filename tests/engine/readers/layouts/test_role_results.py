"""The list and the matrix of roles and results."""

from selaras.engine.readers.reader import read_bytes
from selaras.engine.tables.planning import RoleResult
from selaras.engine.tables.rows import Indicator, Organisation

TITLE = "MATRIKS PERAN DAN HASIL TAHUN 2025\n\nKECAMATAN CONTOH\n\n"
LIST = (
    "No\tJabatan\tUnit\tHasil Kerja Atasan\tIndikator Hasil Atasan\tPeran atau Hasil\n"
    "1\tSekretaris\tSekretariat\tLayanan prima\tIndeks kepuasan\tSurvei tiap semester\n"
    "2\tSekretaris\tSekretariat\tAduan selesai\tPersentase aduan\tRekap aduan\n"
    "3\tPengelola Data\tKecamatan Contoh\tLayanan prima\tIndeks kepuasan\tOlah data survei\n"
    "4\tPramu Kantor\tKecamatan Contoh\t\t\t\n"
)
MATRIX = "No\tJabatan\tUnit\tIndeks kepuasan\tPersentase aduan\n1\tSekretaris\tSekretariat\tSurvei\tRekap\n"


def test_each_line_of_the_list_is_a_role_of_a_position() -> None:
    result = read_bytes("a.txt", (TITLE + LIST).encode())
    assert (result.kind, result.problems) == ("action_plan", ())
    named = {row.id: row.name for row in result.book.all(Indicator)}
    named |= {row.id: row.name for row in result.book.all(Organisation)}
    assert [
        (row.order, row.position, named[row.organisation], named.get(row.indicator, ""), row.text)
        for row in result.book.all(RoleResult)
    ] == [
        (1, "Sekretaris", "Sekretariat", "Indeks kepuasan", "Survei tiap semester"),
        (1, "Sekretaris", "Sekretariat", "Persentase aduan", "Rekap aduan"),
        (2, "Pengelola Data", "KECAMATAN CONTOH", "Indeks kepuasan", "Olah data survei"),
        (3, "Pramu Kantor", "KECAMATAN CONTOH", "", ""),
    ]
    assert len(result.book.all(Indicator)) == 2


def test_the_matrix_alone_brings_no_role_and_is_no_unknown_table() -> None:
    result = read_bytes("a.txt", (TITLE + MATRIX).encode())
    assert result.book.all(RoleResult) == ()
    assert not any("tidak dikenali" in problem.message for problem in result.problems)
