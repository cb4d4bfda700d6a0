"""Pengaduan ditutup oleh orang, bukan oleh sistem.

SP4N-LAPOR! menutup sendiri laporan yang tidak ditanggapi lagi. Bila lebih dari separuh laporan berakhir demikian, data
ini tidak menunjukkan apakah pelapor puas. Satu catatan untuk seluruh dokumen.
"""

from selaras.engine.checks.check import Fault, NotConcerned, NothingToJudge, text_check
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import Spot
from selaras.engine.tables.judgement import Severity
from selaras.engine.tables.services import Complaint
from selaras.engine.tables.wording import fold

_FEWEST = 10
_MOST = 50  # percent of the complaints with a status


@text_check(
    "CMP-001",
    severity=Severity.NOTE,
    basis="permenpanrb-62-2018",
    message="{count} dari {complaints} laporan ({share} persen) ditutup atau diarsipkan oleh sistem.",
    hint="Jangan menghitungnya sebagai laporan yang selesai dengan jawaban tanpa memeriksa jawabannya.",
    nothing="Dokumen ini tidak memuat sedikitnya sepuluh laporan dengan statusnya.",
)
def judge(facts: Facts) -> list[Fault]:
    """One fault where most complaints were ended by nobody."""
    if not facts.book.all(Complaint):
        raise NotConcerned
    rows = [row for row in facts.book.all(Complaint) if row.status]
    if len(rows) < _FEWEST:
        raise NothingToJudge
    ended = [row for row in rows if fold(row.status).endswith("oleh sistem")]
    if len(ended) * 100 <= _MOST * len(rows):
        return []
    values = {"count": len(ended), "complaints": len(rows), "share": len(ended) * 100 // len(rows)}
    return [Fault(Spot(ended[0].id, ended[0].place, "status"), "Status laporan", "sistem", values)]
