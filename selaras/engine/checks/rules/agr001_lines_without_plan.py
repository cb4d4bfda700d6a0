"""Baris Perjanjian Kinerja mempunyai dasar.

Perjanjian Kinerja disusun dari Renstra dan dokumen anggaran. Baris yang tidak ada dalam rencana mana pun boleh
tercantum, misalnya karena penugasan bupati, tetapi dasarnya disebutkan. Satu catatan untuk seluruh dokumen.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "AGR-001",
    over="documents",
    where="lines > 0",
    fails="unplanned > 0",
    severity=Severity.NOTE,
    basis="permenpanrb-53-2014#lampiran-1-dasar",
    message="Dari {lines} baris {title}, {unplanned} baris tidak ada dalam Renstra, IKU, atau rencana tahunan: "
    "{unplanned_list}.",
    hint="Sebutkan dasar setiap baris itu: Renstra, surat penugasan, atau lainnya.",
    nothing="Dokumen ini tidak memuat Perjanjian Kinerja beserta rencana untuk dibandingkan.",
)
