"""Peraturan yang dirujuk masih berlaku pada tanggal rencana.

Rujukan pada peraturan yang sudah dicabut atau diganti sebelum tanggal rencana disebut beserta penggantinya. Peraturan
yang tidak ada dalam daftar Selaras tidak dinilai, begitu pula peraturan daerah.
"""

from selaras.engine.checks.check import Fault, NothingToJudge, text_check
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import Spot
from selaras.engine.law.regulation import Regulation
from selaras.engine.tables.judgement import Severity
from selaras.engine.tables.rows import Citation


@text_check(
    "LAW-001",
    severity=Severity.WARNING,
    basis="konsistensi#tahun",
    message="{regulation} tidak berlaku lagi sejak {until:date}; penggantinya {successor}.",
    hint="Rujuk {successor}, atau sebutkan bahwa rujukan ini hanya untuk sejarah.",
    nothing="Dokumen ini tidak merujuk peraturan yang ada dalam daftar peraturan Selaras.",
)
def judge(facts: Facts) -> list[Fault]:
    """Each citation of a regulation that had been replaced on the plan's date."""
    known = [(row, facts.law.regulations[row.regulation]) for row in facts.book.all(Citation) if row.regulation]
    if not known:
        raise NothingToJudge
    replaced = [(row, old) for row, old in known if old.until is not None and old.until <= facts.on]
    return [_fault(facts, row, old) for row, old in replaced]


def _fault(facts: Facts, row: Citation, old: Regulation) -> Fault:
    successor = old
    while successor.replaced_by is not None and not successor.in_force(facts.on):
        successor = facts.law.regulations[successor.replaced_by]
    known = successor is not old
    values = {
        "regulation": old.short,
        "until": old.until.isoformat() if old.until else None,
        "successor": f"{successor.short} tentang {successor.title}" if known else "belum diketahui",
    }
    verified = old.replacement_mark is not None and old.replacement_mark.verified
    basis = successor.id if known else old.id
    return Fault(Spot(row.id, row.place), row.text, old.id, values, basis=basis, verified=verified)
