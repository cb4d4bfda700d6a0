"""Setiap kondisi pada pohon kinerja mempunyai pengampu.

Kondisi tanpa unit yang bertanggung jawab tidak dikerjakan siapa pun. Pengampu ditetapkan sejak suatu tahun dan berlaku
sampai diganti.

"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "STR-014",
    over="year_nodes",
    fails="owned = 0",
    severity=Severity.WARNING,
    basis="permenpanrb-89-2021#penjenjangan",
    field="text",
    cause="pengampu {year}",
    message="{kind_word} “{text}” belum mempunyai pengampu pada tahun {year}.",
    hint="Tetapkan unit dan jabatan yang mengampu kondisi ini pada halaman pohon kinerja.",
    nothing="Tahun ini belum mempunyai pohon kinerja.",
    across=True,
)
