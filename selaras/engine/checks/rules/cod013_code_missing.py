"""Setiap program, kegiatan, dan sub kegiatan mempunyai kode.

Tanpa kode, baris rencana tidak dapat dihubungkan dengan anggaran. Dokumen yang sama sekali tidak mencantumkan kode
dicatat satu kali (COD-016), tidak pada setiap barisnya.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "COD-013",
    over="items",
    where="level <> 'organisation' AND document_has_codes = 1",
    fails="code_fault = 'missing'",
    severity=Severity.ERROR,
    basis="permendagri-90-2019#kode",
    proposal=("code", "{code_proposed}"),
    message="{name} ({unit_name}) belum mempunyai kode.",
    hint="Isi kode {level_word} ini sesuai nomenklatur.",
    nothing="Dokumen ini tidak memuat program, kegiatan, atau sub kegiatan berkode.",
)
