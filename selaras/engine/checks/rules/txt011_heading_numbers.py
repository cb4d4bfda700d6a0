"""Bab dan subbab bernomor urut, dan subbab bernomor menurut babnya.

Yang disebut hanya nomor yang terulang, yang mundur, dan subbab yang memakai nomor bab lain. Nomor yang terlewat tidak
dinilai, karena judulnya mungkin hanya tidak terbaca sebagai judul.
"""

from collections.abc import Iterator

from selaras.engine.checks.check import Fault, NothingToJudge, text_check
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.headings import Numbered, numbered_headings
from selaras.engine.tables.judgement import Severity


@text_check(
    "TXT-011",
    severity=Severity.NOTE,
    basis="konsistensi#susunan",
    message="Judul “{heading}” {reason}.",
    hint="Perbaiki nomor judul itu, dan sesuaikan daftar isi.",
    nothing="Dokumen ini tidak memuat judul bernomor.",
)
def judge(facts: Facts) -> list[Fault]:
    """Each heading whose number does not go on from the one before it, or belongs to another chapter."""
    headings = numbered_headings(facts)
    if not headings:
        raise NothingToJudge
    return [
        Fault(heading.spot, str(heading), str(heading), {"heading": str(heading), "reason": reason})
        for heading, reason in _wrong(headings)
    ]


def _wrong(headings: list[Numbered]) -> Iterator[tuple[Numbered, str]]:
    before: dict[tuple[int, ...], Numbered] = {}
    chapter: Numbered | None = None
    for heading in headings:
        parent = heading.numbers[:-1]
        last = before.get(parent)
        if last is not None and heading.numbers <= last.numbers:
            yield heading, f"bernomor sama atau lebih kecil daripada judul sebelumnya, “{last}”"
        elif parent and chapter is not None and heading.numbers[0] != chapter.numbers[0]:
            yield heading, f"bernomor {heading.numbers[0]}, padahal berada di dalam “{chapter}”"
        before[parent] = heading
        chapter = chapter if parent else heading
