"""Jumlah yang tercetak sama dengan jumlah bagiannya.

Yang dihitung ulang adalah baris jumlah, setahun di samping triwulannya, dan kolom yang menyebut sendiri
penjumlahannya (13 = 6 + 12). Bila satu bagian tidak diketahui, jumlahnya tidak dinilai. Jumlah yang berisi rumus
dinilai dari rumusnya. Selisih karena pembulatan tidak disebut.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "BUD-013",
    over="sums",
    where="quantity = 'money' AND told_by_formula = 0 AND value IS NOT NULL AND expected IS NOT NULL",
    fails="value - expected > slack OR expected - value > slack",
    severity=Severity.ERROR,
    basis="konsistensi#jumlah",
    field="value",
    message="{name}: tercetak {value:rupiah}, sedangkan jumlah {parts} bagiannya {expected:rupiah}; selisih "
    "{difference:rupiah} ({rule}).",
    hint="Periksa bagian-bagiannya dan jumlahnya, lalu samakan.",
    nothing="Dokumen ini tidak memuat jumlah rupiah yang bagian-bagiannya diketahui.",
)
