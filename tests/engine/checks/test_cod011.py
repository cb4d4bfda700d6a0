"""COD-011."""

from datetime import date

from tests.judging import budget, found, reason
from tests.making import book, document

OLD, NEW = "kepmendagri-050-5889-2021", "kepmendagri-900-3406-2024"
ROWS = [
    ("program", "7.01.02", "PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK", None),
    ("kegiatan", "7.01.02.2.01", "Koordinasi Penyelenggaraan Kegiatan Pemerintahan di Tingkat Kecamatan", None),
    ("sub_kegiatan", "7.01.02.2.01.01", "Koordinasi", None),
]

PASSES = [book(document(edition=NEW), *budget(*ROWS))]
FAILS = [book(document(edition=OLD), *budget(*ROWS))]


def test_a_document_in_a_replaced_edition_gets_one_finding_with_the_mapping() -> None:
    (finding,) = found("COD-011", FAILS[0])
    assert finding.message == (
        "Dokumen ini memakai kode Kepmendagri 050-5889/2021, padahal pada tanggal rencana sudah berlaku Kepmendagri "
        "900.1.15.5-3406/2024 (sejak 27 Agustus 2024). Dari 3 kode: 2 mempunyai padanan pasti dan 1 belum "
        "dapat dipadankan karena daftarnya belum dimuat."
    )
    assert [(step["old"], step["certainty"]) for step in finding.values["mapping"]] == [
        ("7.01.02", "certain"),
        ("7.01.02.2.01", "certain"),
        ("7.01.02.2.01.01", "not_loaded"),
    ]


def test_the_day_before_the_new_edition_the_old_one_is_right() -> None:
    assert found("COD-011", FAILS[0], on=date(2023, 6, 22)) == []
    assert len(found("COD-011", FAILS[0], on=date(2023, 6, 23))) == 1


def test_a_document_without_codes_is_not_judged() -> None:
    assert reason("COD-011", book()) == "Edisi nomenklatur yang dipakai dokumen ini tidak diketahui."
