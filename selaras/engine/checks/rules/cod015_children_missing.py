"""Program mempunyai kegiatan, dan kegiatan mempunyai sub kegiatan.

Dinilai bila hampir semua baris setingkat dalam dokumen mempunyai baris di bawahnya. Dokumen yang memang hanya memuat
program tidak dinilai.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "COD-015",
    over="items",
    where="childless IS NOT NULL",
    fails="childless = 1",
    severity=Severity.WARNING,
    basis="konsistensi#susunan",
    message="Baris {level_word} {called} ({unit_name}) tidak mempunyai satu baris pun di bawahnya.",
    hint="Lengkapi kegiatan atau sub kegiatannya, atau hapus baris ini bila tidak dilaksanakan.",
    nothing="Dokumen ini tidak memuat program dan kegiatan yang dirinci ke bawah.",
)
