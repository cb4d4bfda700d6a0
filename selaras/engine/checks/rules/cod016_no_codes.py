"""Dokumen mencantumkan kode program, kegiatan, dan sub kegiatan.

Tanpa kode, rencana tidak dapat dihubungkan dengan anggaran. Dicatat satu kali untuk seluruh dokumen. Evaluasi Renja,
Rencana Aksi, Perjanjian Kinerja, dan IKU tidak dinilai: bentuk tabelnya memang tidak mempunyai kolom kode.
"""

from selaras.engine.checks.check import Fault, NothingToJudge, text_check
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import Spot
from selaras.engine.tables.judgement import Severity
from selaras.engine.tables.rows import WorkItem

_FEWEST = 2  # lines; one line without a code is named by itself
_WITHOUT_CODES = frozenset({"renja_evaluation", "action_plan", "pk", "iku"})


@text_check(
    "COD-016",
    severity=Severity.WARNING,
    basis="permendagri-90-2019#kode",
    message="Tidak satu pun dari {count} baris program, kegiatan, dan sub kegiatan mempunyai kode.",
    hint="Tambahkan kolom kode, lalu isi sesuai nomenklatur.",
    nothing="Dokumen ini tidak memuat program, kegiatan, atau sub kegiatan, atau bentuknya tidak berkode.",
)
def judge(facts: Facts) -> list[Fault]:
    """One fault for a document whose lines of work have no code at all."""
    items = [item for item in facts.book.all(WorkItem) if item.level != "organisation"]
    if len(items) < _FEWEST or (facts.plan is not None and facts.plan.kind in _WITHOUT_CODES):
        raise NothingToJudge
    if any(item.code for item in items):
        return []
    first = items[0]
    return [Fault(Spot(first.id, first.place, "code"), "Kolom kode", "kolom kode", {"count": len(items)})]
