"""Setiap program, kegiatan, dan sub kegiatan mempunyai indikator.

Tabel yang sama sekali tidak berkolom indikator tidak dinilai.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "IND-003",
    over="items",
    where="level <> 'organisation' AND document_has_indicators = 1",
    fails="indicators = 0",
    severity=Severity.ERROR,
    basis="uu-23-2014#273-3",
    cause="{code}|{folded}",
    message="{code} {name} ({unit_name}) belum mempunyai indikator.",
    hint="Isi indikator {level_word} ini; indikator sub kegiatan ditetapkan dalam nomenklatur.",
    nothing="Dokumen ini tidak memuat indikator program, kegiatan, atau sub kegiatan.",
)
