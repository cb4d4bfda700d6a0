"""Pagu rencana sama dengan DPA.

Baris RKT atau Renja dibandingkan dengan baris DPA yang kode dan unitnya sama. Renja disusun sebelum APBD; setelah DPA
disahkan, perbedaannya diselesaikan dengan versi perubahan.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "BUD-021",
    over="year_items",
    where="kind <> 'dpa'",
    fails="ceiling <> approved",
    severity=Severity.WARNING,
    basis="konsistensi#sebutan",
    field="ceiling",
    message="Pagu {called} {unit} dalam {kind_word} {ceiling:rupiah}, sedangkan dalam DPA {approved:rupiah}; selisih "
    "{difference:rupiah}.",
    hint="Samakan pagu rencana dengan DPA lewat versi perubahan, atau periksa DPA-nya.",
    nothing="Tahun ini belum mempunyai rencana tahunan dan DPA yang barisnya sama.",
    across=True,
)
