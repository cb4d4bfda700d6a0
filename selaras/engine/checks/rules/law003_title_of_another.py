"""Judul peraturan yang dikutip sesuai dengan nomor dan tahunnya.

Dinilai hanya peraturan yang judulnya sudah diverifikasi dalam daftar Selaras, dan hanya bila judul yang dikutip jelas
berbeda. Judul yang disingkat atau terpotong tidak dinilai.
"""

from selaras.engine.checks.check import Fault, NothingToJudge, text_check
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.likeness import content_words
from selaras.engine.facts.view import Spot
from selaras.engine.tables.judgement import Severity
from selaras.engine.tables.rows import Citation

_TELLING = 4  # content words a quoted title needs before it can contradict another


@text_check(
    "LAW-003",
    severity=Severity.WARNING,
    basis="konsistensi#sebutan",
    message="{cited} dikutip dengan judul “{about}”, padahal judulnya “{title}”.",
    hint="Periksa peraturan mana yang dimaksud, lalu samakan nomor, tahun, dan judulnya.",
    nothing="Dokumen ini tidak merujuk peraturan dalam daftar Selaras beserta judulnya.",
)
def judge(facts: Facts) -> list[Fault]:
    """Each citation of a known regulation under a title that shares less than half of its words with the right one."""
    titled = [
        (row, facts.law.regulations[row.regulation])
        for row in facts.book.all(Citation)
        if row.regulation in facts.law.regulations and len(content_words(row.about)) >= _TELLING
    ]
    if not titled:
        raise NothingToJudge
    return [
        Fault(
            Spot(row.id, row.place),
            row.text,
            f"{regulation.id}|{row.about}",
            {"cited": row.text, "about": row.about, "title": regulation.title},
        )
        for row, regulation in titled
        if regulation.mark.verified and _another(row.about, regulation.title)
    ]


def _another(about: str, title: str) -> bool:
    quoted, right = content_words(about), content_words(title)
    return 2 * len(quoted & right) < min(len(quoted), len(right))
