"""Bobot komponen sama dengan jumlah bobot di bawahnya.

Selisih karena pembulatan tidak disebut. Bila satu bobot di bawahnya tidak diketahui, tidak dinilai.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "EVA-005",
    over="criteria",
    where="children > 0 AND weight IS NOT NULL AND children_weight IS NOT NULL "
    "AND children_weight NOT IN (10000, 1000000)",
    fails="weight - children_weight > children_slack OR children_weight - weight > children_slack",
    severity=Severity.ERROR,
    basis="konsistensi#jumlah",
    field="weight",
    message="Bobot {level_word} {called} {weight:number}, padahal jumlah bobot di bawahnya "
    "{children_weight:number}; selisih {weight_difference:number}.",
    hint="Periksa bobot baris ini dan baris di bawahnya.",
    nothing="Dokumen ini tidak memuat bobot komponen beserta semua bobot di bawahnya.",
)
