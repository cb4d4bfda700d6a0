"""Setiap kegiatan mempunyai program, dan setiap sub kegiatan mempunyai kegiatan.

Baris induk dicari di atasnya, dalam unit yang sama. Daftar yang hanya memuat sub kegiatan, seperti yang dicetak SIPD,
tidak dinilai: di sana induk memang tidak dicantumkan.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "COD-012",
    over="items",
    where="level = 'kegiatan' OR (level = 'sub_kegiatan' AND document_levels > 1)",
    fails="parent_level IS NULL OR (level = 'kegiatan' AND parent_level <> 'program') "
    "OR (level = 'sub_kegiatan' AND parent_level <> 'kegiatan')",
    severity=Severity.ERROR,
    basis="konsistensi#susunan",
    message="Induk {level_word} {code} {name} tidak tercantum dalam {unit_name}.",
    hint="Tambahkan baris induknya beserta pagunya di atas baris ini, dalam unit yang sama.",
    nothing="Dokumen ini tidak memuat kegiatan, atau hanya daftar sub kegiatan.",
)
