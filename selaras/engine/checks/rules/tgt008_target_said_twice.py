"""Satu target tercetak dengan satu angka.

Yang dibandingkan adalah indikator yang bunyinya dan satuannya sama, untuk waktu yang sama, dalam dua tabel satu
berkas. Target Renstra dibandingkan oleh TGT-003. Perjanjian Kinerja beberapa pejabat boleh berbeda.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "TGT-008",
    over="targets_said_twice",
    where="unit_differs = 0 AND value IS NOT NULL AND first_value IS NOT NULL",
    fails="value <> first_value",
    severity=Severity.WARNING,
    basis="konsistensi#sebutan",
    field="text",
    message="Target {time_words} indikator “{name}” di sini {text}, sedangkan di {first_place} {first_text}.",
    hint="Periksa mana yang benar, lalu samakan keduanya, atau jelaskan mengapa berbeda.",
    nothing="Tidak ada target yang dicantumkan dalam dua tabel.",
)
