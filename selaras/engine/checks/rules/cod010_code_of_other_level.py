"""Tingkat baris sesuai dengan tingkat kodenya.

Kode dengan tiga bagian menunjuk program, lima bagian kegiatan, enam bagian sub kegiatan.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "COD-010",
    over="items",
    where="level <> 'organisation' AND code_fault <> 'missing'",
    fails="code_fault = 'level'",
    severity=Severity.ERROR,
    basis="konsistensi#susunan",
    field="code",
    cause="{code}|{folded}",
    message="Baris {name} adalah {level_word}, tetapi kodenya {code} menunjuk tingkat lain.",
    hint="Perbaiki kodenya, atau pindahkan baris ini ke tingkat yang ditunjuk oleh kodenya.",
    nothing="Dokumen ini tidak memuat program, kegiatan, atau sub kegiatan.",
)
