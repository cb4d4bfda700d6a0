"""Kode program, kegiatan, dan sub kegiatan tidak terpotong.

Kode yang kehilangan bagian terakhirnya tidak dapat dicocokkan dengan nomenklatur dan anggaran. Usul perbaikannya
dibaca dari kode baris di bawahnya.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "COD-002",
    over="items",
    where="level <> 'organisation' AND code_fault <> 'missing'",
    fails="code_fault = 'cut'",
    severity=Severity.ERROR,
    basis="permendagri-90-2019#kode",
    proposal=("code", "{code_proposed}"),
    cause="{code}|{folded}",
    message="Kode {code} untuk {level_word} {name} ({unit_name}) terpotong; bagian terakhirnya tidak ada.",
    hint="Lengkapi kodenya sesuai nomenklatur; kode baris di bawahnya menunjukkan bagian yang hilang.",
    nothing="Dokumen ini tidak memuat program, kegiatan, atau sub kegiatan.",
)
