"""Setiap kondisi pada pohon kinerja dipadankan dengan isi rencana.

Langkah kelima penjenjangan kinerja menerjemahkan kondisi menjadi tujuan, sasaran, program, dan kegiatan; kondisi tanpa
padanan tidak dianggarkan. Faktor kunci keberhasilan tidak dinilai.

"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "STR-018",
    over="year_nodes",
    where="kind <> 'critical'",
    fails="mapped = 0",
    severity=Severity.NOTE,
    basis="permenpanrb-89-2021#penjenjangan",
    field="text",
    message="{kind_word} “{text}” belum dipadankan dengan tujuan, sasaran, program, atau kegiatan.",
    hint="Pilih padanannya dalam rencana, atau usulkan program atau kegiatan yang memuatnya.",
    nothing="Tahun ini belum mempunyai pohon kinerja.",
    across=True,
)
