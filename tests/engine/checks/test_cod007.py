"""COD-007."""

from selaras.engine.tables.rows import Row
from tests.judging import budget, found, said
from tests.making import book, document, kelurahan

UNITS = [kelurahan(1, "KELURAHAN MAWAR"), kelurahan(2, "KELURAHAN MELATI")]


def in_units(*names: str, code: str = "5.09.01.2.01") -> list[Row]:
    return [
        line
        for n, name in enumerate(names, 1)
        for line in budget(("kegiatan", code, name, None), unit=f"kelurahan-{n}")
    ]


PASSES = [book(*UNITS, *in_units("Perencanaan, Penganggaran", "PERENCANAAN PENGANGGARAN"))]
FAILS = [book(*UNITS, *in_units("Perencanaan", "Administrasi Keuangan"))]


def test_both_rows_are_named_where_the_official_name_is_not_known() -> None:
    one, other = found("COD-007", FAILS[0])
    assert one.message == (
        "Kode 5.09.01.2.01 bernama Perencanaan pada KELURAHAN MAWAR, tetapi bernama Administrasi Keuangan pada "
        f"{other.place.sentence()}."
    )
    assert one.proposal is None


def test_only_the_wrong_row_is_named_where_the_official_name_is_known() -> None:
    right, wrong = (
        "Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah",
        "Administrasi Keuangan Perangkat Daerah",
    )
    rows = in_units(right, wrong, code="7.01.01.2.01")
    (finding,) = found("COD-007", book(document(edition="kepmendagri-900-1317-2023"), *UNITS, *rows))
    assert finding.row == rows[1].id
    assert finding.proposal is None
    assert finding.message == (
        f"Kode 7.01.01.2.01 bernama {wrong} pada KELURAHAN MELATI, tetapi bernama {right} pada "
        f"{rows[0].place.sentence()}. {wrong} adalah nama resmi kode 7.01.01.2.02: mungkin kodenya yang salah, mungkin "
        "namanya."
    )


def test_a_name_that_no_other_code_has_gets_the_official_one_proposed() -> None:
    right = "Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah"
    rows = in_units(right, "Perencanaan Kinerja", code="7.01.01.2.01")
    (finding,) = found("COD-007", book(document(edition="kepmendagri-900-1317-2023"), *UNITS, *rows))
    assert finding.proposal == right
    assert finding.message.endswith(f"tetapi bernama {right} pada {rows[0].place.sentence()}.")


def test_case_and_punctuation_do_not_count() -> None:
    assert said("COD-007", PASSES[0]) == []
