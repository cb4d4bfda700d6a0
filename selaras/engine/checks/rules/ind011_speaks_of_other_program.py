"""Indikator program mengukur programnya sendiri.

Bila seluruh nama program lain disebut dalam indikator, sedangkan nama program ini hampir tidak, indikator itu
biasanya tertukar. Indikator yang sama huruf demi huruf dengan program lain disebut oleh IND-001 dan IND-002.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "IND-011",
    over="indicators",
    where="level = 'program' AND copy_exact IS NULL",
    fails="speaks_of_code IS NOT NULL",
    severity=Severity.WARNING,
    basis="konsistensi#susunan",
    field="name",
    cause="{whole_code}|{folded}",
    message="Indikator program {code} {subject_name} berbicara tentang program {speaks_of_code} {speaks_of_name}: "
    "“{name}”.",
    hint="Periksa apakah indikator kedua program tertukar.",
    nothing="Dokumen ini tidak memuat indikator program.",
)
