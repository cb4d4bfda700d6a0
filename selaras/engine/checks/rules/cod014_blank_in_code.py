"""Kode ditulis tanpa spasi.

Spasi di dalam kode membuat baris tidak ditemukan saat kode dicari atau dicocokkan dengan anggaran. Selaras membaca kode
itu tanpa spasinya; bagian-bagiannya dinilai oleh pemeriksaan lain.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "COD-014",
    over="items",
    where="code_has_blank IS NOT NULL",
    fails="code_has_blank = 1",
    severity=Severity.WARNING,
    basis="permendagri-90-2019#kode",
    proposal=("code_text", "{code}"),
    message="Kode {name} tertulis “{code_text}”, dengan spasi di dalamnya.",
    hint="Tulis {code}.",
    nothing="Dokumen ini tidak memuat kode.",
)
