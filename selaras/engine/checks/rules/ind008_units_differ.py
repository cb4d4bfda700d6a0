"""Indikator yang sama memakai satuan yang sama di seluruh dokumen.

Dibandingkan untuk indikator tujuan dan sasaran dalam Renstra, IKU, RKT, dan Perjanjian Kinerja. Persen dan % adalah
satuan yang sama; ejaan yang keliru disebut oleh pemeriksaan IND-007.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "IND-008",
    over="indicators",
    where="level IN ('goal', 'objective') AND unit_known = 1",
    fails="other_unit IS NOT NULL",
    severity=Severity.WARNING,
    basis="konsistensi#sebutan",
    proposal=("unit", "{other_unit_mended}"),
    cause="{folded}",
    message="Indikator “{name}” bersatuan {printed_unit}, tetapi bersatuan {other_unit} pada {other_place}.",
    hint="Pakai satu satuan untuk indikator yang sama.",
    nothing="Dokumen ini tidak memuat indikator tujuan atau sasaran dengan satuan yang dikenal.",
)
