"""Lamanya periode sesuai dengan tahun awal dan akhirnya.

Periode 2021–2026 boleh disebut lima tahun (masa jabatan) atau enam tahun (tahun anggaran).
"""

from selaras.engine.checks.check import Fault, NothingToJudge, text_check
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.texts import prose
from selaras.engine.facts.view import Spot
from selaras.engine.facts.years import wrong_spans
from selaras.engine.tables.judgement import Severity


@text_check(
    "TXT-002",
    severity=Severity.WARNING,
    basis="konsistensi#tahun",
    message="Periode {period} disebut {years} tahun: “{words}”.",
    hint="Periksa tahun awal dan tahun akhir periode itu.",
    nothing="Dokumen ini tidak memuat teks.",
)
def judge(facts: Facts) -> list[Fault]:
    """Each period whose stated length fits neither way of counting."""
    texts = prose(facts)
    if not texts:
        raise NothingToJudge
    return [
        Fault(
            Spot(text.row, text.at(found.start)),
            found.words,
            found.words,
            {"period": str(found.period), "years": found.years, "words": found.words},
        )
        for text in texts
        for found in wrong_spans(text.text)
    ]
