"""Realisasi tidak selalu persis sama dengan target.

Bila setiap indikator pada setiap triwulan persis mencapai targetnya, angka realisasi mungkin disalin dari target.
Hanya dicatat bila sedikitnya lima indikator mempunyai target dan realisasi empat triwulan, dan semuanya sama.
"""

from collections import defaultdict

from selaras.engine.checks.check import Fault, NotConcerned, NothingToJudge, text_check
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.times import when
from selaras.engine.facts.view import Spot
from selaras.engine.tables.actuals import Actual
from selaras.engine.tables.judgement import Severity
from selaras.engine.tables.rows import Target

_FEWEST = 5
_QUARTERS = 4


@text_check(
    "MSR-008",
    severity=Severity.NOTE,
    basis="konsistensi#sebutan",
    message="Realisasi keempat triwulan dari semua {count} indikator persis sama dengan targetnya.",
    hint="Pastikan realisasi berasal dari pengukuran, bukan disalin dari target.",
    nothing="Dokumen ini tidak memuat target dan realisasi empat triwulan untuk sedikitnya lima indikator.",
)
def judge(facts: Facts) -> list[Fault]:
    """One fault where no quarter of any indicator differs from its target."""
    actuals = facts.book.all(Actual)
    if not actuals:
        raise NotConcerned
    targets = {(row.indicator, row.period): row.value for row in facts.book.all(Target)}
    same: dict[tuple[str, int], list[bool]] = defaultdict(list)
    for row in actuals:
        time, target = when(row.period), targets.get((row.indicator, row.period))
        if time and time.quarter and not time.upto and target is not None and row.value is not None:
            same[row.indicator, time.year].append(row.value == target)
    whole = [found for found in same.values() if len(found) == _QUARTERS]
    if len(whole) < _FEWEST:
        raise NothingToJudge
    if not all(all(found) for found in whole):
        return []
    first = actuals[0]
    return [Fault(Spot(first.id, first.place, "text"), "Realisasi triwulan", "realisasi", {"count": len(whole)})]
