"""Pagu perangkat daerah dan unit sama dengan jumlah pagu programnya.

Pagu kecamatan boleh dihitung dengan atau tanpa kelurahan; salah satu cara yang cocok sudah benar. Desa tidak pernah
dijumlahkan. Unit tanpa program, atau yang salah satu programnya belum berpagu, tidak dinilai.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "BUD-002",
    over="items",
    where="level = 'organisation' AND ceiling IS NOT NULL AND children > 0 AND children_unknown = 0",
    fails="ceiling <> children_ceiling AND ceiling <> children_ceiling_with_units",
    severity=Severity.ERROR,
    basis="konsistensi#jumlah",
    field="ceiling",
    message="Pagu {name} {ceiling:rupiah} tidak sama dengan jumlah pagu programnya, {children_ceiling:rupiah}.",
    hint="Periksa kembali pagu unit ini dan pagu setiap programnya, lalu samakan, atau lengkapi program yang belum "
    "tercantum.",
    nothing="Tidak ada unit yang pagunya dan semua pagu programnya diketahui.",
)
