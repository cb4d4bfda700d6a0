"""Indikator menyebut ukurannya.

Indikator dibuka dengan ukurannya: jumlah, persentase, nilai, indeks, tingkat, dan sebagainya. Yang dinilai hanya
indikator tujuan dan sasaran.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "IND-010",
    over="indicators",
    where="level IN ('goal', 'objective') AND has_measure IS NOT NULL",
    fails="has_measure = 0",
    severity=Severity.WARNING,
    basis="permenpanrb-88-2021#1b-5",
    field="name",
    proposal=("name", "{measure_proposed}"),
    cause="{folded}",
    message="Indikator “{name}” tidak menyebut ukurannya.",
    hint="Awali indikator dengan ukurannya, misalnya Persentase, Jumlah, atau Nilai.",
    nothing="Dokumen ini tidak memuat indikator tujuan atau sasaran.",
)
