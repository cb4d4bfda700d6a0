"""Setiap tujuan Renstra mendukung tujuan atau sasaran RPJMD.

Renstra disusun dengan berpedoman pada RPJMD; tujuan tanpa tautan tidak dapat ditelusuri sampai ke misi kepala daerah.
Dinilai bila RPJMD yang memuat tahun itu tersimpan.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "STR-022",
    over="year_goals",
    fails="linked = 0",
    severity=Severity.NOTE,
    basis="uu-23-2014#272",
    field="serves",
    message="{called} “{text}” belum ditautkan ke tujuan atau sasaran RPJMD.",
    hint="Pilih yang didukungnya pada halaman Strategi, tombol Yang didukung.",
    nothing="Tahun ini belum mempunyai Renstra beserta RPJMD.",
    across=True,
)
