"""Semua kode sub kegiatan dalam satu dokumen memakai banyaknya angka yang sama.

Dua angka dan empat angka berasal dari nomenklatur yang berbeda. Dokumen yang mencampur keduanya memakai dua daftar
sekaligus. Yang dianggap menyimpang adalah yang paling sedikit; bila sama banyak, tidak dinilai.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "COD-004",
    over="items",
    where="level = 'sub_kegiatan' AND usual_width IS NOT NULL",
    fails="width <> usual_width",
    severity=Severity.ERROR,
    basis="konsistensi#sebutan",
    proposal=("code", "{width_mended}"),
    cause="{code}|{folded}",
    message="Kode {code} untuk sub kegiatan {name} berakhir dengan {width} angka, sedangkan sub kegiatan lain dalam "
    "dokumen ini berakhir dengan {usual_width} angka.",
    hint="Pakai satu nomenklatur untuk seluruh dokumen, dan pastikan nama sub kegiatan sesuai dengan kodenya.",
    nothing="Dokumen ini tidak memuat sub kegiatan yang kodenya dapat dibandingkan.",
)
