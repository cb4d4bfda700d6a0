"""Sasaran dan hasil program dirumuskan sebagai keadaan, bukan kegiatan.

Sasaran menyebut apa yang berubah, misalnya “Meningkatnya …”, bukan apa yang dilakukan, misalnya “Meningkatkan …”. Yang
diusulkan hanya bentuk katanya, dan perumus yang memutuskan. Tujuan tidak dinilai.

"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "STR-020",
    over="phrases",
    fails="activity <> ''",
    severity=Severity.NOTE,
    basis="permenpanrb-88-2021#1b-5",
    field="text",
    proposal=("text", "{proposed}"),
    message="{called} “{text}” dibuka dengan “{activity}”, yang menyebut kegiatan, bukan keadaan yang tercapai.",
    hint="Rumuskan keadaan yang hendak dicapai, misalnya “Meningkatnya …”.",
    nothing="Dokumen ini tidak memuat sasaran atau hasil program.",
)
