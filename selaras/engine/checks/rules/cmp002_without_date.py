"""Setiap laporan bertanggal.

Tanpa tanggal masuk, batas waktu penyelesaian tidak dapat dihitung. Satu catatan untuk seluruh dokumen; tanggal yang
tidak dikenali disebut pula pada saat berkas dibaca.
"""

from selaras.engine.checks.check import Fault, NotConcerned, text_check
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import Spot
from selaras.engine.tables.judgement import Severity
from selaras.engine.tables.services import Complaint


@text_check(
    "CMP-002",
    severity=Severity.WARNING,
    basis="uu-25-2009#44",
    message="{count} dari {complaints} laporan tidak mempunyai tanggal masuk.",
    hint="Isi tanggal masuk setiap laporan.",
    nothing="Dokumen ini tidak memuat laporan pengaduan.",
)
def judge(facts: Facts) -> list[Fault]:
    """One fault for all complaints without a day."""
    rows = facts.book.all(Complaint)
    if not rows:
        raise NotConcerned
    without = [row for row in rows if row.received_on is None]
    if not without:
        return []
    first = without[0]
    values = {"count": len(without), "complaints": len(rows), "places": [str(row.place) for row in without[:100]]}
    return [Fault(Spot(first.id, first.place, "received_on"), "Tanggal laporan", "tanggal", values)]
