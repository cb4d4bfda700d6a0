"""Indikator kecamatan mengukur yang dapat dipengaruhi kecamatan.

Indikator yang menyebut kabupaten, provinsi, atau nasional bergantung pada banyak perangkat daerah lain, sehingga
capaiannya tidak dapat dipertanggungjawabkan kecamatan sendiri. Ini saran, karena nama resmi pun dapat memuat kata itu.

"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "IND-016",
    over="attributes",
    where="of_kecamatan = 1",
    fails="wider <> ''",
    severity=Severity.NOTE,
    basis="permenpanrb-88-2021#1b-5",
    field="name",
    message="Indikator “{name}” menyebut “{wider}”, wilayah yang lebih luas dari kewenangan kecamatan.",
    hint="Ukur bagian yang menjadi tanggung jawab kecamatan, atau catat dukungan yang diperlukan pada pohon kinerja.",
    nothing="Dokumen ini tidak memuat indikator tujuan atau sasaran.",
)
