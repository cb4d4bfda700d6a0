"""Persen capaian sesuai dengan target dan realisasinya.

Persen dihitung dengan semua cara yang dipakai: realisasi dibagi target, kebalikannya untuk yang makin kecil makin
baik, terhadap target triwulan, tahun, atau akhir Renstra, untuk triwulan itu sendiri atau sampai dengannya, dan
dengan batas tertinggi. Bila satu cara saja cocok, tidak disebut. Persen kemajuan dari satu dokumen yang belum selesai
juga tidak disebut. Persen suatu baris yang di bawahnya ada persen pula mungkin rata-ratanya, sehingga tidak dinilai.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "MSR-006",
    over="actuals",
    where="percent_fits IS NOT NULL",
    fails="percent_fits = 0",
    severity=Severity.WARNING,
    basis="konsistensi#jumlah",
    field="percent",
    message="Capaian {time_words} indikator “{indicator}” tercetak {percent:number} persen, padahal "
    "realisasinya {text} dan targetnya {target_text}.",
    hint="Hitung ulang capaiannya, atau cantumkan rumus yang dipakai.",
    nothing="Dokumen ini tidak memuat persen capaian beserta target dan realisasinya.",
)
