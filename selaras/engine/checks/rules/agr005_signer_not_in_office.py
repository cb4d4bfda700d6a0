"""Yang menandatangani memegang jabatannya pada hari itu.

Tanggal Perjanjian Kinerja dibandingkan dengan masa jabatan pejabat unit yang tercatat, definitif maupun Plt. dan Plh.
Unit tanpa catatan penunjukan dan perjanjian tanpa tanggal tidak dinilai.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "AGR-005",
    over="year_agreements",
    fails="in_office = 0",
    severity=Severity.ERROR,
    basis="konsistensi#jabatan",
    field="signed_on",
    message="Perjanjian Kinerja {unit} ditandatangani {signed_on:date}, sedangkan penunjukan pejabatnya tercatat "
    "{held_words}.",
    hint="Periksa tanggal penandatanganan dan masa jabatan pejabatnya; catat Plt. atau Plh. bila ada.",
    nothing="Tidak ada Perjanjian Kinerja bertanggal dari unit yang penunjukan pejabatnya tercatat.",
    across=True,
)
