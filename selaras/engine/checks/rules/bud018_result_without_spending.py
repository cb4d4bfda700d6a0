"""Keluaran yang tercapai memakai anggarannya.

Target yang seluruhnya tercapai tanpa belanja sedikit pun, padahal ada pagunya, berarti salah satu angkanya keliru
atau dibiayai dari tempat lain.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "BUD-018",
    over="spendings",
    where="quarter = 0 AND upto = 0 AND ceiling > 0 AND amount IS NOT NULL AND reached IS NOT NULL",
    fails="amount = 0 AND reached = 2",
    severity=Severity.WARNING,
    basis="konsistensi#sebutan",
    field="amount",
    message="Target {level_word} {called} tercapai seluruhnya pada {time_words}, sedangkan realisasi "
    "anggarannya nol dari pagu {ceiling:rupiah}.",
    hint="Periksa realisasi anggaran dan realisasi kinerja baris ini; bila dibiayai dari tempat lain, jelaskan.",
    nothing="Dokumen ini tidak memuat realisasi anggaran setahun beserta realisasi kinerjanya.",
)
