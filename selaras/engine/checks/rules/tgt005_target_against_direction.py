"""Target bergerak ke arah yang dikehendaki.

Hanya dinilai bila arah indikator (naik atau turun) disebut dalam tabelnya. Target yang tetap tidak disebut.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "TGT-005",
    over="targets",
    where="direction IN ('up', 'down') AND value IS NOT NULL AND before_value IS NOT NULL",
    fails="(direction = 'up' AND value < before_value) OR (direction = 'down' AND value > before_value)",
    severity=Severity.WARNING,
    basis="konsistensi#tahun",
    field="text",
    message="Target {period} indikator “{indicator}” {value:number} bergerak berlawanan dengan arahnya; target "
    "{before_period} {before_value:number}.",
    hint="Periksa kedua target dan arah indikatornya.",
    nothing="Arah indikator tidak disebut dalam dokumen ini.",
)
