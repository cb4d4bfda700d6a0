"""Satu pagu tercetak dengan satu angka.

Yang dibandingkan adalah pagu baris yang sama, untuk tahun yang sama, dalam dua tabel satu dokumen.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "BUD-020",
    over="ceilings_said_twice",
    where="value IS NOT NULL AND first_value IS NOT NULL",
    fails="value <> first_value",
    severity=Severity.ERROR,
    basis="konsistensi#sebutan",
    field="amount",
    message="Pagu {name} {time_words} di sini {value:rupiah}, sedangkan di {first_place} {first_value:rupiah}.",
    hint="Periksa mana yang benar, lalu samakan keduanya.",
    nothing="Tidak ada pagu yang dicantumkan dalam dua tabel.",
)
