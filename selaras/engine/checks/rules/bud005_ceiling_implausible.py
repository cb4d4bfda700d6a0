"""Besarnya pagu wajar.

Pagu yang sangat besar atau sangat kecil biasanya terjadi karena titik dan koma tertukar, atau karena pagu ditulis
dalam ribuan rupiah. Batasnya dapat diatur. Pagu nol tidak dinilai di sini.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "BUD-005",
    over="items",
    where="level IN ('organisation', 'sub_kegiatan') AND ceiling > 0",
    fails="ceiling > ceiling_highest OR ceiling < ceiling_lowest",
    severity=Severity.WARNING,
    basis="konsistensi#jumlah",
    field="ceiling",
    message="Pagu {level_word} {code} {name} sebesar {ceiling:rupiah} tidak wajar; biasanya antara "
    "{ceiling_lowest:rupiah} dan {ceiling_highest:rupiah}.",
    hint="Periksa apakah titik dan koma tertukar, atau apakah pagu ditulis dalam ribuan rupiah.",
    nothing="Dokumen ini tidak memuat pagu perangkat daerah atau sub kegiatan.",
)
