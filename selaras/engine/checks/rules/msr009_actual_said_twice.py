"""Satu realisasi tercetak dengan satu angka.

Yang dibandingkan adalah indikator yang bunyinya dan satuannya sama, untuk waktu yang sama, dalam dua tabel satu
berkas.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "MSR-009",
    over="actuals_said_twice",
    where="unit_differs = 0 AND value IS NOT NULL AND first_value IS NOT NULL",
    fails="value <> first_value",
    severity=Severity.ERROR,
    basis="konsistensi#sebutan",
    field="text",
    message="Realisasi {time_words} indikator “{name}” di sini {text}, sedangkan di {first_place} {first_text}.",
    hint="Periksa mana yang benar, lalu samakan keduanya.",
    nothing="Tidak ada realisasi yang dicantumkan dalam dua tabel.",
)
