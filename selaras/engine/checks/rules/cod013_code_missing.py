"""Setiap program, kegiatan, dan sub kegiatan mempunyai kode.

Tanpa kode, baris rencana tidak dapat dihubungkan dengan anggaran.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "COD-013",
    over="items",
    where="level <> 'organisation'",
    fails="code_fault = 'missing'",
    severity=Severity.ERROR,
    basis="permendagri-90-2019#kode",
    proposal=("code", "{code_proposed}"),
    message="{name} ({unit_name}) belum mempunyai kode.",
    hint="Isi kode {level_word} ini sesuai nomenklatur.",
    nothing="Dokumen ini tidak memuat program, kegiatan, atau sub kegiatan.",
)
