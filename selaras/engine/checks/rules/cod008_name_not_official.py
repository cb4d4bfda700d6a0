"""Nama program, kegiatan, dan sub kegiatan sesuai dengan nomenklatur.

Nama ditetapkan dengan keputusan menteri dan tidak diubah oleh daerah. Huruf besar, tanda baca, dan spasi tidak
diperhatikan. Kode dengan dua nama dalam satu dokumen disebut oleh pemeriksaan COD-007.
"""

from selaras.engine.checks.check import check
from selaras.engine.law.nomenclature import ASK_FOR_LIST
from selaras.engine.tables.judgement import Severity

check(
    "COD-008",
    over="items",
    where="official = 'known' AND other_name IS NULL",
    fails="name_is_official = 0",
    severity=Severity.WARNING,
    basis="permendagri-90-2019#kode",
    proposal=("name", "{name_proposed}"),
    cause="{code}|{folded}",
    message="Nama {level_word} {code} tertulis {name}, sedangkan nama resminya {official_name}.",
    hint="Pakai nama resmi menurut nomenklatur ({official_title}), atau perbaiki kodenya.",
    nothing="Daftar nomenklatur {edition} belum dimuat. " + ASK_FOR_LIST,
)
