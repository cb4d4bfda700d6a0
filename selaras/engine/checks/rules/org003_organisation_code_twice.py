"""Setiap unit mempunyai kode sendiri.

Dua kelurahan dengan kode yang sama akan tergabung dalam anggaran.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "ORG-003",
    over="organisations",
    where="code <> ''",
    fails="twin_name IS NOT NULL",
    severity=Severity.ERROR,
    basis="konsistensi#sebutan",
    field="code",
    message="Kode {code} dipakai untuk {name} dan untuk {twin_name}.",
    hint="Perbaiki nomor unit salah satunya.",
    nothing="Dokumen ini tidak memuat kode perangkat daerah.",
)
