"""Usulan yang ditolak atau ditunda disertai alasannya.

Pengusul berhak mengetahui mengapa usulannya tidak diterima.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "STR-009",
    over="proposals",
    where="decision IN ('refused', 'postponed')",
    fails="reason = ''",
    severity=Severity.WARNING,
    basis="konsistensi#alasan",
    field="reason",
    message="Usulan “{name}” dari {unit} {decision_word} tanpa alasan.",
    hint="Tulis alasannya agar dapat disampaikan kepada pengusul.",
    nothing="Tidak ada usulan yang ditolak atau ditunda.",
    across=True,
)
