"""Bagian terakhir kode sub kegiatan terdiri atas dua atau empat angka.

Sampai dengan pemutakhiran 2021 kode sub kegiatan berakhir dengan dua angka, sejak 2023 dengan empat angka. Tiga angka
tidak pernah sah.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "COD-003",
    over="items",
    where="level = 'sub_kegiatan' AND code_fault <> 'missing'",
    fails="code_fault = 'digits'",
    severity=Severity.ERROR,
    basis="permendagri-90-2019#kode",
    proposal=("code", "{code_proposed}"),
    cause="{code}|{folded}",
    message="Bagian terakhir kode {code} untuk sub kegiatan {name} tidak terdiri atas dua atau empat angka.",
    hint="Tulis dua angka (nomenklatur sampai dengan 2022) atau empat angka (sejak 2023), sama dengan baris lain.",
    nothing="Dokumen ini tidak memuat sub kegiatan.",
)
