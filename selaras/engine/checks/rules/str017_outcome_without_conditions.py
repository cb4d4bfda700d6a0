"""Setiap hasil akhir dan hasil antara diuraikan menjadi kondisi yang menopangnya.

Penjenjangan kinerja menguraikan hasil sampai keluaran. Hasil tanpa kondisi di bawahnya belum menunjukkan bagaimana ia
dicapai.

"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "STR-017",
    over="year_nodes",
    where="kind IN ('outcome', 'critical', 'intermediate')",
    fails="children = 0",
    severity=Severity.WARNING,
    basis="permenpanrb-89-2021#penjenjangan",
    field="text",
    message="{kind_word} “{text}” belum diuraikan: tidak ada kondisi yang menopangnya.",
    hint="Tambahkan kondisi di bawahnya sampai keluaran yang dihasilkan unit kerja.",
    nothing="Tahun ini belum mempunyai pohon kinerja.",
    across=True,
)
