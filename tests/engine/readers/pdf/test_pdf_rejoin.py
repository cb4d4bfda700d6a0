"""Lines broken for want of room are joined as they were before: hyphens, codes, numbers, slashes, cut words."""

import pytest

from selaras.engine.readers.pdf.rejoin import Words, rejoined

WORDS = Words(
    [
        ["Dokumen RKA-SKPD dan DPA-SKPD disusun", "Penyelenggaraan PEMERINTAHAN daerah"],
        ["Peraturan Perundang-Undangan yang"],
        ["laporan Bulanan/ Triwulan/ Semesteran SKPD"],
        ["lembaga Pemberdayaan masyarakat yang di daerah disusun"],
        ["Jumlah lembaga", "Kemasyarakatan"],
    ]
)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["Jumlah dokumen", "yang disusun"], "Jumlah dokumen yang disusun"),
        (["Dokumen RKA\u00ad", "SKPD"], "Dokumen RKA-SKPD"),
        (["PEME\u00ad", "RINTAHAN DAERAH"], "PEMERINTAHAN DAERAH"),
        (["PEME-", "RINTAHAN DAERAH"], "PEMERINTAHAN DAERAH"),
        (["Perundang\u00ad", "Undangan"], "Perundang-Undangan"),
        (["undang\u00ad", "undang"], "undang-undang"),
        (["masing-", "masing"], "masing-masing"),
        (["kinerjanya\u00ad", "an"], "kinerjanyaan"),  # a soft hyphen where nothing tells otherwise
        (["kinerjanya-", "an"], "kinerjanya-an"),  # a printed one stays
        (["tahun 2021\u00ad", "2026"], "tahun 2021-2026"),
        (["Kec. Sanga -", "Sanga"], "Kec. Sanga - Sanga"),
        (["Kec. Sanga \u00ad", "Sanga"], "Kec. Sanga - Sanga"),
        (["7.01.1.03.00.", "17.0001"], "7.01.1.03.00.17.0001"),
        (["7.01.1.03.00", ".17.0001"], "7.01.1.03.00.17.0001"),
        (["7.01.1.03.0.0", "0. 17.0003"], "7.01.1.03.0.00. 17.0003"),
        (["11.433.673.01", "3"], "11.433.673.013"),
        (["1.000", "2.000"], "1.000 2.000"),  # two whole numbers
        (["Tahun", "2025"], "Tahun 2025"),
        (["70,5", "80"], "70,5 80"),
        (["Bulanan/ Triwulan/", "Semesteran"], "Bulanan/ Triwulan/ Semesteran"),
        (["KABUPATEN/", "KOTA"], "KABUPATEN/KOTA"),
        (["Pokmas /", "Ormas"], "Pokmas / Ormas"),
        (["Pemberda", "yaan"], "Pemberdayaan"),
        (["2 Pemberda", "yaan"], "2 Pemberdayaan"),
        (["yang disusun di", "susun"], "yang disusun di susun"),  # "di" is a word: what was printed apart stays apart
        (["5 Lembaga", "Kemasyarakat", "an"], "5 Lembaga Kemasyarakatan"),
        (["140 Ormas", "Lembaga/Pemberda", "yaan"], "140 Ormas Lembaga/Pemberdayaan"),
        (["PROGRAM", "PENUNJANG"], "PROGRAM PENUNJANG"),
    ],
)
def test_lines_are_joined(lines: list[str], text: str) -> None:
    assert rejoined(lines, WORDS, alone=True) == text
