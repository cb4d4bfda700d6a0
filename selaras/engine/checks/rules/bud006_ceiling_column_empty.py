"""Kolom pagu terisi.

Kolom pagu yang kosong pada semua baris adalah satu sebab, sehingga dicatat satu kali untuk seluruh dokumen. Dokumen
tanpa kolom pagu tidak dinilai.
"""

from selaras.engine.checks.check import Fault, NothingToJudge, text_check
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import Spot
from selaras.engine.tables.judgement import Severity


@text_check(
    "BUD-006",
    severity=Severity.ERROR,
    basis="uu-23-2014#273-3",
    message="Kolom pagu ada, tetapi kosong pada semua baris ({count} baris).",
    hint="Isi pagu setiap baris sesuai dokumen anggaran.",
    nothing="Dokumen ini tidak mempunyai kolom pagu.",
)
def judge(facts: Facts) -> list[Fault]:
    """One fault for the column of ceilings when nothing stands in it; an amount not understood is something."""
    ceilings = list(facts.ceilings.values())
    if not ceilings:
        raise NothingToJudge
    if any(ceiling.amount is not None or ceiling.text.strip("-– ") for ceiling in ceilings):
        return []
    first = ceilings[0]
    return [Fault(Spot(first.id, first.place), "Kolom pagu", "kolom pagu", {"count": len(ceilings)})]
