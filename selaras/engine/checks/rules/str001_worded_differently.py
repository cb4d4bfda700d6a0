"""Tujuan dan sasaran berbunyi sama dengan Renstra.

Perbedaan huruf besar dan tanda baca tidak diperhatikan. Yang disebut hanya tujuan atau sasaran yang jelas dimaksudkan
sama, tetapi berbeda kata.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "STR-001",
    over="wordings",
    where="state IS NOT NULL",
    fails="state = 'differs'",
    severity=Severity.WARNING,
    basis="konsistensi#sebutan",
    proposal=("text", "{reference_text}"),
    message="Bunyi {kind_word} “{text}” berbeda dari Renstra: “{reference_text}” ({reference_place}).",
    hint="Pakai bunyi yang sama di seluruh dokumen, sesuai Renstra.",
    nothing="Dokumen ini tidak memuat tujuan dan sasaran Renstra untuk dibandingkan.",
)
