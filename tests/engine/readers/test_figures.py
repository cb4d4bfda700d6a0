"""Headings of figures as agencies write them."""

import pytest

from selaras.engine.readers.figures import Figure, figures
from selaras.engine.tables.wording import fold


def said(figure: Figure) -> str:
    """A figure in one line: role, Rp for money, period, then what else is said of it."""
    words = [figure.role, "Rp" if figure.money else "", str(figure.period or ""), figure.phase]
    return " ".join(filter(None, [*words, "s/d" if figure.upto else "", "?" if figure.plain else "", figure.fund]))


def read(heading: str) -> str:
    """What one heading says in a plan of 2026–2030, looked at in 2027."""
    found = figures([fold(heading)], 2026, 2027)
    return said(found[0]) if found else ""


@pytest.mark.parametrize(
    "heading",
    ["2026", "T2026", "T.2026", "Th. 2026", "Tahun 2026", "TA 2026", "Tahun ke-1", "tahun ke 1", "Tahun-1", "Tahun 1",
     "Th-1", "Tahun I", "Tahun ke- I", "2026*", "2026 *)", "Tahun Ke- 2026", "2026 K"],
)  # fmt: skip
def test_a_heading_that_only_says_the_year_is_plain(heading: str) -> None:
    assert read(heading) == "target 2026 ?"


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("Target 2026", "target 2026"),
        ("Tahun 2026 Target", "target 2026"),
        ("Target Kinerja Tujuan/Sasaran pada Tahun ke- 1", "target 2026"),
        ("Target Kinerja Tujuan/Sasaran pada Tahun ke- 5", "target 2030"),
        ("Target Renstra Perangkat Daerah Tahun ke- 3", "target 2028"),
        ("Target Renstra 2026-2030 Tahun 2028", "target 2028"),
        ("Tahun-2 Target", "target 2027"),
        ("Tahun-2 Rp", "target Rp 2027"),
        ("2026 Target", "target 2026"),
        ("2026 Rp.", "target Rp 2026"),
        ("2026 (Rp)", "target Rp 2026"),
        ("Target Kinerja Program dan Kerangka Pendanaan Tahun 2026 Target", "target 2026"),
        ("Target Kinerja Program dan Kerangka Pendanaan Tahun 2026 Rp (juta)", "target Rp 2026"),
        ("Target dan Pagu Indikatif Tahun 2026 Target", "target 2026"),
        ("Target dan Pagu Indikatif Tahun 2026 Pagu", "target Rp 2026"),
        ("Tahun 2026 K", "target 2026 ?"),
        ("Pagu Indikatif (Rp)", "target Rp"),
        ("Pagu Indikatif Tahun 2026", "target Rp 2026"),
        ("Anggaran pada Tahun ke- 2", "target Rp 2027"),
        ("Realisasi Anggaran pada Tahun ke- 2", "actual Rp 2027"),
        ("Rasio antara Realisasi dan Anggaran pada Tahun ke- 2", "percent Rp 2027"),
        ("Realisasi Capaian Tahun ke- 4", "actual 2029"),
        ("Rasio Capaian pada Tahun ke- 4", "percent 2029"),
        ("Target", "target"),
        ("Target Capaian Kinerja", "target"),
        ("Target Kinerja", "target"),
        ("Volume", "target"),
        ("Total 2026-2030 Rp", "target Rp 2026-2030"),
        ("Target Tahun Anggaran 2026", "target 2026"),
    ],
)
def test_targets_and_money_by_year(heading: str, meaning: str) -> None:
    assert read(heading) == meaning


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("Triwulan I", "target 2027-Q1 ?"),
        ("TW I", "target 2027-Q1 ?"),
        ("TW-1", "target 2027-Q1 ?"),
        ("TW1", "target 2027-Q1 ?"),
        ("TWIV", "target 2027-Q4 ?"),
        ("Tw. III", "target 2027-Q3 ?"),
        ("Tri Wulan 2", "target 2027-Q2 ?"),
        ("Triwulan ke-4", "target 2027-Q4 ?"),
        ("Triwulan Ketiga", "target 2027-Q3 ?"),
        ("Q3", "target 2027-Q3 ?"),
        ("Target Triwulan II", "target 2027-Q2"),
        ("Target TW (kumulatif) II", "target 2027-Q2"),
        ("Triwulan I Target", "target 2027-Q1"),
        ("Triwulan I Realisasi", "actual 2027-Q1"),
        ("Triwulan I Capaian (%)", "percent 2027-Q1"),
        ("Triwulan II Rp", "target Rp 2027-Q2"),
        ("Anggaran Triwulan IV", "target Rp 2027-Q4"),
        ("Realisasi Kinerja Pada Triwulan I K", "actual 2027-Q1"),
        ("Realisasi Kinerja Pada Triwulan I %", "percent 2027-Q1"),
        ("Realisasi Kinerja Pada Triwulan IV Rp.", "actual Rp 2027-Q4"),
        ("Realisasi Kinerja dan Anggaran Triwulan Tahun 2025 III Rp", "actual Rp 2025-Q3"),
        ("Realisasi s/d Triwulan II", "actual 2027-Q2 s/d"),
        ("Target Tahun 2026 TW II", "target 2026-Q2"),
        ("Target Triwulan Satuan", "unit"),
    ],
)
def test_quarters(heading: str, meaning: str) -> None:
    assert read(heading) == meaning


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("Kondisi awal", "actual start"),
        ("Kondisi Awal 2025", "actual 2025 start"),
        ("Kondisi Kinerja pada Awal Periode RPJMD", "actual start"),
        ("Data Capaian pada Tahun Awal Perencanaan", "actual start"),
        ("Baseline 2024", "actual 2024 start"),
        ("Kondisi Akhir", "target end"),
        ("Kondisi Kinerja pada Akhir Periode Renstra Target", "target end"),
        ("Kondisi Kinerja pada Akhir Periode Renstra Rp", "target Rp end"),
        ("Target Akhir Renstra", "target end"),
        ("Target Renstra Perangkat Daerah pada Tahun 2030 (Akhir Periode Renstra) K", "target 2030 end"),
        ("Target Renstra Perangkat Daerah pada Tahun 2030 (Akhir Periode Renstra) Rp.", "target Rp 2030 end"),
        ("Realisasi Capaian Kinerja Renstra PD sampai dengan Renja PD Tahun 2024 K", "actual 2024 s/d"),
        ("Target Kinerja dan Anggaran Renja PD Tahun Berjalan (Tahun 2025) yang dievaluasi K", "target 2025"),
        ("Target Kinerja dan Anggaran Renja PD Tahun Berjalan (Tahun 2025) yang dievaluasi Rp", "target Rp 2025"),
        ("Realisasi Capaian Kinerja dan Anggaran Renja PD yang Dievaluasi Rp.", "actual Rp"),
        ("Tingkat Capaian Kinerja dan Realisasi Anggaran Renstra PD s/d Tahun 2030 (%) K", "percent 2030 s/d"),
        ("Tingkat Capaian Kinerja dan Realisasi Anggaran Renstra PD s/d Tahun 2030 (%) Rp", "percent Rp 2030 s/d"),
        ("Prakiraan Maju Rencana Tahun 2027 Target Capaian Kinerja", "target 2027 forecast"),
        ("Prakiraan Maju Rencana Tahun n+1 Kebutuhan Dana/Pagu Indikatif", "target Rp 2028 forecast"),
        ("Prakiraan Maju Target", "target 2028 forecast"),
        ("Rencana Tahun n Target Capaian Kinerja", "target 2027"),
        ("Rencana Tahun 2026 Kebutuhan Dana/Pagu Indikatif", "target Rp 2026"),
        ("Realisasi (n-2)", "actual 2025"),
        ("Prakiraan (n-1)", "target 2026 estimate"),
        ("Realisasi Target Kinerja Hasil Program dan Keluaran Kegiatan s/d tahun 2023", "actual 2023 s/d"),
        ("Tingkat Realisasi (%)", "percent"),
        ("Persentase Serapan Anggaran", "percent Rp"),
        ("Satuan", "unit"),
        ("Tahun 2026 Satuan", "unit 2026"),
    ],
)
def test_states_forecasts_and_shares(heading: str, meaning: str) -> None:
    assert read(heading) == meaning


@pytest.mark.parametrize(
    ("heading", "fund"),
    [
        ("Kebutuhan Dana/Pagu Indikatif APBD Provinsi", "APBD Provinsi"),
        ("Kebutuhan Dana/Pagu Indikatif APBN", "APBN"),
        ("Kebutuhan Dana/Pagu Indikatif Sumber Dana Lainnya", "Sumber Dana Lainnya"),
        ("Anggaran DAK", "DAK"),
    ],
)
def test_money_of_a_source_of_funds(heading: str, fund: str) -> None:
    assert read(heading) == f"target Rp {fund}"


@pytest.mark.parametrize(
    "heading",
    ["No", "Kode", "Program/Kegiatan", "Indikator Kinerja Program (outcome)/Kegiatan (output)", "Lokasi", "Sumber Dana",
     "Rencana Tahun 2026 Lokasi", "Rencana Tahun 2026 Sumber Dana", "Catatan Penting", "Sasaran", "Tujuan",
     "Penanggung Jawab", "Kelompok Sasaran", "Prioritas Nasional", "Indikator Kinerja Capaian Program", "",
     "Rata-rata Pertumbuhan Anggaran", "Semester I", "Urusan/Bidang Urusan Tahun 2026",
     "Capaian Kinerja dan Kerangka Pendanaan Tahun 2027 Lokasi", "Unit Kerja Penanggung Jawab", "Satu Lembar"],
)  # fmt: skip
def test_other_columns_hold_no_figure(heading: str) -> None:
    assert read(heading) == ""


def test_years_counted_from_n_get_their_sign_from_their_neighbours() -> None:
    headings = ["Target Renstra PD n-2", "Target Renstra PD n-1", "Target Renstra PD n", "Target Renstra PD n+1",
                "Realisasi Capaian n-2", "Realisasi Capaian n-1", "Proyeksi n", "Proyeksi n+1"]  # fmt: skip
    found = figures([fold(heading) for heading in headings], 2026, 2027)
    assert [str(figure.period) for figure in found] == [
        "2025", "2026", "2027", "2028", "2025", "2026", "2027", "2028",
    ]  # fmt: skip
    assert [figure.column for figure in found] == list(range(8))
