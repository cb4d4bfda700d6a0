"""Kode program, kegiatan, dan sub kegiatan tersusun menurut aturan kodefikasi.

Kode bertingkat: bidang urusan, program, kegiatan, lalu sub kegiatan, dipisahkan titik. Kode yang terpotong, kode
dengan banyaknya angka yang keliru, dan kode yang menunjuk tingkat lain mempunyai pemeriksaannya sendiri.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "COD-001",
    over="items",
    where="level <> 'organisation' AND code_fault <> 'missing'",
    fails="code_fault = 'grammar'",
    severity=Severity.ERROR,
    basis="permendagri-90-2019#kode",
    proposal=("code", "{code_proposed}"),
    cause="{code}|{folded}",
    message="Kode {code} untuk {level_word} {name} tidak tersusun menurut aturan kodefikasi.",
    hint="Cocokkan kode dengan nomenklatur, misalnya 7.01.02 untuk program dan 7.01.02.2.04 untuk kegiatan.",
    nothing="Dokumen ini tidak memuat program, kegiatan, atau sub kegiatan.",
)
