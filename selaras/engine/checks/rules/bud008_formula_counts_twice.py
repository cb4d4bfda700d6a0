"""Rumus jumlah menghitung setiap sel satu kali.

Satu sel terhitung dua kali bila disebut dua kali, bila induk dan anaknya dijumlahkan bersama, atau bila sel lain
dalam rumus itu sudah memuatnya.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "BUD-008",
    over="formulas",
    where="function = 'sum' AND twice IS NOT NULL",
    fails="twice > 0",
    severity=Severity.ERROR,
    basis="konsistensi#jumlah",
    field="text",
    message="Rumus sel {cell} ({name}), {text}: {twice_told}.",
    hint="Keluarkan sel itu dari salah satu rumus, sehingga setiap baris dihitung satu kali.",
    nothing="Berkas ini tidak memuat rumus penjumlahan yang dapat dibandingkan dengan susunan barisnya.",
)
