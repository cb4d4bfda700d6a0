"""Sel sejenis memakai rumus yang sejenis.

Dalam satu kolom, jumlah dan rata-rata tidak dipakai bergantian untuk baris yang sejenis. Hanya dinilai bila hampir
semua rumus dalam kolom itu sama.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "BUD-011",
    over="formulas",
    where="usual_function IS NOT NULL",
    fails="function <> usual_function",
    severity=Severity.WARNING,
    basis="konsistensi#jumlah",
    field="text",
    message="Sel {cell} ({name}) memakai rumus {function_word}, {text}, sedangkan baris lain dalam kolom itu "
    "memakai {usual_word}.",
    hint="Pakai rumus yang sama dengan baris lain, atau jelaskan mengapa baris ini berbeda.",
    nothing="Berkas ini tidak memuat kolom dengan rumus yang cukup banyak untuk dibandingkan.",
)
