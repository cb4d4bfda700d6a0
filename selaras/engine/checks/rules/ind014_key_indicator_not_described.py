"""Indikator Kinerja Utama dijelaskan cara mengukurnya.

Sifat SMART baru tampak dari definisi, rumus, satuan, sumber data, dan frekuensinya. Dinilai pada IKU, setelah dokumen
menjelaskan setidaknya satu indikatornya.

"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "IND-014",
    over="attributes",
    where="is_key = 1 AND described = 1",
    fails="lacking <> ''",
    severity=Severity.NOTE,
    basis="permenpanrb-88-2021#1b-5",
    field="name",
    cause="{lacking}",
    message="Indikator “{name}” belum menyebut {lacking}.",
    hint="Lengkapi pada bagian Cara mengukur.",
    nothing="Dokumen ini tidak menjelaskan Indikator Kinerja Utama.",
)
