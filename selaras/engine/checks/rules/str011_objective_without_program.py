"""Setiap sasaran ditopang suatu program.

Sasaran yang tidak ditopang program tidak mempunyai kegiatan dan anggaran untuk mencapainya. Program menopang sasaran
bila disebut pada programnya, atau melalui strategi sasaran itu. Dinilai pada Renstra atau RPJMD itu sendiri, setelah
setidaknya satu program ditautkan ke sasarannya.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "STR-011",
    over="aims",
    where="level = 'objective' AND mapped = 1",
    fails="programs = 0",
    severity=Severity.WARNING,
    basis="permenpanrb-88-2021#1b-8",
    field="text",
    message="{called} “{text}” tidak ditopang program mana pun.",
    hint="Tautkan program yang mencapainya ke sasaran ini, atau tambahkan programnya.",
    nothing="Dokumen ini tidak memuat sasaran dan program yang saling ditautkan selama beberapa tahun.",
)
