"""Satu kode hanya muncul satu kali dalam satu unit.

Kode yang sama pada unit yang berbeda, misalnya pada setiap kelurahan, adalah benar.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "COD-006",
    over="items",
    where="level <> 'organisation' AND code_fault = ''",
    fails="twin_place IS NOT NULL",
    severity=Severity.ERROR,
    basis="konsistensi#susunan",
    field="code",
    message="Kode {code} ({name}) sudah dipakai dalam {unit_name} untuk {twin_name}, {twin_place}.",
    hint="Gabungkan kedua baris bila memang sama, atau perbaiki kode salah satunya.",
    nothing="Dokumen ini tidak memuat program, kegiatan, atau sub kegiatan.",
)
