"""Target triwulan tidak melebihi target setahun.

Berlaku untuk yang dihitung jumlahnya, baik kumulatif maupun tidak. Indeks dan persentase dapat lebih tinggi pada satu
triwulan, dan indikator yang makin kecil makin baik berkurang menuju akhir tahun, sehingga tidak dinilai.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "TGT-007",
    over="quarter_targets",
    where="counted = 1 AND less_is_better = 0 AND accumulation <> 'mean' AND value IS NOT NULL AND year_value "
    "IS NOT NULL",
    fails="value > year_value",
    severity=Severity.WARNING,
    basis="konsistensi#tahun",
    field="text",
    message="Target {time_words} indikator “{indicator}” {text}, lebih besar daripada target {year}, {year_text}.",
    hint="Periksa target triwulan dan target setahun.",
    nothing="Dokumen ini tidak memuat target triwulan beserta target setahunnya.",
)
