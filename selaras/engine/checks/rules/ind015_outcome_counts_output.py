"""Tujuan dan sasaran diukur dengan hasil, bukan dengan banyaknya keluaran.

Banyaknya dokumen, laporan, atau kegiatan menunjukkan apa yang dikerjakan, bukan apa yang berubah. Ini saran; indikator
keluaran boleh dipakai perangkat daerah bila hasilnya memang tidak dapat diukur.

"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "IND-015",
    over="attributes",
    fails="counts_output = 1",
    severity=Severity.NOTE,
    basis="permenpanrb-88-2021#1b-5",
    field="name",
    message="Indikator “{name}” menghitung keluaran, sedangkan yang diukur tujuan atau sasaran.",
    hint="Pilih ukuran hasil, misalnya persentase yang selesai atau indeks kepuasan.",
    nothing="Dokumen ini tidak memuat indikator tujuan atau sasaran.",
)
