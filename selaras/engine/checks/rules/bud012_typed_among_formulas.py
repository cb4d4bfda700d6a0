"""Angka tidak diketik di antara rumus.

Angka yang diketik tidak ikut berubah ketika baris di bawahnya diperbaiki. Yang dinilai hanya kolom yang hampir semua
baris setingkatnya berisi rumus penjumlahan; angka nol tidak disebut.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "BUD-012",
    over="typed_figures",
    where="custom = 1 AND figure IS NOT NULL",
    fails="added = 0 AND figure <> 0",
    severity=Severity.NOTE,
    basis="konsistensi#jumlah",
    message="Sel {cell} tidak berisi rumus penjumlahan, sedangkan {formulas} dari {figures} baris {level_word} "
    "dalam kolom {column_name} memakainya.",
    hint="Periksa apakah angka itu masih sesuai, lalu ganti dengan rumus seperti baris lainnya.",
    nothing="Berkas ini tidak memuat kolom yang hampir semua selnya berisi rumus penjumlahan.",
)
