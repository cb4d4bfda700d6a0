"""Target tahun ini sama dengan target Renstra untuk tahun yang sama.

RKT dan Perjanjian Kinerja dijabarkan dari Renstra. Target dibandingkan untuk indikator yang bunyinya sama; angkanya
yang dibandingkan, bukan cara menulisnya.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "TGT-003",
    over="targets",
    where="document_kind <> 'renstra' AND value IS NOT NULL AND renstra_value IS NOT NULL",
    fails="value <> renstra_value",
    severity=Severity.WARNING,
    basis="permenpanrb-53-2014#lampiran-1-dasar",
    field="text",
    cause="{indicator}|{period}",
    message="Target {period} indikator “{indicator}” dalam {document_word} {text}, sedangkan dalam Renstra "
    "{renstra_text} ({renstra_place}).",
    hint="Samakan kedua target, atau jelaskan perubahan target dalam dokumen.",
    nothing="Tidak ada target yang dapat dibandingkan dengan Renstra.",
)
