"""Tabel bernomor urut di dalam setiap bab.

Nomor yang terlewat atau terulang menyulitkan rujukan di dalam teks.
"""

from collections import defaultdict
from itertools import pairwise

from selaras.engine.checks.check import Fault, NothingToJudge, text_check
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import Spot
from selaras.engine.tables.judgement import Severity
from selaras.engine.tables.rows import Paragraph, Section


@text_check(
    "TXT-009",
    severity=Severity.NOTE,
    basis="konsistensi#susunan",
    message="Setelah Tabel {before} tercantum Tabel {number}.",
    hint="Beri nomor tabel secara berurutan, dan sesuaikan rujukannya di dalam teks.",
    nothing="Dokumen ini tidak memuat tabel bernomor.",
)
def judge(facts: Facts) -> list[Fault]:
    """Each table whose number does not follow the one before it in the same chapter."""
    tables: dict[str, list[tuple[int, Section, Paragraph]]] = defaultdict(list)
    for section in facts.book.all(Section):
        for paragraph in section.paragraphs:
            chapter, _, number = paragraph.table.rpartition(".")
            if paragraph.kind == "table" and number.isdecimal():
                tables[chapter].append((int(number), section, paragraph))
    if not tables:
        raise NothingToJudge
    return [
        Fault(
            Spot(section.id, paragraph.place),
            f"Tabel {paragraph.table}",
            paragraph.table,
            {"before": before.table, "number": paragraph.table},
        )
        for rows in tables.values()
        for (last, _, before), (number, section, paragraph) in pairwise(rows)
        if number != last + 1
    ]
