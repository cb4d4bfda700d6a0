"""Tahun yang berpagu juga bertarget.

Dinilai dalam tabel beberapa tahun, untuk baris yang bertarget pada tahun lain, bila hampir semua baris berpagu pada
tahun itu bertarget. Rencana satu tahun dinilai oleh TGT-001.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "BUD-019",
    over="moneys",
    where="amount > 0 AND targets_elsewhere > 0 AND targets_usual = 1",
    fails="targets = 0",
    severity=Severity.WARNING,
    basis="permendagri-86-2017#t-c-27",
    message="Pagu {level_word} {called} tahun {period} sebesar {amount:rupiah}, tetapi target tahun itu tidak diisi.",
    hint="Isi target tahun {period}, atau kosongkan pagunya bila tidak dilaksanakan.",
    nothing="Dokumen ini tidak memuat pagu dan target beberapa tahun.",
)
