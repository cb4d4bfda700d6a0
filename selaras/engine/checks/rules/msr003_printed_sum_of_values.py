"""Jumlah kinerja yang tercetak sama dengan jumlah bagiannya.

Dihitung ulang bila dokumen sendiri menyebut penjumlahannya, misalnya kolom 13 = 9 + 10 + 11 + 12 atau triwulan yang
tidak kumulatif. Persentase dan indeks tidak dijumlahkan, dan nilai yang sama dengan bagian terakhir atau tertinggi
(45 pegawai pada setiap triwulan) dianggap benar. Bila satu bagian tidak diketahui, tidak dinilai. Selisih karena
pembulatan tidak disebut.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "MSR-003",
    over="sums",
    where="quantity = 'value' AND told_by_formula = 0 AND not_added = 0 AND value IS NOT NULL AND expected IS NOT NULL",
    fails="value - expected > slack OR expected - value > slack",
    severity=Severity.WARNING,
    basis="konsistensi#jumlah",
    field="value",
    message="{name}: tercetak {value:number}, sedangkan jumlah {parts} bagiannya {expected:number}; selisih "
    "{difference:number} ({rule}).",
    hint="Periksa bagian-bagiannya dan jumlahnya, lalu samakan.",
    nothing="Dokumen ini tidak memuat jumlah kinerja yang bagian-bagiannya diketahui.",
)
