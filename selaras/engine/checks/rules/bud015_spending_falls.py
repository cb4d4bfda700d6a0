"""Realisasi sampai dengan suatu waktu tidak berkurang.

Realisasi kumulatif memuat realisasi sebelumnya, sehingga tidak dapat lebih kecil. Pengembalian belanja dapat
menguranginya, tetapi perlu dijelaskan.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "BUD-015",
    over="spendings",
    where="upto = 1 AND amount IS NOT NULL AND before_amount IS NOT NULL",
    fails="amount < before_amount",
    severity=Severity.WARNING,
    basis="konsistensi#jumlah",
    field="amount",
    message="Realisasi {time_words} {level_word} {called} sebesar {amount:rupiah}, lebih kecil daripada "
    "realisasi {before_time}, {before_amount:rupiah}.",
    hint="Periksa kedua angka; bila ada pengembalian belanja, jelaskan.",
    nothing="Dokumen ini tidak memuat realisasi kumulatif dari dua waktu.",
)
