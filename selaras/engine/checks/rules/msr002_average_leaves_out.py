"""Rata-rata memuat semua baris yang bernilai.

Baris yang capaiannya tercetak tetapi tidak ikut dirata-ratakan membuat rata-rata menyesatkan. Baris kosong dan baris
bernilai nol boleh dilewati.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "MSR-002",
    over="formulas",
    where="function = 'average' AND left_out IS NOT NULL",
    fails="left_out > 0",
    severity=Severity.WARNING,
    basis="konsistensi#jumlah",
    field="text",
    message="Rumus rata-rata sel {cell} ({name}), {text}, tidak memuat {left_out_told}, padahal capaiannya tercetak.",
    hint="Masukkan semua baris yang bernilai, atau jelaskan mengapa dilewati.",
    nothing="Berkas ini tidak memuat rumus rata-rata dari baris di bawahnya.",
)
