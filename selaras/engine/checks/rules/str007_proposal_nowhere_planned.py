"""Usulan yang diterima tercantum dalam rencana.

Usulan musrenbang yang diterima ditautkan ke sub kegiatan yang melaksanakannya dalam rencana tahun itu.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "STR-007",
    over="proposals",
    where="decision = 'accepted'",
    fails="planned = 0",
    severity=Severity.WARNING,
    basis="pp-17-2018#17",
    message="Usulan “{name}” dari {unit} diterima, tetapi tidak tercantum dalam rencana tahun ini.",
    hint="Pilih sub kegiatan yang melaksanakannya, atau ubah keputusannya beserta alasannya.",
    nothing="Tidak ada usulan diterima yang dapat dicari dalam rencana tahun ini.",
    across=True,
)
