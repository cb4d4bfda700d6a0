"""Target kumulatif tidak berkurang dari triwulan ke triwulan.

Hanya dinilai bila tabelnya menyebut targetnya kumulatif. Indikator yang makin kecil makin baik tidak dinilai.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "TGT-006",
    over="quarter_targets",
    where="accumulation = 'last' AND less_is_better = 0 AND value IS NOT NULL AND before_value IS NOT NULL",
    fails="value < before_value",
    severity=Severity.WARNING,
    basis="konsistensi#tahun",
    field="text",
    message="Target {time_words} indikator “{indicator}” {text}, lebih kecil daripada target {before_time}, "
    "{before_text}, padahal targetnya kumulatif.",
    hint="Periksa kedua target, atau sebut bahwa targetnya tidak kumulatif.",
    nothing="Dokumen ini tidak memuat target triwulan yang kumulatif.",
)
