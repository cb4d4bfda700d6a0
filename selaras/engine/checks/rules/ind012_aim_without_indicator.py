"""Setiap tujuan dan sasaran mempunyai indikator.

Tujuan dan sasaran tanpa indikator tidak dapat diukur tercapainya. Dinilai pada Renstra atau RPJMD itu sendiri.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "IND-012",
    over="aims",
    fails="indicators = 0",
    severity=Severity.WARNING,
    basis="permendagri-86-2017#t-c-25",
    field="text",
    message="{called} “{text}” tidak mempunyai indikator.",
    hint="Tambahkan indikator beserta satuan dan targetnya setiap tahun.",
    nothing="Dokumen ini tidak memuat tujuan atau sasaran selama beberapa tahun.",
)
