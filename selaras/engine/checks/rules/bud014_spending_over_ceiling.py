"""Realisasi anggaran tidak melebihi pagu.

Belanja tidak boleh melampaui anggaran yang tersedia. Realisasi satu triwulan yang melebihi pagu setahun disebut pada
triwulan itu. Pagu yang tercetak mungkin pagu sebelum perubahan.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "BUD-014",
    over="spendings",
    where="upto = 0 AND amount IS NOT NULL AND ceiling IS NOT NULL AND (quarter > 0 OR over_in_quarter = 0)",
    fails="amount > ceiling",
    severity=Severity.WARNING,
    basis="konsistensi#jumlah",
    field="amount",
    message="Realisasi {time_words} {level_word} {called} sebesar {amount:rupiah}, lebih besar "
    "{difference:rupiah} daripada pagu {year}, {ceiling:rupiah}.",
    hint="Periksa kedua angka. Bila pagu sudah berubah, cantumkan pagu perubahannya.",
    nothing="Dokumen ini tidak memuat realisasi anggaran beserta pagunya.",
)
