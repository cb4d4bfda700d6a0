"""Setiap tujuan mempunyai sasaran.

Tujuan jangka menengah dicapai melalui sasaran di bawahnya; tujuan tanpa sasaran tidak dapat diturunkan ke program.
Dinilai pada Renstra atau RPJMD itu sendiri, setelah setidaknya satu sasaran disebut milik tujuan yang mana.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "STR-010",
    over="aims",
    where="level = 'goal' AND linked = 1",
    fails="objectives = 0",
    severity=Severity.WARNING,
    basis="permendagri-86-2017#t-c-25",
    field="text",
    message="{called} “{text}” tidak mempunyai sasaran.",
    hint="Rumuskan sasaran yang mengukur tercapainya tujuan ini, atau gabungkan dengan tujuan lain.",
    nothing="Dokumen ini tidak memuat tujuan beserta sasarannya selama beberapa tahun.",
)
