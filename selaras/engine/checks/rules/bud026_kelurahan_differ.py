"""Kelurahan yang berbeda menyebut alasannya.

Sub kegiatan yang sama biasanya mempunyai pagu dan target yang sama di setiap kelurahan. Bila satu kelurahan berbeda
dari lebih dari separuh kelurahan lain, keterangannya diisi.
Dinilai bila sub kegiatan itu ada di tiga kelurahan atau lebih.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "BUD-026",
    over="year_items",
    where="alike IS NOT NULL AND speaks = 1",
    fails="note = '' AND (ceiling <> usual_ceiling OR value <> usual_value)",
    severity=Severity.NOTE,
    basis="konsistensi#alasan",
    field="ceiling",
    message="{called} {unit}: {here_words}; kebanyakan dari {usual_units} kelurahan: {usual_words}.",
    hint="Isi keterangan mengapa berbeda, atau samakan bila tidak disengaja.",
    nothing="Tidak ada sub kegiatan yang sama di tiga kelurahan atau lebih.",
    across=True,
)
