"""Usulan yang diterima mempunyai perkiraan biaya.

Tanpa perkiraan biaya, usulan tidak dapat dimasukkan ke dalam pagu.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "STR-008",
    over="proposals",
    where="decision = 'accepted'",
    fails="amount IS NULL",
    severity=Severity.WARNING,
    basis="permendagri-86-2017#t-c-32",
    field="amount",
    message="Usulan “{name}” dari {unit} diterima tanpa perkiraan biaya.",
    hint="Isi perkiraan biayanya.",
    nothing="Tidak ada usulan yang diterima.",
    across=True,
)
