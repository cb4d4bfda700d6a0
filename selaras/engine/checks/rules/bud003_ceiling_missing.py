"""Setiap sub kegiatan mempunyai pagu.

Rencana kerja memuat pendanaan setiap kegiatan. Tabel tanpa satu pagu pun tidak dinilai di sini.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "BUD-003",
    over="items",
    where="level = 'sub_kegiatan' AND document_has_ceilings = 1",
    fails="ceiling IS NULL",
    severity=Severity.ERROR,
    basis="uu-23-2014#273-3",
    field="ceiling",
    message="Pagu sub kegiatan {code} {name} ({unit_name}) belum diisi.",
    hint="Isi pagunya sesuai dokumen anggaran, atau hapus baris ini bila tidak dianggarkan.",
    nothing="Dokumen ini tidak memuat sub kegiatan dengan kolom pagu yang terisi.",
)
