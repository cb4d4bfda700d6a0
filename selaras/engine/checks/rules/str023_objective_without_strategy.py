"""Setiap sasaran mempunyai strategi.

Strategi menyatakan cara mencapai sasaran; sasaran tanpa strategi tidak menunjukkan program mana yang mencapainya.
Dinilai pada Renstra atau RPJMD itu sendiri, bila memuat strategi.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "STR-023",
    over="aims",
    where="level = 'objective' AND planned = 1",
    fails="strategies = 0",
    severity=Severity.NOTE,
    basis="permendagri-86-2017#t-c-26",
    field="text",
    message="{called} “{text}” tidak mempunyai strategi.",
    hint="Rumuskan strateginya, atau tautkan strategi yang sudah ada pada halaman Strategi.",
    nothing="Dokumen ini tidak memuat strategi beserta sasarannya selama beberapa tahun.",
)
