"""Target Perjanjian Kinerja sama dengan target rencana.

Target dibandingkan dengan indikator yang sama dari unit yang sama dalam RKT atau Renja tahun itu; bila tidak ada, dalam
IKU atau Renstra.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "AGR-010",
    over="year_lines",
    fails="value <> planned_value",
    severity=Severity.WARNING,
    basis="permenpanrb-53-2014#lampiran-1-dasar",
    field="target",
    message="Target “{indicator}” dalam Perjanjian Kinerja {unit} {text}, sedangkan dalam {planned_in} {planned_text}.",
    hint="Samakan targetnya; bila sengaja diubah, sebutkan dasarnya pada baris Perjanjian Kinerja.",
    nothing="Tidak ada baris Perjanjian Kinerja yang indikatornya terdapat dalam rencana tahun itu.",
    across=True,
)
