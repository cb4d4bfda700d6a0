"""Anggaran dalam Perjanjian Kinerja sama dengan DPA.

Perjanjian Kinerja disusun dari dokumen anggaran yang disahkan. Baris dicocokkan menurut kode: dengan jumlah seluruh
unit dalam perjanjian kepala perangkat daerah, dengan baris unit itu sendiri dalam perjanjian yang lain.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "AGR-009",
    over="year_budgets",
    fails="amount <> approved",
    severity=Severity.WARNING,
    basis="permenpanrb-53-2014#lampiran-1-dasar",
    field="amount",
    message="Anggaran {called} dalam Perjanjian Kinerja {unit} {amount:rupiah}, sedangkan dalam DPA {approved:rupiah}; "
    "selisih {difference:rupiah}.",
    hint="Samakan dengan DPA yang berlaku; bila DPA berubah, susun perubahan Perjanjian Kinerja.",
    nothing="Tidak ada baris anggaran Perjanjian Kinerja yang kodenya terdapat dalam DPA tahun itu.",
    across=True,
)
