"""NIP mengikuti susunannya.

NIP terdiri atas tanggal lahir, bulan pengangkatan (21 untuk PPPK), jenis kelamin, dan nomor urut. NIP yang kosong tidak
dinilai; NIP yang susunannya benar pun belum tentu milik pejabat itu.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "ORG-004",
    over="officials",
    fails="fault IS NOT NULL",
    severity=Severity.WARNING,
    basis="konsistensi#sebutan",
    field="nip",
    message="NIP {name} tidak dapat benar. {fault}",
    hint="Cocokkan NIP dengan surat keputusan pengangkatannya.",
    nothing="Dokumen ini tidak memuat NIP.",
    across=True,
)
