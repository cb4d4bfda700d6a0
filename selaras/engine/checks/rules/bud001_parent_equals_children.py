"""Pagu program dan kegiatan sama dengan jumlah pagu di bawahnya.

Jumlah yang tidak sama membuat total dokumen dan total anggaran berbeda. Baris tanpa anak, atau yang salah satu
anaknya belum berpagu, tidak dinilai.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "BUD-001",
    over="items",
    where="level IN ('program', 'kegiatan') AND ceiling IS NOT NULL AND children > 0 AND children_unknown = 0",
    fails="ceiling <> children_ceiling",
    severity=Severity.ERROR,
    basis="konsistensi#jumlah",
    field="ceiling",
    message="Pagu {level_word} {code} {name} {ceiling:rupiah} tidak sama dengan jumlah pagu di bawahnya, "
    "{children_ceiling:rupiah}.",
    hint="Periksa pagu baris ini dan baris di bawahnya, lalu samakan, atau lengkapi baris yang belum tercantum.",
    nothing="Tidak ada program atau kegiatan yang pagunya dan semua pagu di bawahnya diketahui.",
)
