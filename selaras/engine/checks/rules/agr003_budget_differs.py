"""Anggaran dalam Perjanjian Kinerja sama dengan pagu dalam rencana.

Baris daftar anggaran dicocokkan dengan program, kegiatan, atau sub kegiatan menurut kode, atau menurut nama bila
hanya satu baris yang bernama itu.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "AGR-003",
    over="agreement_budgets",
    where="amount IS NOT NULL AND ceiling IS NOT NULL",
    fails="amount <> ceiling",
    severity=Severity.WARNING,
    basis="permenpanrb-53-2014#lampiran-1-dasar",
    field="amount",
    message="Anggaran {called} dalam Perjanjian Kinerja {amount:rupiah}, sedangkan pagunya {ceiling:rupiah} "
    "({ceiling_place}); selisih {difference:rupiah}.",
    hint="Samakan keduanya dengan dokumen anggaran yang berlaku.",
    nothing="Tidak ada baris anggaran Perjanjian Kinerja yang dapat dibandingkan dengan pagu.",
)
