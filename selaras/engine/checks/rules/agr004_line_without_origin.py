"""Setiap baris Perjanjian Kinerja menyebut asalnya.

Asal baris adalah Renstra, IKU, surat penugasan, atau lainnya. Tanpa asal, tidak dapat dibuktikan bahwa perjanjian
disusun dari Renstra dan dokumen anggaran. Dinilai pada Perjanjian Kinerja camat dan setiap unit dalam tahun itu.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "AGR-004",
    over="year_lines",
    fails="origin = ''",
    severity=Severity.WARNING,
    basis="permenpanrb-53-2014#lampiran-1-dasar",
    cause="{unit}",
    field="origin",
    message="Baris “{indicator}” dalam Perjanjian Kinerja {unit} belum menyebut asalnya.",
    hint="Pilih asal baris ini: Renstra, IKU, surat penugasan dengan nomor dan tanggalnya, atau lainnya.",
    nothing="Tahun ini belum mempunyai Perjanjian Kinerja.",
    across=True,
)
