"""Indikator tidak memuat keterangan lain.

Nomor keputusan yang menempel di belakang indikator adalah sisa salinan dari daftar nomenklatur.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "IND-009",
    over="indicators",
    where="has_name = 1",
    fails="foreign_matter IS NOT NULL",
    severity=Severity.WARNING,
    basis="konsistensi#sebutan",
    proposal=("name", "{core}"),
    cause="{whole_code}|{core}",
    message="Indikator {code} {subject_name} ({unit_name}) memuat “{foreign_matter}”, "
    "yang bukan bagian dari indikator.",
    hint="Hapus keterangan itu dari indikator.",
    nothing="Dokumen ini tidak memuat indikator.",
)
