"""Target triwulan mencapai target tahun.

Target yang dijumlahkan harus berjumlah sama dengan target tahun; target kumulatif, persen, dan indeks harus sama pada
triwulan terakhir. Bila cara bacanya tidak disebut, cukup salah satu yang cocok. Dinilai bila keempat triwulan berisi
angka.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "TGT-010",
    over="year_quarters",
    where="quarters = 4",
    fails="CASE WHEN adds = 1 THEN sum_value <> year_value WHEN adds = 0 THEN last_value <> year_value "
    "ELSE sum_value <> year_value AND last_value <> year_value END",
    severity=Severity.WARNING,
    basis="konsistensi#jumlah",
    message="Target triwulan “{indicator}” {unit} {read_as} menjadi {come_to:number}, sedangkan target tahunnya "
    "{year_text}.",
    hint="Perbaiki target triwulan, atau sebutkan apakah targetnya kumulatif.",
    nothing="Tidak ada indikator Rencana Aksi dengan target tahun dan empat target triwulan.",
    across=True,
)
