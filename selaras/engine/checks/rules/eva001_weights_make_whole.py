"""Bobot semua komponen berjumlah 100.

Bobot yang tidak berjumlah 100 (atau 1, bila ditulis sebagai bagian) membuat nilai akhir tidak dapat dibandingkan
dengan predikat. Bila bobot satu komponen tidak diketahui, atau hanya ada satu komponen, tidak dinilai.
"""

from selaras.engine.checks.check import Fault, NotConcerned, NothingToJudge, text_check
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import Spot
from selaras.engine.tables.evaluation import Criterion
from selaras.engine.tables.judgement import Severity
from selaras.engine.tables.number import SCALE

_WHOLE = 100 * SCALE
_SLACK = SCALE // 100
_FEWEST = 2  # components; a sheet of one of them is a part of an evaluation


@text_check(
    "EVA-001",
    severity=Severity.ERROR,
    basis="konsistensi#jumlah",
    message="Bobot {components} komponen berjumlah {total:number}, bukan 100.",
    hint="Periksa bobot setiap komponen.",
    nothing="Dokumen ini tidak memuat komponen evaluasi yang semua bobotnya diketahui.",
)
def judge(facts: Facts) -> list[Fault]:
    """One fault where the weights of the components do not make a hundred."""
    if not facts.book.all(Criterion):
        raise NotConcerned
    rows = [row for row in facts.book.all(Criterion) if row.level == "component" and row.step == "self"]
    weights = [row.weight for row in rows if row.weight is not None]
    if len(rows) < _FEWEST or len(weights) < len(rows):
        raise NothingToJudge
    if abs(sum(weights) - _WHOLE) <= _SLACK or abs(sum(weights) - SCALE) <= _SLACK // 100:
        return []
    values = {"components": len(rows), "total": sum(weights)}
    return [Fault(Spot(rows[0].id, rows[0].place, "weight"), "Bobot komponen", "bobot", values)]
