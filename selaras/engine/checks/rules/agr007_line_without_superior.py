"""Baris Perjanjian Kinerja unit mendukung baris atasannya.

Kinerja dijabarkan dari atas ke bawah: setiap janji sekretaris, kepala seksi, atau lurah menopang suatu janji atasannya.
Dinilai setelah Perjanjian Kinerja perangkat daerah tahun itu ada.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "AGR-007",
    over="year_lines",
    where="lower = 1 AND superior_promises = 1",
    fails="above = ''",
    severity=Severity.WARNING,
    basis="permenpanrb-89-2021#penjenjangan",
    cause="{unit}",
    field="above",
    message="Baris “{indicator}” dalam Perjanjian Kinerja {unit} belum ditautkan ke baris atasannya.",
    hint="Pilih baris Perjanjian Kinerja atasan yang didukung oleh baris ini.",
    nothing="Tahun ini belum mempunyai Perjanjian Kinerja unit di bawah Perjanjian Kinerja perangkat daerah.",
    across=True,
)
