"""Pergeseran hanya memindahkan pagu.

Pergeseran anggaran tidak mengubah jumlah seluruhnya, baris, nama, atau target. Perubahan selain pagu memerlukan versi
perubahan. Dibandingkan dengan versi sebelumnya.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "BUD-024",
    over="shifts",
    fails="moved = 1",
    severity=Severity.WARNING,
    basis="permendagri-77-2020",
    message="Dalam {named} ada yang berubah selain pagu: {what}.",
    hint="Kembalikan seperti versi sebelumnya, atau buka versi perubahan.",
    nothing="Tahun ini tidak mempunyai versi pergeseran beserta versi sebelumnya.",
    across=True,
)
