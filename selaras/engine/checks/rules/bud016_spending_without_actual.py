"""Belanja disertai capaian kinerjanya.

Baris yang anggarannya terpakai dan bertarget mencantumkan apa yang dicapai. Hanya dinilai bila hampir semua baris
lain pada tahun itu mencantumkannya.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "BUD-016",
    over="spendings",
    where="quarter = 0 AND upto = 0 AND amount > 0 AND targets > 0 AND actuals_usual = 1",
    fails="actuals = 0",
    severity=Severity.WARNING,
    basis="konsistensi#sebutan",
    field="amount",
    message="Anggaran {level_word} {called} terpakai {amount:rupiah} pada {time_words}, tetapi capaian "
    "kinerjanya tidak diisi.",
    hint="Isi realisasi kinerja baris ini; nol ditulis 0.",
    nothing="Dokumen ini tidak memuat realisasi anggaran setahun beserta realisasi kinerjanya.",
)
