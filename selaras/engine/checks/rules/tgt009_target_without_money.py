"""Tahun yang bertarget juga berpagu.

Dinilai dalam tabel beberapa tahun, untuk baris yang berpagu pada tahun lain, bila hampir semua baris bertarget pada
tahun itu berpagu. Target 0 tidak memerlukan pagu.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "TGT-009",
    over="moneys",
    where="targets > 0 AND target_is_zero = 0 AND money_elsewhere > 0 AND money_usual = 1",
    fails="amount IS NULL OR amount = 0",
    severity=Severity.NOTE,
    basis="permendagri-86-2017#t-c-27",
    message="Target {level_word} {called} tahun {period} ialah {target_text}, tetapi pagu tahun itu kosong atau nol.",
    hint="Isi pagu tahun {period}, atau nolkan targetnya bila tidak dilaksanakan.",
    nothing="Dokumen ini tidak memuat pagu dan target beberapa tahun.",
)
