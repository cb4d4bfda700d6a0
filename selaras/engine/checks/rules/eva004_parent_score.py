"""Nilai komponen sama dengan jumlah nilai di bawahnya.

Nilai yang di bawahnya tidak ikut terhitung membuat hasil evaluasi terlalu rendah atau terlalu tinggi. Bila satu nilai
di bawahnya tidak diketahui, tidak dinilai. Begitu pula baris yang dijawab sendiri, dan baris yang bobot di bawahnya
bukan bagian dari bobotnya.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "EVA-004",
    over="criteria",
    where="children > 0 AND answer = '' AND score IS NOT NULL AND children_score IS NOT NULL "
    "AND weight - children_weight <= children_slack AND children_weight - weight <= children_slack",
    fails="score - children_score > children_slack OR children_score - score > children_slack",
    severity=Severity.ERROR,
    basis="konsistensi#jumlah",
    field="score",
    message="Nilai {level_word} {called} tercetak {score:number}, padahal jumlah nilai di bawahnya "
    "{children_score:number}; selisih {score_difference:number}.",
    hint="Periksa rumus nilai baris ini.",
    nothing="Dokumen ini tidak memuat nilai komponen beserta semua nilai di bawahnya.",
)
