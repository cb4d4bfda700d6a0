"""Satuan ditulis dengan ejaan yang benar.

Ejaan yang keliru membuat satu satuan terhitung sebagai dua.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "IND-007",
    over="indicators",
    where="printed_unit IS NOT NULL",
    fails="unit_misspelled = 1",
    severity=Severity.WARNING,
    basis="konsistensi#sebutan",
    proposal=("unit", "{unit_mended}"),
    cause="{printed_unit}",
    message="Satuan indikator “{name}” tertulis {printed_unit}, maksudnya {unit_proposed}.",
    hint="Tulis {unit_proposed}.",
    nothing="Dokumen ini tidak memuat satuan.",
)
