"""Tabel yang dirujuk di dalam teks ada di dalam dokumen.

Tabel dokumen lain, misalnya “Tabel 3.1 Renstra”, tidak dinilai, begitu pula dokumen yang tabelnya tidak bernomor.
"""

from selaras.engine.checks.check import Fault, NothingToJudge, text_check
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.table_numbers import captions, references
from selaras.engine.tables.judgement import Severity


@text_check(
    "TXT-010",
    severity=Severity.NOTE,
    basis="konsistensi#susunan",
    message="Teks merujuk Tabel {number}, tetapi tidak ada tabel dengan nomor itu; yang ada Tabel {first} sampai "
    "dengan {last}.",
    hint="Sesuaikan nomor tabel yang dirujuk.",
    nothing="Dokumen ini tidak memuat tabel bernomor, atau teksnya tidak merujuk tabel menurut nomornya.",
)
def judge(facts: Facts) -> list[Fault]:
    """Each reference to a table number that no table carries, in a document that numbers its tables that way."""
    tables = captions(facts)
    printed = {str(table) for table in tables}
    parts = {number.count(".") for number in printed}
    told = [(number, spot) for number, spot in references(facts) if number.count(".") in parts]
    if not told:
        raise NothingToJudge
    values = {"first": str(tables[0]), "last": str(tables[-1])}
    return [
        Fault(spot, f"Tabel {number}", number, {"number": number, **values})
        for number, spot in told
        if number not in printed
    ]
