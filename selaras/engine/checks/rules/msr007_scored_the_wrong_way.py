"""Yang makin kecil makin baik dinilai terbalik.

Dinilai bila tabel menyebut arahnya, atau namanya jelas, seperti angka kemiskinan dan waktu tunggu, dan persen yang
tercetak membuktikan cara menghitungnya. Persentase penurunan makin besar makin baik, sehingga tidak dinilai.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "MSR-007",
    over="actuals",
    where="less_is_better = 1 AND scored_as_more IS NOT NULL",
    fails="scored_as_more = 1",
    severity=Severity.WARNING,
    basis="konsistensi#sebutan",
    field="percent",
    message="Indikator “{indicator}” makin kecil makin baik, tetapi capaian {time_words} {percent:number} "
    "persen dihitung sebagai realisasi ({text}) dibagi target ({target_text}).",
    hint="Hitung capaian dengan rumus untuk indikator yang makin kecil makin baik, dan sebut rumusnya.",
    nothing="Dokumen ini tidak memuat persen capaian indikator yang makin kecil makin baik.",
)
