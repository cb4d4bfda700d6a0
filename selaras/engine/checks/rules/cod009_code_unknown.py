"""Kode program, kegiatan, dan sub kegiatan ada dalam nomenklatur.

Hanya dinilai bila daftar resmi untuk tingkat dan bidang urusan itu sudah dimuat. Kode yang bentuknya salah dinilai
oleh pemeriksaan lain.
"""

from selaras.engine.checks.check import check
from selaras.engine.law.nomenclature import ASK_FOR_LIST
from selaras.engine.tables.judgement import Severity

check(
    "COD-009",
    over="items",
    where="official IN ('known', 'unknown')",
    fails="official = 'unknown'",
    severity=Severity.ERROR,
    basis="permendagri-90-2019#kode",
    field="code",
    cause="{code}|{folded}",
    message="Kode {code} ({name}) tidak ada dalam nomenklatur {official_title}.",
    hint="Cari kode yang benar menurut nama {level_word} ini dalam nomenklatur.",
    nothing="Daftar nomenklatur {edition} belum dimuat. " + ASK_FOR_LIST,
)
