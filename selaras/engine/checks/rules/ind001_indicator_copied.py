"""Setiap program, kegiatan, dan sub kegiatan mempunyai indikatornya sendiri.

Indikator yang disalin dari baris lain tidak mengukur baris ini. Yang disebut hanya salinannya, yaitu baris yang
namanya kurang sesuai dengan indikator itu. Baris yang sama pada beberapa kelurahan, serta induk dan anaknya, boleh
berbagi indikator.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "IND-001",
    over="indicators",
    where="level NOT IN ('goal', 'objective')",
    fails="copy_exact IS NOT NULL AND copy_exact = 1",
    severity=Severity.WARNING,
    basis="konsistensi#sebutan",
    field="name",
    proposal=("name", "{suggested_indicator}"),
    cause="{whole_code}|{copy_code}",
    message="Indikator {level_word} {code} {subject_name} sama dengan indikator {copy_code} {copy_name}: “{core}”.",
    hint="Pakai indikator yang mengukur {level_word} ini sendiri. Indikator itu berasal dari {copy_place}.",
    nothing="Dokumen ini tidak memuat indikator program, kegiatan, atau sub kegiatan.",
)
