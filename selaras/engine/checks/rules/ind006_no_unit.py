"""Target mempunyai satuan.

Kata seperti Jumlah atau Target bukan satuan: yang dihitung tidak disebut.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "IND-006",
    over="indicators",
    where="printed_unit IS NOT NULL",
    fails="unit_is_none = 1",
    severity=Severity.WARNING,
    basis="konsistensi#sebutan",
    proposal=("unit", "{unit_mended}"),
    cause="{whole_code}|{folded}|{printed_unit}",
    message="“{printed_unit}” bukan satuan; target indikator “{name}” tertulis {target_text}.",
    hint="Tulis satuan yang dihitung, misalnya Laporan, Dokumen, atau Orang.",
    nothing="Dokumen ini tidak memuat satuan.",
)
