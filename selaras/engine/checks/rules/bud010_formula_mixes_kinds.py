"""Rumus menjumlahkan hal yang sejenis.

Rupiah tidak dijumlahkan dengan persen atau dengan jumlah dokumen; biasanya kolom yang dirujuk keliru satu kolom.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "BUD-010",
    over="formulas",
    fails="mixed > 0",
    severity=Severity.ERROR,
    basis="konsistensi#jumlah",
    field="text",
    message="Rumus sel {cell} ({name}), {text}, mencampur rupiah dengan angka lain: {mixed_told}.",
    hint="Periksa kolom yang dirujuk rumus itu.",
    nothing="Berkas ini tidak memuat rumus penjumlahan.",
)
