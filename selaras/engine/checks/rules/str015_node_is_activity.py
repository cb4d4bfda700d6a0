"""Kondisi pada pohon kinerja dirumuskan sebagai keadaan, bukan kegiatan.

Pohon kinerja menunjukkan apa yang tercapai; kegiatan baru ditentukan sesudahnya. Yang diusulkan hanya bentuk katanya,
dan perumus yang memutuskan. Kata yang dianggap menyebut kegiatan tercantum dalam daftar Selaras.

"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "STR-015",
    over="year_nodes",
    fails="activity <> ''",
    severity=Severity.NOTE,
    basis="permenpanrb-89-2021#penjenjangan",
    field="text",
    proposal=("text", "{proposed}"),
    message="{kind_word} “{text}” dibuka dengan “{activity}”, yang menyebut kegiatan, bukan keadaan yang tercapai.",
    hint="Rumuskan keadaan yang hendak dicapai, misalnya “Tersedianya …” atau “Meningkatnya …”.",
    nothing="Tahun ini belum mempunyai pohon kinerja.",
    across=True,
)
