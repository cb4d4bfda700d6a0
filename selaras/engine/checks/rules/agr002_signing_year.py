"""Perjanjian Kinerja ditandatangani pada waktunya.

Perjanjian Kinerja ditetapkan paling lambat satu bulan setelah dokumen anggaran disahkan, jadi pada tahun perjanjian
itu atau pada Desember sebelumnya.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "AGR-002",
    over="documents",
    where="kind = 'pk' AND signed_year IS NOT NULL",
    fails="signed_year <> year AND NOT (signed_year = year - 1 AND signed_month = 12)",
    severity=Severity.WARNING,
    basis="permenpanrb-53-2014#lampiran-1-waktu",
    field="signed_on",
    message="{title} bertanggal {signed_on:date}, di luar tahun {year}.",
    hint="Periksa tanggal penandatanganan dan tahun perjanjian.",
    nothing="Tanggal penandatanganan Perjanjian Kinerja tidak disebut.",
)
