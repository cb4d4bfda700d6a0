"""COD-006."""

from tests.judging import budget, found, said
from tests.making import book, kelurahan

ONE = ("kegiatan", "7.01.02.2.01", "Koordinasi", None)

PASSES = [book(kelurahan(1, "KELURAHAN MAWAR"), *budget(ONE), *budget(ONE, unit="kelurahan-1"))]
FAILS = [book(*budget(ONE, ("kegiatan", "7.01.02.2.01", "Pelayanan", None)))]


def test_the_second_row_names_the_first() -> None:
    rows = budget(ONE, ("kegiatan", "7.01.02.2.01", "Pelayanan", None))
    (finding,) = found("COD-006", book(*rows))
    assert finding.message == (
        "Kode 7.01.02.2.01 (Pelayanan) sudah dipakai dalam KECAMATAN CONTOH untuk Koordinasi, "
        f"{rows[0].place.sentence()}."
    )
    assert finding.place == rows[1].place


def test_the_same_code_in_every_kelurahan_is_right() -> None:
    assert said("COD-006", PASSES[0]) == []
