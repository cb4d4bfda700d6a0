"""BUD-002."""

from selaras.engine.tables.rows import Row
from tests.judging import budget, found, said
from tests.making import AGENCY_CODE, AGENCY_NAME, book, kelurahan

UNIT_CODE = AGENCY_CODE[:-4] + "0001"


def agency(total: int) -> list[Row]:
    return budget(("organisation", AGENCY_CODE, AGENCY_NAME, total), ("program", "7.01.01", "PROGRAM A", 100))


def unit(total: int) -> list[Row]:
    lines = (("organisation", UNIT_CODE, "KELURAHAN MAWAR", total), ("program", "7.01.01", "PROGRAM A", 40))
    return [kelurahan(1, "KELURAHAN MAWAR"), *budget(*lines, unit="kelurahan-1")]


PASSES = [book(*agency(100)), book(*agency(100), *unit(40)), book(*agency(140), *unit(40))]
FAILS = [book(*agency(120)), book(*agency(100), *unit(50))]


def test_a_total_that_fits_neither_reading_is_named() -> None:
    rows = agency(120)
    (finding,) = found("BUD-002", book(*rows, *unit(40)))
    assert finding.message == "Pagu KECAMATAN CONTOH Rp120 tidak sama dengan jumlah pagu programnya, Rp100."
    assert finding.place == rows[1].place


def test_the_total_may_hold_the_kelurahan_or_leave_them_out() -> None:
    assert said("BUD-002", book(*agency(100), *unit(40))) == []
    assert said("BUD-002", book(*agency(140), *unit(40))) == []


def test_a_kelurahan_of_unknown_pagu_is_not_counted_as_zero() -> None:
    unknown = [kelurahan(1, "KELURAHAN MAWAR"), *budget(("organisation", UNIT_CODE, "MAWAR", None), unit="kelurahan-1")]
    assert said("BUD-002", book(*agency(140), *unknown)) == []
    assert said("BUD-002", book(*agency(100), *unknown)) == []


def test_a_supervised_village_is_never_summed() -> None:
    village = kelurahan(1, "DESA MELATI", kind="desa", supervised=True)
    rows = budget(
        ("organisation", UNIT_CODE, "DESA MELATI", 40), ("program", "7.01.01", "PROGRAM A", 40), unit="kelurahan-1"
    )
    assert len(said("BUD-002", book(*agency(140), village, *rows))) == 1
