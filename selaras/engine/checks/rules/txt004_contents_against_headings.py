"""Daftar isi menyebut nomor dan judul yang sama dengan isi dokumen.

Huruf besar dan tanda baca tidak diperhatikan. Entri yang sama sekali tidak ada judulnya disebut oleh TXT-005.
"""

from selaras.engine.checks.check import Fault, NothingToJudge, text_check
from selaras.engine.facts.contents import matched
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import Spot
from selaras.engine.tables.judgement import Severity


@text_check(
    "TXT-004",
    severity=Severity.WARNING,
    basis="konsistensi#susunan",
    message="Daftar isi menyebut “{entry}”, sedangkan di dalam dokumen “{heading}” (baris {line}).",
    hint="Perbarui daftar isi, atau perbaiki judulnya.",
    nothing="Dokumen ini tidak memuat daftar isi.",
)
def judge(facts: Facts) -> list[Fault]:
    """Each entry whose heading has another number or title."""
    found = matched(facts)
    if found is None:
        raise NothingToJudge
    return [
        Fault(
            Spot(pair.entry.id, pair.entry.place),
            pair.entry_text,
            f"{pair.entry_text}|{pair.heading_text}",
            {"entry": pair.entry_text, "heading": pair.heading_text, "line": pair.section.place.line},
        )
        for pair in found.differing
    ]
