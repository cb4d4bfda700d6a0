"""Satu kode hanya mempunyai satu nama.

Nama dibandingkan tanpa memperhatikan huruf besar, tanda baca, dan spasi. Bila nama resminya diketahui, hanya baris
yang menyimpang dari nama resmi yang disebut. Bila nama yang tertulis adalah nama resmi kode lain dalam program yang
sama, mungkin kodenya yang salah, sehingga tidak ada nama yang diusulkan.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "COD-007",
    over="items",
    where="level <> 'organisation' AND code_fault = ''",
    fails="other_name IS NOT NULL",
    severity=Severity.ERROR,
    basis="konsistensi#sebutan",
    field="name",
    proposal=("name", "{name_proposed}"),
    cause="{code}|{folded}",
    message="Kode {code} bernama {name} pada {unit_name}, tetapi bernama {elsewhere}.",
    hint="Pakai satu nama untuk satu kode, sesuai nomenklatur; bila namanya yang benar, kodenya yang perlu diperbaiki.",
    nothing="Dokumen ini tidak memuat program, kegiatan, atau sub kegiatan.",
)
