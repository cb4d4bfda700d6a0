"""Periode Renstra sama dengan periode RPJMD yang menjadi pedomannya.

Renstra menjabarkan RPJMD; bila tahunnya berbeda, sebagian target Renstra tidak mempunyai pedoman. Dinilai bila RPJMD
yang memuat tahun itu tersimpan.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "STR-021",
    over="year_periods",
    fails="begins <> 0 OR ends <> 0",
    severity=Severity.WARNING,
    basis="uu-23-2014#272",
    field="last_year",
    message="Renstra ini untuk tahun {years}, sedangkan RPJMD yang menjadi pedomannya untuk tahun {guided}.",
    hint="Samakan periodenya, atau sebutkan dalam Bab I tahun peralihan yang dipakai beserta dasarnya.",
    nothing="Tahun ini belum mempunyai Renstra beserta RPJMD.",
    across=True,
)
