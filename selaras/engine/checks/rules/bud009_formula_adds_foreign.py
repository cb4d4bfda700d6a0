"""Rumus jumlah hanya memuat baris di bawahnya.

Baris milik induk lain membuat total ini terlalu besar, dan total di atasnya menghitung baris itu dua kali.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "BUD-009",
    over="formulas",
    where="function = 'sum' AND quantity = 'money' AND foreign_cells IS NOT NULL",
    fails="foreign_cells > 0",
    severity=Severity.ERROR,
    basis="konsistensi#jumlah",
    field="text",
    message="Rumus sel {cell} ({name}), {text}, ikut menjumlahkan {foreign_told}, yang bukan bagian dari baris ini.",
    hint="Keluarkan sel itu dari rumus, atau pindahkan barisnya ke bawah induk yang tepat.",
    nothing="Berkas ini tidak memuat rumus penjumlahan yang dapat dibandingkan dengan susunan barisnya.",
)
