"""Nilai sesuai dengan jawaban dan bobotnya.

Nilai suatu baris adalah koefisien jawabannya dikalikan bobotnya. Selisih sampai seperseratus poin karena pembulatan
tidak disebut.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "EVA-003",
    over="criteria",
    where="score IS NOT NULL AND weighted IS NOT NULL AND answer <> ''",
    fails="score - weighted > slack OR weighted - score > slack",
    severity=Severity.ERROR,
    basis="konsistensi#jumlah",
    field="score",
    message="Nilai {level_word} {called} tercetak {score:number}, padahal jawaban {answer} dengan bobot "
    "{weight:number} bernilai {weighted:number}.",
    hint="Periksa jawaban, koefisien, bobot, dan rumus nilainya.",
    nothing="Dokumen ini tidak memuat jawaban beserta koefisien, bobot, dan nilainya.",
)
