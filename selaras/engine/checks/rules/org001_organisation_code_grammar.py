"""Kode perangkat daerah dan unit tersusun lengkap.

Kode perangkat daerah terdiri atas tiga bidang urusan (yang tidak dipakai ditulis 0.00), nomor perangkat daerah, dan
nomor unit empat angka. Spasi di dalam kode tidak diperhatikan.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "ORG-001",
    over="organisations",
    where="code <> ''",
    fails="code_is_valid = 0",
    severity=Severity.ERROR,
    basis="permendagri-90-2019#organisasi",
    proposal=("code", "{code_proposed}"),
    message="Kode {code} untuk {name} tidak lengkap; contoh kode yang lengkap: {pattern_example}.",
    hint="Lengkapi kodenya: bidang urusan yang tidak dipakai ditulis 0.00, dan nomor unit perangkat daerah sendiri "
    "ditulis 0000.",
    nothing="Dokumen ini tidak memuat kode perangkat daerah.",
)
