"""Rumus jumlah memuat semua baris di bawahnya.

Baris yang tidak ikut dijumlah membuat total terlalu kecil. Yang disebut hanya baris yang nilainya bukan nol; baris
yang kosong atau nol boleh tidak disebut dalam rumus. Total di atasnya tidak disebut lagi.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "BUD-007",
    over="formulas",
    where="function = 'sum' AND quantity = 'money' AND left_out IS NOT NULL",
    fails="left_out > 0",
    severity=Severity.ERROR,
    basis="konsistensi#jumlah",
    field="text",
    message="Rumus sel {cell} ({name}), {text}, tidak menjumlahkan {left_out_told} yang ada di bawahnya, "
    "seluruhnya {left_out_amount:rupiah}.",
    hint="Tambahkan sel itu ke dalam rumus, misalnya dengan satu rentang dari baris pertama sampai baris terakhir.",
    nothing="Berkas ini tidak memuat rumus penjumlahan yang dapat dibandingkan dengan susunan barisnya.",
)
