"""Kode mengikuti nomenklatur yang berlaku pada tanggal rencana.

Satu catatan untuk seluruh dokumen, dengan padanan setiap kode: pasti, perlu diperiksa, atau tidak ada. Rencana yang
disusun sebelum nomenklatur baru berlaku tidak perlu diubah.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "COD-011",
    over="documents",
    where="codes IS NOT NULL OR edition_replaced IS NOT NULL",
    fails="edition_replaced = 1",
    severity=Severity.WARNING,
    basis="permendagri-90-2019#kode",
    field="edition",
    message="Dokumen ini memakai kode {edition_title}, padahal pada tanggal rencana sudah berlaku {edition_now_title} "
    "(sejak {edition_now_from:date}). Dari {codes} kode: {codes_told}.",
    hint="Sesuaikan kode dengan nomenklatur yang berlaku. Bila daftarnya belum dimuat, mintalah "
    "pengelola aplikasi memuatnya.",
    nothing="Edisi nomenklatur yang dipakai dokumen ini tidak diketahui.",
)
