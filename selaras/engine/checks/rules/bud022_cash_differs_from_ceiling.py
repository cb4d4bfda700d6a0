"""Rencana kas berjumlah sama dengan pagu.

Dijumlahkan rencana kas satu baris di semua bulan atau triwulan. Baris yang salah satu bulannya belum diisi tidak
dinilai, karena yang belum diisi bukan nol.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "BUD-022",
    over="year_items",
    where="months IS NOT NULL",
    fails="cash <> ceiling",
    severity=Severity.ERROR,
    basis="konsistensi#jumlah",
    field="ceiling",
    message="Rencana kas {called} {unit} berjumlah {cash:rupiah}, sedangkan pagunya {ceiling:rupiah}; selisih "
    "{cash_difference:rupiah}.",
    hint="Perbaiki rencana kas atau pagunya sampai jumlahnya sama.",
    nothing="Tidak ada baris dengan pagu dan rencana kas yang lengkap.",
    across=True,
)
