"""Indikator yang diganti atau dihentikan tidak mempunyai target sesudahnya.

Target sesudah indikator berhenti menimbulkan dua ukuran untuk hal yang sama, atau angka yang tidak akan pernah diukur.
Yang dinilai target tahun-tahun sesudah tahun perubahannya.
"""

from selaras.engine.checks.check import Fault, NotConcerned, text_check
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import Spot
from selaras.engine.formulas.lineage import ENDED
from selaras.engine.tables.judgement import Severity
from selaras.engine.tables.rows import Indicator, Target
from selaras.engine.tables.wording import fold


@text_check(
    "TGT-012",
    severity=Severity.WARNING,
    basis="konsistensi#sebutan",
    message="Indikator “{name}” {word} sejak {since}, tetapi masih mempunyai target tahun {period}.",
    hint="Hapus target sesudah indikator berhenti, atau perbaiki tanggal perubahannya.",
    nothing="Tidak ada indikator yang diganti atau dihentikan.",
)
def judge(facts: Facts) -> list[Fault]:
    """One fault per target of a year after the end of its indicator."""
    ended = {row.id: row for row in facts.book.all(Indicator) if row.change in ENDED and row.changed_on is not None}
    if not ended:
        raise NotConcerned
    found = []
    for row in facts.book.all(Target):
        of = ended.get(row.indicator)
        if (
            of is None
            or of.changed_on is None
            or not row.period[:4].isdigit()
            or int(row.period[:4]) <= of.changed_on.year
        ):
            continue
        values = {
            "name": of.name, "word": facts.law.term(f"change.{of.change}"), "since": f"{of.changed_on:%d-%m-%Y}",
            "period": row.period,
        }  # fmt: skip
        found.append(Fault(Spot(row.id, row.place, "text"), of.name, f"{fold(of.name)}/{row.period}", values))
    return found
