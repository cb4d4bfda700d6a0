"""Rata-rata dihitung dari baris tepat di bawahnya.

Bila cucu ikut dirata-ratakan bersama anak, atau baris milik induk lain ikut masuk, hasilnya bukan rata-rata baris
ini. Sering terjadi karena rentang ditulis A1:A5:A9, yang berarti seluruh sel dari A1 sampai A9.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "MSR-001",
    over="formulas",
    where="function = 'average' AND foreign_cells IS NOT NULL",
    fails="foreign_cells > 0",
    severity=Severity.ERROR,
    basis="konsistensi#jumlah",
    field="text",
    message="Rumus rata-rata sel {cell} ({name}), {text}, ikut menghitung {foreign_told}, yang bukan baris "
    "tepat di bawahnya.",
    hint="Sebut hanya sel baris di bawahnya, dipisahkan koma atau titik koma, bukan titik dua.",
    nothing="Berkas ini tidak memuat rumus rata-rata dari baris di bawahnya.",
)
