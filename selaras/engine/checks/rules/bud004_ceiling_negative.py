"""Pagu tidak bernilai negatif.

Pagu adalah batas tertinggi belanja, sehingga tidak mungkin kurang dari nol. Pergeseran anggaran dicatat sebagai pagu
baru, bukan sebagai selisih.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "BUD-004",
    over="items",
    where="ceiling IS NOT NULL",
    fails="ceiling < 0",
    severity=Severity.ERROR,
    basis="konsistensi#jumlah",
    field="ceiling",
    message="Pagu {level_word} {code} {name} bernilai negatif, {ceiling:rupiah}.",
    hint="Tulis pagu yang berlaku. Selisih karena pergeseran atau perubahan tidak ditulis sebagai pagu.",
    nothing="Dokumen ini tidak memuat pagu.",
)
