"""Setiap baris Rencana Aksi menyebut penanggung jawabnya.

Rencana Aksi dipantau secara berkala; tanpa penanggung jawab tidak ada yang dapat ditanya.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "AGR-011",
    over="year_actions",
    fails="responsible = ''",
    severity=Severity.WARNING,
    basis="permenpanrb-88-2021#1c-4",
    cause="{unit}",
    field="responsible",
    message="Langkah “{step}” dalam Rencana Aksi {unit} belum mempunyai penanggung jawab.",
    hint="Isi jabatan yang bertanggung jawab atas langkah ini.",
    nothing="Tahun ini belum mempunyai Rencana Aksi.",
    across=True,
)
