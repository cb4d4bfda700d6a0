"""Setiap kondisi di bawah hasil akhir menopang kondisi lain.

Kondisi yang tidak menopang apa pun tidak menjelaskan hasil yang hendak dicapai. Hasil akhir (outcome) memang berada di
puncak dan tidak dinilai.

"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "STR-016",
    over="year_nodes",
    where="kind <> 'outcome'",
    fails="parents = 0",
    severity=Severity.WARNING,
    basis="permenpanrb-89-2021#penjenjangan",
    field="text",
    message="{kind_word} “{text}” tidak menopang kondisi lain pada pohon kinerja.",
    hint="Pilih kondisi yang ditopangnya, atau hapus bila memang tidak berhubungan.",
    nothing="Tahun ini belum mempunyai pohon kinerja.",
    across=True,
)
