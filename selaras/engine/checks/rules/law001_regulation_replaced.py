"""Peraturan yang dirujuk masih berlaku pada tanggal rencana.

Rujukan pada peraturan yang sudah dicabut atau diganti sebelum tanggal rencana disebut beserta penggantinya. Peraturan
yang tidak ada dalam daftar Selaras tidak dinilai, begitu pula peraturan daerah dan rujukan yang sudah menyebut
penggantiannya.
"""

from selaras.engine.checks.check import Fault, NothingToJudge, text_check
from selaras.engine.facts.cited import CitedRegulation, cited_regulations
from selaras.engine.facts.facts import Facts
from selaras.engine.tables.judgement import Severity


@text_check(
    "LAW-001",
    severity=Severity.WARNING,
    basis="konsistensi#tahun",
    message="{regulation} sudah tidak berlaku pada tanggal rencana; penggantinya {successor}.",
    hint="Rujuk penggantinya, atau sebutkan bahwa rujukan ini hanya untuk sejarah.",
    nothing="Dokumen ini tidak merujuk peraturan yang ada dalam daftar peraturan Selaras.",
)
def judge(facts: Facts) -> list[Fault]:
    """Each citation of a regulation that had been replaced on the plan's date."""
    found = cited_regulations(facts)
    if not found:
        raise NothingToJudge
    return [
        _fault(facts, one)
        for one in found
        if one.regulation.until is not None and one.regulation.until <= facts.on and not one.known_replaced
    ]


def _fault(facts: Facts, cited: CitedRegulation) -> Fault:
    old = cited.regulation
    successor = old
    while successor.replaced_by is not None and not successor.in_force(facts.on):
        successor = facts.law.regulations[successor.replaced_by]
    known = successor is not old
    values = {
        "regulation": old.short,
        "until": old.until.isoformat() if old.until else None,
        "successor": f"{successor.short} tentang {successor.title}"
        if known
        else "peraturan lain yang belum tercatat di Selaras",
    }
    verified = old.replacement_mark is not None and old.replacement_mark.verified
    basis = successor.id if known else old.id
    return Fault(cited.spot, cited.text, old.id, values, basis=basis, verified=verified)
