"""Satu pengukuran mempunyai satu target.

Dua indikator dengan rumus atau definisi yang sama diukur dengan cara yang sama, sehingga hasilnya satu; target yang
berbeda membuat yang satu tercapai dan yang lain tidak. Rumus dan definisi yang sangat pendek tidak dibandingkan.

"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "IND-013",
    over="attributes",
    fails="twin <> ''",
    severity=Severity.WARNING,
    basis="konsistensi#sebutan",
    field="name",
    message="Indikator “{name}” diukur dengan cara yang sama dengan “{twin}”, tetapi targetnya berbeda.",
    hint="Samakan targetnya, gabungkan kedua indikator, atau bedakan cara mengukurnya.",
    nothing="Dokumen ini tidak memuat indikator tujuan atau sasaran.",
)
