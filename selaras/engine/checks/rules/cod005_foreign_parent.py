"""Kode kegiatan dan sub kegiatan melanjutkan kode induknya.

Kegiatan berada di bawah programnya dan sub kegiatan di bawah kegiatannya, menurut urutan tabel. Kode yang bentuknya
sendiri salah dinilai oleh pemeriksaan lain.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "COD-005",
    over="items",
    where="level IN ('kegiatan', 'sub_kegiatan')",
    fails="under_parent = 0",
    severity=Severity.ERROR,
    basis="konsistensi#susunan",
    field="code",
    cause="{code}|{folded}|{parent_code}",
    message="Kode {code} untuk {level_word} {name} berada di bawah {parent_code} {parent_name}, padahal kodenya bukan "
    "lanjutan kode itu.",
    hint="Pindahkan baris ini ke bawah induk yang tepat, atau perbaiki kodenya.",
    nothing="Dokumen ini tidak memuat kegiatan atau sub kegiatan.",
)
