"""IND-010."""

from datetime import date

import pytest

from selaras.engine.tables.rows import Objective
from tests.judging import budget, found, measured, reason, said
from tests.making import book, indicator, row

GOAL = row(Objective, number="7", text="Tindak Lanjut Pengaduan")

PASSES = [book(GOAL, indicator(GOAL, "Persentase pengaduan yang ditindaklanjuti", unit="Persen"))]
FAILS = [book(GOAL, indicator(GOAL, "Tindak Lanjut Pengaduan", unit="Persen"))]


def test_an_indicator_without_measure_is_named() -> None:
    (finding,) = found("IND-010", FAILS[0])
    assert finding.message == "Indikator “Tindak Lanjut Pengaduan” tidak menyebut ukurannya."
    assert finding.proposal == "Persentase Tindak Lanjut Pengaduan"


def test_no_measure_is_proposed_where_the_unit_does_not_tell_it() -> None:
    (finding,) = found("IND-010", book(GOAL, indicator(GOAL, "Tindak Lanjut Pengaduan", unit="Laporan")))
    assert finding.proposal is None


@pytest.mark.parametrize(
    "name", ["Tingkat Aksesibilitas Wilayah", "Opini BPK", "Rata-rata waktu pelayanan", "percentase X"]
)
def test_measures_of_every_kind_are_right(name: str) -> None:
    assert said("IND-010", book(GOAL, indicator(GOAL, name))) == []


@pytest.mark.parametrize(
    "name",
    [
        "Peningkatan Prosentase organisasi kepemudaan yang dibina", "Peningkatan Jumlah pemuda yang berwirausaha",
        "Menurunnya angka kemiskinan", "Kenaikan laju investasi", "Penurunan rasio keluhan", "Capaian 100% layanan",
    ],
)  # fmt: skip
def test_a_measure_is_named_wherever_it_stands(name: str) -> None:
    assert said("IND-010", book(GOAL, indicator(GOAL, name, unit="Persen"))) == []


@pytest.mark.parametrize("name", ["Peningkatan pembinaan", "Meningkatnya minat olahraga", "Mewujudkan desa mandiri"])
def test_no_measure_is_proposed_before_a_change(name: str) -> None:
    (finding,) = found("IND-010", book(GOAL, indicator(GOAL, name, unit="Persen")))
    assert finding.proposal is None


def test_a_plan_from_before_the_regulation_is_not_judged() -> None:
    assert reason("IND-010", FAILS[0], on=date(2017, 1, 1)) == (
        "Dasarnya berlaku sejak 1 Desember 2021; dokumen ini dinilai per 1 Januari 2017."
    )


def test_indicators_of_work_items_are_not_judged() -> None:
    item = budget(("sub_kegiatan", "7.01.01.2.05.02", "Pakaian Dinas", None))
    assert said("IND-010", book(*item, *measured(item[0], "Terlaksananya pengadaan"))) == []
