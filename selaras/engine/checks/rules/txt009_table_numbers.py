"""Tabel bernomor urut di dalam setiap bab.

Nomor yang terlewat atau terulang menyulitkan rujukan di dalam teks. Kode formulir seperti T-C.33 bukan nomor urut, dan
tabel yang hanya tinggal judulnya tetap dihitung.
"""

from collections import defaultdict
from itertools import pairwise

from selaras.engine.checks.check import Fault, NothingToJudge, text_check
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.table_numbers import Caption, captions
from selaras.engine.tables.judgement import Severity


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
    chapters: dict[str, list[Caption]] = defaultdict(list)
    for caption in captions(facts):
        chapters[caption.chapter].append(caption)
    if not chapters:
        raise NothingToJudge
    return [
        Fault(caption.spot, f"Tabel {caption}", str(caption), {"before": str(before), "number": str(caption)})
        for rows in chapters.values()
        for before, caption in pairwise(rows)
        if caption.number != before.number + 1
    ]
