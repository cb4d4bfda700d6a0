"""Predikat sesuai dengan angkanya.

Hanya dinilai bila nama, definisi, atau rumus indikator menunjukkan skalanya, misalnya Survei Kepuasan Masyarakat atau
nilai SAKIP, dan predikatnya memang predikat pada skala itu.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "TGT-002",
    over="targets",
    where="grade_fits IS NOT NULL",
    fails="grade_fits = 0",
    severity=Severity.ERROR,
    basis="konsistensi#predikat",
    proposal=("text", "{grade_proposed}"),
    cause="{indicator}|{text}",
    message="Target “{indicator}” tertulis {text}, padahal {value:number} "
    "berpredikat {grade_expected} pada skala {scale}.",
    hint="Samakan predikat dengan angkanya, atau perbaiki angkanya bila predikatnya yang dimaksud.",
    nothing="Tidak ada target berpredikat yang skalanya diketahui.",
)
