"""Indikator Renstra mempunyai kondisi awal.

Tanpa capaian sebelum tahun pertama, kemajuan tidak dapat dinilai dan target tidak dapat dikatakan menantang. Dinilai
pada indikator yang bertarget dalam Renstra atau RPJMD itu sendiri.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "TGT-011",
    over="baselines",
    where="targets = 1",
    fails="baseline = 0",
    severity=Severity.WARNING,
    basis="permendagri-86-2017#t-c-28",
    field="baseline",
    cause="{baselines}",
    message="Kondisi awal {year} indikator “{name}” ({subject}) belum diisi.",
    hint="Isi capaian tahun sebelum rencana ini, atau sebutkan mengapa belum diketahui.",
    nothing="Dokumen ini tidak memuat indikator yang bertarget selama beberapa tahun.",
)
