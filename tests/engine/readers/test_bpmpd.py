"""The Renja of BPMPD Jawa Barat, a PDF without codes: every kegiatan, typed from its pages."""

import pytest

from selaras.engine.readers.reader import Reading, read
from selaras.engine.tables.rows import Ceiling, Indicator, Organisation, PlanDocument, Target, WorkItem
from tests.completeness import SHARED

pytestmark = pytest.mark.shared

# Number, target in percent, pagu and forecast in million rupiah, by program, as printed.
PROGRAMS = {
    "Program Perencanaan Pengendalian dan Pengawasan Pembangunan Daerah": [(1, 100, 350, 385)],
    "Program Peningkatan Kapasitas Sumber Daya Aparatur": [(2, 100, 1000, 1100)],
    "Program Pelayanan Administrasi Perkantoran": [(3, 100, 2000, 2200)],
    "Program Peningkatan Sarana dan Prasarana Aparatur": [(4, 100, 2500, 2750)],
    "Program Pemeliharaan Sarana dan Prasarana Aparatur": [(5, 100, 1200, 1320)],
    "Program Peningkatan Pengembangan Sistem Pelaporan Capaian Kinerja dan Keuangan": [(6, 100, 100, 110)],
    "Program Peningkatan Partisipasi Masyarakat": [
        (7, 90, 500, 550), (8, 100, 300, 330), (9, 90, 5000, 5500), (10, 100, 450, 495), (11, 100, 4000, 4400),
        (12, 100, 1500, 1650), (13, 100, 1500, 1650), (14, 100, 200, 220), (15, 100, 2000, 2200),
        (16, 100, 1500, 1650), (17, 100, 850, 935), (18, 100, 1500, 1650), (19, 90, 12000, 13200), (20, 90, 500, 550),
        (21, 100, 400, 440), (22, 100, 100, 110),
    ],
    "Program Pemantapan Pemerintahan dan Pembangunan Desa": [
        (23, 50, 1500, 1650), (24, 90, 5000, 5500), (25, 100, 350, 385), (26, 100, 1400, 1540), (27, 100, 1500, 1650),
        (28, 100, 1000, 1100),
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(SHARED / "samples" / "renja-bpmpd-jabar-2016.pdf")


def test_every_kegiatan_stands_under_its_program_with_its_figures(reading: Reading) -> None:
    book = reading.book
    amounts = {(row.item, row.period): (row.amount or 0) // 100_000_000 for row in book.all(Ceiling)}
    names = {row.id: row.name for row in book.all(WorkItem)}
    indicators = {row.subject: row.id for row in book.all(Indicator)}
    targets = {(row.indicator, row.period): row.value for row in book.all(Target)}
    found: dict[str, list[tuple[int, ...]]] = {row.name: [] for row in book.all(WorkItem) if row.level == "program"}
    kegiatan = [row for row in book.all(WorkItem) if row.level == "kegiatan"]
    for number, item in enumerate(kegiatan, start=1):
        percent = targets[indicators[item.id], "2016"]
        assert percent is not None
        pagu = amounts[item.id, "2016"], amounts[item.id, "2017"]
        found[names[item.parent]].append((number, percent // 10_000, *pagu))
        assert item.fund_source == "APBD Provinsi"
    assert found == PROGRAMS


def test_the_plan_is_the_renja_of_its_title(reading: Reading) -> None:
    [plan], [agency] = reading.book.all(PlanDocument), reading.book.all(Organisation)
    assert (reading.kind, plan.first_year) == ("renja", 2016)
    assert agency.name == "Badan Pemberdayaan Masyarakat dan Pemerintahan Desa"


def test_the_headings_of_an_earlier_year_and_the_missing_codes_are_told(reading: Reading) -> None:
    told = " ".join(problem.message for problem in reading.problems)
    assert "Judul kolom Tabel V menyebut tahun 2015, sedangkan dokumen ini tahun 2016" in told
    assert "Program dan kegiatan pada Tabel V tidak berkode" in told
