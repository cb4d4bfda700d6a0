"""IND-004."""

from selaras.engine.law.law import load_law
from selaras.engine.law.nomenclature import OfficialRow
from tests.judging import budget, found, measured, reason, said
from tests.making import book, document

EDITION = "kepmendagri-900-1317-2023"
PLAN = document(edition=EDITION)
CODE = "7.01.01.2.05.0002"
OFFICIAL = "Jumlah Paket Pakaian Dinas beserta Atribut Kelengkapan"
ROW = OfficialRow(EDITION, "kabupaten_kota", "sub_kegiatan", CODE, "Pengadaan Pakaian Dinas", OFFICIAL, "Paket")
LAW = load_law().with_nomenclature([ROW])
ITEM = budget(("sub_kegiatan", CODE, "Pengadaan Pakaian Dinas", None))

PASSES = [
    book(PLAN, *ITEM, *measured(ITEM[0], OFFICIAL)),
    book(PLAN, *ITEM, *measured(ITEM[0], OFFICIAL.upper() + " Kepmen 050 5889")),
]
FAILS = [book(PLAN, *ITEM, *measured(ITEM[0], "Jumlah Orang yang Mengikuti Bimbingan Teknis"))]


def test_another_indicator_is_named_with_the_official_one() -> None:
    (finding,) = found("IND-004", FAILS[0], LAW)
    assert finding.message == (
        "Indikator sub kegiatan 7.01.01.2.05.0002 Pengadaan Pakaian Dinas tertulis “Jumlah Orang yang "
        "Mengikuti Bimbingan "
        "Teknis”, sedangkan dalam nomenklatur “Jumlah Paket Pakaian Dinas beserta Atribut Kelengkapan”."
    )
    assert finding.hint == "Pakai indikator menurut nomenklatur, dengan satuan Paket."
    assert finding.proposal == OFFICIAL


def test_one_doubled_letter_is_no_other_indicator() -> None:
    rows = measured(ITEM[0], OFFICIAL.replace("Pakaian", "Pakaiann"))
    assert said("IND-004", book(PLAN, *ITEM, *rows), LAW) == []


def test_without_the_list_nothing_is_said_and_the_way_out_is() -> None:
    assert reason("IND-004", FAILS[0]) == (
        "Indikator sub kegiatan menurut Kepmendagri 900.1.15.5-1317/2023 belum dimuat. Mintalah pengelola "
        "aplikasi memuat daftar resminya."
    )
