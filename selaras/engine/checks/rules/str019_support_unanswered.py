"""Dukungan yang diminta dari unit lain sudah dijawab.

Hasil yang bergantung pada unit atau perangkat daerah lain baru dapat dijanjikan setelah yang diminta menyanggupinya.

"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "STR-019",
    over="year_nodes",
    fails="waiting > 0",
    severity=Severity.NOTE,
    basis="permenpanrb-89-2021#penjenjangan",
    field="text",
    message="Dukungan untuk “{text}” belum dijawab: {asked}.",
    hint="Hubungi unit yang diminta; jawabannya dicatat pada halaman Dukungan yang diminta.",
    nothing="Tahun ini belum mempunyai pohon kinerja.",
    across=True,
)
