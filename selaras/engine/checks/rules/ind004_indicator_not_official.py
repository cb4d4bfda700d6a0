"""Indikator sub kegiatan sesuai dengan nomenklatur.

Nomenklatur menetapkan nama, indikator, dan satuan sub kegiatan; perangkat daerah hanya mengisi target. Huruf besar,
tanda baca, spasi, dan ejaan satu huruf tidak diperhatikan. Indikator program dan kegiatan disusun sendiri.
"""

from datetime import date

from selaras.engine.checks.check import check
from selaras.engine.law.nomenclature import ASK_FOR_LIST
from selaras.engine.tables.judgement import Severity

check(
    "IND-004",
    over="indicators",
    where="level = 'sub_kegiatan' AND is_official IS NOT NULL AND copy_exact IS NULL",
    fails="is_official = 0",
    severity=Severity.WARNING,
    basis="kepmendagri-900-1317-2023#nomenklatur",
    since=date(2020, 10, 5),  # Kepmendagri 050-3708/2020 ordered the same
    field="name",
    proposal=("name", "{official_indicator}"),
    cause="{code}|{folded}",
    message="Indikator sub kegiatan {code} {subject_name} tertulis “{name}”, sedangkan dalam nomenklatur "
    "“{official_indicator}”.",
    hint="Pakai indikator menurut nomenklatur, dengan satuan {official_unit}.",
    nothing="Indikator sub kegiatan menurut {edition} belum dimuat. " + ASK_FOR_LIST,
)
