"""Bobot komponen dan subkomponen sesuai dengan PermenPANRB 88/2021.

Pimpinan instansi boleh menetapkan kebijakan teknis sendiri, sehingga lembar kerja setempat dapat berbeda. Catatan ini
menyebut perbedaannya agar nilainya tidak dibandingkan begitu saja dengan instansi lain. Satu catatan untuk seluruh
dokumen.
"""

from datetime import date

from selaras.engine.checks.check import Fault, NotConcerned, NothingToJudge, text_check
from selaras.engine.facts.criteria import children_of
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import Spot
from selaras.engine.tables.evaluation import Criterion
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.judgement import Severity
from selaras.engine.tables.number import decimal_text
from selaras.engine.tables.wording import fold, listed

_COMPONENTS = {"perencanaan": 300_000, "pengukuran": 300_000, "pelaporan": 150_000, "evaluasi": 250_000}
_SHARES = (20, 30, 50)  # percent of a component: presence, quality, use


class _Differing(Frozen):
    row: Criterion
    words: str


@text_check(
    "EVA-002",
    severity=Severity.NOTE,
    basis="permenpanrb-88-2021#bobot",
    message="Bobot lembar kerja ini berbeda dari PermenPANRB 88/2021: {differences}.",
    hint="Sebut dasar bobot setempat dalam laporan hasil evaluasi.",
    nothing="Dokumen ini tidak memuat komponen evaluasi akuntabilitas kinerja beserta bobotnya.",
    since=date(2021, 12, 1),
)
def judge(facts: Facts) -> list[Fault]:
    """One fault for all components and sub-components that have another weight, or another number of parts."""
    if not facts.book.all(Criterion):
        raise NotConcerned
    rows = [row for row in facts.book.all(Criterion) if row.level == "component" and row.step == "self"]
    known = {row.id: weight for row in rows if (weight := _of_law(row)) is not None and row.weight is not None}
    if not known:
        raise NothingToJudge
    differing = [found for row in rows if row.id in known for found in _differing(facts, row, known[row.id])]
    if not differing:
        return []
    first = differing[0].row
    values = {"differences": listed([one.words for one in differing])}
    return [Fault(Spot(first.id, first.place, "weight"), "Bobot komponen", "bobot", values)]


def _of_law(row: Criterion) -> int | None:
    return next((weight for word, weight in _COMPONENTS.items() if fold(row.name).startswith(word)), None)


def _differing(facts: Facts, row: Criterion, weight: int) -> list[_Differing]:
    """A component of another weight; of one with the right weight its parts that differ."""
    if row.weight != weight:
        return [_Differing(row, f"{row.name} {decimal_text(row.weight or 0)}, bukan {decimal_text(weight)}")]
    parts = [part for part in children_of(facts).get(row.id, ()) if part.level == "sub_component"]
    if any(part.weight is None for part in parts) or not parts:
        return []
    should = [weight * share // 100 for share in _SHARES]
    if sorted(part.weight or 0 for part in parts) == should:
        return []
    words = listed([f"{part.name} {decimal_text(part.weight or 0)}" for part in parts])
    lawful = listed([decimal_text(one) for one in should])
    return [_Differing(parts[0], f"{row.name} dibagi menjadi {words}, bukan {lawful}")]
