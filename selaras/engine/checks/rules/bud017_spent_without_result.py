"""Anggaran yang habis menghasilkan keluaran.

Anggaran yang terpakai hampir seluruhnya (95 persen atau lebih) sementara semua capaian kinerjanya 0 berarti salah
satu angkanya keliru, atau keluarannya tidak terwujud.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "BUD-017",
    over="spendings",
    where="quarter = 0 AND upto = 0 AND spent_percent IS NOT NULL AND reached IS NOT NULL",
    fails="spent_percent > 94 AND reached = 0",
    severity=Severity.WARNING,
    basis="konsistensi#sebutan",
    field="amount",
    message="Anggaran {level_word} {called} terpakai {spent_percent} persen pada {time_words}, sedangkan "
    "capaian kinerjanya 0.",
    hint="Periksa realisasi kinerja baris ini; bila memang 0, jelaskan sebabnya.",
    nothing="Dokumen ini tidak memuat realisasi anggaran setahun beserta realisasi kinerjanya.",
)
