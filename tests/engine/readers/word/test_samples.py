"""The two real Word documents of the shared folder, cell by cell as they are printed."""

import pytest

from selaras.engine.readers.blocks import Text
from selaras.engine.tables.place import Place
from tests.completeness import SHARED
from tests.engine.readers.word.reading import opened, tables, texts

pytestmark = pytest.mark.shared
PK, IKU = "pk-dispora-jabar-2017.docx", "iku-bpkad-jabar-2017.docx"

ANNEX = [
    ["No.", "Sasaran Strategis", "Indikator Kinerja", "Target"],
    ["(1)", "(2)", "(3)", "(4)"],
    [
        "1",
        "Meningkatnya pembinaan olahraga pelajar secara menyeluruh dan berkelanjutan.",
        "Peningkatan Prestasi Olahraga Jawa Barat dalam Event Nasional",
        "2.00 Peringkat",
    ],
    [
        "2",
        "Meningkatnya minat masyarakat dalam berolahraga",
        "Meningkatnya minat masyarakat dalam berolahraga",
        "36.60 Persen",
    ],
    [
        "3",
        "Meningkatnya pembinaan olahraga berkebutuhan khusus",
        "Meningkatnya pembinaan olahraga berkebutuhan khusus",
        "4.00 Event",
    ],
    [
        "4",
        "Meningkatnya sarana dan prasarana untuk olahraga masyarakat, pendidikan dan ruang publik bermutu",
        "Meningkatnya sarana dan prasarana untuk olahraga masyarakat, pendidikan dan ruang publik bermutu",
        "4.00 GOR",
    ],
    [
        "5",
        "Meningkatnya sarana dan prasarana untuk sentra pembinaan olahraga pelajar",
        "Meningkatnya sarana dan prasarana untuk sentra pembinaan olahraga pelajar",
        "3.00 Paket",
    ],
    [
        "6",
        "Meningkatnya peran pembinaan organisasi kepemudaan",
        "Peningkatan Prosentase organisasi kepemudaan yang dibina",
        "100.00 Persen",
    ],
    [
        "7",
        "Meningkatnya pengembangan kewirausahaan untuk kelompok/organisasi kepemudaan",
        "Peningkatan Jumlah pemuda Jawa Barat yang berwirausaha",
        "140.00 Kelompok/Organisasi",
    ],
    [
        "8",
        "Meningkatnya prestasi pemuda di tingkat nasional",
        "Peningkatan prestasi pemuda Jawa Barat Tingkat Nasional",
        "6.00 Orang",
    ],
    ["9", "Meningkatnya Kapasitas dan Akuntabilitas Kinerja Birokrasi", "Nilai Evaluasi AKIP", "70.00 Indeks"],
]
BUDGET = [
    ["Program", "", "Anggaran", "", "Keterangan"],
    [
        "1",
        "Program Peningkatan Pengembangan Sistem Pelaporan Capaian Kinerja dan Keuangan",
        "Rp.",
        "177792000",
        "APBD",
    ],
    ["2", "Program Peningkatan Kesejahteraan Sumber Daya Aparatur", "Rp.", "921285000", "APBD"],
    ["3", "Program Pemeliharaan Sarana dan Prasarana Aparatur", "Rp.", "4522740000", "APBD"],
    ["4", "Program Peningkatan Sarana dan Prasarana Aparatur", "Rp.", "210500000", "APBD"],
    ["5", "Program Pelayanan Administrasi Perkantoran", "Rp.", "2680200000", "APBD"],
    ["6", "Program Peningkatan dan Pembinaan Kepemudaan dan Kepramukaan", "Rp.", "8259670000", "APBD"],
    ["7", "Program Pembinaan, Pemasyarakatan dan Pengembangan Olah Raga", "Rp.", "272970000000", "APBD"],
    ["8", "Program Pengembangan Data/Informasi/Statistik Daerah", "Rp.", "442459000", "APBD"],
    ["9", "Program Perencanaan, Pengendalian dan Evaluasi Pembangunan Daerah", "Rp.", "496815000", "APBD"],
    ["10", "Program Kepemudaan dan Keolahragaan", "Rp.", "5799120000", "APBN (Dekonsentrasi)"],
]
KEY_INDICATORS = [
    ("Perda dan Pergub APBD/APBD Perubahan Tepat Waktu", "4 Dokumen"),
    ("Evaluasi Raperda APBD Kab/Kota tepat waktu", "3 Dokumen"),
    (
        "Terselenggaranya koordinasi, fasilitasi, evaluasi, dan pembinaan keuangan pada Pemerintah Kabupaten/Kota",
        "100%",
    ),
    ("Prosentase SP2D yang diterbitkan Tepat Waktu", "100%"),
    ("Tingkat akurasi input data dan rekonsiliasi data keuangan", "100%"),
    ("Perda Pertanggungjawaban APBD Tepat Waktu", "1 Dokumen"),
    ("Opini BPK – WTP", "100%"),
    ("Jumlah Aplikasi yang Terintegrasi", "100%"),
    ("Tersusunnya dan Terpenuhinya Kebutuhan Aset Daerah", "100%"),
    ("Tingkat akurasi input Aset Daerah", "100%"),
    ("Aset Tanah Yang tersertifikasi", "100%"),
    ("pengamanan Barang Milik Daerah", "100%"),
    ("Aset Yang Dimanfaatkan", "100%"),
    ("Terselenggaranya Pembinaan pengelolaan keuangan dan Barang Milik Daerah", "100%"),
]


def test_the_agreement_has_its_annex_and_its_budget_and_no_other_table() -> None:
    annex, budget = tables(opened((SHARED / "samples" / PK).read_bytes(), PK))
    assert texts(annex) == ANNEX
    assert texts(budget) == BUDGET
    assert budget.lines[10][3].place == Place(PK, 11, 4, "Tabel ke-2", table=2)


def test_the_statement_of_the_agreement_stands_in_a_box_and_is_text() -> None:
    blocks = opened((SHARED / "samples" / PK).read_bytes(), PK).blocks
    said = [block.text for block in blocks if isinstance(block, Text)]
    assert said[2] == "PERJANJIAN KINERJA TAHUN 2017"
    assert said[4:10] == [
        "Nama : NAMA KEPALA DINAS",
        "Jabatan : Kepala Dinas",
        "Selanjutnya disebut PIHAK PERTAMA",
        "Nama : NAMA GUBERNUR",
        "Jabatan : GUBERNUR",
        "selaku atasan PIHAK PERTAMA, selanjutnya disebut PIHAK KEDUA",
    ]
    assert said.count("Bandung, ............... 2017") == 2


def test_the_key_indicators_have_two_head_rows_and_cells_over_rows() -> None:
    (found,) = tables(opened((SHARED / "samples" / IKU).read_bytes(), IKU))
    assert texts(found)[:2] == [["NO.", "Sasaran", "Indikator Kinerja Utama (IKU)", "2017"], [""] * 4]
    assert [(line[2].text, line[3].text) for line in found.lines[2:]] == KEY_INDICATORS
    assert [(line[0].place.line, line[0].text, line[0].rows) for line in found.lines if line[0].text] == [
        (1, "NO.", 2),
        (3, "1", 7),
        (10, "2", 6),
        (16, "3", 1),
    ]
