"""Satuan sesuai dengan yang dihitung oleh indikator.

Jumlah orang dihitung dengan orang, bukan paket; persentase dengan persen. Indikator dan satuan yang tidak ada dalam
kamus satuan tidak dinilai.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "IND-005",
    over="indicators",
    where="unit_fits IS NOT NULL",
    fails="unit_fits = 0",
    severity=Severity.WARNING,
    basis="konsistensi#sebutan",
    field="unit",
    cause="{whole_code}|{folded}|{printed_unit}",
    message="Indikator “{name}” tidak dapat dihitung dengan satuan {printed_unit}.",
    hint="Samakan satuan dengan yang disebut oleh indikator, atau perbaiki indikatornya.",
    nothing="Tidak ada indikator yang satuannya dapat dibandingkan.",
)
