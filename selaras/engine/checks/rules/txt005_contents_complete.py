"""Setiap entri daftar isi ada di dalam dokumen, dan setiap bab dan subbab ada dalam daftar isi.

Judul tanpa nomor di dalam dokumen tidak perlu tercantum dalam daftar isi.
"""

from selaras.engine.checks.check import Fault, NothingToJudge, text_check
from selaras.engine.facts.contents import matched
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import Spot
from selaras.engine.tables.judgement import Severity


@text_check(
    "TXT-005",
    severity=Severity.WARNING,
    basis="konsistensi#susunan",
    message="“{title}” ada dalam {present}, tetapi tidak ada dalam {absent}.",
    hint="Lengkapi {absent}, atau hapus judul itu dari {present}.",
    nothing="Dokumen ini tidak memuat daftar isi.",
)
def judge(facts: Facts) -> list[Fault]:
    """Each entry without heading and each numbered heading without entry."""
    found = matched(facts)
    if found is None:
        raise NothingToJudge
    entries = [
        Fault(
            Spot(entry.id, entry.place),
            title,
            title,
            {"title": title, "present": "daftar isi", "absent": "isi dokumen"},
        )
        for entry, title in found.without_heading
    ]
    return entries + [
        Fault(Spot(row.id, row.place), title, title, {"title": title, "present": "isi dokumen", "absent": "daftar isi"})
        for row, title in found.without_entry
    ]
