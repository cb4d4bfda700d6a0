"""Perjanjian Kinerja ditetapkan paling lambat sebulan setelah dokumen anggaran disahkan.

Dibandingkan tanggal Perjanjian Kinerja pertama (murni) dengan tanggal DPA. Perubahan Perjanjian Kinerja tidak dinilai,
karena mengikuti pergantian pejabat atau perubahan anggaran.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "AGR-006",
    over="year_agreements",
    where="first_version = 1",
    fails="signed_day > latest_day",
    severity=Severity.WARNING,
    basis="permenpanrb-53-2014#lampiran-1-waktu",
    field="signed_on",
    message="Perjanjian Kinerja {unit} ditandatangani {signed_on:date}, sedangkan batasnya {latest_on:date}: satu "
    "bulan setelah DPA disahkan pada {budget_on:date}.",
    hint="Periksa kedua tanggal itu. Bila memang terlambat, catat sebabnya untuk laporan kinerja.",
    nothing="Tahun ini belum mempunyai Perjanjian Kinerja dan DPA yang keduanya bertanggal.",
    across=True,
)
