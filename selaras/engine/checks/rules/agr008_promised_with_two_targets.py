"""Indikator yang sama dijanjikan dengan target yang sama.

Dua unit yang menjanjikan indikator yang sama dengan target berbeda membuat capaian tidak dapat dijumlahkan. Kelurahan
yang sejajar boleh berbeda, karena masing-masing menjanjikan bagiannya sendiri.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "AGR-008",
    over="year_lines",
    fails="value <> other_value",
    severity=Severity.WARNING,
    basis="konsistensi#sebutan",
    cause="{indicator}",
    field="target",
    message="Indikator “{indicator}” dijanjikan {unit} dengan target {text}, sedangkan {other_unit} dengan target "
    "{other_text}.",
    hint="Samakan targetnya, atau bedakan nama indikatornya bila yang diukur memang bagian sendiri-sendiri.",
    nothing="Tidak ada indikator yang dijanjikan oleh lebih dari satu unit.",
    across=True,
)
