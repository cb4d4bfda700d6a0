"""Indikator tidak disalin dari baris lain, juga tidak dengan perbedaan satu atau dua huruf.

Sama dengan IND-001, tetapi salinannya berbeda ejaan, misalnya Percentase dan Persentase.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "IND-002",
    over="indicators",
    where="level NOT IN ('goal', 'objective')",
    fails="copy_exact IS NOT NULL AND copy_exact = 0",
    severity=Severity.WARNING,
    basis="konsistensi#sebutan",
    field="name",
    proposal=("name", "{suggested_indicator}"),
    cause="{whole_code}|{copy_code}",
    message="Indikator {level_word} {code} {subject_name} hampir sama dengan indikator {copy_code} {copy_name}: "
    "“{core}”.",
    hint="Pakai indikator yang mengukur {level_word} ini sendiri. Indikator itu berasal dari {copy_place}.",
    nothing="Dokumen ini tidak memuat indikator program, kegiatan, atau sub kegiatan.",
)
