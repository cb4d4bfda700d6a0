"""Baris tujuan memuat tujuan, bukan sasaran.

Sasaran yang tertulis pada baris tujuan membuat indikator tujuan mengukur hal yang salah.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "STR-002",
    over="wordings",
    where="kind = 'goal' AND state IS NOT NULL",
    fails="state = 'moved'",
    severity=Severity.ERROR,
    basis="konsistensi#susunan",
    proposal=("text", "{only_goal}"),
    message="Baris tujuan memuat “{text}”, yang dalam Renstra adalah sasaran ({reference_place}).",
    hint="Tulis tujuan menurut Renstra pada baris ini.",
    nothing="Dokumen ini tidak memuat tujuan Renstra untuk dibandingkan.",
)
