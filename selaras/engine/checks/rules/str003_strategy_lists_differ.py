"""Daftar strategi memuat strategi yang sama di seluruh dokumen.

Dibandingkan antara daftar dan tabel strategi dalam satu dokumen; yang menjadi pembanding adalah yang terlengkap.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "STR-003",
    over="wordings",
    where="kind = 'strategy' AND absent IS NOT NULL",
    fails="absent > 0",
    severity=Severity.WARNING,
    basis="konsistensi#sebutan",
    field="text",
    message="Strategi “{text}” tidak tercantum dalam {absent_places}.",
    hint="Lengkapi setiap daftar strategi, atau hapus strategi yang tidak dipakai.",
    nothing="Dokumen ini tidak memuat strategi di lebih dari satu tempat.",
)
