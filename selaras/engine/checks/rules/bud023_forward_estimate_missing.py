"""Renja memuat prakiraan maju.

Rumusan program dan kegiatan Renja memuat pagu tahun rencana dan prakiraan maju tahun berikutnya. Dinilai pada sub
kegiatan Renja.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "BUD-023",
    over="year_items",
    where="kind = 'renja' AND level = 'sub_kegiatan'",
    fails="forward = 0",
    severity=Severity.WARNING,
    basis="permendagri-86-2017#t-c-33",
    cause="{kind_word}",
    message="{called} {unit} belum mempunyai prakiraan maju {next_year}.",
    hint="Isi pagu tahun berikutnya pada sub kegiatan ini.",
    nothing="Tahun ini belum mempunyai Renja dengan sub kegiatan.",
    across=True,
)
