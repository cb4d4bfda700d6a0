"""Setiap kondisi pada pohon kinerja mempunyai indikator.

Kondisi tanpa indikator tidak dapat diketahui tercapainya. Indikatornya dapat milik kondisi itu sendiri atau milik
tujuan, sasaran, program, atau kegiatan padanannya. Faktor kunci keberhasilan tidak dinilai, karena diukur lewat hasil
di bawahnya.

"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "STR-013",
    over="year_nodes",
    where="kind <> 'critical'",
    fails="indicators = 0",
    severity=Severity.WARNING,
    basis="permenpanrb-89-2021#penjenjangan",
    field="text",
    message="{kind_word} “{text}” pada pohon kinerja tidak mempunyai indikator.",
    hint="Tambahkan indikator pada kondisi ini, atau padankan dengan isi rencana yang mempunyainya.",
    nothing="Tahun ini belum mempunyai pohon kinerja.",
    across=True,
)
