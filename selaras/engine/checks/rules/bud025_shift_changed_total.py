"""Jumlah pagu tetap dalam pergeseran.

Pergeseran memindahkan pagu dari satu baris ke baris lain; jumlah seluruhnya tetap. Dinilai bila pagu semua baris
terbawah diketahui.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "BUD-025",
    over="shifts",
    where="moved = 0",
    fails="total <> total_before",
    severity=Severity.WARNING,
    basis="permendagri-77-2020",
    message="Jumlah pagu {named} {total:rupiah}, sedangkan versi sebelumnya {total_before:rupiah}; selisih "
    "{difference:rupiah}.",
    hint="Periksa pagu yang dipindahkan; penambahan atau pengurangan jumlah memerlukan versi perubahan.",
    nothing="Tahun ini tidak mempunyai versi pergeseran beserta versi sebelumnya yang pagunya lengkap.",
    across=True,
)
