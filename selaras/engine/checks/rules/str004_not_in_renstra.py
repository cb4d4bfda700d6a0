"""Tujuan dan sasaran rencana tahunan berasal dari Renstra.

Tujuan dan sasaran dalam Perjanjian Kinerja dinilai oleh AGR-001, karena di sana penugasan lain juga boleh menjadi
dasarnya.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "STR-004",
    over="wordings",
    where="state IS NOT NULL AND document_kind <> 'pk'",
    fails="state = 'none'",
    severity=Severity.WARNING,
    basis="uu-23-2014#273",
    field="text",
    message="Rencana ini memuat {kind_word} “{text}”, "
    "yang tidak ada di antara {kind_word} Renstra di dalam dokumen ini.",
    hint="Pakai {kind_word} menurut Renstra, atau lengkapi tabel Renstra bila memang tercantum di sana.",
    nothing="Dokumen ini tidak memuat tujuan dan sasaran Renstra untuk dibandingkan.",
)
