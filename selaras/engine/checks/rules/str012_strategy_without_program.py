"""Setiap strategi dijalankan oleh suatu program.

Strategi baru berjalan bila ada program yang melaksanakannya. Dinilai pada Renstra atau RPJMD itu sendiri, setelah
setidaknya satu strategi ditautkan ke programnya.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "STR-012",
    over="strategies",
    where="mapped = 1",
    fails="programs = 0",
    severity=Severity.WARNING,
    basis="permenpanrb-88-2021#1b-8",
    field="text",
    message="{called} “{text}” tidak dijalankan oleh program mana pun.",
    hint="Tautkan program yang menjalankannya ke strategi ini.",
    nothing="Dokumen ini tidak memuat strategi yang ditautkan ke program selama beberapa tahun.",
)
