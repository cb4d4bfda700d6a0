"""Yang disalin dari tahun lalu sudah ditinjau.

Baris dan paragraf yang disalin dari tahun sebelumnya bertanda belum ditinjau sampai diubah atau dipastikan. Satu
catatan untuk setiap jenis baris dalam satu dokumen.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "TXT-012",
    over="carried",
    fails="carried = 1",
    severity=Severity.WARNING,
    basis="konsistensi#tahun",
    message="Dalam {document} ada {count} {what} dari tahun lalu yang belum ditinjau.",
    hint="Buka dokumennya, lalu ubah atau pastikan satu per satu.",
    nothing="Tahun ini belum mempunyai rencana.",
    across=True,
)
